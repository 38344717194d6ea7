namespace Annals.Language.Names;

/// <summary>What the tagger tells apart, as the corpora it learns from do.</summary>
public enum NameKind
{
    Person,
    Place,
    Organisation,
}
