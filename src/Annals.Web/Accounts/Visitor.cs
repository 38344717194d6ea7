using Annals.Archive.Readers;

namespace Annals.Web.Accounts;

/// <summary>Who asks, and what they may do.</summary>
/// <param name="Name">Whose marks they see and make; null for somebody unknown.</param>
/// <param name="Bearer">What the tokens of their forms are bound to; null when they have no forms.</param>
internal sealed record Visitor(ReaderName? Name, bool MayRead, bool MayManage, string? Bearer)
{
    /// <summary>The one who reads on this machine, where no account is needed.</summary>
    public static Visitor AtHome { get; } = new(ReaderName.Owner, MayRead: true, MayManage: true, ReaderName.Owner.Value);

    /// <summary>Somebody unknown, where everybody may read.</summary>
    public static Visitor Public { get; } = new(null, MayRead: true, MayManage: false, null);

    /// <summary>Somebody unknown, where one signs in first.</summary>
    public static Visitor Stranger { get; } = new(null, MayRead: false, MayManage: false, null);

    /// <summary>True when they have marks of their own: read, stars, notes.</summary>
    public bool MayMark => Name is not null;

    public static Visitor Of(Account account, string bearer) => new(account.Name, MayRead: true, account.MayManage, bearer);

    public static Visitor Of(HttpContext context) => context.Features.Get<Visitor>() ?? Stranger;
}
