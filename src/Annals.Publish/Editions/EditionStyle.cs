namespace Annals.Publish.Editions;

/// <summary>The style sheets of books and of printed pages, out of the assembly.</summary>
internal static class EditionStyle
{
    public static void WriteBook(Stream target) => Copy("book.css", target);

    public static void WritePaper(Stream target) => Copy("paper.css", target);

    private static void Copy(string name, Stream target)
    {
        using var stream = typeof(EditionStyle).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded in the assembly");
        stream.CopyTo(target);
    }
}
