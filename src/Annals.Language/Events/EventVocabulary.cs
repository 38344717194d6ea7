namespace Annals.Language.Events;

/// <summary>The words of events.txt, for those who look for an event's word again in text that was analysed.</summary>
public static class EventVocabulary
{
    /// <summary>The longest word of an event that begins at a place, and the type it tells; null where none does.</summary>
    /// <param name="folded">Folded by <see cref="Scripts.ChineseFold"/>.</param>
    public static (string Word, string Type)? At(string folded, int at)
        => EventWords.At(folded, at, folded.Length) is { } spot ? (spot.Word.Word, spot.Type) : null;
}
