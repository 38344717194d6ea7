using System.Globalization;
using Annals.Language.Names;
using Annals.Language.Scripts;
using Annals.Language.Words;

namespace Annals.Bench.Understanding.Training;

/// <summary>Makes names.model: words and their classes from a corpus, the lists that come with Annals, and tagged sentences.</summary>
public static class NameTraining
{
    /// <summary>The share of a class number that says which list a word is in.</summary>
    private const int ListUnit = 512;

    private const int Epochs = 7;
    private const float Rate = 0.07f;
    private const float Decay = 1e-5f;
    private const double Dropout = 0.28;
    private const float Courage = 0.3f;

    // More are worth nothing: 15 MB with the lexicon.
    private const int MostFeatures = 500_000;

    /// <summary>Writes the model that is shipped: it learns from both parts of the tagged text. What it is worth on text it has not seen, <see cref="Measure"/> says.</summary>
    /// <param name="keepsWords">Takes the words and classes of the model that is there: minutes in place of a quarter of an hour.</param>
    public static int Run(string language, string corpus, string target, bool keepsWords)
    {
        List<TaggedText.Sentence> sentences = [.. Sentences(language, "train"), .. Sentences(language, "dev")];
        var lexicon = keepsWords ? NameTagger.Shipped.Lexicon : BuildLexicon(Mine(corpus));
        var model = WithOrdinaryWords(Train(lexicon.WithOrdinary([]), sentences), corpus);
        using (var file = File.Create(target))
        {
            model.Write(file);
        }

        Console.WriteLine($"{target}: {new FileInfo(target).Length} bytes, {model.LeftOut} features found no place");
        return 0;
    }

    /// <summary>Trains on the training part alone, with the shipped model's words, and tags the development part.</summary>
    public static int Measure(string language)
    {
        var model = Train(NameTagger.Shipped.Lexicon, Sentences(language, "train"));
        Console.WriteLine(Score("names, dev", new NameTagger(model), Sentences(language, "dev")));
        Console.WriteLine(Score("  every word looked at", new NameTagger(model.With(model.Lexicon.WithOrdinary([]))), Sentences(language, "dev")));
        Console.WriteLine($"{model.LeftOut} features found no place");
        Console.WriteLine("beside: a character perceptron with a general dictionary 79.7, on the same text");
        return 0;
    }

    /// <summary>
    /// Trains on all but one part of the training sentences and tags that part, each in turn. Parts are neighbouring sentences, so that an article is not
    /// on both sides; the settings were chosen on the development part, which is not among them.
    /// </summary>
    public static int MeasureFolds(string language, int folds)
    {
        var all = Sentences(language, "train");
        for (var fold = 0; fold < folds; fold++)
        {
            var (first, last) = (all.Count * fold / folds, all.Count * (fold + 1) / folds);
            var model = Train(NameTagger.Shipped.Lexicon, [.. all[..first], .. all[last..]]);
            Console.WriteLine(Score($"names, part {fold + 1} of {folds}", new NameTagger(model), all[first..last]));
        }

        return 0;
    }

    // Which words are ordinary the tagger itself says, reading what it was not trained on.
    private static TagModel WithOrdinaryWords(TagModel model, string corpus)
    {
        var words = OrdinaryWords.Find(model, CorpusText.Read(corpus));
        Console.Error.WriteLine($"  {words.Count} ordinary words");
        return model.With(model.Lexicon.WithOrdinary(words));
    }

    private static TagModel Train(Lexicon lexicon, IReadOnlyList<TaggedText.Sentence> sentences)
    {
        var trainer = new FieldTrainer(lexicon, sentences, least: 1);
        trainer.Train(Epochs, Rate, Decay, Dropout, epoch => Console.Error.WriteLine($"  epoch {epoch + 1} of {Epochs}"));
        return trainer.Model(MostFeatures, Courage);
    }

    private static List<TaggedText.Sentence> Sentences(string language, string part) => TaggedText.Read(Path.Combine(language, $"ner/{part}.bio.xz"));

    public static IReadOnlyList<(string Word, int Count, int Class)> Mine(string corpus)
    {
        var texts = CorpusText.Read(corpus).Distinct(StringComparer.Ordinal).ToList();
        var words = WordMiner.Mine(texts, least: 25, leastCohesion: 3.0, leastEntropy: 1.2);
        var classes = WordClasses.Of(texts, words, 400);
        return [.. words.Select((word, i) => (word.Word, word.Count, (int)classes[i]))];
    }

    internal static Lexicon BuildLexicon(IReadOnlyList<(string Word, int Count, int Class)> mined)
    {
        var entries = new Dictionary<string, (int Class, byte Cost)>();
        foreach (var (word, count, @class) in mined)
        {
            entries[word] = (@class + 1, Cost(count));
        }

        foreach (var (word, list) in Listed())
        {
            var folded = ChineseFold.Fold(word);
            if (folded.Length is >= 2 and <= Lexicon.LongestWord && WordMiner.IsHan(folded[0]))
            {
                var known = entries.GetValueOrDefault(folded, (0, Cost(60)));
                entries[folded] = ((list * ListUnit) + (known.Item1 % ListUnit), Math.Min(known.Item2, Cost(60)));
            }
        }

        return Lexicon.Build(entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, (ushort)entry.Value.Class, entry.Value.Cost)));
    }

    private static byte Cost(int count) => (byte)Math.Clamp(8 * (Math.Log(40_000_000.0) - Math.Log(count)), 20, 254);

    // A later list wins over an earlier one.
    private static IEnumerable<(string Word, int List)> Listed()
    {
        var lists = NameLists.BuiltIn;
        var authority = AuthorityFile.BuiltIn;
        return lists["orgsuffix"].Select(word => (word, 8))
            .Concat(authority.Names("other").Select(word => (word, 10)))
            .Concat(authority.Names("event").Select(word => (word, 10)))
            .Concat(lists["surname2"].Select(word => (word, 9)))
            .Concat(authority.Names("person").Select(word => (word, 5)))
            .Concat(lists["fplace"].Select(word => (word, 3)))
            .Concat(lists["cnplace"].Select(word => (word, 2)))
            .Concat(authority.Names("place").Select(word => (word, 3)))
            .Concat(lists["agencyword"].Select(word => (word, 7)))
            .Concat(authority.Names("organisation").Select(word => (word, 4)))
            .Concat(lists["titles"].Select(word => (word, 6)))
            .Concat(authority.Names("country").Select(word => (word, 1)));
    }

    public static string Score(string name, NameTagger tagger, IReadOnlyList<TaggedText.Sentence> sentences)
    {
        int gold = 0, found = 0, right = 0;
        var kinds = new (int Gold, int Found, int Right)[3];
        foreach (var sentence in sentences)
        {
            var expected = TaggedText.Names(sentence.Tags).ToHashSet();
            var names = tagger.TagFolded(sentence.Folded);
            gold += expected.Count;
            found += names.Count;
            right += names.Count(expected.Contains);
            for (var kind = 0; kind < 3; kind++)
            {
                kinds[kind].Gold += expected.Count(name => (int)name.Kind == kind);
                kinds[kind].Found += names.Count(name => (int)name.Kind == kind);
                kinds[kind].Right += names.Count(name => (int)name.Kind == kind && expected.Contains(name));
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{name}: P {100.0 * right / found:0.0} R {100.0 * right / gold:0.0} F1 {200.0 * right / (gold + found):0.00}  ") + string.Join("  ", kinds.Select((kind, i) => string.Create(CultureInfo.InvariantCulture, $"{(NameKind)i} {200.0 * kind.Right / (kind.Gold + kind.Found):0.0}")));
    }
}
