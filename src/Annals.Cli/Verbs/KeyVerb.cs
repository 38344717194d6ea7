using System.CommandLine;
using Annals.Archive;
using Annals.Archive.Transparency;
using Annals.Archive.Writing;
using Annals.Cli.Clocks;
using Annals.Cli.Terminals;

namespace Annals.Cli.Verbs;

/// <summary>The key that signs the archive's checkpoints.</summary>
internal static class KeyVerb
{
    public static Command Create() => new("key", "The key that signs what the archive holds: show, sign now, lock, replace")
    {
        new Command("show", "Print the public key, for people who check proofs") { Verb.ArchiveOption }.Does(Show),
        new Command("sign", "Sign the journal as it stands and print the checkpoint, for somebody to keep") { Verb.ArchiveOption }.Does(Sign),
        new Command("lock", "Encrypt the key's file with the passphrase in ANNALS_PASSPHRASE, or decrypt it") { Unlock, Verb.ArchiveOption }.Does(Lock),
        new Command("new", "Sign with a new key from now on, when the old one is lost or known to others") { Verb.ArchiveOption }.Does(New),
    };

    private static readonly Option<bool> Unlock = new("--off") { Description = "Keep the key without a passphrase again; ANNALS_PASSPHRASE opens it" };

    private static int Show(VerbContext context, CancellationToken cancellation)
    {
        var keys = Prover.Open(context.OpenArchive()).Keys;
        if (keys.Count == 0)
        {
            throw new ArchiveException($"{context.ArchivePath} has no key yet: the next 'annals fetch' or 'annals key sign' makes one");
        }

        foreach (var key in keys)
        {
            Terminal.Line(key.ToString());
        }

        if (keys.Count > 1)
        {
            context.Terminal.Note("The last one signs now; the others signed before it");
        }

        return ExitCode.Done;
    }

    private static int Sign(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        using (var writer = context.OpenWriter(folder))
        {
            if (writer.Unsigned is not null)
            {
                return ExitCode.Failed;
            }
        }

        Console.Out.Write(CheckpointFile.TryRead(folder) ?? throw new ArchiveException($"{folder.CheckpointFile} could not be written"));
        return ExitCode.Done;
    }

    private static int Lock(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        var passphrase = Keys.FromEnvironment().Passphrase ?? throw new UsageException("set ANNALS_PASSPHRASE to the passphrase");
        var key = KeyFile.Read(folder, passphrase);
        var unlocks = context.Arguments.GetValue(Unlock);
        KeyFile.Write(folder, key, unlocks ? null : passphrase);
        context.Terminal.Note(unlocks
            ? $"{folder.KeyFile} can be used without a passphrase now"
            : $"{folder.KeyFile} is locked: whatever writes to the archive needs ANNALS_PASSPHRASE to sign; without it everything is kept unsigned");
        return ExitCode.Done;
    }

    private static int New(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        using var writer = ArchiveWriter.Open(folder, context.Clock, Keys.FromEnvironment());
        var key = writer.RenewKey(Keys.FromEnvironment());
        Terminal.Line(key.ToString());
        context.Terminal.Note($"Tell those who check your proofs: from line {writer.Size - 1} of the journal on, checkpoints are signed with this key");
        return ExitCode.Done;
    }
}
