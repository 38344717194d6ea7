using Annals.Index.Searching;
using Annals.Index.Segments;
using Annals.Language.Scripts;
using Annals.Language.Tokens;

namespace Annals.Index.Queries;

/// <summary>
/// Reads the query language: <c>word "a phrase" ="As written" -without this OR that outlet:BBC tag:name has:revision has:picture is:unread
/// who:name event:id story:id from:2020-08 to:2020-09-15 lang:zh sort:newest</c>.
/// Pieces between blanks must all be met, each as it stands; OR joins its two neighbours; curly and Chinese quotes and
/// full-width signs count as their plain forms; <c>to:</c> includes the day, month or year it names. Never throws:
/// what cannot be understood is left out and said in <see cref="ParsedQuery.Remarks"/>.
/// </summary>
public static class QueryParser
{
    private const int LongestQuery = 500;
    private const int MostPhrases = 24;

    public static ParsedQuery Parse(string text)
    {
        var state = new State();
        if (text.Length > LongestQuery)
        {
            state.Remarks.Add(new QueryRemark(QueryRemarkKind.TooLong, Number: LongestQuery));
            text = text[..LongestQuery];
        }

        var scanner = new QueryScanner(text);
        while (scanner.Next() is { } word)
        {
            state.Add(word);
        }

        return state.ToQuery();
    }

    private sealed class State
    {
        private readonly List<List<Phrase>> _clauses = [];
        private readonly List<Phrase> _excluded = [];
        private readonly List<string>[] _outlets = [[], []];
        private readonly List<string>[] _tags = [[], []];
        private readonly List<string>[] _marks = [[], []];
        private readonly List<Subject>[] _subjects = [[], []];
        private readonly DocumentTraits[] _traits = new DocumentTraits[2];
        private (DateTimeOffset? From, DateTimeOffset? To) _time;
        private string? _language;
        private SearchSort? _sort;
        private bool _joinsLast;
        private int _phrases;

        public List<QueryRemark> Remarks { get; } = [];

        public void Add(QueryWord word)
        {
            if (word.Key is not null)
            {
                AddRestriction(word.Key, word.Text, word.IsExcluded);
            }
            else if (word.IsOr)
            {
                _joinsLast = _clauses.Count > 0;
            }
            else if (HasTokens(word.Text))
            {
                AddPhrase(word);
            }
        }

        public ParsedQuery ToQuery() => new()
        {
            Clauses = [.. _clauses.Select(alternatives => new Clause(alternatives))],
            Excluded = _excluded,
            Outlets = _outlets[0],
            ExcludedOutlets = _outlets[1],
            Tags = _tags[0],
            ExcludedTags = _tags[1],
            Marks = _marks[0],
            ExcludedMarks = _marks[1],
            Subjects = _subjects[0],
            ExcludedSubjects = _subjects[1],
            Traits = _traits[0],
            ExcludedTraits = _traits[1],
            From = _time.From,
            To = _time.To,
            Language = _language,
            Sort = _sort,
            Remarks = Remarks,
        };

        private void AddPhrase(QueryWord word)
        {
            var phrase = new Phrase(word.Text, word.IsQuoted, word.IsExact);
            if (++_phrases > MostPhrases)
            {
                if (_phrases == MostPhrases + 1)
                {
                    Remarks.Add(new QueryRemark(QueryRemarkKind.TooManyWords, Number: MostPhrases));
                }
            }
            else if (word.IsExcluded)
            {
                _excluded.Add(phrase);
            }
            else if (_joinsLast)
            {
                _clauses[^1].Add(phrase);
            }
            else
            {
                _clauses.Add([phrase]);
            }

            _joinsLast = false;
        }

        private void AddRestriction(string key, string value, bool isExcluded)
        {
            if (value.Trim().Length == 0)
            {
                Remarks.Add(new QueryRemark(QueryRemarkKind.NothingBehindKey, Key: key));
                return;
            }

            if (isExcluded && key is "from" or "to" or "lang" or "sort")
            {
                Remarks.Add(new QueryRemark(QueryRemarkKind.NoMinus, Key: key));
                return;
            }

            switch (key)
            {
                case "outlet":
                    _outlets[isExcluded ? 1 : 0].Add(ChineseFold.Fold(value.Trim()));
                    break;
                case "tag":
                    _tags[isExcluded ? 1 : 0].Add(ChineseFold.Fold(value.Trim()));
                    break;
                case "has":
                    AddTrait(value.Trim(), isExcluded ? 1 : 0);
                    break;
                case "is":
                    AddMark(value.Trim(), isExcluded ? 1 : 0);
                    break;
                case "who" or "entity":
                    _subjects[isExcluded ? 1 : 0].Add(new Subject("who", value.Trim()));
                    break;
                case "event" or "story":
                    _subjects[isExcluded ? 1 : 0].Add(new Subject(key, value.Trim()));
                    break;
                case "lang":
                    _language = value.Trim();
                    break;
                case "sort":
                    AddSort(value);
                    break;
                default:
                    AddTime(key, value);
                    break;
            }
        }

        private void AddTime(string key, string value)
        {
            if (QueryDate.Parse(value) is not { } span)
            {
                Remarks.Add(new QueryRemark(QueryRemarkKind.NoDate, value, key));
                return;
            }

            _time = key == "from" ? _time with { From = span.Start } : _time with { To = span.End };
        }

        private void AddMark(string value, int side)
        {
            if (value.ToLowerInvariant() is ("unread" or "read" or "starred") and var word)
            {
                _marks[side].Add(word);
            }
            else
            {
                Remarks.Add(new QueryRemark(QueryRemarkKind.NothingItIs, value));
            }
        }

        private void AddTrait(string value, int side)
        {
            if (value.ToLowerInvariant() is "note" or "notes" or "highlight" or "highlights")
            {
                _marks[side].Add("note");
                return;
            }

            var trait = value.ToLowerInvariant() switch
            {
                "revision" or "revisions" => DocumentTraits.Revised,
                "picture" or "pictures" or "image" or "images" => DocumentTraits.Picture,
                _ => DocumentTraits.None,
            };
            _traits[side] |= trait;
            if (trait == DocumentTraits.None)
            {
                Remarks.Add(new QueryRemark(QueryRemarkKind.NothingItHas, value));
            }
        }

        private void AddSort(string value)
        {
            _sort = value.ToLowerInvariant() switch
            {
                "newest" or "new" => SearchSort.Newest,
                "oldest" or "old" => SearchSort.Oldest,
                "relevance" or "best" => SearchSort.Relevance,
                _ => null,
            };
            if (_sort is null)
            {
                Remarks.Add(new QueryRemark(QueryRemarkKind.NoOrder, value));
            }
        }

        private static bool HasTokens(string text) => Tokenizer.Read(ChineseFold.Fold(text)).Count > 0;
    }
}
