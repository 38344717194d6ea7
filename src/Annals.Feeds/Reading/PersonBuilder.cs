namespace Annals.Feeds.Reading;

/// <summary>A person while it is being read.</summary>
internal sealed class PersonBuilder
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Uri { get; set; }

    /// <summary>Null when nothing was said.</summary>
    public Person? Build()
    {
        if (Name is null && Email is null && Uri is null)
            return null;
        // A mail address among the name is one (Atom feeds made from RSS do this).
        if (Email is null && Name is not null && People.Parse(Name) is { Email: { } mail } split)
            return new Person(split.Name, mail, Uri);
        return new Person(Name, Email, Uri);
    }
}
