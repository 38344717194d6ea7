using Annals.Web.Accounts;
using Annals.Web.Apps.Fever;
using Annals.Web.Apps.GReader;
using Annals.Web.Apps.Miniflux;
using Annals.Web.Apps.Shelves;
using Annals.Web.Images;
using Annals.Web.Managing;
using Annals.Web.Marks;
using Annals.Web.Reading;

namespace Annals.Web.Apps;

/// <summary>The three protocols that reader apps speak. Delete this folder and the line that calls this, and they are gone.</summary>
internal static class ReaderApps
{
    public static void Map(IEndpointRouteBuilder routes, ReaderOptions options, AccountBook accounts, SignIn signIn, ReadingDesks desks, ManagingDesk managing, ChangeCount count)
    {
        var shelves = new FeedShelves(options);
        var door = new AppDoor(options, accounts, signIn, desks, shelves);
        var changes = new ShelfChanges(managing, count, shelves);
        var text = new AppText(new BodyReader(options.Folder, ImageSignature.Open(options.Folder)));
        new GReaderEndpoints(options, door, changes, text).Map(routes);
        new MinifluxEndpoints(options, door, changes, text).Map(routes);
        new FeverEndpoint(options, door, text).Map(routes);
    }
}
