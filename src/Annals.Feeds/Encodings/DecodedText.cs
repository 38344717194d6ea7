namespace Annals.Feeds.Encodings;

/// <summary>Text from bytes.</summary>
/// <param name="Text">No byte order mark. Bytes that fit nothing are U+FFFD, in place.</param>
/// <param name="Encoding">Lower-case name of the encoding used: "utf-8", "gb18030", "big5", "windows-1252", …</param>
/// <param name="BadBytes">How many bytes (or sequences) did not fit and became U+FFFD.</param>
/// <param name="LabelWasWrong">True when a label (header or declaration) names another encoding than the one the bytes are in.</param>
public sealed record DecodedText(string Text, string Encoding, int BadBytes, bool LabelWasWrong);
