using Annals.Publish.Forms.Trees;
using Annals.Publish.Selecting;

namespace Annals.Publish.Forms.Generators;

/// <summary>
/// A tree that <c>jekyll build</c> turns into a site. Bodies are HTML files, which Jekyll hands on as they are, and Liquid is
/// switched off in each: braces in an article are text.
/// </summary>
public sealed class JekyllForm : GeneratorForm
{
    public override string Name => "jekyll";

    public override string About => "a tree that Jekyll builds";

    public override string Expects => "a folder that 'export --format jekyll' wrote (has revisions.jsonl and _config.yml)";

    protected override IReadOnlyList<string> OwnFiles { get; } = ["_config.yml", "_layouts/post.html", "_layouts/default.html", "index.html", "style.css"];

    public override bool Recognises(ImportPath path) => path.Has("_config.yml") && RevisionList.IsIn(path);

    // Jekyll reads the date out of a post's name and wants four digits of year, which the archive's own names have.
    protected override string PathOf(SelectedArticle article) => Path.ChangeExtension(article.Current.Line.Path, ".html");

    protected override void AddKeys(FrontMatterWriter keys, SelectedArticle article)
    {
        keys.Add("layout", "post");
        keys.Add("permalink", $"/a/{article.Id}/");
        keys.Add("render_with_liquid", false);
    }
}
