namespace Annals.Archive.Importing;

/// <param name="FullPath">Where it lies.</param>
/// <param name="Source">Its path below the folder that was named, with '/'.</param>
internal readonly record struct FoundFile(string FullPath, string Source);
