namespace Annals.Web.Reading;

/// <summary>Tells which pictures may stand large on the front page: only those that are there. Asking for one makes the archive keep it.</summary>
internal sealed class LeadPictures(ReaderOptions options)
{
    // A front page without its picture is better than one that is waited for; the next one has it.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(600);

    /// <returns>Of the given addresses those whose pictures are kept by now.</returns>
    public async Task<IReadOnlySet<string>> KeptAsync(IReadOnlyList<string> urls)
    {
        var asked = urls.Distinct().ToDictionary(url => url, IsKeptAsync);
        await Task.WhenAny(Task.WhenAll(asked.Values), Task.Delay(Patience, options.Clock));
        return asked.Where(pair => pair.Value is { IsCompletedSuccessfully: true, Result: true }).Select(pair => pair.Key).ToHashSet();
    }

    private async Task<bool> IsKeptAsync(string url)
    {
        try
        {
            return (await options.Pictures(url, CancellationToken.None)).Path is not null;
        }
#pragma warning disable CA1031 // Whatever befalls one picture, which nobody may be waiting for any more, must not cost the page.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            options.Report($"picture {url}: {exception.Message}");
            return false;
        }
    }
}
