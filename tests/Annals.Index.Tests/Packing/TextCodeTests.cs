using Annals.Index.Articles;
using Annals.Index.Packing;
using Annals.Index.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Index.Tests.Packing;

public sealed class TextCodeTests
{
    private static readonly string[] Sample =
        [.. Enumerable.Range(0, 200).SelectMany(i => new[] { $"渭滩市第{i}座大桥通车", $"The ferry of Weitan sails again on day {i}", $"https://news.example/weitan/{i}.html" })];

    private static readonly TextCode Code = TextCodeTrainer.Train(Sample);

    [Fact]
    public void Any_text_comes_back()
        => Prop.ForAll<string?>(text => ComesBack(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void Texts_like_the_sample_come_back_in_a_quarter_of_their_bytes()
    {
        const string text = "渭滩市第77座大桥通车. The ferry of Weitan sails again on day 9";
        Assert.True(ComesBack(text));
        Assert.InRange(Pack(text).Length, 1, System.Text.Encoding.UTF8.GetByteCount(text) / 4);
    }

    [Fact]
    public void What_the_sample_never_had_comes_back() => Assert.True(ComesBack("Ærø \0 \ud83d half a pair, Москва"));

    [Fact]
    public void A_code_made_of_nothing_packs_everything()
    {
        var code = TextCodeTrainer.Train([]);
        var writer = new BitWriter();
        code.Write(writer, "Weitan");
        var target = new char[6];
        var reader = new BitReader(writer.Finish());
        code.Read(ref reader, target);
        Assert.Equal("Weitan", new string(target));
    }

    [Fact]
    public void A_code_that_was_written_down_packs_the_same()
    {
        var bytes = new List<byte>();
        Code.WriteTo(bytes);
        var at = 0;
        var copy = TextCode.ReadFrom(bytes.ToArray(), ref at);
        var writer = new BitWriter();
        copy.Write(writer, Sample[7]);
        Assert.Equal(Pack(Sample[7]), writer.Finish());
        Assert.Equal(bytes.Count, at);
    }

    [Fact]
    public void Damaged_bits_are_a_damaged_index_and_no_endless_text()
    {
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            try
            {
                var reader = new BitReader(bytes);
                Code.Read(ref reader, new char[random.Next(200)]);
            }
            catch (DatabaseException exception)
            {
                Assert.True(exception.IsDamage);
            }
        }
    }

    [Fact]
    public void An_articles_texts_come_back_from_its_row()
        => Prop.ForAll<string[]?>(given =>
        {
            var words = (given ?? []).Select(word => word ?? "").Append("渭滩").ToArray();
            string At(int i) => words[i % words.Length];
            ArticleTexts[] all =
            [
                new(At(0), At(1), null, At(2), null, $"_posts/2020-09/2020-09-01-{At(0)}.md", At(3)),
                new(At(1), "https://news.example/1", At(4), "feed", At(5), At(6), ""),
                new("渭滩大桥", "", "", "", "", "_posts/2020-09/2020-09-01-渭滩大桥.md", At(3)),
                new("2020", "", null, "import", null, "2020", ""),
            ];
            RowCode[] codes = [RowCode.Train(1, []), RowCode.Train(2, all)];
            return all.All(texts => codes.All(code => RowCode.Unpack(code.Pack(texts), codes) == texts));
        }).QuickCheckThrowOnFailure();

    private static byte[] Pack(string text)
    {
        var writer = new BitWriter();
        Code.Write(writer, text);
        return writer.Finish();
    }

    private static bool ComesBack(string text)
    {
        var target = new char[text.Length];
        var reader = new BitReader(Pack(text));
        Code.Read(ref reader, target);
        return text.AsSpan().SequenceEqual(target);
    }
}
