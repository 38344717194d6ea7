using System.Collections.Concurrent;
using Annals.Archive;
using Annals.Archive.Readers;
using Annals.Web.Accounts;

namespace Annals.Web.Marks;

/// <summary>A desk for each who reads here; several share the archive, and none sees another's marks.</summary>
internal sealed class ReadingDesks(ReaderOptions options) : IDisposable
{
    private readonly ConcurrentDictionary<ReaderName, Lazy<ReadingDesk>> _desks = new();
    private readonly ReadingDesk _nobodys = new(options, name: null, state: null);

    /// <summary>Once it is known who asks.</summary>
    public Task SeatAsync(HttpContext context, RequestDelegate next)
    {
        context.Features.Set(Of(Visitor.Of(context).Name));
        return next(context);
    }

    public ReadingDesk Of(ReaderName? name)
        => name is { } known ? _desks.GetOrAdd(known, name => new Lazy<ReadingDesk>(() => Open(name))).Value : _nobodys;

    public void Dispose()
    {
        foreach (var desk in _desks.Values.Where(static desk => desk.IsValueCreated))
        {
            desk.Value.Dispose();
        }
    }

    private ReadingDesk Open(ReaderName name)
    {
        try
        {
            return new ReadingDesk(options, name, ReaderState.Open(options.Folder, name, options.Clock));
        }
        catch (ArchiveException exception)
        {
            options.Report(exception.Message);
            return _nobodys;
        }
    }
}
