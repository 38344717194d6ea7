using System.Text;
using Annals.Language.Scripts;

namespace Annals.Language.Variants;

/// <summary>
/// Names that are written differently from place to place, such as 特朗普 and 川普. Text of one name a line, its spellings
/// between blanks; <c>!text</c> is a longer text in which a spelling of the line is none; <c>#</c> begins a comment. Never
/// changes. Lines that share a spelling are one name.
/// </summary>
public sealed class VariantTable
{
    // More would cost a search more than it finds.
    private const int MostVariants = 8;
    private const int ShortestSpelling = 2;
    private const int LongestSpelling = 40;

    private readonly Dictionary<string, Name> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<char, int> _longest = [];

    private VariantTable(IEnumerable<Name> names, IReadOnlyList<string> problems)
    {
        Problems = problems;
        foreach (var name in names)
        {
            Add(name);
        }
    }

    /// <summary>Knows no name.</summary>
    public static VariantTable None { get; } = new([], []);

    /// <summary>The table that comes with Annals.</summary>
    public static VariantTable BuiltIn { get; } = Parse(Resource());

    /// <summary>Lines that were left out, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Never throws: what is no line of a table is left out and said in <see cref="Problems"/>.</summary>
    public static VariantTable Parse(string text)
    {
        var names = new List<Name>();
        var problems = new List<string>();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var words = line.ToString().Split('#')[0].Split([' ', '\t', '\u3000', '\ufeff'], StringSplitOptions.RemoveEmptyEntries).Select(ChineseFold.Fold).ToList();
            var spellings = words.Where(word => word[0] != '!').Distinct().ToList();
            if (words.Count == 0)
            {
                continue;
            }

            if (words.Distinct().Count(word => word[0] != '!') < 2)
            {
                problems.Add($"line {number}: a name needs two spellings that differ in more than their script");
            }
            else if (spellings.Find(spelling => spelling.Length is < ShortestSpelling or > LongestSpelling) is { } odd)
            {
                problems.Add($"line {number}: '{odd}' must have {ShortestSpelling} to {LongestSpelling} characters");
            }
            else
            {
                names.Add(new Name(spellings, [.. words.Where(word => word[0] == '!' && word.Length > 1).Select(word => word[1..])]));
            }
        }

        return new VariantTable(names, problems);
    }

    /// <summary>Both tables' names, and the other one's problems.</summary>
    public VariantTable With(VariantTable other) => new(_names.Values.Concat(other._names.Values), other.Problems);

    /// <summary>The phrase with its names in their other spellings, without the phrase itself; empty when it holds no name.</summary>
    public IReadOnlyList<Variant> Of(string phrase)
    {
        var folded = ChineseFold.Fold(phrase);
        var variants = new List<Variant> { new("", []) };
        var copied = 0;
        for (var at = 0; at < folded.Length;)
        {
            if (NameAt(folded, at) is not var (spelling, name))
            {
                at++;
                continue;
            }

            var before = folded[copied..at];
            variants = [.. variants.SelectMany(variant => Continue(variant, before, spelling, name)).Take(MostVariants + 1)];
            copied = at += spelling.Length;
        }

        return copied == 0 ? [] : [.. variants.Select(variant => variant with { Text = variant.Text + folded[copied..] }).Where(variant => variant.Text != folded)];
    }

    /// <summary>Folded text with every name in the spelling its line begins with, so that two texts can be compared.</summary>
    /// <param name="mark">A place in the text, kept where it was.</param>
    public string Canonical(string folded, ref int mark)
    {
        StringBuilder? built = null;
        var (copied, moved) = (0, 0);
        for (var at = 0; at + 1 < folded.Length; at++)
        {
            if (!_longest.ContainsKey(folded[at]) || NameAt(folded, at) is not var (spelling, name))
            {
                continue;
            }

            var canonical = name.Spellings[0];
            if (canonical != spelling)
            {
                built ??= new StringBuilder(folded.Length + 16);
                built.Append(folded, copied, at - copied).Append(canonical);
                copied = at + spelling.Length;
                moved += at < mark ? canonical.Length - spelling.Length : 0;
            }

            at += spelling.Length - 1;
        }

        mark += moved;
        return built is null ? folded : built.Append(folded, copied, folded.Length - copied).ToString();
    }

    // The spelling that stands in the phrase comes first, so that a cut takes the odd mixtures away.
    private static IEnumerable<Variant> Continue(Variant variant, string before, string spelling, Name name)
    {
        foreach (var other in name.Spellings.OrderBy(other => other == spelling ? 0 : 1))
        {
            var start = variant.Text.Length + before.Length;
            var unless = name.Unless.Where(context => context.Contains(other, StringComparison.Ordinal))
                .Select(context => new VariantContext(context, start - context.IndexOf(other, StringComparison.Ordinal)));
            yield return new Variant(variant.Text + before + other, [.. variant.Unless, .. unless]);
        }
    }

    private (string Spelling, Name Name)? NameAt(string folded, int at)
    {
        var names = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(_longest.GetValueOrDefault(folded[at]), folded.Length - at); length >= ShortestSpelling; length--)
        {
            if (names.TryGetValue(folded.AsSpan(at, length), out var spelling, out var name) && !IsElse(name, spelling, folded, at))
            {
                return (spelling, name);
            }
        }

        return null;
    }

    private static bool IsElse(Name name, string spelling, string folded, int at) => name.Unless.Any(context => Surrounds(context, spelling, folded, at));

    private static bool Surrounds(string context, string spelling, string text, int at)
        => context.IndexOf(spelling, StringComparison.Ordinal) is >= 0 and var inside
            && at >= inside
            && string.CompareOrdinal(text, at - inside, context, 0, context.Length) == 0;

    private void Add(Name name)
    {
        var same = name.Spellings.Select(spelling => _names.GetValueOrDefault(spelling)).OfType<Name>().Distinct().Append(name).ToList();
        var whole = new Name([.. same.SelectMany(one => one.Spellings).Distinct()], [.. same.SelectMany(one => one.Unless).Distinct()]);
        foreach (var spelling in whole.Spellings)
        {
            _names[spelling] = whole;
            _longest[spelling[0]] = Math.Max(_longest.GetValueOrDefault(spelling[0]), spelling.Length);
        }
    }

    private static string Resource()
    {
        using var stream = typeof(VariantTable).Assembly.GetManifestResourceStream("variants.txt")
            ?? throw new InvalidOperationException("variants.txt is not embedded in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    // A class, so that two names are one only when they are the same object.
    private sealed class Name(IReadOnlyList<string> spellings, IReadOnlyList<string> unless)
    {
        public IReadOnlyList<string> Spellings { get; } = spellings;

        public IReadOnlyList<string> Unless { get; } = unless;
    }
}
