using Annals.Archive.Importing;

namespace Annals.Publish.Forms;

/// <summary>Takes a form back.</summary>
public interface IFormReader
{
    /// <summary>The form's name.</summary>
    string Name { get; }

    /// <summary>What it looks for, to complete the sentence "expected …": <c>a WARC file (begins with WARC/1.)</c>.</summary>
    string Expects { get; }

    /// <summary>Looks at the content, never at the name alone; cheap, and without exceptions for what is none.</summary>
    bool Recognises(ImportPath path);

    /// <summary>Everything in it, in the order in which it was kept. What is damaged is an item too, and the rest goes on.</summary>
    IEnumerable<ImportItem> Read(ImportPath path, CancellationToken cancellation);
}
