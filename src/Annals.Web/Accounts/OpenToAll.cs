namespace Annals.Web.Accounts;

/// <summary>Marks a route that answers whoever asks: signing in, style, the state of the process, and protocols that ask for a password themselves.</summary>
internal sealed record OpenToAll;
