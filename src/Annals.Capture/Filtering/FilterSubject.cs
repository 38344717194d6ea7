using System.Text;
using Annals.Archive;
using Annals.Extraction.Text;
using Annals.Language.Detection;
using Annals.Language.Scripts;

namespace Annals.Capture.Filtering;

/// <summary>What a filter may look at of one article. Text is folded when it is first asked for.</summary>
public sealed class FilterSubject(Func<string> plain)
{
    private readonly Dictionary<FilterField, string> _folded = [];

    public required string Outlet { get; init; }

    public required string Title { get; init; }

    public required string Url { get; init; }

    /// <summary>Null for a page kept by itself and for an import.</summary>
    public string? Feed { get; init; }

    /// <summary>BCP 47, as the feed or the page says; null when neither does. What the text itself shows counts more.</summary>
    public string? DeclaredLanguage { get; init; }

    /// <summary>False while more of the text may come: then a word that is not there proves nothing, nor does a small length.</summary>
    public bool IsWhole { get; init; } = true;

    private string Plain => field ??= plain();

    /// <summary>The characters of the body that are no blanks.</summary>
    public int Length => _length ??= Plain.EnumerateRunes().Count(rune => !Rune.IsWhiteSpace(rune));

    private int? _length;

    public static FilterSubject Of(Draft draft, bool isWhole) => new(() => HtmlText.ToPlainText(draft.Body))
    {
        Outlet = draft.Outlet,
        Title = draft.Title,
        Url = draft.Url,
        Feed = draft.Feed,
        DeclaredLanguage = draft.Language,
        IsWhole = isWhole,
    };

    /// <summary>Folded for matching; null when it is not known.</summary>
    internal string? Folded(FilterField wanted)
    {
        if (_folded.TryGetValue(wanted, out var known))
        {
            return known;
        }

        var text = wanted switch
        {
            FilterField.Outlet => Outlet,
            FilterField.Title => Title.Length > 0 ? Title : null,
            FilterField.Url => Url,
            FilterField.Feed => Feed,
            _ => Title + "\n" + Plain,
        };
        return text is null ? null : _folded[wanted] = ChineseFold.Fold(text);
    }

    /// <summary>True when the article is in this language; null when nobody knows its language.</summary>
    /// <param name="tag">BCP 47 in small letters: <c>zh</c> is also true for <c>zh-Hans</c>.</param>
    internal bool? IsIn(string tag)
    {
        // Feeds made from a template say en-US of anything: a text that shows its language is believed first.
        var shown = LanguageGuess.Of(Title + "\n" + Plain);
        var isCredible = shown is null || DeclaredLanguage is not null && Primary(shown) == Primary(DeclaredLanguage);
        var declared = isCredible ? DeclaredLanguage : null;
        return shown is null && string.IsNullOrWhiteSpace(declared) ? null : IsWithin(shown, tag) || IsWithin(declared, tag);
    }

    private static string Primary(string language) => Normal(language).Split('-')[0];

    private static string Normal(string language) => language.Trim().Replace('_', '-').ToLowerInvariant();

    private static bool IsWithin(string? language, string tag)
        => language is not null && (Normal(language) + "-").StartsWith(tag + "-", StringComparison.Ordinal);
}
