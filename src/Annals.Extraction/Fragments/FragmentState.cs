using Annals.Extraction.Dom;

namespace Annals.Extraction.Fragments;

/// <summary>The fragment being cleaned, and what the rules remember while it is walked.</summary>
internal sealed class FragmentState(Node body, string? title)
{
    private const int HeadChars = 120;

    public Node Body { get; } = body;

    public string? Title { get; } = title;

    /// <summary>All characters at the beginning.</summary>
    public int Total { get; } = body.Weight.Chars;

    /// <summary>Addresses of the pictures met so far.</summary>
    public HashSet<string> Pictures { get; } = new(StringComparer.Ordinal);

    /// <summary>Text kept before the node in front of the rules.</summary>
    public int Passed { get; set; }

    /// <summary>True while no running text has been met.</summary>
    public bool IsAtHead => Passed <= HeadChars;
}
