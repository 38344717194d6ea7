namespace Annals.Web.Accounts;

/// <summary>Marks a route that makes sense only for somebody known: what they read, starred and noted, and their account.</summary>
internal sealed record ForKnownReaders;
