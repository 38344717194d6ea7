using System.Globalization;

namespace Annals.Web.Memento;

/// <summary>Dates as RFC 7089 has them in its headers and lists: RFC 1123's form of RFC 9110, section 5.6.7, in GMT, whole seconds.</summary>
internal static class HttpDate
{
    private const string Format = "ddd, dd MMM yyyy HH:mm:ss 'GMT'";

    /// <summary>Rounded down: a memento is never dated later than it was seen.</summary>
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <returns>Null for anything else, a wrong day of the week too.</returns>
    public static DateTimeOffset? Read(string text)
        => DateTimeOffset.TryParseExact(text.Trim(), Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
