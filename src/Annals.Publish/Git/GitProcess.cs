using System.Diagnostics;

namespace Annals.Publish.Git;

/// <summary>A git that is running. Disposing one that has not ended ends it.</summary>
internal sealed class GitProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    public GitProcess(Process process)
    {
        _process = process;
        // Read all the time: a full pipe would stop it.
        _errors = process.StandardError.ReadToEndAsync();
        Input = process.StandardInput.BaseStream;
        Output = process.StandardOutput.BaseStream;
    }

    public Stream Input { get; }

    public Stream Output { get; }

    /// <summary>Says that nothing more comes. A git that has ended already does not mind.</summary>
    public void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended and will say why.
        }
    }

    /// <summary>Waits for the end, after its output was read.</summary>
    public GitAnswer Finish(CancellationToken cancellation)
    {
        _process.WaitForExitAsync(cancellation).GetAwaiter().GetResult();
        return new GitAnswer(_process.ExitCode, "", _errors.GetAwaiter().GetResult().Trim());
    }

    public void Dispose()
    {
        try
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended in this moment.
        }

        _process.Dispose();
    }
}
