"""newsclean in Scrapy: a function for spiders, an item pipeline and a page object. Extra: `newsclean[scrapy]`.

A spider yields plain data, which `Article.from_dict` reads back from a feed:

    def parse(self, response):
        yield newsclean.scrapy.extract(response).to_dict()

An `Article` is an item, too: a dataclass, which Scrapy's item adapter knows. Exported, it has no `version`.
"""

from dataclasses import replace
from typing import Any

import web_poet
from itemadapter import ItemAdapter
from scrapy.http import Response

import newsclean
from newsclean.article import Article
from newsclean.options import DEFAULTS, Options

__all__ = ["ArticlePage", "ArticlePipeline", "extract"]


def extract(response: Response, options: Options | None = None) -> Article:
    """The article of a response: its bytes, its URL, and the charset that its Content-Type header names."""
    return _extract(response.body, response.url, response.headers.get("Content-Type"), options)


class ArticlePipeline:
    """An item pipeline that leaves plain data: pages become articles, articles become what `to_dict` gives.

    An item with a field `html` (and, if it likes, `url` and `content_type`) gets a field `article` in place of `html`.
    An item that is an `Article` becomes its dictionary. Every other item passes through.

        ITEM_PIPELINES = {"newsclean.scrapy.ArticlePipeline": 300}
    """

    def process_item(self, item: Any, spider: object = None) -> Any:  # Scrapy before 2.14 hands over its spider.
        """The item with the article in it; a declared item (a dataclass, say) becomes a dict on the way."""
        if isinstance(item, Article):
            return item.to_dict()
        fields = ItemAdapter(item)
        if fields.get("html") is None:
            return item
        article = _extract(fields["html"], fields.get("url"), fields.get("content_type"))
        rest = {name: value for name, value in fields.items() if name != "html"}
        return rest | {"article": article.to_dict()}


class ArticlePage(web_poet.WebPage[Article]):
    """A web-poet page object whose item is the page's `Article`.

    With scrapy-poet, a spider's callback asks for it: `async def parse(self, response, page: ArticlePage)`.
    """

    async def to_item(self) -> Article:
        """The article of the response that this page was made with."""
        return _extract(self.response.body, str(self.response.url), self.response.headers.get("Content-Type"))


def _extract(page: bytes | str, url: str | None, header: bytes | str | None, options: Options | None = None) -> Article:
    content_type = header.decode("latin-1") if isinstance(header, bytes) else header  # Scrapy's headers are bytes
    return newsclean.extract(page, url=url, options=replace(options or DEFAULTS, content_type=content_type))
