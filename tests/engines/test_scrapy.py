"""Scrapy: real crawls of a site served here, on the loopback interface, and each piece of newsclean.scrapy."""

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

import newsclean
from newsclean import Article, Paragraph

http = pytest.importorskip("scrapy.http", reason="needs newsclean[scrapy]")
web_poet = pytest.importorskip("web_poet", reason="needs newsclean[scrapy]")
itemadapter = pytest.importorskip("itemadapter", reason="needs newsclean[scrapy]")
plugin = pytest.importorskip("newsclean.scrapy", reason="needs newsclean[scrapy]")

ROOT = Path(__file__).parents[2]
PAGE = """<!doctype html><html><head><title>Fähre fährt wieder</title></head><body><article><h1>Fähre fährt wieder</h1>
<p>ULM (dpa) - Die Fähre über die Donau fährt seit Montag wieder. Sie lag wegen Hochwassers zwei Wochen lang fest.</p>
<p>Die Stadt rechnet mit vielen Fahrgästen. Am ersten Morgen kamen schon dreihundert Menschen zum Anleger.</p>
</article></body></html>"""
LATIN1 = "text/html; charset=iso-8859-1"
URL = "https://example.org/a"


class Handler(SimpleHTTPRequestHandler):
    """Names a charset in its header that the pages do not name themselves, and keeps quiet."""

    extensions_map = {".html": LATIN1}  # noqa: RUF012

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of a front page with links to three stories, and to another site."""
    news = tmp_path / "site" / "news"
    news.mkdir(parents=True)
    links = "".join(f'<li><a href="{number}.html">Story {number}</a></li>' for number in range(3))
    (news / "index.html").write_text(f'<ul>{links}</ul><a href="https://example.org/">Elsewhere</a>')
    for number in range(3):
        page = PAGE.replace("Fähre fährt wieder", f"Fähre Nummer {number} fährt wieder")
        (news / f"{number}.html").write_text(page, "latin-1")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=tmp_path / "site"))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/news/"
    server.shutdown()
    thread.join()
    server.server_close()


def crawl(run: Callable[..., str], spider: Path, front: str, out: Path) -> list[dict[str, Any]]:
    log = run("-m", "scrapy", "runspider", spider, "-a", f"front={front}", "-O", out)
    assert "ERROR" not in log, log
    return sorted(map(json.loads, out.read_text("utf-8").splitlines()), key=lambda item: item["url"])


def headlines(articles: list[dict[str, Any]]) -> list[str]:
    return [article["headline"] for article in articles]


WANTED = [f"Fähre Nummer {number} fährt wieder" for number in range(3)]


def test_crawl_with_the_example(run: Callable[..., str], site: str, tmp_path: Path) -> None:
    articles = crawl(run, ROOT / "examples" / "scrapy_spider.py", site, tmp_path / "out.jsonl")
    assert headlines(articles) == WANTED
    assert [article["url"] for article in articles] == [f"{site}{number}.html" for number in range(3)]
    assert Article.from_dict(articles[0]).body[1].text.startswith("Die Stadt rechnet mit vielen Fahrgästen.")


PIPELINE_SPIDER = """
import scrapy

class Spider(scrapy.Spider):
    name = "pipeline"
    custom_settings = {"ITEM_PIPELINES": {"newsclean.scrapy.ArticlePipeline": 300}}

    def __init__(self, front, **arguments):
        super().__init__(**arguments)
        self.start_urls = [f"{front}{number}.html" for number in range(3)]

    def parse(self, response):
        header = response.headers["Content-Type"].decode()
        yield {"url": response.url, "html": response.body, "content_type": header, "depth": response.meta["depth"]}
"""


def test_crawl_with_the_pipeline(run: Callable[..., str], site: str, tmp_path: Path) -> None:
    spider = tmp_path / "spider.py"
    spider.write_text(PIPELINE_SPIDER)
    items = crawl(run, spider, site, tmp_path / "out.jsonl")
    assert headlines([item["article"] for item in items]) == WANTED
    assert all(item.keys() == {"url", "content_type", "depth", "article"} for item in items)
    assert Article.from_dict(items[0]["article"]).headline == WANTED[0]


POET_SPIDER = """
import scrapy
from newsclean.scrapy import ArticlePage

class Spider(scrapy.Spider):
    name = "poet"
    custom_settings = {"ADDONS": {"scrapy_poet.Addon": 300}}

    def __init__(self, front, **arguments):
        super().__init__(**arguments)
        self.start_urls = [f"{front}{number}.html" for number in range(3)]

    async def parse(self, response, page: ArticlePage):
        yield await page.to_item()
"""


def test_crawl_with_the_page_object(run: Callable[..., str], site: str, tmp_path: Path) -> None:
    pytest.importorskip("scrapy_poet", reason="needs newsclean[engines]")
    spider = tmp_path / "spider.py"
    spider.write_text(POET_SPIDER)
    assert headlines(crawl(run, spider, site, tmp_path / "out.jsonl")) == WANTED


def test_itemadapter_knows_an_article() -> None:
    article = Article(headline="Rain", body=(Paragraph("paragraph", "It rained."),), sources={"headline": "dom:h1"})
    assert itemadapter.ItemAdapter.is_item(article)
    values = itemadapter.ItemAdapter(article).asdict()
    assert values["headline"] == "Rain"
    assert values["body"] == ({"kind": "paragraph", "text": "It rained."},)


@pytest.mark.parametrize("content_type", [LATIN1, None])
def test_response(content_type: str | None) -> None:
    headers = {"Content-Type": content_type} if content_type else None
    page = PAGE.encode("latin-1" if content_type else "utf-8")
    article = plugin.extract(http.Response(URL, body=page, headers=headers))
    assert (article.headline, article.url) == ("Fähre fährt wieder", URL)


def test_response_with_options() -> None:
    response = http.Response(URL, body=PAGE.encode("latin-1"), headers={"Content-Type": LATIN1})
    article = plugin.extract(response, newsclean.Options(max_bytes=250))
    assert (article.headline, article.issues[0]) == ("Fähre fährt wieder", "truncated")


def test_page_object() -> None:
    response = web_poet.HttpResponse(URL, body=PAGE.encode("latin-1"), headers={"Content-Type": LATIN1})
    article = asyncio.run(plugin.ArticlePage(response).to_item())
    assert (article.headline, article.url) == ("Fähre fährt wieder", URL)


@dataclass
class Found:
    url: str
    html: str | None


class TestPipeline:
    def test_an_item_with_a_page(self) -> None:
        item = plugin.ArticlePipeline().process_item({"id": 3, "url": URL, "html": PAGE})
        assert item == {"id": 3, "url": URL, "article": newsclean.extract(PAGE, url=URL).to_dict()}

    def test_a_header_as_scrapy_has_it(self) -> None:
        page = {"html": PAGE.encode("latin-1"), "content_type": LATIN1.encode()}
        item = plugin.ArticlePipeline().process_item(page)
        assert item["article"]["headline"] == "Fähre fährt wieder"

    def test_a_declared_item(self) -> None:
        item = plugin.ArticlePipeline().process_item(Found(URL, PAGE))
        assert item == {"url": URL, "article": newsclean.extract(PAGE, url=URL).to_dict()}

    def test_an_article(self) -> None:
        article = newsclean.extract(PAGE)
        assert plugin.ArticlePipeline().process_item(article) == article.to_dict()

    @pytest.mark.parametrize("item", [{"price": 3}, {"html": None}, Found(URL, None)])
    def test_other_items_pass_through(self, item: Any) -> None:
        assert plugin.ArticlePipeline().process_item(item) is item
