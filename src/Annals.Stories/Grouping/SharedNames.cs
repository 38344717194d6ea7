using System.Runtime.InteropServices;
using Annals.Language.Entities;

namespace Annals.Stories.Grouping;

/// <summary>The most telling names two articles share. Places and bodies (people, organisations, things with names) apart: two reports from one country have little in common yet.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SharedNames(float Place, float Body, float TitlePlace, float TitleBody)
{
    /// <summary>The names as they lie in memory: pairs of articles are compared by the hundred thousand.</summary>
    public static ReadOnlySpan<FeatureName> Span(IReadOnlyList<FeatureName> names) => names is List<FeatureName> list ? CollectionsMarshal.AsSpan(list) : names.ToArray();

    public static bool Has(ReadOnlySpan<FeatureName> names, uint term)
    {
        foreach (var name in names)
        {
            if (name.Term == term)
            {
                return true;
            }
        }

        return false;
    }

    public static SharedNames Of(IReadOnlyList<FeatureName> one, IReadOnlyList<FeatureName> other)
    {
        var (place, body, titlePlace, titleBody) = (0f, 0f, 0f, 0f);
        var others = Span(other);
        foreach (var name in Span(one))
        {
            foreach (var same in others)
            {
                if (same.Term != name.Term)
                {
                    continue;
                }

                var weight = Math.Min(name.Weight, same.Weight);
                var titled = name.IsInTitle && same.IsInTitle ? weight : 0;
                if (name.Type == EntityType.Place)
                {
                    (place, titlePlace) = (Math.Max(place, weight), Math.Max(titlePlace, titled));
                }
                else
                {
                    (body, titleBody) = (Math.Max(body, weight), Math.Max(titleBody, titled));
                }

                break;
            }
        }

        return new SharedNames(place, body, titlePlace, titleBody);
    }
}
