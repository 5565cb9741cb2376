"""The language that a page declares, and the one its text is in."""

import json
from pathlib import Path

import pytest

from newsclean import rules
from newsclean.language import extract_language, spoken
from newsclean.metadata import Candidate, Metadata

TABLE = Path(__file__).parent / "tables" / "language.jsonl"
TEXTS = {row["language"]: row["text"] for row in map(json.loads, TABLE.read_text(encoding="utf-8").splitlines())}


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ("de", "de"),
        ("DE_at", "de-AT"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("pt-br ", "pt-BR"),
        ("es-419", "es-419"),
        ("nb-NO", "nb-NO"),
        ("eng", "en"),
        ("ger", "de"),
        ("cz", "cs"),
        ("ast", "ast"),
        ("utf-8", None),
        ("lan", None),
        ("English", None),
        ("", None),
        ("1", None),
    ],
)
def test_language(value: str, tag: str | None) -> None:
    assert extract_language(Metadata(languages=(Candidate(value, "dom:lang"),)))[0] == tag


@pytest.mark.parametrize("code", TEXTS)
def test_the_language_of_a_text(code: str) -> None:
    assert spoken(TEXTS[code]) == code
    assert spoken(TEXTS[code], code) is None
    assert extract_language(Metadata(), [TEXTS[code]]) == (code, "text")


def test_a_text_in_another_language_goes_before_a_template_s() -> None:
    english = Candidate("en-US", "dom:lang")
    german = [TEXTS["de"], TEXTS["de"]]
    assert extract_language(Metadata(languages=(english,)), german) == ("de", "text")
    both = Metadata(languages=(english, Candidate("de_CH", "meta:og:locale")))
    assert extract_language(both, german) == ("de-CH", "meta:og:locale")
    assert extract_language(Metadata(languages=(english,)), [TEXTS["bn"]]) == ("bn", "text")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("nb", TEXTS["no"] * 2),
        ("da", TEXTS["no"] * 2),  # too near for the text to know better
        ("zu", TEXTS["en"] * 2),  # nothing is known of Zulu
        ("de", TEXTS["en"][:100]),  # a quotation
        ("ja", TEXTS["ja"] * 4 + TEXTS["en"] * 2),
    ],
)
def test_what_a_page_declares_stands_in_doubt(code: str, text: str) -> None:
    assert extract_language(Metadata(languages=(Candidate(code, "dom:lang"),)), [text]) == (code, "dom:lang")


def test_numbers_and_names_are_in_no_language() -> None:
    assert spoken("Ulm 3 Bonn 4, Kiel 0 Jena 2, " * 40) is None
    assert spoken("") is None


@pytest.mark.parametrize("code", rules.languages())
def test_a_language_is_known_by_its_words_or_its_script(code: str) -> None:
    table = rules.read(f"lang/{code}.toml")["language"]
    assert len(table.get("words", "").split()) >= 20 or table["script"]


def test_sentences_tell_the_language_before_lists_do():
    lists = [f"{amount} g Kerbel, Majoran" for amount in range(99)]
    metadata = Metadata(languages=(Candidate("en", "dom:lang"),))
    assert extract_language(metadata, [*lists, *[TEXTS["de"]] * 9])[0] == "de"
    assert extract_language(metadata, lists)[0] == "en"
