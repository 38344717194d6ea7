using System.Text;
using Annals.Cli;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Annals.Cli.Tests.Support;

/// <summary>One call of the command inside this process; the console is caught, which is why these tests run one by one.</summary>
public sealed record Invocation(int ExitCode, string Output, string Errors)
{
    public static async Task<Invocation> OfAsync(params string[] arguments)
    {
        var (output, errors) = (Console.Out, Console.Error);
        using var caughtOutput = new StringWriter(new StringBuilder());
        using var caughtErrors = new StringWriter(new StringBuilder());
        try
        {
            Console.SetOut(caughtOutput);
            Console.SetError(caughtErrors);
            var code = await AnnalsCommand.RunAsync(arguments);
            return new Invocation(code, caughtOutput.ToString(), caughtErrors.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
