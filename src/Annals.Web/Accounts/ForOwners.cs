namespace Annals.Web.Accounts;

/// <summary>Marks a route that shows what only who manages the archive should see: where it lies, its rules, what went wrong.</summary>
internal sealed record ForOwners;
