"""The page that started the project, a flattened wire story, comes out exactly.

The story itself is not ours to publish: the test reads it where it lies and skips without it.
"""

from pathlib import Path

import pytest

import newsclean
from newsclean import Article, Credit, Dateline, Person

SEED = Path(__file__).parents[2] / "shared" / "seed" / "000_87b947daae28e7cc.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason=f"the seed is not here: {SEED}")


@pytest.fixture(scope="module")
def paragraphs() -> list[str]:
    """The source's paragraphs with the spaces closed up that flattening left before full stops and commas."""
    text = SEED.read_text(encoding="utf-8").replace(" .", ".").replace(" ,", ",")
    return [line for line in text.splitlines() if line]


@pytest.fixture(scope="module")
def article() -> Article:
    return newsclean.extract_text(SEED.read_text(encoding="utf-8"))


def test_headline(article: Article) -> None:
    assert article.headline == "Putin offers more talks with West to defuse Ukraine tensions"


def test_dateline(article: Article) -> None:
    assert article.dateline == Dateline("MOSCOW (AP) –", places=("MOSCOW",), agencies=("AP",))


def test_body_holds_each_paragraph_of_the_source(article: Article, paragraphs: list[str]) -> None:
    first, last = 2, paragraphs.index("____")
    expected = [paragraphs[first].removeprefix("MOSCOW (AP) – "), *paragraphs[first + 1 : last]]
    assert [paragraph.text for paragraph in article.body] == expected
    assert {paragraph.kind for paragraph in article.body} == {"paragraph"}


def test_body_begins_and_ends_with_the_story(article: Article) -> None:
    assert article.body[0].text.startswith("Russian President Vladimir Putin said on Tuesday")
    assert article.body[-1].text.endswith("“next to a volcano.”")


def test_one_credit_with_five_people(article: Article, paragraphs: list[str]) -> None:
    def contributor(name: str, place: str) -> Person:
        return Person(name, role="contributor", place=place, organisation="Associated Press")

    assert article.credits == (
        Credit(
            raw=paragraphs[-2],
            people=(
                Person("Lee", role="reporting", place="Washington"),
                contributor("Yuras Karmanau", "Kiev, Ukraine"),
                contributor("Jill Lawless", "London"),
                contributor("Dasha Litvinova", "Moscow"),
                contributor("Justin Spike", "Budapest, Hungary"),
            ),
        ),
    )


def test_what_the_seed_does_not_say_is_absent(article: Article) -> None:
    assert (article.deck, article.published, article.modified) == (None, None, None)
    assert (article.authors, article.images) == ((), ())
