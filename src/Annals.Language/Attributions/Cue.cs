namespace Annals.Language.Attributions;

/// <summary>The words that tell who speaks, and where what is said begins.</summary>
/// <param name="ClauseStart">Of the clause with the word of speech.</param>
/// <param name="IsBackward">What is said stands before it.</param>
internal sealed record Cue(Subject Subject, int ClauseStart, int Start, int End, int ContentStart, bool IsBackward)
{
    public Speaker Speaker => Subject.Speaker;
}
