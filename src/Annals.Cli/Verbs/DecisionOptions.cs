using System.CommandLine;
using Annals.Stories.Keeping;

namespace Annals.Cli.Verbs;

/// <summary>What a reader may decide about events or storylines, one thing at a time; without any of it they are only shown.</summary>
/// <param name="verb">Whose options these are, for messages.</param>
/// <param name="many">What is merged, in the plural.</param>
/// <param name="parts">What leaves it when it is split.</param>
internal sealed class DecisionOptions(string verb, string many, string parts, DecisionKind merge, DecisionKind split, DecisionKind pin)
{
    private readonly Option<bool> _merge = new("--merge") { Description = $"These {many} are one" };

    private readonly Option<bool> _split = new("--split") { Description = $"These {parts} leave their {many} and are one of their own" };

    private readonly Option<bool> _pin = new("--pin") { Description = "It stands on top" };

    private readonly Option<bool> _unpin = new("--unpin") { Description = "It no longer does" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_merge, _split, _pin, _unpin])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What is decided about, or null when nothing is.</summary>
    /// <exception cref="UsageException">More than one thing at once.</exception>
    public DecisionKind? Wished(VerbContext context)
    {
        var wished = new[] { (_merge, merge), (_split, split), (_pin, pin), (_unpin, DecisionKind.Unpin) }.Where(one => context.Arguments.GetValue(one.Item1)).ToList();
        return wished.Count switch
        {
            0 => null,
            1 => wished[0].Item2,
            _ => throw new UsageException($"{verb}: one of --merge, --split, --pin, --unpin"),
        };
    }
}
