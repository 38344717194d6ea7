namespace Annals.Stories.Grouping;

/// <summary>What was grouped before and lies in a store: given to the <see cref="Grouper"/> as it comes to need it.</summary>
internal interface IKeptGroups
{
    /// <summary>The articles that hang together with one that changed are about to be grouped: all of them, and their events, must be there.</summary>
    void BeforeGrouping(IReadOnlyCollection<ArticleNode> changed);

    /// <summary>An event is about to be compared: those that share telling terms with it must be there.</summary>
    void BeforeLinking(EventNode node);

    /// <summary>An event comes or goes: those that tell of like occasions must be there.</summary>
    void BeforeJoining(EventNode node);

    /// <summary>Storylines are about to be told again from a time on: the events since then, and those they are linked with, must be there.</summary>
    void BeforeTelling(DateTimeOffset from);

    /// <summary>Whether more events have a term than tells anything over years.</summary>
    bool IsCommon(uint key);

    /// <summary>How many events of a storyline begin before a time; <paramref name="most"/> when they are more.</summary>
    int SizeBefore(string story, DateTimeOffset time, int most);
}
