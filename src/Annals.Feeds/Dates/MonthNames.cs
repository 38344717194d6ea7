using System.Collections.Frozen;

namespace Annals.Feeds.Dates;

/// <summary>
/// Months, lower case, as news sites write them. Words that mean different months in neighbouring languages (listopad, lipanj)
/// are left out: unreadable is better than wrong.
/// </summary>
internal static class MonthNames
{
    private static readonly string[] ByMonth =
    [
        "january jan janvier janv januar jan. jänner enero ene gennaio gen janeiro januari januara stycznia styczeń января январь янв січня січень ocak oca ιανουαρίου ιαν januára ledna leden ianuarie ian január tammikuuta tammikuu janúar",
        "february feb febr février fevrier févr fev fév februar febrero febbraio fevereiro februari lutego luty февраля февраль фев лютого лютий şubat şub φεβρουαρίου φεβ února únor februarie február helmikuuta helmikuu pebruari febuary",
        "march mar mars märz maerz mrz marzo março marco maart maret marca marzec марта март мар березня березень mart μαρτίου μάρ μαρ března březen martie március maaliskuuta maaliskuu mac",
        "april apr avril avr abril abr aprile kwietnia kwiecień апреля апрель апр квітня квітень nisan nis απριλίου απρ dubna duben aprilie április huhtikuuta huhtikuu",
        "may mai mayo maggio mag maio mei maja maj мая май травня травень mayıs μαΐου μάι μαϊ května květen május toukokuuta toukokuu",
        "june jun juin juni junio giugno giu junho czerwca czerwiec июня июнь июн червня червень haziran haz ιουνίου ιούν ιον června červen iunie iun június kesäkuuta kesäkuu",
        "july jul juillet juil juli julio luglio lug julho lipca lipiec июля июль июл липня липень temmuz tem ιουλίου ιούλ ιολ července červenec iulie iul július heinäkuuta heinäkuu jui",
        "august aug août aout agosto ago augustus agustus sierpnia sierpień августа август авг серпня серпень ağustos ağu αυγούστου αύγ αυγ srpna srpen augusztus elokuuta elokuu ogos",
        "september sept sep septembre septiembre settembre set setembro września wrzesień сентября сентябрь сен сент вересня вересень eylül eyl σεπτεμβρίου σεπ září septembrie szeptember syyskuuta syyskuu setiembre",
        "october oct octobre okt oktober octubre ottobre ott outubro out października październik октября октябрь окт жовтня жовтень ekim eki οκτωβρίου οκτ října říjen octombrie október lokakuuta lokakuu",
        "november nov novembre noviembre novembro ноября ноябрь ноя kasım kas νοεμβρίου νοέ νοε noiembrie marraskuuta marraskuu",
        "december dec décembre decembre déc dezember dez diciembre dic dicembre dezembro desember des grudnia grudzień декабря декабрь дек грудня грудень aralık ara δεκεμβρίου δεκ prosince prosinec decembrie joulukuuta joulukuu disember",
    ];

    private static readonly FrozenDictionary<string, int> Names = ByMonth
        .SelectMany((names, i) => names.Split(' ').Select(n => KeyValuePair.Create(n.TrimEnd('.'), i + 1)))
        .DistinctBy(p => p.Key).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Lookup = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>1 to 12, 0 for anything else.</summary>
    public static int Find(ReadOnlySpan<char> word) => Lookup.TryGetValue(word, out var month) ? month : 0;

    /// <summary>"mar." is also mardi and martes: a weekday when another month follows.</summary>
    public static bool MayBeWeekday(ReadOnlySpan<char> word) => word is "mar" or "mer" or "sep" or "mag" or "tem";
}
