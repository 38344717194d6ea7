using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Annals.Archive;
using Annals.Publish.Epub;
using Annals.Publish.Selecting;
using Annals.Publish.Tests.Support;

namespace Annals.Publish.Tests.Epub;

public sealed class EpubTests : IDisposable
{
    private static readonly XNamespace Opf = "http://www.idpf.org/2007/opf";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_book_of_everything_that_is_odd_passes_epubcheck()
    {
        const string Jar = "/usr/share/java/epubcheck.jar";
        if (!File.Exists(Jar))
        {
            Assert.Skip("EPUBCHECK IS NOT INSTALLED, and nothing was proved: apt-get install epubcheck");
        }

        var said = Run("java", ["-jar", Jar, Exported(Illustrated.Make(_folder), "book")]);

        Assert.Contains("No errors or warnings detected", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_entry_says_what_the_file_is_where_everybody_looks()
    {
        var file = File.ReadAllBytes(Exported(Illustrated.Make(_folder), "book"));

        Assert.Equal("mimetypeapplication/epub+zip", Encoding.ASCII.GetString(file, 30, 28));
    }

    [Fact]
    public void Everything_in_the_book_is_listed_and_everything_listed_is_there()
    {
        using var book = ZipFile.OpenRead(Exported(Illustrated.Make(_folder), "book"));
        var listed = Xml(book, "EPUB/package.opf").Descendants(Opf + "item").Select(item => "EPUB/" + item.Attribute("href")!.Value).Order(StringComparer.Ordinal);

        Assert.Equal(listed, book.Entries.Select(entry => entry.FullName).Where(name => name is not ("mimetype" or "META-INF/container.xml" or "EPUB/package.opf")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_article_carries_what_proves_where_it_comes_from()
    {
        var archive = Illustrated.Make(_folder);
        var harbour = SmallArchive.Everything(archive).Articles.Single(article => article.Outlet == "The Courier");
        using var book = ZipFile.OpenRead(Exported(archive, "book"));

        var text = Xml(book, $"EPUB/articles/{harbour.Id}.xhtml").Root!.Value;

        Assert.Contains($"/a/{harbour.Id}@2", text, StringComparison.Ordinal);
        Assert.Contains(harbour.Current.Line.Sha256, text, StringComparison.Ordinal);
        Assert.Contains("https://news.example/harbour", text, StringComparison.Ordinal);
        Assert.Contains("Captured: 3 May 2024 12:00", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_is_in_the_book_and_one_that_is_missing_is_said_to_be()
    {
        var archive = Illustrated.Make(_folder);
        var harbour = SmallArchive.Everything(archive).Articles.Single(article => article.Outlet == "The Courier");
        using var book = ZipFile.OpenRead(Exported(archive, "book"));

        var page = Xml(book, $"EPUB/articles/{harbour.Id}.xhtml");

        var source = Assert.Single(page.Descendants(Xhtml + "img")).Attribute("src")!.Value;
        Assert.Equal("The \"quay\"", page.Descendants(Xhtml + "img").Single().Attribute("alt")!.Value);
        Assert.Equal(Illustrated.Png, Bytes(book, "EPUB/" + source[3..]));
        Assert.Equal(2, page.Descendants(Xhtml + "span").Count(span => span.Attribute("class")?.Value == "missing"));
    }

    [Fact]
    public void Every_article_says_its_own_language()
    {
        var archive = Illustrated.Make(_folder);
        using var book = ZipFile.OpenRead(Exported(archive, "book"));

        var page = Xml(book, $"EPUB/articles/{ArticleId.For(CanonicalUrl.From(SmallArchive.Bridge.Url))}.xhtml");

        Assert.Equal("en", page.Root!.Attribute("lang")!.Value);
        Assert.Equal("zh-Hans", page.Descendants(Xhtml + "h1").Single().Attribute("lang")!.Value);
    }

    [Fact]
    public void The_same_state_gives_the_same_bytes()
    {
        var archive = Illustrated.Make(_folder);

        Assert.Equal(File.ReadAllBytes(Exported(archive, "one")), File.ReadAllBytes(Exported(archive, "two")));
    }

    [Fact]
    public void A_book_into_a_pipe_is_the_same_book()
    {
        var archive = Illustrated.Make(_folder);
        using var pipe = new MemoryStream();
        using (var forwardOnly = new BufferedStream(new ForwardOnly(pipe)))
        {
            new EpubForm().Write(SmallArchive.Run(archive), forwardOnly);
        }

        Assert.Equal(File.ReadAllBytes(Exported(archive, "one")), pipe.ToArray());
    }

    [Fact]
    public void What_was_exported_and_taken_back_is_the_same_archive_with_the_pictures_it_shows()
    {
        var archive = Illustrated.Make(_folder);

        var (again, summary) = SmallArchive.TakeBack(Exported(archive, "book"), _folder["again"]);

        Assert.Empty(summary.Failed);
        Assert.Equal(1, summary.Pictures);
        Assert.Equal(SmallArchive.Contents(archive), SmallArchive.Contents(again));
    }

    [Fact]
    public void Of_a_book_that_was_cut_off_what_is_whole_is_taken_and_the_place_is_said()
    {
        var book = Exported(Illustrated.Make(_folder), "book");
        var file = File.ReadAllBytes(book);
        File.WriteAllBytes(book, file[..^4000]);

        var (_, summary) = SmallArchive.TakeBack(book, _folder["again"]);

        Assert.Contains(", byte ", summary.Failed[0].Path, StringComparison.Ordinal);
        Assert.InRange(summary.New, 10, 30);
    }

    [Fact]
    public void An_altered_post_in_a_book_is_named_and_not_taken()
    {
        var book = Exported(Illustrated.Make(_folder), "book");
        var all = SmallArchive.TakeBack(book, _folder["whole"]).Summary;
        using (var zip = ZipFile.Open(book, ZipArchiveMode.Update))
        {
            var post = zip.Entries.First(entry => entry.FullName.StartsWith("EPUB/posts/", StringComparison.Ordinal) && entry.FullName.EndsWith(".1.md", StringComparison.Ordinal));
            using var stream = post.Open();
            stream.Seek(0, SeekOrigin.End);
            stream.WriteByte((byte)'x');
        }

        var (_, summary) = SmallArchive.TakeBack(book, _folder["again"]);

        Assert.Contains("SHA-256", Assert.Single(summary.Failed).Reason, StringComparison.Ordinal);
        Assert.Equal(all.Found, summary.Found);
    }

    [Fact]
    public void A_book_that_Annals_did_not_make_is_said_to_be_one()
    {
        var path = _folder["foreign.epub"];
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using var stream = zip.CreateEntry("mimetype", CompressionLevel.NoCompression).Open();
            stream.Write("application/epub+zip"u8);
        }

        var (_, summary) = SmallArchive.TakeBack(path, _folder["again"]);

        Assert.Contains("Annals did not make", Assert.Single(summary.Failed).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_in_the_archive_is_left_out_and_said_in_the_book()
    {
        var archive = Illustrated.Make(_folder);
        File.Delete(archive.Resolve(SmallArchive.Everything(archive).Articles[0].Current.Path));
        var run = SmallArchive.Run(archive);
        using var output = new MemoryStream();

        new EpubForm().Write(run, output);

        using var book = new ZipArchive(output, ZipArchiveMode.Read);
        Assert.Contains(run.LeftOut[0].Path, Xml(book, "EPUB/about.xhtml").Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_print_is_said_and_leaves_no_file()
        => Assert.Throws<PublishException>(() => new EpubForm().Write(SmallArchive.Run(Illustrated.Make(_folder), new SelectionQuery { Outlet = "nobody" }), Stream.Null));

    private string Exported(ArchiveFolder archive, string name)
    {
        var run = SmallArchive.Run(archive);
        using var output = new FileStream(_folder[name + ".epub"], FileMode.Create);
        new EpubForm().Write(run, output);
        Assert.Empty(run.LeftOut);
        return output.Name;
    }

    private static XDocument Xml(ZipArchive book, string name) => XDocument.Parse(Encoding.UTF8.GetString(Bytes(book, name)));

    private static byte[] Bytes(ZipArchive book, string name)
    {
        using var stream = book.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said + errors.Result;
    }

    private sealed class ForwardOnly(Stream target) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => target.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => target.Write(buffer, offset, count);
    }
}
