using System.Runtime.CompilerServices;
using Annals.Archive.Readers;
using Annals.Archive.Tests.Support;
using Annals.Archive.Verifying;

namespace Annals.Archive.Tests.Readers;

public sealed class ReaderStateTests : IDisposable
{
    private static readonly ArticleId Bridge = ArticleId.For(CanonicalUrl.From("https://news.example/bridge"));
    private static readonly ArticleId Ferry = ArticleId.For(CanonicalUrl.From("https://news.example/ferry"));
    private static readonly Arrival Today = new("渭滩日报", Sample.Now, Sample.Now);

    private readonly TemporaryFolder _folder = new();
    private readonly StoppedClock _clock = Sample.Clock();

    public ReaderStateTests() => Sample.OpenWriter(_folder).Dispose();

    private string File => Path.Combine(_folder.Path, "readers", "owner", "2024-05.jsonl");

    [Fact]
    public void What_a_reader_does_is_written_so_that_a_person_can_read_it()
    {
        var state = Open();
        state.MarkRead(Bridge, Today);
        state.MarkUnread(Bridge, Today);
        _clock.Now += TimeSpan.FromMinutes(5);
        state.MarkAllRead(Sample.Now, "渭滩日报", new DateOnly(2024, 5, 3));
        state.Star(Bridge, "渭滩大桥今晨通车", "https://news.example/bridge");
        state.Unstar(Bridge);
        var note = state.AddNote(new NoteWritten(0, Bridge, 2) { Text = "核对\n通车时间", Title = "渭滩大桥今晨通车", Url = "https://news.example/bridge" });
        state.AddNote(new NoteWritten(0, Bridge, 2) { Quote = Quotation.Of("渭滩大桥于今晨六时通车。", 5, 4) });
        state.ChangeNote(note.Number, "核对过了");
        state.RemoveNote(note.Number);
        state.MarkAllRead(Sample.Now);

        Matches("every-kind.jsonl");
    }

    [Fact]
    public void Many_are_marked_at_once_and_only_what_changes_is_written()
    {
        var state = Open();
        state.MarkRead(Bridge, Today);

        Assert.Equal(1, state.MarkRead([(Bridge, Today), (Ferry, Today)]));
        Assert.Equal(0, state.MarkRead([(Bridge, Today), (Ferry, Today)]));
        Assert.Equal(2, state.MarkUnread([(Bridge, Today), (Ferry, Today)]));
        Assert.False(Open().IsRead(Ferry, Today));
        Assert.Equal(5, System.IO.File.ReadAllLines(File).Length);
    }

    [Fact]
    public void What_was_done_is_there_again_when_the_archive_is_opened_again()
    {
        var state = Open();
        state.MarkRead(Bridge, Today);
        state.Star(Ferry, "渡轮停航", null);
        state.AddNote(new NoteWritten(0, Ferry, 1) { Text = "一", Quote = Quotation.Of("渡轮停航。", 0, 2) });

        var again = Open();

        Assert.True(again.IsRead(Bridge, Today));
        Assert.False(again.IsRead(Ferry, Today));
        Assert.True(again.IsStarred(Ferry));
        Assert.Equal("渡轮停航", Assert.Single(again.Stars()).Title);
        Assert.Equal(new Quotation("渡轮", "", "停航。", 0, 2), Assert.Single(again.NotesOf(Ferry)).Quote);
        Assert.Equal(state.Version, again.Version);
        Assert.Empty(again.Troubles);
    }

    [Fact]
    public void The_version_changes_with_each_change_and_with_nothing_else()
    {
        var state = Open();
        var versions = new List<long> { state.Version };
        Assert.True(state.MarkRead(Bridge, Today));
        versions.Add(state.Version);
        Assert.False(state.MarkRead(Bridge, Today));
        Assert.False(state.Unstar(Bridge));
        Assert.False(state.RemoveNote(7));
        Assert.Equal(versions[^1], state.Version);
        Assert.True(state.Star(Bridge, null, null));
        versions.Add(state.Version);

        Assert.Equal(versions.Count, versions.Distinct().Count());
    }

    [Fact]
    public void A_reader_who_has_done_nothing_yet_leaves_no_file_and_finds_the_last_days_unread()
    {
        var state = Open();

        Assert.False(state.IsRead(Bridge, new Arrival("A", Sample.Now.AddDays(-1), Sample.Now)));
        Assert.True(state.IsRead(Bridge, new Arrival("A", Sample.Now.AddYears(-1), Sample.Now.AddYears(-1))));
        Assert.True(state.IsRead(Bridge, new Arrival("A", Sample.Now.AddYears(-1), Sample.Now)));
        Assert.False(Directory.Exists(_folder.Archive().ReadersFolder));
    }

    [Fact]
    public void What_was_old_at_the_first_look_stays_read_when_the_archive_is_opened_later()
    {
        Open().Star(Ferry, null, null);
        _clock.Now += TimeSpan.FromDays(100);

        var later = Open();

        Assert.False(later.IsRead(Bridge, new Arrival("A", Sample.Now.AddDays(-1), Sample.Now)));
        Assert.True(later.IsRead(Bridge, new Arrival("A", Sample.Now.AddDays(-5), Sample.Now.AddDays(-5))));
    }

    [Fact]
    public void Each_month_has_its_file()
    {
        var state = Open();
        state.Star(Bridge, null, null);
        _clock.Now += TimeSpan.FromDays(40);
        state.Unstar(Bridge);

        Assert.Equal(["2024-05.jsonl", "2024-06.jsonl"], Directory.GetFiles(Path.GetDirectoryName(File)!).Select(Path.GetFileName).Order());
        Assert.False(Open().IsStarred(Bridge));
    }

    [Fact]
    public void A_clock_that_was_set_back_does_not_reorder_what_was_done()
    {
        var state = Open();
        state.Star(Bridge, null, null);
        _clock.Now -= TimeSpan.FromDays(40);
        state.Unstar(Bridge);

        Assert.False(Open().IsStarred(Bridge));
    }

    [Fact]
    public void A_half_last_line_says_nothing_and_is_gone_with_the_next_change()
    {
        Open().Star(Bridge, null, null);
        System.IO.File.AppendAllText(File, "{\"kind\":\"unstar\",\"arti");

        var state = Open();
        Assert.True(state.IsStarred(Bridge));
        Assert.Empty(state.Troubles);
        state.MarkRead(Bridge, Today);

        Assert.DoesNotContain("\"arti{", System.IO.File.ReadAllText(File));
        Assert.Empty(Open().Troubles);
        Assert.True(Open().IsRead(Bridge, Today));
    }

    [Fact]
    public void A_whole_last_line_that_an_editor_left_without_its_end_counts_with_the_next_change()
    {
        Open().Star(Bridge, null, null);
        System.IO.File.AppendAllText(File, $"{{\"kind\":\"star\",\"article\":\"{Ferry}\"}}");

        Open().MarkRead(Bridge, Today);

        Assert.True(Open().IsStarred(Ferry));
        Assert.True(Open().IsRead(Bridge, Today));
    }

    [Fact]
    public void A_file_cut_off_anywhere_gives_what_its_whole_lines_say()
    {
        var state = Open();
        state.Star(Bridge, "渭滩大桥", null);
        state.MarkRead(Ferry, Today);
        state.AddNote(new NoteWritten(0, Bridge, 1) { Text = "记" });
        var whole = System.IO.File.ReadAllBytes(File);
        for (var length = 0; length <= whole.Length; length++)
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);
            var cut = Open();
            var lines = whole[..length].Count(static one => one == (byte)'\n');

            Assert.Empty(cut.Troubles);
            Assert.Equal(lines > 1, cut.IsStarred(Bridge));
            Assert.Equal(lines > 2, cut.IsRead(Ferry, Today));
            Assert.Equal(lines > 3, cut.Notes().Count == 1);
        }
    }

    [Theory]
    [InlineData("not json at all")]
    [InlineData("{\"kind\":\"star\"}")]
    [InlineData("{\"kind\":\"star\",\"article\":\"not an id\"}")]
    [InlineData("{\"kind\":\"star\",\"article\":null}")]
    [InlineData("{\"kind\":\"allRead\",\"before\":\"yesterday\"}")]
    [InlineData("[]")]
    [InlineData("null")]
    public void A_damaged_line_is_said_skipped_and_left_where_it_is(string damage)
    {
        var state = Open();
        state.Star(Bridge, null, null);
        System.IO.File.AppendAllText(File, damage + "\n");
        state.Refresh();
        state.Star(Ferry, null, null);

        foreach (var now in new[] { state, Open() })
        {
            Assert.True(now.IsStarred(Bridge));
            Assert.True(now.IsStarred(Ferry));
            var trouble = Assert.Single(now.Troubles);
            Assert.Equal(("readers/owner/2024-05.jsonl", 3), (trouble.File, trouble.Line));
        }

        Assert.Contains(damage, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void A_kind_of_a_later_version_changes_nothing_and_is_no_damage()
    {
        var state = Open();
        state.Star(Bridge, null, null);
        System.IO.File.AppendAllText(File, "{\"kind\":\"shelved\",\"article\":\"x\",\"shelf\":3}\n\n");

        Assert.Empty(Open().Troubles);
    }

    [Fact]
    public void What_another_process_does_is_seen()
    {
        var (here, there) = (Open(), Open());
        there.Star(Bridge, null, null);
        Assert.False(here.IsStarred(Bridge));

        here.Refresh();
        Assert.True(here.IsStarred(Bridge));

        there.AddNote(new NoteWritten(0, Bridge, 1) { Text = "一" });
        Assert.Equal(2, here.AddNote(new NoteWritten(0, Bridge, 1) { Text = "二" }).Number);
        there.Refresh();
        Assert.Equal(here.Version, there.Version);
    }

    [Fact]
    public void What_a_person_changes_with_an_editor_is_seen()
    {
        var state = Open();
        state.Star(Bridge, null, null);
        state.Star(Ferry, null, null);
        System.IO.File.WriteAllLines(File, System.IO.File.ReadAllLines(File).Where(static line => !line.Contains(Bridge.Value, StringComparison.Ordinal)));

        state.Refresh();

        Assert.False(state.IsStarred(Bridge));
        Assert.True(state.IsStarred(Ferry));
    }

    [Fact]
    public async Task Many_may_ask_and_change_at_once()
    {
        var state = Open();
        var ids = Enumerable.Range(0, 40).Select(static number => ArticleId.For(CanonicalUrl.From($"https://news.example/n{number}"))).ToList();
        await Task.WhenAll(ids.Select(id => Task.Run(
            () =>
            {
                state.Star(id, null, null);
                _ = state.Stars().Count + state.Notes().Count;
                return state.IsStarred(id);
            },
            TestContext.Current.CancellationToken)));

        Assert.Equal(40, state.Stars().Count);
        Assert.Equal(40, Open().Stars().Count);
    }

    [Fact]
    public void A_disk_that_refuses_changes_nothing()
    {
        var state = Open();
        state.Star(Ferry, null, null);
        var before = state.Version;
        // Where the next month's file would be, nothing can be written.
        _clock.Now += TimeSpan.FromDays(40);
        Directory.CreateDirectory(File.Replace("-05", "-06", StringComparison.Ordinal));

        Assert.ThrowsAny<IOException>(() => state.Star(Bridge, null, null));

        Assert.False(state.IsStarred(Bridge));
        Assert.True(state.IsStarred(Ferry));
        Assert.Equal(before, state.Version);
    }

    [Fact]
    public void Verify_has_nothing_to_say_of_a_readers_files()
    {
        Open().Star(Bridge, null, null);

        Assert.Empty(ArchiveVerifier.Verify(_folder.Archive(), null, TestContext.Current.CancellationToken).Findings);
    }

    [Theory]
    [InlineData("owner", true)]
    [InlineData("anna-2_b", true)]
    [InlineData("", false)]
    [InlineData("..", false)]
    [InlineData("a/b", false)]
    [InlineData("Anna", false)]
    [InlineData("con.", false)]
    public void A_readers_name_is_safe_as_a_folders(string name, bool isSafe) => Assert.Equal(isSafe, ReaderName.TryParse(name, out _));

    public void Dispose() => _folder.Dispose();

    private ReaderState Open() => ReaderState.Open(_folder.Archive(), ReaderName.Owner, _clock);

    // To approve a change: ANNALS_APPROVE=1 dotnet test tests/Annals.Archive.Tests
    private void Matches(string name, [CallerFilePath] string here = "")
    {
        var golden = Path.Combine(Path.GetDirectoryName(here)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("ANNALS_APPROVE") == "1")
        {
            System.IO.File.Copy(File, golden, overwrite: true);
        }

        Assert.Equal(System.IO.File.ReadAllText(golden), System.IO.File.ReadAllText(File));
    }
}
