using Annals.Archive.Copying;
using Annals.Index.Knowledge;
using Annals.Stories.Keeping;

namespace Annals.Stories.Tests.Keeping;

public class Decisions_of_the_reader
{
    [Theory]
    [InlineData(DecisionFile.FileName)]
    [InlineData(OwnNames.FileName)]
    public void Are_among_the_files_that_copies_backups_and_clones_take(string file)
        => Assert.True(OwnersFiles.Contains(file));
}
