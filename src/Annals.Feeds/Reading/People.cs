namespace Annals.Feeds.Reading;

/// <summary>Names and addresses out of one line: "me@example.org (Name)", "Name &lt;me@example.org&gt;", "Name (me@example.org)".</summary>
internal static class People
{
    public static Person? Parse(string text)
    {
        text = Trimmed.Of(text);
        if (text.Length is 0 or > 1000)
            return text.Length == 0 ? null : new Person(text, null, null);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || at == text.Length - 1)
            return new Person(text, null, null);
        var start = at;
        while (start > 0 && IsMailCharacter(text[start - 1]))
            start--;
        var end = at + 1;
        while (end < text.Length && IsMailCharacter(text[end]))
            end++;
        var mail = text[start..end].Trim('.');
        if (start == at || end - at < 4 || !text.AsSpan(at, end - at).Contains('.'))
            return new Person(text, null, null);
        var rest = string.Concat(text.AsSpan(0, start), text.AsSpan(end)).Replace("mailto:", "", StringComparison.OrdinalIgnoreCase)
            .Replace("()", "", StringComparison.Ordinal).Replace("<>", "", StringComparison.Ordinal).Replace("&lt;&gt;", "", StringComparison.Ordinal).Replace("[]", "", StringComparison.Ordinal).Trim();
        if (rest.StartsWith('(') && rest.EndsWith(')'))
            rest = rest[1..^1].Trim();
        rest = rest.Trim('"', ' ', ',');
        return new Person(rest.Length == 0 ? null : rest, mail, null);
    }

    private static bool IsMailCharacter(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '%' or '@' or '=' or '!' or '#' or '$' or '*' or '~';
}
