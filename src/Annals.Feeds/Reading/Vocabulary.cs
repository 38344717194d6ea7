using System.Collections.Frozen;
using Annals.Feeds.Atom;
using Annals.Feeds.Modules;
using Annals.Feeds.Rss;
using Annals.Feeds.Xml;

namespace Annals.Feeds.Reading;

/// <summary>
/// Every element that is understood. RSS and Atom share one vocabulary, because feeds mix them; a module is a class that adds its
/// elements, and one line in <see cref="Build"/> that switches it on.
/// </summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<(Ns, string), ElementRule> rules = [];

    private static readonly FrozenDictionary<(Ns, string), ElementRule> Rules = Build();

    public static ElementRule? Find(Ns ns, string localLower) => Rules.GetValueOrDefault((ns == Ns.Atom ? Ns.Core : ns, localLower));

    public void Add(Ns ns, string name, ElementRule rule) => rules.Add((ns, name), rule);

    public void Text(Ns ns, string name, Action<FeedReader, string> text, bool endsOpenField = false) =>
        Add(ns, name, new ElementRule { Content = ElementContent.Text, Text = text, EndsOpenField = endsOpenField });

    public void Construct(Ns ns, string name, string defaultType, Action<FeedReader, TextValue> value, bool endsOpenField = false, bool isShort = false) =>
        Add(ns, name, new ElementRule { Content = ElementContent.Construct, Value = value, DefaultType = defaultType, EndsOpenField = endsOpenField, IsShort = isShort });

    public void Empty(Ns ns, string name, Action<FeedReader> start) =>
        Add(ns, name, new ElementRule { Content = ElementContent.Text, Start = start });

    private static FrozenDictionary<(Ns, string), ElementRule> Build()
    {
        var vocabulary = new Vocabulary();
        RssVocabulary.AddTo(vocabulary);
        AtomVocabulary.AddTo(vocabulary);
        CdfVocabulary.AddTo(vocabulary);
        DublinCoreModule.AddTo(vocabulary);
        SyndicationModules.AddTo(vocabulary);
        ItunesModule.AddTo(vocabulary);
        MediaModule.AddTo(vocabulary);
        GeoModule.AddTo(vocabulary);
        return vocabulary.rules.ToFrozenDictionary();
    }
}
