using System.Runtime.InteropServices;

namespace Annals.Language.Tokens;

public enum TokenKind
{
    Character,
    Pair,
    Word,
}

/// <summary>One token of a text.</summary>
/// <param name="Start">UTF-16 offset into the text.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Unit">See <see cref="ITokenSink"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Token(TokenKind Kind, int Start, int Length, int Unit);
