"""newsclean as steps of a datatrove pipeline. Extra: `newsclean[datatrove]`.

`ArticleExtractor` leaves the text of the story and nothing else, in a sandboxed process as datatrove's own extractors
do. `ArticleFields` works in the pipeline's process and keeps every field.
"""

from datatrove.data import Document, DocumentsPipeline
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.extractors.base import BaseExtractor
from datatrove.utils.logging import logger
from datatrove.utils.typeshelper import StatHints

import newsclean
from newsclean.attempt import attempt

__all__ = ["ArticleExtractor", "ArticleFields"]


class ArticleExtractor(BaseExtractor):
    """The document's page becomes the story as printed (`Article.text`); a page without a story is dropped."""

    name = "📰 newsclean"

    def __init__(self, timeout: float = 10) -> None:
        """`timeout` is for one document, in seconds, and covers the start of the sandbox's process too."""
        super().__init__(timeout)

    def extract(self, text: str) -> str:
        """The story of one page."""
        return newsclean.extract(text).text


class ArticleFields(PipelineStep):
    """The document's page becomes the story as printed, and `metadata["article"]` holds every field, as `to_dict` does.

    The page's address is read from `metadata["url"]`, where datatrove's WARC reader puts it. A page without a story
    is dropped; so is one that cannot be read, which the log and the step's statistics then name.
    """

    type = "🛢 - EXTRAC"
    name = "📰 newsclean fields"

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """The documents that hold a story, one by one."""
        for document in data:
            self.stat_update(StatHints.total)
            with self.track_time():
                self._fill(document)
            if document.text:
                self.stat_update(StatHints.forwarded)
                self.update_doc_stats(document)
                yield document
            else:
                self.stat_update(StatHints.dropped)

    def _fill(self, document: Document) -> None:
        article, error = attempt(newsclean.extract, document.text, url=document.metadata.get("url"))
        if article is None:
            logger.warning(f"newsclean: document {document.id}: {error}")
            self.stat_update("failed")
            article = newsclean.Article()
        document.text = article.text
        document.metadata["article"] = article.to_dict()
