using System.Xml.Linq;

namespace Annals.Architecture.Tests;

/// <summary>Holds the project files to the picture in docs/architecture.md.</summary>
public class References_point_down
{
    // Lowest floor first. Two projects on one floor do not see each other.
    private static readonly string[][] Floors =
    [
        ["Feeds"],
        ["Language", "Extraction"],
        ["Archive"],
        ["Index"],
        ["Stories"],
        ["Pages"],
        ["Publish", "Capture"],
        ["Web"],
        ["Cli"],
    ];

    public static TheoryData<string> Projects => [.. Directory.GetDirectories(Path.Combine(Root, "src"), "Annals.*").Select(Name)];

    private static string Root { get; } = FindRoot();

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_only_refers_to_projects_below_it(string project)
    {
        foreach (var reference in ReferencesOf(project))
        {
            Assert.True(FloorOf(reference) < FloorOf(project), $"{project} refers to {reference}, which is not on a floor below it");
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_stands_on_a_floor_of_the_picture(string project)
        => Assert.True(FloorOf(project) >= 0, $"{project} is on no floor: add it to docs/architecture.md and to this test");

    [Fact]
    public void Capture_does_not_know_what_follows_the_journal()
        => Assert.DoesNotContain("Index", ReferencesOf("Capture"));

    [Fact]
    public void The_lowest_floors_know_no_network_and_the_archive_no_feeds()
    {
        Assert.Empty(ReferencesOf("Feeds"));
        Assert.Empty(ReferencesOf("Language"));
        Assert.Empty(ReferencesOf("Archive"));
    }

    private static int FloorOf(string project) => Array.FindIndex(Floors, floor => floor.Contains(project));

    private static IEnumerable<string> ReferencesOf(string project)
        => XDocument.Load(Path.Combine(Root, "src", $"Annals.{project}", $"Annals.{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value).Replace("Annals.", "", StringComparison.Ordinal));

    private static string Name(string directory) => Path.GetFileName(directory).Replace("Annals.", "", StringComparison.Ordinal);

    private static string FindRoot()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Annals.slnx")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("Annals.slnx not found above the test");
        }

        return directory;
    }
}
