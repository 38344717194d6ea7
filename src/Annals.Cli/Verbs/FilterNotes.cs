using Annals.Capture.Filtering;
using Annals.Cli.Terminals;

namespace Annals.Cli.Verbs;

/// <summary>Says which of the owner's filters are off.</summary>
internal static class FilterNotes
{
    /// <param name="file">Where the lines stand, when that is not the archive's own file.</param>
    public static void Show(FilterSet filters, string? file = null)
    {
        foreach (var problem in filters.Problems)
        {
            Terminal.Problem(file is null ? problem.ToString() : $"{file}:{problem.Line}: {problem.Message}");
        }
    }
}
