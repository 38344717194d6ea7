using Annals.Archive.Readers;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Archive.Tests.Readers;

public class ReaderMarksTests
{
    private static readonly DateTimeOffset Start = new(2024, 5, 3, 0, 0, 0, TimeSpan.Zero);
    private static readonly ArticleId[] Ids = [.. Enumerable.Range(0, 6).Select(static number => ArticleId.For(CanonicalUrl.From($"https://news.example/{number}")))];
    private static readonly Arrival[] Arrivals = [.. Enumerable.Range(0, 6).Select(static number => new Arrival(number % 2 == 0 ? "渭滩日报" : "Weitan Post", Start.AddHours(number * 9), Start.AddHours((number * 9) + (number % 3))))];

    private static Gen<ReaderLine> Line { get; } = Gen.OneOf(
        Gen.Choose(0, 5).Select(static n => (ReaderLine)new ArticleRead(Ids[n])),
        Gen.Choose(0, 5).Select(static n => (ReaderLine)new ArticleUnread(Ids[n])),
        Gen.Choose(0, 5).Select(static n => (ReaderLine)new ArticleUnread(Ids[n])),
        Gen.Choose(0, 5).Select(static n => (ReaderLine)new ArticleStarred(Ids[n]) { At = Start.AddHours(n) }),
        Gen.Choose(0, 5).Select(static n => (ReaderLine)new ArticleUnstarred(Ids[n])),
        Gen.Choose(0, 50).Select(static n => (ReaderLine)new AllRead(Start.AddHours(n))),
        Gen.Choose(0, 50).Select(static n => (ReaderLine)new AllRead(Start.AddHours(n), n % 2 == 0 ? "渭滩日报" : "Weitan Post")),
        Gen.Choose(0, 50).Select(static n => (ReaderLine)new AllRead(Start.AddHours(n), null, DateOnly.FromDateTime(Start.UtcDateTime).AddDays(n % 3))),
        Gen.Choose(0, 50).Select(static n => (ReaderLine)new AllRead(Start.AddHours(n), "渭滩日报", DateOnly.FromDateTime(Start.UtcDateTime).AddDays(n % 3))),
        Gen.Choose(1, 5).Select(static n => (ReaderLine)new NoteWritten(n, Ids[n % 3], 1) { Text = $"note {n}", At = Start.AddHours(n) }),
        Gen.Choose(1, 5).Select(static n => (ReaderLine)new NoteRemoved(n)),
        Gen.Constant(new ReaderLine()));

    [Fact]
    public void Any_row_of_lines_comes_to_what_reading_them_one_by_one_says()
        => Prop.ForAll(Line.ListOf().ToArbitrary(), static lines =>
        {
            var marks = Play(lines);
            for (var i = 0; i < Ids.Length; i++)
            {
                Assert.Equal(PlainlyRead(lines, Ids[i], Arrivals[i]), marks.IsRead(Ids[i], Arrivals[i]));
                Assert.Equal(lines.LastOrDefault(line => line is ArticleStarred star && star.Article == Ids[i] || line is ArticleUnstarred unstar && unstar.Article == Ids[i]) is ArticleStarred, marks.IsStarred(Ids[i]));
                Assert.Equal(PlainNotes(lines).Where(note => note.Article == Ids[i]).Select(static note => note.Note), marks.NotesOf(Ids[i]).Select(static note => note.Number));
            }

            Assert.True(marks.NextNote > lines.OfType<NoteWritten>().Select(static note => note.Note).DefaultIfEmpty(0).Max());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_read_up_to_a_time_is_what_was_not_judged_one_by_one_says()
        => Prop.ForAll(Line.ListOf().ToArbitrary(), static lines =>
        {
            var marks = Play(lines);
            var upTo = marks.ReadUpTo();
            for (var i = 0; i < Ids.Length; i++)
            {
                if (!marks.Judged.Contains(Ids[i]))
                {
                    Assert.Equal(marks.IsRead(Ids[i], Arrivals[i]), upTo.Covers(Arrivals[i]));
                }
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_article_marked_unread_stays_so_until_all_is_read_again()
    {
        var marks = Play([new AllRead(Start.AddDays(1)), new ArticleUnread(Ids[0]), new AllRead(Start.AddDays(-1))]);
        Assert.False(marks.IsRead(Ids[0], Arrivals[0]));

        marks.Apply(new AllRead(Start.AddDays(1)));
        Assert.True(marks.IsRead(Ids[0], Arrivals[0]));
    }

    [Fact]
    public void What_comes_in_after_everything_was_read_is_unread()
    {
        var marks = Play([new AllRead(Start.AddHours(8))]);

        Assert.True(marks.IsRead(Ids[0], new Arrival("A", Start.AddHours(1), Start.AddHours(8))));
        Assert.False(marks.IsRead(Ids[0], new Arrival("A", Start.AddHours(1), Start.AddHours(9))));
    }

    [Fact]
    public void An_import_of_old_posts_is_not_news()
    {
        var marks = Play([new AllRead(Start)]);

        Assert.True(marks.IsRead(Ids[0], new Arrival("A", Start.AddYears(-4), Start.AddDays(30))));
        Assert.False(marks.IsRead(Ids[0], new Arrival("A", Start.AddDays(-1), Start.AddDays(30))));
    }

    private static ReaderMarks Play(IEnumerable<ReaderLine> lines)
    {
        var marks = new ReaderMarks();
        foreach (var line in lines)
        {
            marks.Apply(line);
        }

        return marks;
    }

    private static bool PlainlyRead(IEnumerable<ReaderLine> lines, ArticleId id, Arrival arrival)
    {
        var isRead = false;
        foreach (var line in lines)
        {
            isRead = line switch
            {
                ArticleRead read when read.Article == id => true,
                ArticleUnread unread when unread.Article == id => false,
                AllRead all when all.Before >= arrival.At && (all.Outlet ?? arrival.Outlet) == arrival.Outlet && (all.Day ?? arrival.Day) == arrival.Day => true,
                _ => isRead,
            };
        }

        return isRead;
    }

    private static IEnumerable<NoteWritten> PlainNotes(IEnumerable<ReaderLine> lines)
    {
        var notes = new SortedDictionary<int, NoteWritten>();
        foreach (var line in lines)
        {
            if (line is NoteWritten note)
            {
                notes[note.Note] = note;
            }
            else if (line is NoteRemoved removed)
            {
                notes.Remove(removed.Note);
            }
        }

        return notes.Values;
    }
}
