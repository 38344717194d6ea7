using System.CommandLine;
using Annals.Archive;
using Annals.Archive.Readers;
using Annals.Cli.Terminals;
using Annals.Web.Accounts;
using Spectre.Console;

namespace Annals.Cli.Verbs;

/// <summary>Who may sign in when the reader listens beyond this machine.</summary>
internal static class AccountVerb
{
    private static readonly Argument<string> Name = new("NAME") { Description = "Lower-case letters, digits, '-' and '_'" };

    private static readonly Argument<string> Label = new("LABEL") { Description = "What the token is for, such as phone", DefaultValueFactory = static _ => "program" };

    private static readonly Option<bool> Owner = new("--owner") { Description = "May change feeds, rules and settings too" };

    public static Command Create() => new("account", "Who may sign in beyond this machine: add, list, password, token, remove")
    {
        new Command("list", "List the accounts") { Verb.ArchiveOption }.Does(List),
        new Command("add", "Make an account; the password is asked for, or read from stdin") { Name, Owner, Verb.ArchiveOption }.Does(Add),
        new Command("password", "Give an account another password; it is then signed out everywhere") { Name, Verb.ArchiveOption }.Does(SetPassword),
        new Command("token", "Make a token for a program and print it, this once") { Name, Label, Verb.ArchiveOption }.Does(MakeToken),
        new Command("remove", "Take an account away; what it read and noted stays") { Name, Verb.ArchiveOption }.Does(Remove),
    };

    private static int List(VerbContext context, CancellationToken cancellation)
    {
        var accounts = AccountFiles.All(context.OpenArchive(), Terminal.Problem);
        foreach (var account in accounts)
        {
            Terminal.Line($"{account.Name}  {(account.MayManage ? "owner" : "reader")}  {account.Tokens.Count} {(account.Tokens.Count == 1 ? "token" : "tokens")}");
        }

        if (accounts.Count == 0)
        {
            context.Terminal.Note("No accounts; 'annals account add NAME --owner' makes the first");
        }

        return ExitCode.Done;
    }

    private static int Add(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        var name = NameOf(context);
        if (AccountFiles.Find(folder, name) is not null)
        {
            throw new ArchiveException($"there is an account {name} already: 'annals account password {name}' changes its password");
        }

        AccountFiles.Write(folder, new Account(name, context.Arguments.GetValue(Owner) ? AccountRole.Owner : AccountRole.Reader, PasswordHash.Of(AskPassword()), context.Clock.GetUtcNow()));
        context.Terminal.Note($"{name} may sign in");
        return ExitCode.Done;
    }

    private static int SetPassword(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        var account = Existing(context, folder);
        AccountFiles.Write(folder, account with { Password = PasswordHash.Of(AskPassword()) });
        context.Terminal.Note($"{account.Name} has another password, and is signed out everywhere; its tokens stay");
        return ExitCode.Done;
    }

    private static int MakeToken(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        var account = Existing(context, folder);
        if (account.Tokens.Count >= Account.MostTokens)
        {
            throw new ArchiveException($"{account.Name} has {account.Tokens.Count} tokens: revoke one on the page /account of the reader first");
        }

        var token = AccessToken.Make(account.Name.Value, context.Arguments.GetValue(Label)!, context.Clock.GetUtcNow(), out var secret);
        AccountFiles.Write(folder, account with { Tokens = [.. account.Tokens, token] });
        Terminal.Line(secret);
        context.Terminal.Note("Copy it now: it cannot be shown again");
        return ExitCode.Done;
    }

    private static int Remove(VerbContext context, CancellationToken cancellation)
    {
        var folder = context.OpenArchive();
        var name = NameOf(context);
        if (!AccountFiles.Remove(folder, name))
        {
            throw new ArchiveException($"there is no account {name}: 'annals account list' names them");
        }

        context.Terminal.Note($"{name} can no longer sign in; readers/{name} keeps what was read and noted");
        return ExitCode.Done;
    }

    private static Account Existing(VerbContext context, ArchiveFolder folder)
        => NameOf(context) is var name && AccountFiles.Find(folder, name) is { } account
            ? account
            : throw new ArchiveException($"there is no account {name}: 'annals account list' names them");

    private static ReaderName NameOf(VerbContext context)
        => ReaderName.TryParse(context.Arguments.GetValue(Name), out var name)
            ? name
            : throw new UsageException($"'{context.Arguments.GetValue(Name)}' is no account name: up to 64 lower-case letters, digits, '-' and '_'");

    // Never an argument: those stand in the shell's history and in the list of processes.
    private static string AskPassword()
    {
        var password = Console.IsInputRedirected
            ? Console.In.ReadLine() ?? ""
            : AnsiConsole.Prompt(new TextPrompt<string>("Password:").Secret(null));
        if (password.Length is < PasswordHash.ShortestPassword or > PasswordHash.LongestPassword)
        {
            throw new UsageException($"a password has {PasswordHash.ShortestPassword} to {PasswordHash.LongestPassword} characters");
        }

        return Console.IsInputRedirected || AnsiConsole.Prompt(new TextPrompt<string>("Again:").Secret(null)) == password
            ? password
            : throw new UsageException("the two passwords differ; nothing was changed");
    }
}
