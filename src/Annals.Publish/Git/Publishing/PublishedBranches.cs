namespace Annals.Publish.Git.Publishing;

/// <summary>The branches of a published archive: one a month, each with its own beginning, one a month for pictures and pages, and the main one.</summary>
internal static class PublishedBranches
{
    private const string BlobsPrefix = "blobs-";

    public static string Blobs(string month) => BlobsPrefix + month;

    public static bool IsMonth(string branch)
        => branch.Length == 7 && branch[4] == '-' && branch.Where((_, i) => i != 4).All(char.IsAsciiDigit);

    public static bool IsBlobs(string branch) => branch.StartsWith(BlobsPrefix, StringComparison.Ordinal) && IsMonth(branch[BlobsPrefix.Length..]);

    public static bool IsOurs(string branch, string main) => branch == main || IsMonth(branch) || IsBlobs(branch);
}
