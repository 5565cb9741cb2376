"""Language, site, section and tags."""

import pytest

from newsclean.labels import extract_language, extract_section, extract_site_name, extract_tags
from newsclean.metadata import Candidate, Metadata


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ("de", "de"),
        ("DE_at", "de-AT"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("pt-br ", "pt-BR"),
        ("es-419", "es-419"),
        ("", None),
        ("1", None),
    ],
)
def test_language(value: str, tag: str | None) -> None:
    assert extract_language(Metadata(languages=(Candidate(value, "dom:lang"),)))[0] == tag


def test_site_name_is_no_headline_handle_or_address() -> None:
    names = ("https://example.org", "@example", "Rain again", "The Daily Example")
    told = Metadata(
        headlines=(Candidate("Rain again", "dom:h1"),),
        site_names=tuple(Candidate(n, "meta:og:site_name") for n in names),
    )
    assert extract_site_name(told) == ("The Daily Example", "meta:og:site_name")
    assert extract_site_name(Metadata()) == (None, None)


def test_section() -> None:
    told = Metadata(
        sections=(Candidate("https://example.org/local", "json-ld"), Candidate("Local", "meta:article:section"))
    )
    assert extract_section(told) == ("Local", "meta:article:section")


def test_tags_of_the_first_source_only() -> None:
    told = Metadata(
        tags=(Candidate("Iller", "json-ld"), Candidate("Bridge; iller", "json-ld"), Candidate("seo", "meta:keywords"))
    )
    assert extract_tags(told) == (("Iller", "Bridge"), "json-ld")
    assert extract_tags(Metadata()) == ((), None)


def test_the_day_at_the_end_of_the_title_is_no_part_of_the_site_s_name() -> None:
    told = Metadata(headlines=(Candidate("Rain in Ulm - Example, 04.03.2024", "title"),))
    assert extract_site_name(told, "Rain in Ulm") == ("Example", "title")
