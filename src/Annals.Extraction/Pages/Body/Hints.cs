using System.Collections.Frozen;
using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body;

/// <summary>Reads hints from the words of <c>class</c>, <c>id</c> and <c>role</c>: <c>post-content</c>, <c>articleBody</c> and <c>article_body</c> are the same words.</summary>
internal static class Hints
{
    private static readonly FrozenDictionary<string, Hint> Words = new Dictionary<Hint, string>
    {
        [Hint.Body] = "article articlebody articlecontent articletext body content contentbody copy entry entrycontent hentry main maincontent post postbody postcontent " +
            "story storybody storytext storycontent text textcontent fulltext newsbody newstext bodytext bodycopy detail paragraph paragraphs prose richtext blog column",
        [Hint.NamedBody] = "articlebody articlecontent articletext entrycontent storybody storytext storycontent postbody postcontent newsbody newstext newscontent bodytext fulltext",
        [Hint.Navigation] = "nav navi navigation navbar navlinks menu menus submenu breadcrumb breadcrumbs crumb crumbs pagination pager paging paginator pagenav postnav skiplink skip sitemap " +
            "prevnext nextprev topbar toc subnav mainnav",
        [Hint.Share] = "share shares sharing sharebar sharebox sharethis sharedaddy sharer shareicons sharebuttons sharelinks social socials socialmedia socialshare socialbar sociallinks addthis addtoany a2a " +
            "follow followus followers like likes jiathis bdsharebuttonbox bdshare shariff ssba sns snsbox reaction reactions",
        [Hint.Related] = "related relatedposts relatedarticles relatedstories relatedlinks relatednews relatedcontent recommend recommended recommends recommendation recommendations readmore readnext morefrom morestories " +
            "morenews trending popular mostread mostpopular mostviewed latest latestnews recent recentposts outbrain taboola zergnet revcontent upnext seealso crosslink crosslinks furtherreading " +
            "inread nextarticle prevarticle nextup jp yarpp zemanta rp4wp moreon similar linklist headlines readalso alsoread youmaylike",
        [Hint.Advertisement] = "ad ads adv advert adverts advertisement advertisements advertising advertorial adsense adsbygoogle adslot adunit adbox adwrap adwrapper adcontainer admanager adblock dfp gpt sponsor " +
            "sponsored sponsors banner banners skyscraper leaderboard mpu billboard commercial werbung anzeige publicidad publicite pub reklama reklame affiliate dianomi teads",
        [Hint.Comments] = "comment comments commentlist commentbox commentform commentarea commentsection disqus replies reply respond discussion discussions livefyre fbcomments shoutbox coral spotim kommentar kommentare " +
            "comentarios commentaires pinglist trackback trackbacks usercomments feedback",
        [Hint.Newsletter] = "newsletter newsletters newslettersignup subscribe subscribebox subscriber subscription subscriptions signup optin mailinglist mailchimp mc4wp emailsignup registration donate donation donations " +
            "support membership cta calltoaction",
        [Hint.Byline] = "byline bylines author authors authorname writtenby contributor contributors reporter autor auteur postauthor articleauthor vcard writer",
        [Hint.AuthorBio] = "bio bios biography authorbio authorbox authorinfo authordescription authorcard authorprofile aboutauthor abouttheauthor authordetails contributorbio profile",
        [Hint.Date] = "date dates datetime dateline time timestamp published pubdate pubtime posted postedon updated lastupdated publishdate publishtime postdate postmeta entrymeta articlemeta meta metadata metainfo articleinfo",
        [Hint.Tags] = "tag tags taglist tagcloud tagged tagsection taglinks keywords keyword categories category catlinks cats topics topic labels hashtags posttags articletags entrytags filedunder",
        [Hint.Caption] = "caption captions figcaption imagecaption photocaption credit credits photocredit imagecredit wpcaption captiontext legend legende copyright bildunterschrift",
        [Hint.Footer] = "footer foot footers sitefooter pagefooter colophon bottom articlefooter entryfooter postfooter storyfooter disclaimer imprint",
        [Hint.Header] = "header headers siteheader masthead pageheader topheader",
        [Hint.Sidebar] = "sidebar sidebars side aside rail rightrail leftrail rightcol rightcolumn sidecol secondary complementary supplemental infobox",
        [Hint.Consent] = "cookie cookies cookiebar cookiebanner consent gdpr privacy popup popover modal overlay lightbox agegate interstitial toast alert onetrust",
        [Hint.Paywall] = "paywall regwall paygate subscriberonly piano paidcontent meter premiumcontent",
        [Hint.Hidden] = "hidden hide invisible sronly srtext screenreader screenreadertext visuallyhidden offscreen noprint printonly dnone displaynone nodisplay accessibility",
        [Hint.Tools] = "tools toolbar tool printer printblock printinline email login signin register search searchform searchbox utility utilities buttons button btn actions controls player " +
            "playlist audioplayer rating ratings vote votes poll fontsize textsize sharetools articletools bookmark qrcode backtotop gototop",
        [Hint.Summary] = "standfirst deck dek excerpt summary abstract subtitle subheadline teaser intro lead lede chapo kicker subhead description",
        [Hint.Title] = "title headline heading pagetitle entrytitle posttitle articletitle",
        [Hint.Gallery] = "gallery galleries slideshow slider carousel slick swiper diaporama photogallery imagegallery galerie",
        [Hint.Embed] = "tweet twittertweet instagrammedia embed embedded embeds fbpost tiktokembed blockembed pullquote blockquote quote",
        [Hint.Side] = "widget widgets promo promos promotion promotions promobox promoted teasers teaserlist extra extras remark rss agenda hotlinks weather marketing callout " +
            "partner partners notice noticebox announcement boilerplate factbox shop product products buy deals coupon app appdownload download downloads apps",
    }.SelectMany(static pair => pair.Value.Split(' ').Select(word => (word, pair.Key)))
        .GroupBy(static p => p.word, static p => p.Key)
        .ToFrozenDictionary(static g => g.Key, static g => g.Aggregate(Hint.None, static (a, b) => a | b), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Hint>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static Hint Of(Node node)
    {
        var hints = Hint.None;
        foreach (var (name, value) in node.Attributes ?? [])
        {
            // The id of a heading is made from its words, so that it can be linked to.
            if (name is "class" or "role" || (name is "id" && !Names.Headings.Contains(node.Tag)))
                hints |= OfNames(value);
        }

        return hints;
    }

    /// <summary>The hints of the words in a class or id, and of neighbouring words taken together.</summary>
    public static Hint OfNames(ReadOnlySpan<char> names)
    {
        const int Longest = 24;
        if (names.Length > 400)
            names = names[..400];
        var hints = Hint.None;
        Span<char> pair = stackalloc char[2 * Longest];
        var previous = 0;
        var at = 0;
        while (at < names.Length)
        {
            if (!char.IsAsciiLetterOrDigit(names[at]))
            {
                if (names[at] is not ('-' or '_'))
                    previous = 0;
                at++;
                continue;
            }

            var start = at++;
            while (at < names.Length && char.IsAsciiLetterOrDigit(names[at]) && !(char.IsAsciiLetterUpper(names[at]) && char.IsAsciiLetterLower(names[at - 1])))
                at++;
            var length = at - start;
            if (length > Longest)
            {
                previous = 0;
                continue;
            }

            names.Slice(start, length).ToLowerInvariant(pair[previous..]);
            // "has-ads" and "with-sidebar" are said of what stands beside such things.
            var isBeside = previous > 0 && pair[..previous] is "has" or "with" or "no" or "without";
            if (!isBeside && Lookup.TryGetValue(pair.Slice(previous, length), out var own))
                hints |= own;
            if (previous > 0 && Lookup.TryGetValue(pair[..(previous + length)], out var both))
                hints |= both;
            pair.Slice(previous, length).CopyTo(pair);
            previous = length;
        }

        return hints;
    }
}
