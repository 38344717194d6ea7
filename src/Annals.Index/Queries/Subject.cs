namespace Annals.Index.Queries;

/// <summary>What an article is about, as a query names it: <c>who:</c> somebody, <c>event:</c>, <c>story:</c>. The index itself knows words only.</summary>
/// <param name="Key"><c>who</c>, <c>event</c> or <c>story</c>.</param>
/// <param name="Name">As it stands behind the colon: a name, an id.</param>
public sealed record Subject(string Key, string Name);
