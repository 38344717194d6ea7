using Annals.Publish.Output;

namespace Annals.Publish.Tests.Output;

public sealed class OutputFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("annals-output-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_empty_folder_is_taken_and_known_again()
    {
        Assert.True(OutputFolder.Claim(_folder, "site").IsNew);
        Assert.False(OutputFolder.Claim(_folder, "site").IsNew);
    }

    [Fact]
    public void A_folder_with_other_files_is_left_alone_and_the_first_of_them_is_named()
    {
        File.WriteAllText(Path.Combine(_folder, "diary.txt"), "mine");

        var refusal = Assert.Throws<PublishException>(() => OutputFolder.Claim(_folder, "site"));

        Assert.Contains("diary.txt", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["diary.txt"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void An_empty_marker_that_a_full_disk_left_is_no_obstacle()
    {
        File.WriteAllText(Path.Combine(_folder, OutputFolder.Marker), "");

        Assert.True(OutputFolder.Claim(_folder, "site").IsNew);
        Assert.False(OutputFolder.Claim(_folder, "site").IsNew);
    }

    [Fact]
    public void A_folder_of_another_form_is_left_alone()
    {
        OutputFolder.Claim(_folder, "plain");

        Assert.Contains("holds a plain, not a site", Assert.Throws<PublishException>(() => OutputFolder.Claim(_folder, "site")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_the_way_is_said()
    {
        var file = Path.Combine(_folder, "out");
        File.WriteAllText(file, "");

        Assert.Contains("is a file", Assert.Throws<PublishException>(() => OutputFolder.Claim(file, "site")).Message, StringComparison.Ordinal);
    }
}
