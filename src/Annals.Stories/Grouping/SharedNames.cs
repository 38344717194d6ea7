using System.Runtime.InteropServices;
using Annals.Language.Entities;

namespace Annals.Stories.Grouping;

/// <summary>The most telling names two articles share. Places and bodies (people, organisations, things with names) apart: two reports from one country have little in common yet.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SharedNames(float Place, float Body, float TitlePlace, float TitleBody)
{
    public static SharedNames Of(IReadOnlyList<FeatureName> one, IReadOnlyList<FeatureName> other)
    {
        var (place, body, titlePlace, titleBody) = (0f, 0f, 0f, 0f);
        foreach (var name in one)
        {
            foreach (var same in other)
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
