namespace Annals.Feeds.Reading;

/// <summary>The feed an entry was taken from, while it is being read.</summary>
internal sealed class SourceBuilder : ContextBuilder
{
    public string? Url { get; set; }

    public EntrySource Build() => new()
    {
        Id = Id,
        Title = Title,
        Subtitle = Description,
        Rights = Rights,
        Link = Link,
        Url = Url ?? Self,
        Updated = Updated.Value,
        RawUpdated = Updated.Raw,
        Authors = Authors,
        Contributors = Contributors,
        Categories = Categories,
        Links = Links,
        Generator = Generator,
        Icon = Icon,
        Logo = Logo,
        Language = Language,
    };
}
