using System.Security.Cryptography;
using System.Text;

namespace Annals.Capture.Filtering;

/// <summary>Reads <c>filters.txt</c>: one rule a line. Any text gives a set; what cannot be understood is a problem with its line.</summary>
public static class FilterParser
{
    private const string Off = "this line is off";
    private const string AllOff = "this line is off, and so are the 'skip' lines below it, because it might have kept something";

    public static FilterSet Parse(string text)
    {
        var (rules, problems) = (new List<FilterRule>(), new List<FilterProblem>());
        var mayHaveKept = false;
        var number = 0;
        foreach (var raw in text.TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var (rule, problem, action) = new FilterLine(line).Read(number);
            if (rule is not null)
            {
                rules.Add(mayHaveKept && rule.Action == FilterAction.Skip ? rule.Off() : rule);
                continue;
            }

            var isGrave = action is null or FilterAction.Keep;
            mayHaveKept |= isGrave;
            problems.Add(new FilterProblem(number, $"{problem}; {(isGrave ? AllOff : Off)}"));
        }

        return rules.Count + problems.Count == 0 ? FilterSet.Empty : new FilterSet(rules, problems, Mark(text));
    }

    private static string Mark(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
