namespace Annals.Capture.Filtering;

/// <summary>Leaves the reading of one line; never the parser.</summary>
internal sealed class FilterSyntaxException(string message) : Exception(message);
