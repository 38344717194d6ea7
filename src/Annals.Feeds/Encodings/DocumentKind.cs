namespace Annals.Feeds.Encodings;

/// <summary>What kind of document the bytes are, which decides where its own encoding label is looked for.</summary>
public enum DocumentKind
{
    /// <summary><c>&lt;?xml encoding="…"?&gt;</c>, read leniently.</summary>
    Xml,

    /// <summary><c>&lt;meta charset&gt;</c> or its http-equiv form.</summary>
    Html,

    /// <summary>No label inside the document.</summary>
    Json,
}
