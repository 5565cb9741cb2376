"""How the site is called, and that all fields know it by the same names."""

import pytest

from newsclean import extract_text, site
from newsclean.byline import extract_authors
from newsclean.dateline import extract_dateline
from newsclean.flattened import from_text
from newsclean.headline import extract_headline
from newsclean.labels import extract_section, extract_site_name, extract_tags
from newsclean.metadata import Candidate, Metadata


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.lake.example/a//b?c=https://other.example", "lake.example"),
        ("HTTP://Editor:secret@Lake.example:8080", "lake.example"),
        ("https://lake.example?story=7", "lake.example"),
        ("https://lake.example#top", "lake.example"),
        ("https://archive.example/web/20240102030405/https://www.lake.example/a", "lake.example"),
        ("https://archive.example/wayback/20240102030405id_/http://lake.example", "lake.example"),
        ("https://lake.example/20240102/https://other.example", "lake.example"),
        ("//lake.example/a", "lake.example"),
        ("/go?to=https://other.example", ""),
        ("lake.example/a", ""),
        ("/2024/05/a.html", ""),
        ("http://archive.today/2021.10.07-081500/https://lake.example/a", "lake.example"),
        ("https://lake.example/a/20211007081500/b", "lake.example"),
        ("https://", ""),
        ("", ""),
    ],
)
def test_host(address: str, host: str) -> None:
    assert site.host(address) == host


@pytest.mark.parametrize(
    ("host", "labels"),
    [
        ("lake.example", ["lake"]),
        ("sport.lake.co.uk", ["sport", "lake"]),
        ("lake.com.vn", ["lake"]),
        ("lake.go.com", ["lake"]),
        ("com.example", ["com"]),
        ("192.168.0.1", []),
        ("[", []),
        ("localhost", []),
        ("..", ["", ""]),
        ("", []),
    ],
)
def test_labels(host: str, labels: list[str]) -> None:
    assert site.labels(host) == labels


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("Süd-Kurier", "suedkurier"),
        ("Süd-Kurier", "sud-kurier"),
        ("Sørvågen Blad", "sorvagenblad"),
        ("Sørvågen Blad", "soervaagenblad"),
        ("Dân Làng", "danlang"),
        ("Đông Hồ", "dongho"),
        ("Głos Łąki", "glos-laki"),
        ("Kıyı Gazetesi", "kiyigazetesi"),
        ("La Montaña", "lamontana"),
        ("The Lake", "lake"),
        ("Lake", "thelake"),
    ],
)
def test_a_name_is_known_by_the_host_that_spells_it(name: str, host: str) -> None:
    assert not site.names([], [f"https://www.{host}.com.example/a"]).isdisjoint(site.keys(name))


def test_a_short_name_that_begins_with_the_is_whole() -> None:
    assert "o" not in site.names(["Theo"])
    assert site.names(["", "…"], ["", "/a"]) == frozenset()


def test_a_host_counts_without_what_stands_before_its_owner_s_part() -> None:
    known = site.names([], ["https://port.sport.example/a"])
    assert {"portsportexample", "portsport", "sportexample", "sport"} <= known
    assert "port" not in known
    assert site.parts(["https://port.sport.example/a"]) == {"port", "sport"}


def test_all_fields_know_the_site_by_the_address_alone() -> None:
    url = "https://www.dan-lang.com.example/tin/1"
    told = Metadata(
        headlines=(Candidate("Cầu mở lại sau lũ | Dân Làng", "meta:og:title"),),
        authors=(Candidate("Dân Làng", "meta:author"),),
        sections=(Candidate("Dân Làng", "json-ld"), Candidate("Xã hội", "json-ld")),
        tags=(Candidate("Dân Làng, lũ", "meta:keywords"),),
    )
    assert extract_headline(told, (), url)[0] == "Cầu mở lại sau lũ"
    assert [p.kind for p in extract_authors(told, (), (), url)[0]] == ["organisation"]
    assert extract_section(told, None, url)[0] == "Xã hội"
    assert extract_tags(told, url)[0] == ("lũ",)
    blocks = from_text("(Dân Làng) - Cây cầu đã mở lại vào sáng thứ Hai, chính quyền thị trấn cho biết.")
    found = extract_dateline(blocks, [0], Metadata(), url=url)
    assert found is not None
    assert found.dateline.agencies == ("Dân Làng",)


def test_a_place_that_the_site_is_named_after_is_no_agency() -> None:
    blocks = from_text("BOSTON - The old ferry runs again since Monday, the town said.")
    found = extract_dateline(blocks, [0], Metadata(), url="https://www.boston.com/ferry")
    assert found is not None
    assert (found.dateline.places, found.dateline.agencies) == (("BOSTON",), ())


def test_the_outlet_is_not_taken_for_a_person_in_flattened_text() -> None:
    text = (
        "The old ferry runs again\n\nBy Ada Weir, EXB Uplands\n\nThe old ferry across the lake runs again since "
        "Monday, the town said. It had stood still since March, when ice broke two of its chains and a wheel.\n\n"
        "Passengers had to walk around the lake, which takes three hours, or ask one of the fishermen for a lift."
    )
    people = extract_text(text, url="https://www.exb.co.uk/ferry").authors
    assert [(p.name, p.kind) for p in people if p.kind == "person"] == [("Ada Weir", "person")]


def test_the_site_s_own_words_behind_its_name_are_no_other_author() -> None:
    told = Metadata(
        site_names=(Candidate("LakeCourier", "meta:og:site_name"),), authors=(Candidate("LakeCourier", "dom:byline"),)
    )
    blocks = from_text("A day at the lake\nBy LakeCourier Ulm\nThe ferry runs again, and all the town came to see it.")
    people, source = extract_authors(told, blocks, [2])
    assert [(p.name, p.kind) for p in people] == [("LakeCourier", "organisation")]
    assert source == "dom:byline"


def test_the_name_of_the_site_by_a_second_level() -> None:
    told = Metadata(headlines=(Candidate("The ferry runs again - Glos Laki - Region", "title"),))
    assert extract_site_name(told, "The ferry runs again", "https://gloslaki.com.pl/a")[0] == "Glos Laki"
