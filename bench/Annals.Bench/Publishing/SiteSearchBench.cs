using System.Globalization;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using OpenQA.Selenium.Support.UI;

namespace Annals.Bench.Publishing;

/// <summary>Questions to a site on a disk, in Debian's Chromium: milliseconds from navigation to the first results, and the bytes of all files loaded for it.</summary>
internal static class SiteSearchBench
{
    private static readonly string[] Queries = ["香港", "中国", "疫情", "美國", "病", "特朗普", "新冠肺炎疫苗", "trump", "香港 國安", "中國 -香港", "習近平主席談話指出兩岸關係"];

    public static int Run(string site)
    {
        var profile = Directory.CreateTempSubdirectory("annals-bench-").FullName;
        var options = new ChromeOptions { BinaryLocation = "/usr/bin/chromium" };
        options.AddArguments("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", $"--user-data-dir={profile}");
        using (var driver = new ChromeDriver(ChromeDriverService.CreateDefaultService("/usr/bin", "chromedriver"), options))
        {
            var root = new Uri(Path.GetFullPath(site) + "/").AbsoluteUri;
            driver.Navigate().GoToUrl(root + "search.html?q=a");
            foreach (var query in Queries)
            {
                Measure(driver, root, site, query);
            }

            driver.Quit();
        }

        Directory.Delete(profile, recursive: true);
        return 0;
    }

    private static void Measure(ChromeDriver driver, string root, string site, string query)
    {
        driver.Navigate().GoToUrl($"{root}search.html?q={Uri.EscapeDataString(query)}");
        var answer = new WebDriverWait(driver, TimeSpan.FromSeconds(60)).Until(page => page.FindElement(By.CssSelector("#answer[data-ready]")));
        var loaded = (IReadOnlyCollection<object>)driver.ExecuteScript("return [...document.scripts].map(s => s.src).concat([...document.querySelectorAll('link[href]')].map(l => l.href), location.href)")!;
        var bytes = loaded.Cast<string>().Select(address => Path.Combine(site, Uri.UnescapeDataString(address[root.Length..].Split('?')[0]))).Where(File.Exists).Distinct().Sum(file => new FileInfo(file).Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answer.GetDomAttribute("data-ready"),6} ms  {bytes / 1000,5} kB  {query}  {driver.FindElement(By.CssSelector("#answer [role=status]")).Text}"));
    }
}
