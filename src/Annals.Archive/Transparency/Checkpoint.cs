using System.Globalization;

namespace Annals.Archive.Transparency;

/// <summary>What an archive held at one time, in three lines (C2SP tlog-checkpoint): whose journal, how many lines, and the root of the tree over them.</summary>
/// <param name="Origin">The name of the archive's key.</param>
/// <param name="Size">Lines of the journal.</param>
public sealed record Checkpoint(string Origin, long Size, Digest Root)
{
    /// <exception cref="FormatException">The text is no checkpoint.</exception>
    public static Checkpoint Parse(string text)
    {
        try
        {
            if (text.Split('\n') is [{ Length: > 0 } origin, var size, var root, ..]
                && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && (size == "0" || !size.StartsWith('0')))
            {
                return new Checkpoint(origin, count, Digest.FromBase64(root));
            }
        }
        catch (FormatException)
        {
            // Said below, for all that can be wrong alike.
        }

        throw new FormatException("it is no checkpoint: its lines should be a name, a number and a hash");
    }

    public override string ToString() => $"{Origin}\n{Size.ToString(CultureInfo.InvariantCulture)}\n{Root.ToBase64()}\n";
}
