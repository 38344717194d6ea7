namespace Annals.Cli;

/// <summary>The command was called in a way that cannot be meant; ends with exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
