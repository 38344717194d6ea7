namespace Annals.Stories.Comparing;

/// <summary>A word that one article has more or less often than the others' text would let expect. Counts, and no opinion about them.</summary>
/// <param name="Word">Folded to simplified characters, as the article counts it.</param>
/// <param name="Group">The other words for the same, where it has such: 武汉肺炎 beside 新冠肺炎; empty otherwise.</param>
/// <param name="Count">In this article.</param>
/// <param name="Others">In all the others together.</param>
/// <param name="Words">Of this article, all in all.</param>
/// <param name="OtherWords">Of the others.</param>
/// <param name="LogLikelihood">Dunning's G2: 3.84 is one chance in twenty, 10.83 one in a thousand.</param>
/// <param name="IsOver">More often than the others, not less.</param>
public sealed record WordUse(string Article, string Outlet, string Word, IReadOnlyList<string> Group, int Count, int Others, int Words, int OtherWords, double LogLikelihood, bool IsOver);
