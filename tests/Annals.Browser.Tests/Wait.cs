using System.Diagnostics;
using OpenQA.Selenium;

namespace Annals.Browser.Tests;

/// <summary>Browsers answer when they like.</summary>
internal static class Wait
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static void For(Func<bool> happened)
    {
        var since = Stopwatch.StartNew();
        while (!Happened(happened))
        {
            Assert.True(since.Elapsed < Patience, "it did not happen");
            Thread.Sleep(50);
        }
    }

    /// <summary>Presses what a page that may still be loading has, once it stands still.</summary>
    public static void AndPress(IWebDriver page, By what) => For(() =>
    {
        page.FindElement(what).Click();
        return true;
    });

    private static bool Happened(Func<bool> happened)
    {
        try
        {
            return happened();
        }
        catch (StaleElementReferenceException)
        {
            // The page has gone on meanwhile.
            return false;
        }
    }
}
