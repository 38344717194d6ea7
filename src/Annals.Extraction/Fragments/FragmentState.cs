using Annals.Extraction.Dom;

namespace Annals.Extraction.Fragments;

/// <summary>The fragment being cleaned, and what the rules remember while it is walked.</summary>
internal sealed class FragmentState(Node body, string? title)
{
    public Node Body { get; } = body;

    public string? Title { get; } = title;

    /// <summary>All characters at the beginning.</summary>
    public int Total { get; } = body.Weight.Chars;

    /// <summary>Addresses of the pictures met so far.</summary>
    public HashSet<string> Pictures { get; } = new(StringComparer.Ordinal);

    /// <summary>True while no running text has been met before the node.</summary>
    public bool IsAtHead(Node node)
    {
        const int HeadChars = 120;
        var chars = 0;
        for (var before = Body.First; before is not null && before != node; before = node.IsWithin(before) ? before.First : before.FollowingOutside(Body))
        {
            if (!node.IsWithin(before))
                chars += before.Weight.Chars;
            if (chars > HeadChars)
                return false;
        }

        return true;
    }
}
