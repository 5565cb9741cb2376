"""Articles of a news site, one JSON object a line, with Scrapy.

scrapy runspider examples/scrapy_spider.py -a front=https://example.org/news/ -O articles.jsonl
"""

import scrapy

import newsclean.scrapy


class NewsSpider(scrapy.Spider):
    """Follows the links of a front page to stories beneath it."""

    name = "news"

    def __init__(self, front, **arguments):
        super().__init__(**arguments)
        self.front = front
        self.start_urls = [front]

    def parse(self, response):
        for link in response.css("a::attr(href)").getall():
            if response.urljoin(link).startswith(self.front):
                yield response.follow(link, self.parse_story)

    def parse_story(self, response):
        yield newsclean.scrapy.extract(response).to_dict()
