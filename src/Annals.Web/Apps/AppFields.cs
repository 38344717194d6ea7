using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Annals.Web.Apps;

/// <summary>What a request says, in its address or in a form: these protocols take both for the same.</summary>
internal sealed class AppFields(IQueryCollection query, IFormCollection form)
{
    /// <summary>In bytes.</summary>
    public const int LongestForm = 2 << 20;

    // Apps name hundreds of articles at once.
    private const int MostFields = 20_000;

    public IReadOnlyList<string> All(string name) => [.. StringValues.Concat(query[name], form[name]).OfType<string>()];

    /// <summary>Null when it is absent or empty.</summary>
    public string? this[string name] => All(name) is [{ Length: > 0 } first, ..] ? first : null;

    public bool Has(string name) => query.ContainsKey(name) || form.ContainsKey(name);

    /// <summary>Null when it is absent or no number.</summary>
    public long? Number(string name) => long.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static AppFields OfAddress(HttpRequest request) => new(request.Query, FormCollection.Empty);

    public static async Task<AppFields> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.HasFormContentType)
        {
            return OfAddress(request);
        }

        AllowBody(context, LongestForm);
        var form = await request.ReadFormAsync(new FormOptions { BufferBodyLengthLimit = LongestForm, MultipartBodyLengthLimit = LongestForm, ValueLengthLimit = LongestForm, ValueCountLimit = MostFields }, context.RequestAborted);
        return new AppFields(request.Query, form);
    }

    public static void AllowBody(HttpContext context, long longest)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = longest;
        }
    }
}
