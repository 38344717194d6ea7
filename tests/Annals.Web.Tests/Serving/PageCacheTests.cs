using Annals.Web.Serving;

namespace Annals.Web.Tests.Serving;

public class PageCacheTests
{
    [Fact]
    public async Task A_page_is_made_once()
    {
        var cache = new PageCache(1 << 20);
        var made = 0;

        var first = await cache.GetOrMakeAsync("a", () => Task.FromResult<CachedPage?>(Page(++made)));
        var second = await cache.GetOrMakeAsync("a", () => Task.FromResult<CachedPage?>(Page(++made)));

        Assert.Same(first, second);
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Who_asks_while_a_page_is_made_gets_that_page()
    {
        var cache = new PageCache(1 << 20);
        var making = new TaskCompletionSource<CachedPage?>();

        var first = cache.GetOrMakeAsync("a", () => making.Task);
        var second = cache.GetOrMakeAsync("a", () => throw new InvalidOperationException("made twice"));
        making.SetResult(Page(1));

        Assert.Same(await first, await second);
    }

    [Fact]
    public async Task What_is_not_there_is_looked_for_again()
    {
        var cache = new PageCache(1 << 20);

        Assert.Null(await cache.GetOrMakeAsync("a", () => Task.FromResult<CachedPage?>(null)));
        Assert.NotNull(await cache.GetOrMakeAsync("a", () => Task.FromResult<CachedPage?>(Page(1))));
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        var cache = new PageCache(1 << 20);

        await Assert.ThrowsAsync<IOException>(() => cache.GetOrMakeAsync("a", () => throw new IOException("not now")));
        Assert.NotNull(await cache.GetOrMakeAsync("a", () => Task.FromResult<CachedPage?>(Page(1))));
    }

    [Fact]
    public async Task The_page_not_asked_for_longest_makes_room()
    {
        var cache = new PageCache(16 * 1024);
        for (var page = 0; page < 40; page++)
        {
            await cache.GetOrMakeAsync("page " + page, () => Task.FromResult<CachedPage?>(Page(page, 1024)));
            await cache.GetOrMakeAsync("page 0", () => throw new InvalidOperationException("asked for all the time, and gone"));
        }

        var anew = 0;
        for (var page = 0; page < 40; page++)
        {
            await cache.GetOrMakeAsync("page " + page, () => Task.FromResult<CachedPage?>(Page(++anew, 1024)));
        }

        Assert.InRange(anew, 28, 39);
    }

    [Fact]
    public async Task A_page_that_would_push_out_many_is_not_kept()
    {
        var cache = new PageCache(16 * 1024);
        var small = await cache.GetOrMakeAsync("small", () => Task.FromResult<CachedPage?>(Page(1)));

        await cache.GetOrMakeAsync("large", () => Task.FromResult<CachedPage?>(Page(2, 15 * 1024)));

        Assert.Same(small, await cache.GetOrMakeAsync("small", () => throw new InvalidOperationException("pushed out")));
    }

    private static CachedPage Page(int first, int size = 8)
    {
        var body = new byte[size];
        body[0] = (byte)first;
        return new CachedPage(body, null, []);
    }
}
