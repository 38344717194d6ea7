using Annals.Archive.Posts;
using Annals.RealData.Tests.Support;

namespace Annals.RealData.Tests;

public class PostFormatTests(ITestOutputHelper output)
{
    [Fact]
    public void All_seeds_are_recognised_and_written_back_byte_for_byte()
    {
        var seeds = Directory.GetFiles(SharedData.Require("seeds"), "*.txt");

        var unchanged = seeds.Count(IsWrittenBack);

        output.WriteLine($"{unchanged} of {seeds.Length} seeds written back byte for byte");
        Assert.Equal(seeds.Length, unchanged);
        Assert.All(seeds, seed => Assert.NotEqual(PostFormat.Unrecognised, PostFile.Parse(File.ReadAllBytes(seed)).Format));
    }

    [Fact]
    public void All_posts_of_the_corpus_are_recognised_and_written_back_byte_for_byte()
    {
        var posts = Directory.GetFiles(SharedData.RequireCorpus(), "*.md", SearchOption.AllDirectories);

        var unrecognised = posts.AsParallel().Where(post => PostFile.Parse(File.ReadAllBytes(post)).Format != PostFormat.Post).ToList();
        var changed = posts.AsParallel().Where(post => !IsWrittenBack(post)).ToList();

        output.WriteLine($"{posts.Length - changed.Count} of {posts.Length} posts written back byte for byte, {unrecognised.Count} not recognised");
        Assert.Empty(unrecognised);
        Assert.Empty(changed);
    }

    private static bool IsWrittenBack(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return PostFile.Parse(bytes).ToBytes().AsSpan().SequenceEqual(bytes);
    }
}
