using System.Globalization;
using Annals.Bench;
using Annals.Bench.Comparing;
using Annals.Bench.Extraction;
using Annals.Bench.Feeds;
using Annals.Bench.Forms;
using Annals.Bench.Grouping;
using Annals.Bench.Hostile;
using Annals.Bench.Noise;
using Annals.Bench.Publishing;
using Annals.Bench.Sanitising;
using Annals.Bench.Searching;
using Annals.Bench.Serving;
using Annals.Bench.Understanding;
using Annals.Bench.Understanding.Training;

return args switch
{
    ["import", var corpus, ..] => ImportBench.Run(corpus, args.ElementAtOrDefault(2)),
    ["git", var corpus, ..] => GitBench.Run(corpus, args.ElementAtOrDefault(2)),
    ["kill-import", var corpus, ..] => KillBench.Import(corpus, Number(args, 2, 50)),
    ["kill-git", var corpus, ..] => KillBench.Git(corpus, Number(args, 2, 50)),
    ["kill-fetch", var newsweb, var corpus, ..] => KillBench.Fetch(newsweb, corpus, Number(args, 3, 50)),
    ["kill-sync", var corpus, ..] => KillBench.Sync(corpus, Number(args, 2, 50)),
    ["replay", var newsweb, var corpus, ..] => ReplayBench.Run(newsweb, corpus, args.ElementAtOrDefault(3) ?? "feed", Number(args, 4, 48), args.ElementAtOrDefault(5) ?? ""),
    ["noise", var corpus, ..] => NoiseBench.Run(corpus, Number(args, 2, 5000), args.ElementAtOrDefault(3) ?? ""),
    ["poll", var newsweb, var corpus, ..] => PollBench.Run(newsweb, corpus, Number(args, 3, 350)),
    ["kill-gc", ..] => KillGcBench.Run(Number(args, 1, 50)),
    ["storage", var newsweb, var corpus, ..] => StorageBench.Run(newsweb, corpus, Number(args, 3, 40_000)),
    ["search", var corpus, ..] => SearchBench.Run(corpus, Number(args, 2, 20_000), args.Contains("misses")),
    ["load", var source, ..] => await LoadBench.PagesAsync(source, Number(args, 2, 40_000), args.ElementAtOrDefault(3) ?? ""),
    ["memory", var source, ..] => await LoadBench.MemoryAsync(source, Number(args, 2, 10)),
    ["pages-in-browser", var source, ..] => await BrowserBench.RunAsync(source, Number(args, 2, 40_000)),
    ["feeds-out", ..] => await FeedsOutBench.RunAsync(Number(args, 1, 1000)),
    ["feeds", var data] => FeedsBench.Run(data),
    ["hostile", .. var kinds] => HostileBench.Run(kinds),
    ["forms", var corpus, ..] => FormsBench.Run(corpus, args.ElementAtOrDefault(2)),
    ["extraction", var data, ..] => ExtractionBench.Run(data),
    ["fragments", var seeds, var corpus, ..] => FragmentBench.Run(seeds, corpus),
    ["site", var corpus, .. var sizes] => SiteBench.Run(corpus, sizes.Length == 0 ? [5000, 20_000] : [.. sizes.Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture))]),
    ["site-search", var site] => SiteSearchBench.Run(site),
    ["times", var language, var seeds, .. var rest] => TimesBench.Run(language, seeds, rest.Contains("--show")),
    ["names", var language, "--folds", var folds] => NameTraining.MeasureFolds(language, int.Parse(folds, CultureInfo.InvariantCulture)),
    ["names", var language] => NameTraining.Measure(language),
    ["tag", var sentences] => TagBench.Run(sentences),
    ["variants", var language] => VariantsBench.Run(language),
    ["analysis", var language, var seeds, .. var rest] => AnalysisBench.Run(language, seeds, rest.Contains("--show")),
    ["comparisons", var seeds, .. var rest] => ComparisonsBench.Run(seeds, rest.Contains("--show")),
    ["analysis-speed", var corpus, ..] => AnalysisSpeedBench.Run(corpus, Number(args, 2, 1500)),
    ["odd-text", .. var rest] => OddTextBench.Run(rest.FirstOrDefault()),
    ["train-names", var language, var corpus, var model, .. var rest] => NameTraining.Run(language, corpus, model, rest.Contains("--keep-words")),
    ["train-stories", var stories, var models] => StoriesTraining.Run(stories, models),
    ["train-stories-background", var corpus, var models, var from, var to] => StoriesTraining.Background(corpus, models, from, to),
    ["stories-speed", var archive] => GroupingSpeedBench.Run(archive),
    ["stories", var stories, ..] => StoriesBench.Run(stories, args.ElementAtOrDefault(2)),
    ["sanitiser", var security] => SanitiserBench.Run(security),
    _ => Usage(),
};

static int Number(string[] args, int at, int otherwise)
    => at < args.Length ? int.Parse(args[at], System.Globalization.CultureInfo.InvariantCulture) : otherwise;

static int Usage()
{
    Console.Error.WriteLine(
        """
        Measures the built command (dotnet build -c Release first). What each prints is explained in docs/benchmarks.md.
          import CORPUS [CAPTURED]   import a folder of posts, import it again, verify
          git CORPUS [CAPTURED]      a history of the posts imported, published by months, and one month cloned
          replay NEWSWEB.PY CORPUS [feed|atom|summary] [HOURS] [ARCHIVE]
                                     two days of outlets with faults, polled every hour of theirs
          noise CORPUS [N] [ARCHIVE] N articles fetched again with noise, then with one edit each: revisions
          poll NEWSWEB.PY CORPUS [WINDOW]
                                     57 feeds with everything new, then with nothing new, beside rss-parser on Node
          extraction SHARED/extraction
                                     the article of 685 saved pages, beside Readability.js on linkedom and jsdom
          fragments SEEDS CORPUS     what the reader leaves out of entries as feeds gave them
          pages-in-browser ARCHIVE|CORPUS [N]
                                     Today and articles in Chromium: transfer, requests outside, layout shift, first paint
          kill-import CORPUS [N]     kill an import N times at random moments; verify and resume each time
          kill-git CORPUS [N]        the same with a git history
          kill-fetch NEWSWEB.PY CORPUS [N]
                                     the same with a round of fetching
          kill-sync CORPUS [N]       the same with a copy
          kill-gc [N]                the same with a cleaning that drops a thousand pictures
          storage NEWSWEB.PY CORPUS [MOST]
                                     what index and journal take beside posts and pictures
          search CORPUS [MOST] [misses]
                                     building the index, latency, completeness, finding across scripts; beside SQLite's FTS5
          load CORPUS|ARCHIVE [MOST] [ROW]
                                     the reader under wrk: articles, Today, search, feeds, the API's list, 304; rates, CPU and latencies
          memory CORPUS|ARCHIVE [MINUTES]
                                     `annals up`: start to the first page, memory idle, under load and afterwards
          forms CORPUS [FORM]        out in every form and back into an empty archive: what came back, what differs
          feeds DATA                 the feed suites beside the development data, and speed beside peers
          feeds-out [N]              N feeds of hostile articles served in three forms, read back by our parser and feedparser
          hostile [KIND...]          hostile feeds of every kind beside a sound one: time, memory, what was kept
          site CORPUS [N...]         a static site of N posts at once and with one more, beside Hugo and Jekyll
          site-search SITE           questions to a site in Chromium: time to the first result, bytes loaded
          times LANGUAGE SEEDS [--show]
                                     expressions of time in the development cases and the annotated articles
          names LANGUAGE [--folds N] the tagger trained anew on the training part and judged on the development part
          tag FILE                   a file of one character a line tagged by the shipped model, for score_ner.py
          variants LANGUAGE          things that outlets write differently: joined by the authority file
          analysis LANGUAGE SEEDS [--show]
                                     entities, speakers, events and claims of the annotated articles
          comparisons SEEDS [--show] merged events and comparisons of the annotated seeds
          analysis-speed CORPUS [N]  N articles through everything on one thread, and what each part takes
          odd-text [KIND]            texts that nobody prints, in three lengths: does the time grow with the text
          train-names LANGUAGE CORPUS MODEL [--keep-words]
                                     makes src/Annals.Language/Names/names.model (a quarter of an hour)
          stories SHARED/stories [CORPUS]
                                     events and storylines of the labelled window; speed, growth and order on a corpus
          stories-speed ARCHIVE      what grouping an analysed archive costs, as it grows
          train-stories SHARED/stories MODELS
                                     the trees of grouping, and what they are worth on stories they did not see
          train-stories-background CORPUS MODELS FROM TO
                                     how common terms are, without the days from FROM to TO
          sanitiser SECURITY         hostile and harmless fragments through the sanitiser and through DOMPurify, the
                                     results shown and poked at in Chromium; speed of both
        """);
    return 2;
}
