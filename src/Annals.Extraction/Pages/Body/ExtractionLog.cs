using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body;

/// <summary>Collects what was kept and dropped and why. Parts without text or picture are dropped silently.</summary>
internal sealed class ExtractionLog
{
    private const int Maximum = 400;

    private readonly List<ExtractionStep> _steps = [];

    public IReadOnlyList<ExtractionStep> Steps => _steps;

    public void Kept(string rule, Node node) => Add(rule, true, node);

    public void Dropped(string rule, Node node) => Add(rule, false, node);

    public void Noted(string rule, bool kept, string text) => _steps.Add(new(rule, kept, text));

    /// <summary>Forgets what a first attempt decided: it did not become the answer.</summary>
    public void Restart(string reason, ExtractionLog other)
    {
        _steps.Clear();
        _steps.Add(new(reason, true, ""));
        _steps.AddRange(other._steps);
    }

    private void Add(string rule, bool kept, Node node)
    {
        if (_steps.Count < Maximum && (node.Weight.Chars > 0 || node.Tag is "img"))
            _steps.Add(new(rule, kept, BlockText.Snippet(node)));
    }
}
