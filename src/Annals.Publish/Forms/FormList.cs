using Annals.Publish.Epub;
using Annals.Publish.Forms.Archives;
using Annals.Publish.Forms.Generators;
using Annals.Publish.Forms.JsonLines;
using Annals.Publish.Forms.Opml;
using Annals.Publish.Forms.Research;
using Annals.Publish.Forms.Trees;
using Annals.Publish.Warc;

namespace Annals.Publish.Forms;

/// <summary>Every form there is: a form is switched on by a line here.</summary>
public static class FormList
{
    /// <summary>What <c>export</c> can write.</summary>
    public static IReadOnlyList<IForm> Forms { get; } =
    [
        new PostForm(),
        new PlainForm(),
        new JekyllForm(),
        new HugoForm(),
        new JsonLinesForm(),
        new ResearchForm(),
        new OpmlForm(),
        new EpubForm(),
        new WarcForm(),
    ];

    /// <summary>What <c>import</c> recognises, the most particular first. Folders of posts that none of these takes are imported as they lie.</summary>
    public static IReadOnlyList<IFormReader> Readers { get; } =
    [
        new ArchiveReader(),
        new JekyllForm(),
        new HugoForm(),
        new PostForm(),
        new ResearchForm(),
        new OpmlForm(),
        new JsonLinesReader(),
        new EpubFormReader(),
        new WarcFormReader(),
    ];
}
