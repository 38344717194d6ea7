using Annals.Extraction.Dom;
using Annals.Extraction.Text;

namespace Annals.Extraction.Fragments.Rules;

/// <summary>The same picture a second time.</summary>
internal static class RepeatedPicture
{
    public static bool Drops(Node node, FragmentState state) =>
        node.Tag is "img" && ImageSource.Choose(node.Attribute, video: false) is { } source && !state.Pictures.Add(source);
}
