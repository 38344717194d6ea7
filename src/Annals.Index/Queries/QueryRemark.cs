namespace Annals.Index.Queries;

/// <summary>What a person should know about a query beside its answer.</summary>
public enum QueryRemarkKind
{
    /// <summary>Only the beginning of the query was used; <see cref="QueryRemark.Number"/> says how many characters.</summary>
    TooLong,

    /// <summary>Only the first words were used; <see cref="QueryRemark.Number"/> says how many.</summary>
    TooManyWords,

    /// <summary>Nothing stands behind a key.</summary>
    NothingBehindKey,

    /// <summary>A key that cannot be turned around with a minus.</summary>
    NoMinus,

    /// <summary>What stands behind <c>from:</c> or <c>to:</c> is no date.</summary>
    NoDate,

    /// <summary>What stands behind <c>is:</c> is nothing an article can be.</summary>
    NothingItIs,

    /// <summary>What stands behind <c>has:</c> is nothing an article has.</summary>
    NothingItHas,

    /// <summary>What stands behind <c>sort:</c> is no order.</summary>
    NoOrder,

    /// <summary>What stands behind <c>is:</c> or <c>has:</c> is known only where a reader's marks are.</summary>
    NotToldHere,

    /// <summary>Nothing is known of who or what stands behind <c>who:</c>, <c>event:</c> or <c>story:</c>: nothing is found.</summary>
    NobodyKnown,

    /// <summary>The query has nothing to look for.</summary>
    NothingToLookFor,

    /// <summary>A line of the owner's table of names was left out.</summary>
    VariantFile,

    /// <summary>The index cannot answer just now.</summary>
    Trouble,
}

/// <summary>One remark about a query. Its text is English; a page words it in its own language.</summary>
/// <param name="Word">The part of the query, or what is wrong; may be anything at all.</param>
/// <param name="Key">The key before the colon; empty where there is none.</param>
public sealed record QueryRemark(QueryRemarkKind Kind, string Word = "", string Key = "", int Number = 0)
{
    public override string ToString() => Kind switch
    {
        QueryRemarkKind.TooLong => $"The query is too long: only its first {Number} characters were used.",
        QueryRemarkKind.TooManyWords => $"There are too many words: only the first {Number} were used.",
        QueryRemarkKind.NothingBehindKey => $"Nothing stands behind {Key}:.",
        QueryRemarkKind.NoMinus => $"{Key}: cannot be turned around with a minus.",
        QueryRemarkKind.NoDate => $"'{Word}' is no date: write {Key}:2020, {Key}:2020-09 or {Key}:2020-09-15.",
        QueryRemarkKind.NothingItIs => $"'{Word}' is nothing an article can be: write is:unread, is:read or is:starred.",
        QueryRemarkKind.NothingItHas => $"'{Word}' is nothing an article has: write has:revision, has:picture or has:note.",
        QueryRemarkKind.NoOrder => $"'{Word}' is no order: write sort:newest, sort:oldest or sort:relevance.",
        QueryRemarkKind.NotToldHere => $"What is '{Word}' cannot be told here: that was left out.",
        QueryRemarkKind.NobodyKnown => $"Nothing is known of {Key}:{Word} here.",
        QueryRemarkKind.NothingToLookFor => "There is nothing to look for: type a word, a name or a date.",
        _ => Word,
    };
}
