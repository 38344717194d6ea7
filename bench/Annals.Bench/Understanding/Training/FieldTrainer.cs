using Annals.Language.Names;
using Annals.Language.Words;

namespace Annals.Bench.Understanding.Training;

/// <summary>Trains the conditional random field: stochastic gradient steps (AdaGrad) on the log-likelihood with L2, features left out at random.</summary>
internal sealed class FieldTrainer
{
    private const int Labels = Tags.Count;

    // The weights are the mean of those of the last epochs: a single moment's hang on the sentences just seen.
    private const int AveragedEpochs = 2;
    private const int StepsBetweenSums = 500;

    private readonly Lexicon _lexicon;
    private readonly Dictionary<ulong, int> _index = [];
    private readonly List<(int[] Features, int[] Tags)> _sentences = [];
    private readonly float[] _weights;
    private readonly float[] _squares;
    private readonly float[] _sums;
    private int _summed;
    private readonly float[] _transitions = new float[Labels * Labels];
    private readonly float[] _transitionSquares = new float[Labels * Labels];
    private readonly ulong[] _features;

    public FieldTrainer(Lexicon lexicon, IReadOnlyList<TaggedText.Sentence> sentences, int least)
    {
        _lexicon = lexicon;
        var extractor = new TagFeatures(lexicon);
        var counts = new Dictionary<ulong, int>();
        var buffer = new ulong[TagFeatures.Count];
        foreach (var sentence in sentences)
        {
            extractor.Prepare(sentence.Folded);
            for (var i = 0; i < sentence.Folded.Length; i++)
            {
                extractor.At(i, sentence.Folded.Length, buffer);
                foreach (var feature in buffer)
                {
                    System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _)++;
                }
            }
        }

        foreach (var sentence in sentences)
        {
            extractor.Prepare(sentence.Folded);
            var features = new int[sentence.Folded.Length * TagFeatures.Count];
            for (var i = 0; i < sentence.Folded.Length; i++)
            {
                extractor.At(i, sentence.Folded.Length, buffer);
                for (var f = 0; f < buffer.Length; f++)
                {
                    var at = -1;
                    if (counts[buffer[f]] >= least && !_index.TryGetValue(buffer[f], out at))
                    {
                        at = _index.Count;
                        _index[buffer[f]] = at;
                    }

                    features[(i * TagFeatures.Count) + f] = counts[buffer[f]] >= least ? at : -1;
                }
            }

            _sentences.Add((features, sentence.Tags));
        }

        _weights = new float[_index.Count * Labels];
        _squares = new float[_index.Count * Labels];
        _sums = new float[_index.Count * Labels];
        _features = new ulong[_index.Count];
        foreach (var (feature, at) in _index)
        {
            _features[at] = feature;
        }

        Console.Error.WriteLine($"  {_index.Count} features");
    }

    public void Train(int epochs, float rate, float decay, double dropout, Action<int>? after = null)
    {
        var random = new Random(3);
        var order = Enumerable.Range(0, _sentences.Count).ToArray();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            for (var step = 0; step < order.Length; step++)
            {
                var at = order[step];
                if (epoch >= epochs - AveragedEpochs && step % StepsBetweenSums == 0)
                {
                    Sum();
                }

                Learn(_sentences[at].Features, _sentences[at].Tags, rate, decay, dropout, random);
            }

            after?.Invoke(epoch);
        }

        for (var i = 0; i < _weights.Length; i++)
        {
            _weights[i] = _sums[i] / _summed;
        }
    }

    private void Sum()
    {
        _summed++;
        for (var i = 0; i < _weights.Length; i++)
        {
            _sums[i] += _weights[i];
        }
    }

    private void Learn(int[] features, int[] tags, float rate, float decay, double dropout, Random random)
    {
        var length = tags.Length;
        var scale = (float)(1 / (1 - dropout));
        var kept = new int[features.Length];
        for (var i = 0; i < features.Length; i++)
        {
            kept[i] = features[i] >= 0 && random.NextDouble() >= dropout ? features[i] : -1;
        }

        var scores = new float[length * Labels];
        for (var i = 0; i < length; i++)
        {
            var row = scores.AsSpan(i * Labels, Labels);
            for (var f = 0; f < TagFeatures.Count; f++)
            {
                if (kept[(i * TagFeatures.Count) + f] is >= 0 and var at)
                {
                    Add(row, _weights.AsSpan(at * Labels, Labels), scale);
                }
            }
        }

        var (forward, backward, total) = Chains(scores, length);
        var gradient = new float[Labels];
        for (var i = 0; i < length; i++)
        {
            for (var tag = 0; tag < Labels; tag++)
            {
                var expected = MathF.Exp(forward[(i * Labels) + tag] + backward[(i * Labels) + tag] - total);
                gradient[tag] = (tags[i] == tag ? 1 : 0) - expected;
            }

            for (var f = 0; f < TagFeatures.Count; f++)
            {
                if (kept[(i * TagFeatures.Count) + f] is >= 0 and var at)
                {
                    Step(at * Labels, gradient, rate, decay);
                }
            }
        }

        for (var i = 1; i < length; i++)
        {
            for (var before = 0; before < Labels; before++)
            {
                for (var tag = 0; tag < Labels; tag++)
                {
                    if (!Tags.MayFollow(tag, before))
                    {
                        continue;
                    }

                    var at = (before * Labels) + tag;
                    var expected = MathF.Exp(forward[((i - 1) * Labels) + before] + _transitions[at] + scores[(i * Labels) + tag] + backward[(i * Labels) + tag] - total);
                    var slope = (tags[i - 1] == before && tags[i] == tag ? 1 : 0) - expected;
                    if (MathF.Abs(slope) > 1e-6f)
                    {
                        _transitionSquares[at] += slope * slope;
                        _transitions[at] += rate * slope / (MathF.Sqrt(_transitionSquares[at]) + 1e-3f);
                    }
                }
            }
        }
    }

    private void Step(int at, float[] gradient, float rate, float decay)
    {
        for (var tag = 0; tag < Labels; tag++)
        {
            var slope = gradient[tag] - (decay * _weights[at + tag]);
            _squares[at + tag] += slope * slope;
            _weights[at + tag] += rate * slope / (MathF.Sqrt(_squares[at + tag]) + 1e-3f);
        }
    }

    private (float[] Forward, float[] Backward, float Total) Chains(float[] scores, int length)
    {
        const float Never = -1e9f;
        var forward = new float[length * Labels];
        var backward = new float[length * Labels];
        Array.Fill(forward, Never);
        Array.Fill(backward, Never);
        for (var tag = 0; tag < Labels; tag++)
        {
            forward[tag] = Tags.MayFollow(tag, Tags.Outside) ? scores[tag] : Never;
            backward[((length - 1) * Labels) + tag] = Tags.IsOpen(tag) ? Never : 0;
        }

        Span<float> terms = stackalloc float[Labels];
        for (var i = 1; i < length; i++)
        {
            for (var tag = 0; tag < Labels; tag++)
            {
                var (first, last) = Tags.Before(tag);
                for (var before = first; before <= last; before++)
                {
                    terms[before - first] = forward[((i - 1) * Labels) + before] + _transitions[(before * Labels) + tag];
                }

                forward[(i * Labels) + tag] = LogSum(terms[..(last - first + 1)]) + scores[(i * Labels) + tag];
            }
        }

        for (var i = length - 2; i >= 0; i--)
        {
            for (var before = 0; before < Labels; before++)
            {
                var count = 0;
                for (var tag = 0; tag < Labels; tag++)
                {
                    if (Tags.MayFollow(tag, before))
                    {
                        terms[count++] = _transitions[(before * Labels) + tag] + scores[((i + 1) * Labels) + tag] + backward[((i + 1) * Labels) + tag];
                    }
                }

                backward[(i * Labels) + before] = LogSum(terms[..count]);
            }
        }

        for (var tag = 0; tag < Labels; tag++)
        {
            terms[tag] = forward[((length - 1) * Labels) + tag] + backward[((length - 1) * Labels) + tag];
        }

        return (forward, backward, LogSum(terms));
    }

    private static float LogSum(ReadOnlySpan<float> terms)
    {
        var most = float.MinValue;
        foreach (var term in terms)
        {
            most = Math.Max(most, term);
        }

        var sum = 0f;
        foreach (var term in terms)
        {
            sum += MathF.Exp(term - most);
        }

        return most + MathF.Log(sum);
    }

    private static void Add(Span<float> sum, ReadOnlySpan<float> weights, float scale)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += scale * weights[i];
        }
    }

    /// <summary>The heaviest features in whole numbers.</summary>
    /// <param name="courage">Taken from the score of being no name: what is learned is more careful than F1 asks for.</param>
    public TagModel Model(int most, float courage = 0)
    {
        var heavy = Enumerable.Range(0, _features.Length)
            .Select(at => (At: at, Weight: Enumerable.Range(at * Labels, Labels).Max(i => MathF.Abs(_weights[i]))))
            .Where(feature => feature.Weight > 0.02f).OrderByDescending(feature => feature.Weight).ThenBy(feature => _features[feature.At]).Take(most).ToList();
        var largest = heavy[Math.Min(heavy.Count - 1, heavy.Count / 1000)].Weight;
        var unit = 120f / largest;
        var rows = heavy.Select(feature =>
        {
            var weights = new sbyte[Labels];
            for (var tag = 0; tag < Labels; tag++)
            {
                weights[tag] = (sbyte)Math.Clamp(MathF.Round(_weights[(feature.At * Labels) + tag] * unit), -127, 127);
            }

            return (_features[feature.At], weights);
        }).ToList();
        var transitions = _transitions.Select((weight, at) => (short)Math.Clamp(MathF.Round((weight - (at % Labels == Tags.Outside ? courage : 0)) * unit), -20_000, 20_000)).ToArray();
        return TagModel.Build(_lexicon, rows, transitions);
    }
}
