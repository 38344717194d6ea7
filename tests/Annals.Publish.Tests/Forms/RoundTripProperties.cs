using System.Text;
using Annals.Archive;
using Annals.Archive.Importing;
using Annals.Archive.Journal;
using Annals.Archive.Posts;
using Annals.Archive.Writing;
using Annals.Publish.Forms;
using Annals.Publish.Output;
using Annals.Publish.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Publish.Tests.Forms;

/// <summary>Whatever bytes a post file has, and whatever the journal says of it: every whole form gives both back.</summary>
public class RoundTripProperties
{
    private static readonly string[] Pieces =
    [
        "---\n", "---", "\n", "\r\n", "<!--1714717800000-->\n", "<!--NaN-->\n", "[题目](https://news.example/x)\n", "------\n\n", "<div>\n", "\n</div>\n", "title: \"", "\"\n", "title: a: b\n",
        "{{", "{{<", "{{%", "{&#123;<", "{% raw %}", "\uFEFF", "\0", "\u2028", "😀", "繁體", "שלום", "\\", "\"", "<p>text</p>", "]( ", "\t",
    ];

    private static readonly Gen<byte[]> Files = Gen.OneOf(
        Gen.Elements(Pieces).ListOf().Select(pieces => Encoding.UTF8.GetBytes(string.Concat(pieces))),
        Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(),
        from body in Gen.Elements(Pieces).ListOf()
        from damage in Gen.Elements<byte[]>([], [0xff], [0xc3])
        select (byte[])[.. SmallArchive.Utf8("<!--1714717800000-->\n[t](https://news.example/y)\n------\n\n" + string.Concat(body)), .. damage, (byte)'\n']);

    [Theory]
    [InlineData("jsonl")]
    [InlineData("post")]
    [InlineData("jekyll")]
    [InlineData("hugo")]
    [InlineData("research")]
    public void Any_bytes_come_back(string form)
        => Prop.ForAll(Files.NonEmptyListOf().Where(files => files.Any(file => file.Length > 0)).ToArbitrary(), files => ComesBack(form, files)).Check(Config.QuickThrowOnFailure.WithMaxTest(10));

    [Fact]
    public void Lines_damaged_in_any_way_are_counted_and_nothing_throws()
    {
        using var folder = new TemporaryFolder();
        var archive = SmallArchive.Make(folder);
        using var exported = new MemoryStream();
        new Annals.Publish.Forms.JsonLines.JsonLinesForm().Write(SmallArchive.Run(archive), exported);
        var lines = exported.ToArray();
        var damage = from at in Gen.Choose(0, lines.Length - 1) from value in Gen.Elements(0, '"', '\\', '}', '0', 0xff, ':', ',', 'n') select (at, (byte)value);
        var file = folder["damaged.jsonl"];

        Prop.ForAll(damage.NonEmptyListOf().ToArbitrary(), changes =>
        {
            var damaged = lines.ToArray();
            foreach (var (at, value) in changes)
            {
                damaged[at] = value;
            }

            File.WriteAllBytes(file, damaged);
            var items = new Annals.Publish.Forms.JsonLines.JsonLinesReader().Read(ImportPath.Open(file), CancellationToken.None).ToList();
            return items.Count == File.ReadLines(file).Count() && items.TrueForAll(item => item is RevisionItem or DamagedItem);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static bool ComesBack(string form, IList<byte[]> files)
    {
        using var folder = new TemporaryFolder();
        ArchiveFolder archive;
        using (var writer = SmallArchive.Open(folder["archive"]))
        {
            archive = writer.Folder;
            writer.Keep([.. files.Select((file, i) => new ImportedPost($"{i}.md", file, ContentHash.Of(file), PostFile.Parse(file), null, $"outlet {i % 3}") { Tags = i % 2 == 0 ? [] : ["a, b", "c"] })]);
        }

        var run = SmallArchive.Run(archive);
        switch (FormList.Forms.Single(candidate => candidate.Name == form))
        {
            case IFileForm file:
                using (var output = File.Create(folder["out"]))
                {
                    file.Write(run, output);
                }

                break;
            case ITreeForm tree:
                tree.Write(run, OutputFolder.Claim(folder["out"], form));
                break;
        }

        var (again, summary) = SmallArchive.TakeBack(folder["out"], folder["again"]);
        Assert.Empty(summary.Failed);
        Assert.Equal(SmallArchive.Contents(archive), SmallArchive.Contents(again));
        return true;
    }
}
