using Annals.Archive;
using Annals.Archive.Readers;
using Annals.Extraction.Text;
using Annals.Index.Articles;
using Annals.Index.Queries;
using Annals.Index.Revisions;
using Annals.Index.Searching;
using Annals.Language.Sentences;
using Annals.Pages.Articles;
using Annals.Pages.Citing;
using Annals.Pages.Days;
using Annals.Pages.Front;
using Annals.Pages.Hours;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Outlets;
using Annals.Pages.Reading;
using Annals.Pages.Revisions;
using Annals.Pages.Search;
using Annals.Pages.Tags;
using Annals.Pages.Words;
using Annals.Web.Findings;
using Annals.Web.Images;
using Annals.Web.Marks;

namespace Annals.Web.Reading;

/// <summary>Looks up in index and archive what each page shows.</summary>
internal sealed class Library
{
    private const int ListLength = 100;
    private const int HitCount = 20;
    private const int FrontLength = 200;
    // Only what may stand large is worth reading a file for, or asking for a picture.
    private const int FrontBodies = 24;
    private const int FrontPictures = 6;
    private const int IllustratedFrom = 4;
    private const int FrontWidth = 640;
    private const int FrontDays = 30;
    private const int HourLength = 2000;
    private const int HourOutletLength = 40;

    private readonly ReaderOptions _options;
    private readonly ReadingDesk? _desk;
    private readonly ImageSignature _signature;
    private readonly BodyReader _bodies;
    private readonly LeadPictures _pictures;
    private readonly KeptSizes _sizes;
    private readonly Analyses _analyses;

    public Library(ReaderOptions options, ImageSignature signature, Analyses analyses)
        => (_options, _signature, _bodies, _pictures, _sizes, _analyses) = (options, signature, new BodyReader(options.Folder, signature), new LeadPictures(options), new KeptSizes(options), analyses);

    private Library(Library shared, ReadingDesk desk)
        => (_options, _signature, _bodies, _pictures, _sizes, _analyses, _desk) = (shared._options, shared._signature, shared._bodies, shared._pictures, shared._sizes, shared._analyses, desk);

    private ReadingDesk Desk => _desk ?? throw new InvalidOperationException("ask For(context) first: what a page shows hangs on who reads it");

    /// <summary>The same, as whoever asks sees it.</summary>
    public Library For(HttpContext context) => new(this, ReadingDesk.Of(context));

    public async Task<FrontPage> FrontAsync()
    {
        var newest = _options.Index.Newest(ArticleFilter.All, FrontLength, 0);
        var bodies = newest.Take(FrontBodies).Select(article => _bodies.Read(article.Path, _options.BasePath + PermanentAddress.Of(article.Id, article.Revision), article.Url)).ToList();
        var kept = await _pictures.KeptAsync([.. bodies.Select(body => body.Lead).OfType<string>().Take(FrontPictures)]);
        var headlines = newest.Select((article, place) => place < bodies.Count ? WithOpening(Headline.Of(article), bodies[place], kept) : Headline.Of(article)).ToList();
        var days = _options.Index.Days(outlet: null, FrontDays).Select(day => new DayCount(day.Day, day.Count)).ToList();
        return FrontPage.Compose(Desk.Mark(headlines), days, _options.Index.Count(ArticleFilter.All)) with { Reading = Desk.ListOf(), UnreadByOutlet = Desk.Now()?.UnreadByOutlet ?? new Dictionary<string, int>() };
    }

    /// <summary>For each group of articles the first that has a picture here, with its opening; else the first of them; null for a group without any.</summary>
    public async Task<IReadOnlyList<Headline?>> IllustratedAsync(IReadOnlyList<IReadOnlyList<ArticleId>> groups)
    {
        var candidates = groups.Select(group => group.Take(IllustratedFrom).Select(id => _options.Index.Find(id)).OfType<ArticleDetail>()
            .Select(article => (Article: article, Body: _bodies.Read(article.Path, _options.BasePath + PermanentAddress.Of(article.Id, article.Revision), article.Url))).ToList()).ToList();
        var kept = await _pictures.KeptAsync([.. candidates.SelectMany(static group => group.Select(static one => one.Body.Lead).OfType<string>().Take(1))]);
        return [.. candidates.Select(group => group.Count == 0 ? null
            : group.FirstOrDefault(one => one.Body.Lead is { } lead && kept.Contains(lead)) is { Article: { } pictured } found ? WithOpening(Headline.Of(pictured), found.Body, kept)
            : WithOpening(Headline.Of(group[0].Article), group[0].Body, kept))];
    }

    /// <summary>For each group of articles the first picture that is kept, in one width and in several; null for none. Asks nobody for one.</summary>
    public IReadOnlyList<(string Image, string Set)?> PicturesOf(IReadOnlyList<IReadOnlyList<ArticleId>> groups)
        => [.. groups.Select(group => group.Take(IllustratedFrom).Select(id => _options.Index.Find(id)).OfType<ArticleDetail>().Where(article => MayHavePicture(article.Path))
            .Select(article => _bodies.Read(article.Path, _options.BasePath + PermanentAddress.Of(article.Id, article.Revision), article.Url).Lead).OfType<string>()
            .Where(url => _options.Kept(url)?.Path is not null).Select(url => ((string, string)?)(_signature.PathOf(url, FrontWidth), SetOf(url))).FirstOrDefault())];

    /// <summary>Null when the archive has nothing of the outlet, or not that many pages.</summary>
    public OutletPage? Outlet(string outlet, int page)
    {
        var filter = ArticleFilter.All with { Outlet = outlet };
        if (_options.Index.Outlets().FirstOrDefault(known => known.Outlet == outlet) is not { } summary
            || _options.Index.Newest(filter, ListLength, (page - 1) * ListLength) is not { Count: > 0 } articles)
        {
            return null;
        }

        return new OutletPage
        {
            Outlet = outlet,
            Reading = Desk.ListOf(outlet),
            Headlines = Desk.Mark(articles.Select(Headline.Of)),
            Pager = new Pager(page, ListLength, summary.Count),
            Oldest = _options.Index.Newest(filter, 1, summary.Count - 1) is [var oldest, ..] ? oldest.Published : null,
        };
    }

    /// <summary>Null when nothing is called so, or not on that many pages.</summary>
    public TagPage? Tag(string tag, int page)
    {
        var filter = ArticleFilter.All with { Tag = tag };
        return _options.Index.Newest(filter, ListLength, (page - 1) * ListLength) is { Count: > 0 } articles
            ? new TagPage { Tag = tag, Headlines = Desk.Mark(articles.Select(Headline.Of)), Pager = new Pager(page, ListLength, _options.Index.Count(filter)) }
            : null;
    }

    /// <summary>Null when the archive has nothing of that day, or not that many pages.</summary>
    public DayPage? Day(DateOnly day, int page)
    {
        var days = _options.Index.Days(outlet: null, int.MaxValue);
        if (days.FirstOrDefault(known => known.Day == day) is not { } summary
            || _options.Index.Newest(ArticleFilter.All with { Day = day }, ListLength, (page - 1) * ListLength) is not { Count: > 0 } articles)
        {
            return null;
        }

        return new DayPage
        {
            Day = day,
            Reading = Desk.ListOf(day: day),
            Headlines = Desk.Mark(articles.Select(Headline.Of)),
            Pager = new Pager(page, ListLength, summary.Count),
            Before = days.Where(other => other.Day < day).Max(other => (DateOnly?)other.Day),
            After = days.Where(other => other.Day > day).Min(other => (DateOnly?)other.Day),
        };
    }

    /// <param name="revision">Null for the article as it stands.</param>
    /// <returns>Null when there is no such article or revision.</returns>
    public ArticlePage? Article(ArticleId id, int? revision) => Find(id) is { } found ? Article(found, revision) : null;

    /// <summary>The same, with what it says.</summary>
    /// <returns>Null when there is no such revision.</returns>
    public ArticlePage? WithFindings(FoundArticle found, int? revision)
        => Article(found, revision) is not { } page ? null : page with { Findings = Findings(found, page.Revision) };

    /// <summary>A place in the text of an article, by offsets as analysis counts them; null when the article cannot be read.</summary>
    public ShownPassage? Passage(FoundArticle found, int? revision, int start, int end)
        => found.Revisions.FirstOrDefault(known => known.Number == (revision ?? found.Article.Revision)) is { } shown && _analyses.ReadingOf(shown) is { } reading && end <= reading.Text.Length
            ? new ShownPassage(reading.Text, start, end)
            : null;

    private ArticleFindings? Findings(FoundArticle found, int revision)
    {
        if (found.Revisions.FirstOrDefault(known => known.Number == revision) is not { } shown || _analyses.Of(found.Article, shown) is not { } analysis)
        {
            return null;
        }

        var days = _options.Index.Days(outlet: null, int.MaxValue).Select(static day => day.Day).ToHashSet();
        return new ArticleFindings(analysis) { HasDay = days.Contains, KeyOf = _options.Knowledge?.Store is null ? static _ => null : Annals.Index.Knowledge.EntityKey.Of };
    }

    /// <param name="id">What stood where an id should; with a revision behind it, perhaps.</param>
    public IReadOnlyList<Headline> Near(string? id) => [.. _options.Index.Near((id ?? "").Split('@')[0]).Select(Headline.Of)];

    /// <returns>Null when there is no such article.</returns>
    public FoundArticle? Find(ArticleId id) => _options.Index.Find(id) is { } article ? new FoundArticle(article, _options.Index.Revisions(id)) : null;

    /// <returns>Null when there is no such revision.</returns>
    public ArticlePage? Article(FoundArticle found, int? revision)
    {
        var (article, revisions) = found;
        var id = article.Id;
        var shown = revisions.FirstOrDefault(known => known.Number == (revision ?? article.Revision));
        if (shown is null && revision is not null)
        {
            return null;
        }

        // Between the two questions the index may have been emptied, to be built anew.
        var standing = shown ?? new RevisionSummary(article.Revision, article.Path, article.Sha256, article.CapturedAt, article.CapturedAt, article.Title);
        var body = _bodies.Read(standing.Path, _options.BasePath + PermanentAddress.Of(id, standing.Number), article.Url);
        var (previous, next) = _options.Index.Neighbours(id);
        var notes = Desk.State?.NotesOf(id) ?? [];
        var marked = HighlightMarks.In(body.Numbered.Length > 0 ? body.Numbered : body.Html, notes, out var places);
        return ArticlePage.Of(article, standing, revisions, body) with
        {
            Body = Html.RawSanitised(PictureSizes.In(body.Html, _sizes.Of)),
            NumberedBody = Html.RawSanitised(PictureSizes.In(marked, _sizes.Of)),
            Reading = Desk.Of(id, notes, places),
            Missing = MissingInBody.Of(body.Html, _options),
            Citation = shown is null ? null : Citation.Of(article, shown, [], sentence: null, _options.Folder.Address),
            Previous = previous is null ? null : Headline.Of(previous),
            Next = next is null ? null : Headline.Of(next),
            Tags = article.Tags,
        };
    }

    /// <returns>Null when there is no such article, revision or sentence.</returns>
    public Citation? Cite(ArticleId id, int? revision, int? sentence)
        => _options.Index.Find(id) is { } article && _options.Index.Revisions(id).FirstOrDefault(known => known.Number == (revision ?? article.Revision)) is { } cited
            ? Citation.Of(article, cited, KeptSentences.Of(_options.Folder, cited), sentence, _options.Folder.Address)
            : null;

    /// <summary>What each outlet had at an hour.</summary>
    public HourPage Hour(DateTimeOffset hour)
    {
        var articles = _options.Index.SeenBefore(hour, HourPage.Span, HourLength);
        return new HourPage
        {
            At = hour,
            Outlets = [.. articles.GroupBy(article => article.Outlet).Select(group => new OutletThen(group.Key, [.. group.Take(HourOutletLength).Select(Then)], group.Count()))],
            IsCut = articles.Count == HourLength,
        };
    }

    /// <returns>Null when there is no such article or revision, or when a file of it cannot be read.</returns>
    public ComparisonPage? Comparison(ArticleId id, int before, int after)
    {
        if (_options.Index.Find(id) is not { } article)
        {
            return null;
        }

        var revisions = _options.Index.Revisions(id).OrderBy(known => known.Number).ToList();
        var (left, right) = (revisions.Find(known => known.Number == before), revisions.Find(known => known.Number == after));
        return left is null || right is null
            ? null
            : new ComparisonPage
            {
                Id = id.Value,
                Outlet = article.Outlet,
                Language = article.Language,
                Diff = RevisionComparer.Compare(_options.Folder, left, right),
                Revisions = [.. revisions.Select(known => new RevisionLine(known.Number, known.CapturedAt, known.Title))],
            };
    }

    public SearchPage Search(SearchForm form, int page, Vocabulary words)
    {
        var empty = new SearchPage { Form = form, Pager = new Pager(1, HitCount, 0) };
        if (form.Query.Length == 0 && form.Outlet is null && form.Language is null && form.From is null && form.To is null)
        {
            return empty;
        }

        if (form.Query.Length > SearchForm.LongestQuery)
        {
            return empty with { Form = form with { Query = form.Query[..SearchForm.LongestQuery] }, Trouble = words.QueryTooLong };
        }

        if (form.Query.Length > 0 && !form.Query.Any(char.IsLetterOrDigit))
        {
            return empty with { Trouble = words.QuerySaysNothing };
        }

        var answer = _options.Index.Search(Query(form, HitCount, (page - 1) * HitCount));
        if (answer.Remarks.FirstOrDefault(remark => remark.Kind == QueryRemarkKind.Trouble) is { } trouble)
        {
            // Not an answer that could be kept: the next one may be another.
            throw new ArchiveException(trouble.Word);
        }

        var headlines = Desk.Mark(answer.Hits.Select(hit => Headline.Of(hit.Article)));
        return new SearchPage
        {
            Form = form,
            Hits = [.. answer.Hits.Select((hit, place) => new SearchHit(headlines[place], SnippetPart.Split(hit.Article.Title, Marks(hit.TitleMarks)), SnippetPart.Split(hit.Snippet, Marks(hit.Marks))))],
            Pager = new Pager(page, HitCount, answer.Total),
            Outlets = [.. answer.Facets.Outlets.Select(facet => new OutletFacet(facet.Outlet, facet.Count))],
            Months = [.. answer.Facets.Months.Select(facet => new MonthFacet(new DateOnly(facet.Year, facet.Month, 1), facet.Count)).OrderByDescending(facet => facet.Month)],
            Languages = [.. answer.Facets.Languages.Select(facet => new LanguageFacet(facet.Language, facet.Count))],
            AlsoMatched = answer.AlsoMatched,
            Suggestion = answer.Suggestion,
            Note = answer.Remarks.Count == 0 ? null : string.Join(' ', answer.Remarks.Select(words.Remark)),
            Took = TimeSpan.FromMilliseconds(answer.TookMs),
        };
    }

    /// <summary>The form's days as instants: both ends included, in UTC.</summary>
    public SearchQuery Query(SearchForm form, int limit, int offset) => new()
    {
        Text = form.Query,
        Outlet = form.Outlet,
        Language = form.Language,
        Exact = form.IsExact,
        Marks = Desk.Named,
        From = form.From is { } from ? Midnight(from) : null,
        To = form.To is { } to && to < DateOnly.MaxValue ? Midnight(to.AddDays(1)) : null,
        Sort = form.IsByDate ? SearchSort.Newest : SearchSort.Relevance,
        Limit = limit,
        Offset = offset,
    };

    /// <param name="outlet">Null for all.</param>
    /// <param name="day">Null for all.</param>
    public MarkedListPage Unread(string? outlet, DateOnly? day, int page)
    {
        var list = Desk.ListOf(outlet, day, onlyUnread: true)!;
        var marked = Desk.Now()!;
        return new MarkedListPage
        {
            IsOfUnread = true,
            Headlines = Desk.Mark(Summaries(marked.NewestUnread(outlet, day).Skip((page - 1) * ListLength).Take(ListLength)).Select(Headline.Of)),
            Pager = new Pager(page, ListLength, list.Unread),
            Reading = list,
            Outlets = outlet is null && day is null ? [.. marked.UnreadByOutlet.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value))] : [],
        };
    }

    /// <summary>The articles with a star that the archive has, the newest published first.</summary>
    public MarkedListPage Starred(int page)
    {
        var roll = _options.Index.Roll();
        var articles = Desk.State!.Stars().Select(star => roll.Find(star.Article)).OfType<RolledArticle>().OrderByDescending(article => article.Published).ToList();
        return new MarkedListPage
        {
            IsOfUnread = false,
            Headlines = Desk.Mark(Summaries(articles.Skip((page - 1) * ListLength).Take(ListLength)).Select(Headline.Of)),
            Pager = new Pager(page, ListLength, articles.Count),
        };
    }

    public NotesPage Notes()
    {
        var articles = new Dictionary<ArticleId, Headline?>();
        return new NotesPage([.. Desk.State!.Notes().Select(note =>
        {
            var article = articles.TryGetValue(note.Article, out var known) ? known : articles[note.Article] = _options.Index.Find(note.Article) is { } found ? Headline.Of(found) : null;
            return new NotedArticle(article, note.Article.Value, note.Title ?? note.Article.Value, note.Url, ReadingDesk.Line(note, isHere: true));
        })]);
    }

    /// <returns>Null when there is no such article.</returns>
    public HighlightingPage? Highlighting(ArticleId id)
    {
        if (Find(id) is not var (article, revisions) || revisions.FirstOrDefault(known => known.Number == article.Revision) is not { } standing)
        {
            return null;
        }

        var shown = HtmlText.ToPlainText(_bodies.Read(standing.Path, _options.BasePath + PermanentAddress.Of(id, standing.Number), article.Url).Html);
        var quotes = Desk.State!.NotesOf(id).Select(note => note.Quote).OfType<Quotation>().ToList();
        return new HighlightingPage
        {
            Id = id.Value,
            Title = article.Title,
            Language = article.Language,
            Revision = standing.Number,
            Sentences = [.. KeptSentences.Of(_options.Folder, standing)
                .Select((sentence, place) => new SentenceLine(place + 1, sentence, quotes.Any(quote => quote.Exact == sentence)))
                .Where(sentence => shown.Contains(sentence.Text, StringComparison.Ordinal))],
        };
    }

    /// <summary>A passage of a revision, by the number of its sentence or by its words.</summary>
    /// <param name="before">What stands before the words, if that is known.</param>
    /// <returns>Null when the revision has no such passage.</returns>
    public Quotation? Quote(ArticleId id, int revision, int? sentence, string words, string before)
    {
        if (_options.Index.Revisions(id).FirstOrDefault(known => known.Number == revision) is not { } standing)
        {
            return null;
        }

        var text = KeptSentences.TextOf(_options.Folder, standing);
        if (sentence is not { } number)
        {
            return Quotation.Find(text, words, before);
        }

        var sentences = NumberedSentences.Of(text);
        return number <= sentences.Count ? Quotation.Of(text, sentences[number - 1].Start.Value, sentences[number - 1].End.Value - sentences[number - 1].Start.Value) : null;
    }

    private IReadOnlyList<ArticleSummary> Summaries(IEnumerable<RolledArticle> articles) => _options.Index.Summaries([.. articles.Select(article => article.Row)]);

    private Headline WithOpening(Headline headline, ShownBody body, IReadOnlySet<string> kept) => headline with
    {
        Image = body.Lead is { } url && kept.Contains(url) ? _signature.PathOf(url, FrontWidth) : null,
        ImageSet = body.Lead is { } set && kept.Contains(set) ? SetOf(set) : null,
        Excerpt = body.Opening() ?? headline.Excerpt,
    };

    // Most articles have none, and reading the bytes is a tenth of the work.
    private bool MayHavePicture(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(_options.Folder.Resolve(path)).AsSpan();
            return bytes.IndexOf("<img"u8) >= 0 || bytes.IndexOf("<IMG"u8) >= 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            return false;
        }
    }

    private string SetOf(string url) => string.Join(", ", Thumbnails.Widths.Skip(1).Select(width => $"{_signature.PathOf(url, width)} {width}w"));

    private static HeadlineThen Then(ArticleThen article)
        => new(article.Id.Value, article.Revision, article.Title, article.TitleNow == article.Title ? null : article.TitleNow, article.FirstSeenAt, article.Language);

    private static IReadOnlyList<(int Start, int Length)> Marks(IReadOnlyList<Mark> marks) => [.. marks.Select(mark => (mark.Start, mark.Length))];

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
