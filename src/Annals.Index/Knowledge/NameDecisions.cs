using System.Globalization;
using System.Text;
using Annals.Archive;
using Annals.Language.Entities;
using Annals.Language.Names;
using Annals.Language.Scripts;

namespace Annals.Index.Knowledge;

/// <summary>
/// Writes what a reader decides about names into the archive's <c>authority.txt</c>, as lines that a person can read and take back. A line
/// that a decision replaces stays as a comment. What hangs on it changes with the next catching up.
/// </summary>
/// <param name="today">The day that is written beside a decision.</param>
public sealed class NameDecisions(ArchiveFolder folder, DateOnly today)
{
    private const int ShortestName = 2;

    /// <summary>Two names are one entity's.</summary>
    /// <param name="name">The entity that the other becomes.</param>
    /// <param name="other">A name, with all that the authority file says belongs to it.</param>
    /// <exception cref="ArchiveException">The names cannot stand in the file, or it cannot be written.</exception>
    public void Merge(EntitySummary name, string other, EntityType otherType)
    {
        var own = OwnNames.Read(folder);
        var authority = Authority.BuiltInWith(own.Names);
        var (mine, theirs) = (EntryOf(authority, name.Name, name.Type, name.Latin), EntryOf(authority, other, otherType, null));
        Write(own, $"{other} is {mine.Name}", [mine with
        {
            Names = [.. mine.Names.Concat(theirs.Names).Distinct()],
            Latin = [.. mine.Latin.Concat(theirs.Latin).Distinct(StringComparer.OrdinalIgnoreCase)],
        }]);
    }

    /// <summary>A name is not this entity's but somebody else's.</summary>
    /// <exception cref="ArchiveException">The names cannot stand in the file, or it cannot be written.</exception>
    public void Split(EntitySummary name, string form)
    {
        var own = OwnNames.Read(folder);
        var mine = EntryOf(Authority.BuiltInWith(own.Names), name.Name, name.Type, name.Latin);
        var folded = EntityKey.Plain(form);
        if (folded == EntityKey.Plain(mine.Name))
        {
            throw new ArchiveException($"{form} is what {mine.Name} is called first: name one of its other forms");
        }

        var rest = mine with
        {
            Names = [.. mine.Names.Where(one => EntityKey.Plain(one) != folded)],
            Latin = [.. mine.Latin.Where(one => EntityKey.Plain(one) != folded)],
        };
        var isLatin = IsLatin(form);
        Write(own, $"{form} is not {mine.Name}", [rest, new AuthorityEntry(mine.Kind, form, isLatin ? [] : [form], isLatin ? [form] : [])]);
    }

    private static AuthorityEntry EntryOf(Authority authority, string name, EntityType type, string? latin)
    {
        foreach (var entry in authority.ByName(ChineseFold.Fold(name)))
        {
            if (TypeOf(entry.Kind) == type)
            {
                return entry;
            }
        }

        return IsLatin(name)
            ? authority.ByLatin(name) ?? new AuthorityEntry(KindOf(type), name, [], [name])
            : new AuthorityEntry(KindOf(type), name, [name], latin is null ? [] : [latin]);
    }

    private void Write(OwnNames own, string decision, IReadOnlyList<AuthorityEntry> entries)
    {
        var names = entries.SelectMany(static entry => entry.Names.Concat(entry.Latin)).ToList();
        foreach (var name in names.Where(static name => name.AsSpan().IndexOfAny("#=;\n\r") >= 0 || name.StartsWith('[') || name.Trim().Length < ShortestName))
        {
            throw new ArchiveException($"'{name}' cannot stand in {OwnNames.FileName}: a name has {ShortestName} characters at least and none of # = ; [");
        }

        var folded = names.Select(EntityKey.Plain).ToHashSet(StringComparer.Ordinal);
        var text = new StringBuilder();
        string? kind = null;
        foreach (var line in own.Text.Length == 0 ? [] : own.Text.TrimEnd('\n').Split('\n'))
        {
            kind = line.Trim() is ['[', .. var section, ']'] ? section : kind;
            text.Append(Replaces(line, kind) ? "# until " + Day() + ": " : "").Append(line).Append('\n');
        }

        foreach (var entry in entries)
        {
            text.Append(entry == entries[0] ? $"\n# {Day()}: {decision}\n" : "").Append(entry.Kind == kind ? "" : $"[{kind = entry.Kind}]\n").Append(LineOf(entry)).Append('\n');
        }

        var path = OwnNames.PathIn(folder);
        try
        {
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(text.ToString().TrimStart('\n')));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot write {path}: {exception.Message}", exception);
        }

        // A line of the file that has one of these names, of the same kind, is about the same.
        bool Replaces(string line, string? section)
            => section is not null && AuthorityFile.Parse($"[{section}]\n{line}").Entries is [var entry] && TypeOf(entry.Kind) == TypeOf(entries[0].Kind)
                && entry.Names.Concat(entry.Latin).Any(name => folded.Contains(EntityKey.Plain(name)));
    }

    private string Day() => today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string LineOf(AuthorityEntry entry)
        => string.Join(' ', entry.Names) + (entry.Latin.Count == 0 ? "" : (entry.Names.Count == 0 ? "= " : " = ") + string.Join("; ", entry.Latin));

    // Names in Chinese stand between blanks; whatever has a blank or letters of ours stands behind the '='.
    private static bool IsLatin(string name) => name.Contains(' ', StringComparison.Ordinal) || !name.Any(static character => character > '\u2e7f');

    private static EntityType TypeOf(string kind) => kind switch
    {
        "person" => EntityType.Person,
        "country" or "place" => EntityType.Place,
        "organisation" or "team" => EntityType.Organisation,
        "event" => EntityType.EventName,
        "document" => EntityType.Document,
        _ => EntityType.Other,
    };

    private static string KindOf(EntityType type) => type switch
    {
        EntityType.Person => "person",
        EntityType.Place => "place",
        EntityType.Organisation => "organisation",
        EntityType.EventName => "event",
        EntityType.Document => "document",
        _ => "other",
    };
}
