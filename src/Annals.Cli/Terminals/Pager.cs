using System.ComponentModel;
using System.Diagnostics;

namespace Annals.Cli.Terminals;

/// <summary>Shows lines in the owner's pager (PAGER, else less) when they are more than the screen has.</summary>
internal static class Pager
{
    private const string Usual = "less";

    /// <summary>How git asks it: leave at once when all fits, let colours and links through, leave the text standing.</summary>
    private const string UsualOptions = "FRX";

    public static void Show(IReadOnlyList<string> lines)
    {
        if (lines.Count < ScreenHeight() || Command() is not { } command || !TryShow(command, lines))
        {
            foreach (var line in lines)
            {
                Console.Out.WriteLine(line);
            }
        }
    }

    private static string? Command()
    {
        var wanted = Environment.GetEnvironmentVariable("PAGER") ?? Usual;
        return OperatingSystem.IsWindows() || wanted is "" or "cat" ? null : wanted;
    }

    private static int ScreenHeight() => Console.WindowHeight is > 0 and var height ? height : int.MaxValue;

    private static bool TryShow(string command, IReadOnlyList<string> lines)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", command]) { UseShellExecute = false, RedirectStandardInput = true, StandardInputEncoding = Console.OutputEncoding };
        start.Environment.TryAdd("LESS", UsualOptions);
        try
        {
            using var pager = Process.Start(start);
            if (pager is null)
            {
                return false;
            }

            Write(pager.StandardInput, lines);
            pager.WaitForExit();
            // The shell's own word for a program that is not there.
            return pager.ExitCode != 127;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static void Write(StreamWriter target, IReadOnlyList<string> lines)
    {
        try
        {
            foreach (var line in lines)
            {
                target.WriteLine(line);
            }

            target.Close();
        }
        catch (IOException)
        {
            // The reader has seen enough and left.
        }
    }
}
