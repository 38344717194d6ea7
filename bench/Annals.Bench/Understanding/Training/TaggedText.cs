using System.Diagnostics;
using Annals.Language.Names;
using Annals.Language.Scripts;

namespace Annals.Bench.Understanding.Training;

/// <summary>Sentences with a label a character, from files of one character and one BIO tag a line; .xz is read through xz.</summary>
public static class TaggedText
{
    public sealed record Sentence(string Text, string Folded, int[] Tags);

    public static List<Sentence> Read(string path)
    {
        var sentences = new List<Sentence>();
        var (characters, kinds) = (new List<char>(), new List<string>());
        foreach (var line in Lines(path).Append(""))
        {
            if (line.Trim().Length > 0)
            {
                characters.Add(line[0]);
                kinds.Add(line[(line.LastIndexOfAny(['\t', ' ']) + 1)..].Trim());
            }
            else if (characters.Count > 0)
            {
                var text = new string([.. characters]);
                sentences.Add(new Sentence(text, ChineseFold.Fold(text), Labels(kinds)));
                (characters, kinds) = ([], []);
            }
        }

        return sentences;
    }

    private static IEnumerable<string> Lines(string path)
    {
        if (!path.EndsWith(".xz", StringComparison.Ordinal))
        {
            return File.ReadLines(path);
        }

        using var xz = Process.Start(new ProcessStartInfo("xz", ["-dc", path]) { RedirectStandardOutput = true })!;
        return xz.StandardOutput.ReadToEnd().Split('\n');
    }

    private static int[] Labels(List<string> kinds)
    {
        var labels = new int[kinds.Count];
        for (var start = 0; start < kinds.Count;)
        {
            if (kinds[start] == "O")
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < kinds.Count && kinds[end] == "I-" + kinds[start][2..])
            {
                end++;
            }

            var kind = kinds[start][2..] switch { "PER" => NameKind.Person, "LOC" => NameKind.Place, _ => NameKind.Organisation };
            for (var i = start; i < end; i++)
            {
                labels[i] = end - start == 1 ? Tags.Single(kind) : i == start ? Tags.Begin(kind) : i == end - 1 ? Tags.Last(kind) : Tags.Inside(kind);
            }

            start = end;
        }

        return labels;
    }

    public static IEnumerable<TaggedName> Names(int[] tags)
    {
        for (var start = 0; start < tags.Length; start++)
        {
            if (!Tags.Begins(tags[start]))
            {
                continue;
            }

            var end = start;
            while (Tags.IsOpen(tags[end]) && end + 1 < tags.Length)
            {
                end++;
            }

            yield return new TaggedName(start, end + 1, Tags.KindOf(tags[start]));
        }
    }
}
