namespace Annals.Pages.Layout;

/// <summary>What a page shows, to be taken along as a file.</summary>
/// <param name="Name">What the file is, in no language: <c>EPUB</c>, <c>JSON</c>.</param>
public sealed record FileLink(string Address, string Name);
