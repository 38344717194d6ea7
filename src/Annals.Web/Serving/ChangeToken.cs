namespace Annals.Web.Serving;

/// <summary>What the forms of the page that is asked for will carry.</summary>
/// <param name="Value">Null where nothing may be changed.</param>
internal sealed record ChangeToken(string? Value);
