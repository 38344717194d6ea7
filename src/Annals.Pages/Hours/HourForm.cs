using System.Globalization;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Hours;

/// <summary>Asks for a day and an hour (UTC).</summary>
internal static class HourForm
{
    public static Html Of(DateOnly day, int hour, PageContext page)
        => Html.When(page.Links.HourAction, action => Html.Of($"""
            <form class="limits hourform" action="{action}" method="get">{Document.UiField(page)}<label>{page.Words.Day} <input type="date" name="day" value="{DateText.Machine(day)}" required></label><label>{page.Words.Hour} <select name="hour">{Enumerable.Range(0, 24).Select(number => Hour(number, hour))}</select></label><button>{page.Words.ShowHour}</button></form>
            """));

    private static Html Hour(int number, int chosen)
    {
        var text = number.ToString("00", CultureInfo.InvariantCulture);
        return number == chosen ? Html.Of($"<option value=\"{text}\" selected>{text}:00</option>") : Html.Of($"<option value=\"{text}\">{text}:00</option>");
    }
}
