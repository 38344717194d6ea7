using Annals.Publish.Forms.Trees;
using Annals.Publish.Selecting;

namespace Annals.Publish.Forms.Generators;

/// <summary>
/// A tree that <c>hugo</c> turns into a site. Bodies are HTML files, which Hugo hands on as they are but for its shortcodes:
/// their brace is written as a character reference, which reads the same.
/// </summary>
public sealed class HugoForm : GeneratorForm
{
    public override string Name => "hugo";

    public override string About => "a tree that Hugo builds";

    public override string Expects => "a folder that 'export --format hugo' wrote (has revisions.jsonl and config.toml)";

    protected override IReadOnlyList<string> OwnFiles { get; } = ["config.toml", "layouts/_default/single.html", "layouts/_default/list.html", "layouts/404.html", "static/style.css"];

    public override bool Recognises(ImportPath path) => path.Has("config.toml") && RevisionList.IsIn(path);

    protected override string PathOf(SelectedArticle article) => $"content/a/{article.Current.Line.Path.Split('/')[1]}/{article.Id}.html";

    protected override void AddKeys(FrontMatterWriter keys, SelectedArticle article) => keys.Add("url", $"/a/{article.Id}/");

    // Hugo: "{{<" and "{{%" call a shortcode in any kind of content file.
    protected override string Escape(string body)
        => body.Replace("{{<", "{&#123;<", StringComparison.Ordinal).Replace("{{%", "{&#123;%", StringComparison.Ordinal);

    protected override string Unescape(string escaped)
        => escaped.Replace("{&#123;<", "{{<", StringComparison.Ordinal).Replace("{&#123;%", "{{%", StringComparison.Ordinal);
}
