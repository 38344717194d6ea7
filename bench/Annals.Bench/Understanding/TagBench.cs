using Annals.Bench.Understanding.Training;
using Annals.Language.Names;

namespace Annals.Bench.Understanding;

/// <summary>Tags a file of one character a line (a second column is ignored) and writes it with BIO tags, as score_ner.py reads them.</summary>
public static class TagBench
{
    public static int Run(string path)
    {
        var tagger = new NameTagger();
        using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var sentence in TaggedText.Read(path))
        {
            var tags = Enumerable.Repeat("O", sentence.Text.Length).ToArray();
            foreach (var name in tagger.TagFolded(sentence.Folded))
            {
                var kind = name.Kind switch { NameKind.Person => "PER", NameKind.Place => "LOC", _ => "ORG" };
                for (var i = name.Start; i < name.End; i++)
                {
                    tags[i] = (i == name.Start ? "B-" : "I-") + kind;
                }
            }

            for (var i = 0; i < tags.Length; i++)
            {
                output.Write($"{sentence.Text[i]}\t{tags[i]}\n");
            }

            output.Write('\n');
        }

        return 0;
    }
}
