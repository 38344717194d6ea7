using System.Globalization;
using System.Text.Json;
using Annals.Language.Entities;
using Annals.Language.Scripts;

namespace Annals.Bench.Understanding;

/// <summary>Things written differently by different outlets: rows of which all forms are one entity, and joins of different rows.</summary>
public static class VariantsBench
{
    public static int Run(string language)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(language, "variants-dev.json")));
        int rows = 0, joined = 0, byScript = 0, pairs = 0, wrong = 0;
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in document.RootElement.GetProperty("rows").EnumerateArray())
        {
            var forms = row.GetProperty("forms").EnumerateArray().Select(form => ChineseFold.Fold(form.GetProperty("surface").GetString()!)).ToList();
            var names = forms.Select(form => Authority.BuiltIn.ByName(form).Select(entry => entry.Name).FirstOrDefault()).ToList();
            rows++;
            joined += names[0] is not null && names.TrueForAll(name => name == names[0]) ? 1 : 0;
            byScript += forms.Distinct().Count() == 1 ? 1 : 0;
            foreach (var name in names.OfType<string>().Distinct())
            {
                pairs++;
                wrong += owners.TryAdd(name, row.GetProperty("id").GetString()!) ? 0 : 1;
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"name variants: {joined} of {rows} rows joined ({100.0 * joined / rows:0} %), {wrong} of {pairs} names in two rows; script conversion alone joins {byScript}"));
        return 0;
    }
}
