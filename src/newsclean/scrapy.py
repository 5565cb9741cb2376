"""newsclean in Scrapy: a function for spiders, an item pipeline and a page object. Extra: `newsclean[scrapy]`.

A spider may simply yield an `Article`: it is a dataclass, which Scrapy's item adapter knows.

    def parse(self, response):
        yield newsclean.extract(response.body, url=response.url)
"""

from typing import Any

import web_poet
from itemadapter import ItemAdapter
from scrapy.http import Response

import newsclean
from newsclean.article import Article

__all__ = ["ArticlePage", "ArticlePipeline", "extract"]


def extract(response: Response) -> Article:
    """The article of a response: its bytes, its URL, and the charset that its Content-Type header names."""
    content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
    return _extract(response.body, response.url, content_type or None)


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


def _extract(page: bytes | str, url: str | None, content_type: str | None) -> Article:
    return newsclean.extract(page, url=url, options=newsclean.Options(content_type=content_type))
