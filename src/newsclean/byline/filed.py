"""Authors of a page without a byline whose dateline or credits, in Chinese, Japanese or Korean, name reporters."""

from collections.abc import Sequence
from dataclasses import replace

from newsclean.article import Credit, Person
from newsclean.metadata import Metadata
from newsclean.text import fold, is_east_asian

__all__ = ["credited_reporters", "names_author", "signed_by"]

_WRITING = ("reporting", "author")


def names_author(authors: Sequence[Person], metadata: Metadata) -> bool:
    """Whether authors are named already: a person, or an organisation of which the page's data says what it is. An
    outlet that <meta> or a line gives is what it is anyway, the reporter is not.

    >>> names_author([Person("Lake Daily", "organisation")], Metadata())
    False
    """
    typed = {fold(c.value) for c in metadata.organisations}
    return any(person.kind == "person" or fold(person.name) in typed for person in authors)


def credited_reporters(credits: Sequence[Credit]) -> list[Person]:
    """The reporters of the first credit in Chinese, Japanese or Korean that names any: there papers print them where
    others print a byline."""
    found = ([p for p in c.people if p.role in _WRITING and is_east_asian(p.name)] for c in credits)
    return next(filter(None, found), [])


def signed_by(reporters: Sequence[Person]) -> tuple[Person, ...]:
    """Reporters as authors, each once."""
    return tuple({person.name: replace(person, role="author") for person in reporters}.values())
