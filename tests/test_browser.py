"""What newsclean writes is opened in a real browser, and nothing of the page runs. Extra `browser`, and Chromium."""

import json
import shutil
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

import markdown
import pytest
from markdown_it import MarkdownIt

import newsclean
from newsclean import Article, Credit, Dateline, Image, Paragraph, Person
from newsclean.serialise import to_html, to_markdown

sync_api = pytest.importorskip("playwright.sync_api", reason="the extra browser is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)

# Shapes by which a text becomes a script: each calls hit() where it is obeyed.
VECTORS = (
    "<script>hit()</script>",
    "<SCRIPT >hit()</SCRIPT >",
    "<script\n>hit()</script\n>",
    "<script src=data:text/javascript,hit()></script>",
    "<img src=x onerror=hit()>",
    "<img/src=x\tonerror=hit()//",
    "<img src=x onerror=hit()//",
    '"><img src=x onerror=hit()>',
    "'><img src=x onerror=hit()>",
    '" onerror="hit()',
    '" autofocus tabindex=0 onfocus="hit()',
    "' onmouseover='hit()",
    '" style="animation-name:x" onanimationstart="hit()',
    "<svg onload=hit()>",
    "<svg/onload=hit()>",
    "<svg><script>hit()</script></svg>",
    "<svg><animate onbegin=hit() attributeName=x dur=1s></svg>",
    "<math><mtext><img src=x onerror=hit()></mtext></math>",
    "<body onload=hit()>",
    "<iframe srcdoc='<script>parent.hit()</script>'></iframe>",
    "<iframe src=javascript:parent.hit()></iframe>",
    "<object data=javascript:hit()></object>",
    "<embed src=javascript:hit()>",
    "<video><source onerror=hit()></video>",
    "<audio src=x onerror=hit()>",
    "<input autofocus onfocus=hit()>",
    "<details open ontoggle=hit()>",
    "<style>@import 'javascript:hit()'</style><style onload=hit()>",
    "<link rel=stylesheet href=data:text/css, onload=hit()>",
    "<marquee onstart=hit()>",
    "<a href=javascript:hit()>here</a>",
    "<form action=javascript:hit()><button>here</button></form>",
    "<template><script>hit()</script></template><img src=x onerror=hit()>",
    "<noscript><p title='</noscript><img src=x onerror=hit()>'>",
    "</title><script>hit()</script>",
    "</textarea><script>hit()</script>",
    "</style><script>hit()</script>",
    "--><script>hit()</script>",
    "<!--><script>hit()</script>-->",
    "<![CDATA[><script>hit()</script>]]>",
    "<?xml ><script>hit()</script>?>",
    "<<script>hit()//<</script>",
    "&lt;script&gt;hit()&lt;/script&gt;",
    "&#60;script&#62;hit()&#60;/script&#62;",
    "&lt;img src=x onerror=hit()&gt;",
    "\\<img src=x onerror=hit()>",
    "\\\\<img src=x onerror=hit()>",
    "javascript:hit()",
    " java\tscript:hit()",
    "JaVaScRiPt:hit()",
    "data:text/html,<script>hit()</script>",
    "vbscript:hit()",
    "[here](javascript:hit())",
    "[here](<javascript:hit()>)",
    "[here]( javascript&colon;hit())",
    "[here][1]\n\n[1]: javascript:hit()",
    "![here](x\"onerror=\"hit())",
    "<javascript:hit()>",
    "`<img src=x onerror=hit()>`",
    "```\n<img src=x onerror=hit()>\n```",
    "    <img src=x onerror=hit()>",
    "- a\n\n    <img src=x onerror=hit()>",
    "https://example.org/\" onmouseover=\"hit()",
    "https://example.org/<img src=x onerror=hit()>",
    "https://example.org/)<img src=x onerror=hit()>",
    "{{constructor.constructor('hit()')()}}",
    "＜script＞hit()＜/script＞",
)  # fmt: skip


def laden(text: str) -> Article:
    """An article with `text` wherever an article takes text."""
    person = Person(text, place=text, organisation=text)
    credit = Credit(text, (person,), (text,))
    kinds = ("paragraph", "heading", "list_item", "preformatted", "quote", "table_row", "list_item", "paragraph")
    return Article(
        headline=text, deck=text, authors=(person,), dateline=Dateline(text, (text,), (text,)), credits=(credit,),
        body=tuple(Paragraph(kind, text) for kind in kinds), language=text, site_name=text, url=text, section=text,
        images=(Image(text, text, credit), Image("https://example.org/" + text, text, credit)), tags=(text,),
    )  # fmt: skip


def scraped(text: str) -> Article:
    """What `extract` makes of a page that has `text` as words and as markup in all its places."""
    data = {"@type": "NewsArticle", "headline": text, "author": text, "image": text, "url": text, "keywords": text}
    json_ld = json.dumps(data).replace("<", "\\u003c")
    page = f"""<!doctype html><html lang="{escape(text)}"><head><title>{escape(text)}</title>
        <script type="application/ld+json">{json_ld}</script></head><body>
        <article><h1>{escape(text)}</h1><figure><img src="{escape(text)}" alt="{escape(text)}">
        <figcaption>{escape(text)}</figcaption></figure>
        <p>{escape(text)} The mayor said on Tuesday that the bridge would open again by the end of the month.</p>
        <p>Forty lorries crossed it on Monday, and the harbour office counted every one of them: {escape(text)}</p>
        <p>Nobody in the town had seen so many people on the quay since the day the old ferry came home. {text}</p>
        <ul><li>{escape(text)} Painters start on the north span on Thursday, if the weather holds until then.</li></ul>
        <p>The last ship of the year leaves on Friday, and with it goes the band of the opening. {escape(text)}</p>
        </article>"""
    return newsclean.extract(page, url=text)


RENDERINGS: dict[str, Callable[[Article], str]] = {
    "html": to_html,
    "commonmark": lambda article: MarkdownIt("commonmark").render(to_markdown(article)),
    "github": lambda article: MarkdownIt("js-default", {"html": True, "linkify": False}).render(to_markdown(article)),
    "first-markdown": lambda article: markdown.markdown(to_markdown(article)),
}


@pytest.fixture(scope="module")
def tab() -> Iterator[Any]:
    """A browser tab without a network."""
    with sync_api.sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        tab = browser.new_page()
        tab.route("**/*", lambda route: route.abort())
        yield tab
        browser.close()


def hits(tab: Any, body: str) -> int:
    """How often hit() was called: as the page is built, and as a reader points at everything and follows links."""
    tab.goto("about:blank")
    tab.evaluate("() => { window.hits = 0; window.hit = () => { window.hits += 1 } }")
    tab.evaluate(
        """async body => {
            document.open(); document.write('<!doctype html><meta charset=utf-8>' + body); document.close();
            await new Promise(done => setTimeout(done, 60));
            for (const element of document.querySelectorAll('*')) {
                element.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}));
                if (element.focus) element.focus();
                if (element.protocol == 'javascript:' || element.tagName == 'BUTTON') element.click();
            }
            await new Promise(done => setTimeout(done, 60));
        }""",
        body,
    )
    return int(tab.evaluate("window.hits"))


def test_the_browser_would_run_them(tab: Any) -> None:
    """The proof that a hit is seen: the shapes as they are, and as a careless writer would set them."""
    assert hits(tab, VECTORS[0]) == 1
    obeyed = [vector for vector in VECTORS if hits(tab, f'{vector} <p title="{vector}">x</p>')]
    assert len(obeyed) > len(VECTORS) // 2


def test_the_shapes_come_through_extraction() -> None:
    """Else the page that shows nothing would prove nothing."""
    through = [vector for vector in VECTORS if vector.split()[0] in scraped(vector).text]
    assert len(through) > 0.9 * len(VECTORS)


@pytest.mark.parametrize("write", RENDERINGS)
@pytest.mark.parametrize("make", [laden, scraped])
def test_nothing_runs(tab: Any, make: Callable[[str], Article], write: str) -> None:
    """All shapes on one page, which is quick; one by one where that page shows a hit, to name the shape."""
    pages = {vector: RENDERINGS[write](make(vector)) for vector in VECTORS}
    if hits(tab, "\n".join(pages.values())):
        assert [vector for vector, page in pages.items() if hits(tab, page)] == []
        pytest.fail("all shapes together run, though none does alone")
