using Annals.Index.Searching;
using Annals.Language.Scripts;
using Annals.Language.Tokens;

namespace Annals.Index.Queries;

/// <summary>
/// Reads the query language: <c>word "a phrase" -without this OR that outlet:BBC from:2020-08 to:2020-09-15 lang:zh sort:newest</c>.
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
            state.Remarks.Add($"The query is too long: only its first {LongestQuery} characters were used.");
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
        private readonly List<List<string>> _clauses = [];
        private readonly List<string> _excluded = [];
        private readonly List<string> _outlets = [];
        private (DateTimeOffset? From, DateTimeOffset? To) _time;
        private string? _language;
        private SearchSort? _sort;
        private bool _joinsLast;
        private int _phrases;

        public List<string> Remarks { get; } = [];

        public void Add(QueryWord word)
        {
            if (word.Key is not null)
            {
                AddRestriction(word.Key, word.Text);
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
            Outlets = _outlets,
            From = _time.From,
            To = _time.To,
            Language = _language,
            Sort = _sort,
            Remarks = Remarks,
        };

        private void AddPhrase(QueryWord word)
        {
            if (++_phrases > MostPhrases)
            {
                if (_phrases == MostPhrases + 1)
                {
                    Remarks.Add($"There are too many words: only the first {MostPhrases} were used.");
                }
            }
            else if (word.IsExcluded)
            {
                _excluded.Add(word.Text);
            }
            else if (_joinsLast)
            {
                _clauses[^1].Add(word.Text);
            }
            else
            {
                _clauses.Add([word.Text]);
            }

            _joinsLast = false;
        }

        private void AddRestriction(string key, string value)
        {
            if (value.Trim().Length == 0)
            {
                Remarks.Add($"Nothing stands behind {key}:.");
                return;
            }

            switch (key)
            {
                case "outlet":
                    _outlets.Add(ChineseFold.Fold(value.Trim()));
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
                Remarks.Add($"'{value}' is no date: write {key}:2020, {key}:2020-09 or {key}:2020-09-15.");
                return;
            }

            _time = key == "from" ? _time with { From = span.Start } : _time with { To = span.End };
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
                Remarks.Add($"'{value}' is no order: write sort:newest, sort:oldest or sort:relevance.");
            }
        }

        private static bool HasTokens(string text) => Tokenizer.Read(ChineseFold.Fold(text)).Count > 0;
    }
}
