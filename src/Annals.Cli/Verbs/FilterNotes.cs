using Annals.Capture.Filtering;
using Annals.Cli.Terminals;

namespace Annals.Cli.Verbs;

/// <summary>Says which of the owner's filters are off.</summary>
internal static class FilterNotes
{
    public static void Show(FilterSet filters)
    {
        foreach (var problem in filters.Problems)
        {
            Terminal.Problem(problem.ToString());
        }
    }
}
