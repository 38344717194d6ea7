namespace Annals.Language.Names;

/// <summary>What a character is apt to stand for in names, as bits.</summary>
internal static class CharacterTraits
{
    public const byte Surname = 1;
    public const byte Given = 2;
    public const byte Transliteration = 4;
    public const byte PlaceSuffix = 8;
    public const byte OrganisationSuffix = 16;
    public const byte Numeral = 32;
    public const byte Latin = 64;
    public const byte Other = 128;

    private static readonly byte[] Table = Build();

    public static byte Of(char character) => Table[character];

    private static byte[] Build()
    {
        var table = new byte[char.MaxValue + 1];
        for (var character = 0; character < table.Length; character++)
        {
            table[character] = (char)character switch
            {
                >= 'a' and <= 'z' or >= 'A' and <= 'Z' => Latin,
                >= '0' and <= '9' => Latin | Numeral,
                '·' or '・' => Transliteration | Latin,
                >= '\u4e00' and <= '\u9fff' => 0,
                _ => Other,
            };
        }

        var lists = NameLists.BuiltIn;
        Mark(lists["surname"], Surname);
        Mark(lists["given"], Given);
        Mark(lists["transliteration"], Transliteration);
        Mark(lists["placesuffix"], PlaceSuffix);
        Mark(lists["orgsuffix"].Where(word => word.Length == 1 || word.Length > 12), OrganisationSuffix);
        Mark(["〇零一二三四五六七八九十百千万亿两几数"], Numeral);
        return table;

        void Mark(IEnumerable<string> words, byte trait)
        {
            foreach (var character in words.SelectMany(word => word))
            {
                table[character] |= trait;
            }
        }
    }
}
