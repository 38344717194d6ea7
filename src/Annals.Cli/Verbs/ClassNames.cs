using Annals.Language.Comparing;

namespace Annals.Cli.Verbs;

/// <summary>The classes of changes as words, for people and for <c>--class</c>.</summary>
internal static class ClassNames
{
    private static readonly (ChangeClass Class, string Name)[] Names =
    [
        (ChangeClass.WholeArticle, "gone"),
        (ChangeClass.Headline, "headline"),
        (ChangeClass.Figure, "figure"),
        (ChangeClass.Name, "name"),
        (ChangeClass.Quotation, "quotation"),
        (ChangeClass.Addition, "addition"),
        (ChangeClass.Removal, "removal"),
        (ChangeClass.Wording, "wording"),
        (ChangeClass.Pictures, "pictures"),
    ];

    public static IReadOnlyList<string> All { get; } = [.. Names.Select(name => name.Name)];

    public static IReadOnlyList<string> List(ChangeClass classes) => [.. Names.Where(name => classes.HasFlag(name.Class)).Select(name => name.Name)];

    public static string Of(ChangeClass classes) => classes == ChangeClass.None ? "nothing that a reader sees" : string.Join(", ", List(classes));

    /// <exception cref="UsageException">There is no such class.</exception>
    public static ChangeClass Parse(string name)
        => Array.Find(Names, known => known.Name == name) is { Name: not null } found
            ? found.Class
            : throw new UsageException($"--class {name}: give one of {string.Join(", ", All)}");
}
