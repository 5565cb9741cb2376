"""Site, section and tags."""

import pytest

from newsclean.labels import extract_section, extract_site_name, extract_tags, extract_url
from newsclean.metadata import Candidate, Metadata


def test_the_name_of_a_paper_before_the_day_of_its_issue() -> None:
    for day in ("Monday, November 8, 1999", "Montag, 8. November 1999"):
        told = Metadata(headlines=(Candidate(f"The Lake Courier - {day}", "title"),))
        assert extract_site_name(told, "Rain again") == ("The Lake Courier", "title")
    dated = Metadata(headlines=(Candidate("Rain again - November 8, 1999", "title"),))
    assert extract_site_name(dated, "Rain again") == (None, None)


def test_site_name_is_no_headline_handle_or_address() -> None:
    names = ("https://example.org", "@example", "Rain again", "The Daily Example")
    told = Metadata(
        headlines=(Candidate("Rain again", "dom:h1"),),
        site_names=tuple(Candidate(n, "meta:og:site_name") for n in names),
    )
    assert extract_site_name(told, "Rain again") == ("The Daily Example", "meta:og:site_name")
    assert extract_site_name(Metadata()) == (None, None)


def test_who_publishes_a_site_that_goes_by_its_address() -> None:
    names = (Candidate("www.example.org", "meta:og:site_name"), Candidate("The Daily Example", "json-ld"))
    assert extract_site_name(Metadata(site_names=names), None, "https://www.example.org/a") == names[1]


def test_the_path_to_a_section_is_told_in_words() -> None:
    told = Metadata(sections=(Candidate("news,news/town-hall", "json-ld"),))
    assert extract_section(told) == ("Town Hall", "json-ld")
    assert extract_section(Metadata(sections=(Candidate("Arts/Music", "json-ld"),))) == ("Arts/Music", "json-ld")


def test_the_name_of_a_site_may_be_an_h1_beside_that_of_the_story() -> None:
    told = Metadata(
        headlines=(Candidate("The Daily Example", "dom:h1"), Candidate("Rain again", "dom:h1")),
        site_names=(Candidate("The Daily Example", "meta:og:site_name"),),
    )
    assert extract_site_name(told, "Rain again") == ("The Daily Example", "meta:og:site_name")


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("https://example.org/rain-in-ulm", "https://example.org/rain-in-ulm"),
        ("HTTP://www.example.org/?p=12", "HTTP://www.example.org/?p=12"),
        ("//example.org/rain-in-ulm", "https://example.org/rain-in-ulm"),
        ("/rain-in-ulm", None),
        ("Rain again", None),
        ("true", None),
        ("", None),
    ],
)
def test_the_address_of_a_story_is_whole(named: str, found: str | None) -> None:
    told = Metadata(urls=(Candidate(named, "json-ld"),))
    assert extract_url(told) == (found, found and "json-ld")
    told = Metadata(urls=(*told.urls, Candidate("https://example.org/last", "dom:canonical")))
    last = "https://example.org/last", "dom:canonical"
    assert extract_url(told) == ((found, "json-ld") if found else last)
    assert extract_url(told, "https://example.org/given") == ("https://example.org/given", None)


def test_the_front_page_is_the_address_where_nothing_else_is_named() -> None:
    for front in ("https://example.org", "https://www.example.org/"):
        named = Candidate(front, "json-ld")
        assert extract_url(Metadata(urls=(named,))) == (front, "json-ld")
        assert extract_url(Metadata(urls=(named, Candidate("/rain-in-ulm", "dom:canonical")))) == (None, None)
        story = Candidate("https://example.org/rain-in-ulm", "meta:og:url")
        assert extract_url(Metadata(urls=(named, story))) == story


def test_section() -> None:
    told = Metadata(
        sections=(Candidate("https://example.org/local", "json-ld"), Candidate("Local", "meta:article:section"))
    )
    assert extract_section(told) == ("Local", "meta:article:section")


@pytest.mark.parametrize(
    ("keywords", "tags"),
    [
        ("mill ferry goose bridge lake", ()),  # five, and nothing between them
        ("old mill bridge", ("old mill bridge",)),
        ("The ferry runs again, says the council, and it is free.", ()),  # the description
        ("Topics: Lake, Town", ("Lake", "Town")),
        ("Lake: a history, Town", ("Lake: a history", "Town")),
    ],
)
def test_keywords_that_are_a_list(keywords: str, tags: tuple[str, ...]) -> None:
    deck = Candidate("The ferry runs again, says the council, and it is free.", "meta:description")
    told = Metadata(decks=(deck,), tags=(Candidate(keywords, "meta:keywords"),))
    assert extract_tags(told)[0] == tags


def test_tags_of_the_first_source_only() -> None:
    told = Metadata(
        tags=(Candidate("Iller", "json-ld"), Candidate("Bridge; iller", "json-ld"), Candidate("seo", "meta:keywords"))
    )
    assert extract_tags(told) == (("Iller", "Bridge"), "json-ld")
    assert extract_tags(Metadata()) == ((), None)


@pytest.mark.parametrize(
    ("name", "url", "found"),
    [
        ("Lake Daily | News, Sport, Weather", "https://www.lakedaily.example/a", "Lake Daily"),
        ("All the news from the lake - Lake Daily", "https://lakedaily.example/a", "Lake Daily"),
        ("Wörthsee Zeitung – Das Blatt am See", "https://woerthsee-zeitung.example/a", "Wörthsee Zeitung"),
        ("Péniche.example · Tout bouge", "https://sport.peniche.example/a", "Péniche.example"),
        ("LD 7 News | Lake News, Weather | Ulm", "https://ld7.example/a", "LD 7 News | Lake News, Weather | Ulm"),
        ("Lake: News and Views", "https://other.example/a", "Lake: News and Views"),
        ("Lake|News", "https://lake.example/a", "Lake|News"),
    ],
)
def test_of_a_site_name_with_a_slogan_the_part_that_the_domain_repeats(name: str, url: str, found: str) -> None:
    told = Metadata(site_names=(Candidate(name, "meta:og:site_name"),))
    assert extract_site_name(told, url=url) == (found, "meta:og:site_name")


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ((("lakecourier.example", "meta:og:site_name"), ("Lake Courier", "json-ld")), "Lake Courier"),
        ((("lakecourier", "meta:og:site_name"), ("The Lake Courier", "json-ld")), "The Lake Courier"),
        ((("lakecourier.example", "meta:og:site_name"), ("Mill Media", "json-ld")), "lakecourier.example"),
        ((("www.lakecourier.example", "meta:og:site_name"),), "The Lake Courier"),
        ((("LakeNews", "meta:al:ios:app_name"), ("Lake Courier", "json-ld")), "Lake Courier"),
        ((("LakeNews", "meta:al:ios:app_name"),), "The Lake Courier"),
        ((("湖畔町地方自治研究会ニュース", "meta:og:site_name"),), "湖畔町地方自治研究会ニュース"),
    ],
)
def test_the_name_of_a_site_in_words(named: tuple[tuple[str, str], ...], found: str) -> None:
    told = Metadata(
        headlines=(Candidate("Rain in Ulm - The Lake Courier", "title"),),
        site_names=tuple(Candidate(value, source) for value, source in named),
    )
    assert extract_site_name(told, "Rain in Ulm", "https://lakecourier.example/a")[0] == found


@pytest.mark.parametrize(("source", "found"), [("dom:h1", "Ulm Post"), ("microdata", "Ulm Post"), ("json-ld", None)])
def test_a_template_may_set_the_name_of_the_site_as_a_headline(source: str, found: str | None) -> None:
    told = Metadata(
        headlines=(Candidate("Ulm Post", source), Candidate("Rain", "dom:h1")),
        site_names=(Candidate("Ulm Post", "meta:og:site_name"),),
    )
    assert extract_site_name(told, "Rain")[0] == found


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://lakewatch.blogspot.example/2024/03/rain.html", ("Lake Watch", "title")),
        ("https://blogger.example/rain", ("Blogger", "json-ld")),
    ],
)
def test_what_publishes_the_sites_of_others_is_the_site_at_its_own_address_alone(url: str, found: tuple[str, str]):
    told = Metadata(
        site_names=(Candidate("Blogger", "json-ld"),), headlines=(Candidate("Rain falls again | Lake Watch", "title"),)
    )
    assert extract_site_name(told, "Rain falls again", url) == found


def test_a_host_is_the_site_s_name_where_the_title_adds_another_s() -> None:
    told = Metadata(
        headlines=(Candidate("Rain in Ulm - Weather", "title"),),
        site_names=(Candidate("www.lakecourier.example", "meta:og:site_name"),),
    )
    assert extract_site_name(told, "Rain in Ulm", "https://lakecourier.example/a")[0] == "www.lakecourier.example"


def test_what_the_app_is_called_is_the_last_name_of_a_site() -> None:
    told = Metadata(site_names=(Candidate("LakeNews", "meta:al:android:app_name"),))
    assert extract_site_name(told) == ("LakeNews", "meta:al:android:app_name")


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Rain in Ulm | Ulm Post", "Ulm Post"),
        ("Rain In Ulm | Ulm Post", "Ulm Post"),
        ("Rain in Ulm - Local - Ulm Post", "Ulm Post"),
        ("Local | Rain again | Ulm Post", "Ulm Post"),  # another wording of the headline
        ("Ulm Post: Rain in Ulm", "Ulm Post"),
        ("Storm of the year: Rain in Ulm", None),  # a kicker
        ("Rain in Ulm – Union of Rowers (UR)", "Union of Rowers (UR)"),
        ("Rain in Ulm [Ulm Post]", "Ulm Post"),
        ("Rain in Ulm – Ulm Post e. V.", "Ulm Post e. V."),
        ("Rain in Ulm (UP, LC, LD)", None),
        ("Rain in Ulm 写真1枚 国際：Ulm Post", "Ulm Post"),
        ("Rain in Ulm | หนังสือพิมพ์ Ulm Post", "หนังสือพิมพ์ Ulm Post"),
    ],
)
def test_the_site_s_name_in_the_title(title: str, found: str | None) -> None:
    told = Metadata(headlines=(Candidate(title, "title"),))
    assert extract_site_name(told, "Rain in Ulm", "https://www.ulmpost.example/rain")[0] == found


@pytest.mark.parametrize(
    "title", ["Opinion | Rain in Ulm", "LIVE: Rain in Ulm", "Rain in Ulm - Video", "Rain in Ulm | News"]
)
def test_the_kind_of_piece_and_a_section_are_no_site(title: str) -> None:
    told = Metadata(headlines=(Candidate(title, "title"),))
    assert extract_site_name(told, "Rain in Ulm") == (None, None)
    assert extract_site_name(told, "Rain in Ulm", "https://www.ulmpost.example/rain") == (None, None)


def test_a_section_that_the_host_is_called_by_is_the_site() -> None:
    told = Metadata(headlines=(Candidate("Rain in Ulm - Opinion", "title"),))
    assert extract_site_name(told, "Rain in Ulm", "https://www.opinion.example/rain") == ("Opinion", "title")


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("Opinion,Reader’s Opinion", "Opinion"),
        ("Culture, Books, Essays", "Culture"),
        ("Arts, Culture & Media", "Arts, Culture & Media"),
        ("Walks,", "Walks"),
        ("› Cakes", "Cakes"),
        ("Uncategorized", None),
        ("Sin categoría", None),
        ("Без рубрики", None),
        ("front-page", None),
        ("Startseite", None),
        ("undefined", None),
        ("{$category}", None),
        ("/world/asia", None),
        ("Lake Daily", None),
        ("lakedaily.example", None),
        ("Sport", "Sport"),  # though the domain has it
        ("Bridge reopens", None),
        ("Region - Region", "Region"),
        ("Region - Lakes", "Region - Lakes"),
        ("ANZEIGE", None),
        ("Toggle navigation", None),
    ],
)
def test_a_section_is_a_part_of_the_site(value: str, found: str | None) -> None:
    told = Metadata(sections=(Candidate(value, "json-ld"),), site_names=(Candidate("Lake Daily", "meta:og:site_name"),))
    assert extract_section(told, "Bridge reopens", "https://sport.lakedaily.example/a")[0] == found


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (
            ("Weir, Ada", "Rivers", "Boats", "Work, pay and rest (law)", "Ulm"),
            ("Weir, Ada", "Rivers", "Boats", "Work, pay and rest (law)", "Ulm"),
        ),
        (("rowing,the keeper&#39;s pick,Ulm",), ("rowing", "the keeper's pick", "Ulm")),
        (
            (
                "boats",
                "&quot",
                "type_news",
                "_no-feed",
                "20481632",
                "feed:name:Lake",
                "0f3a9b1c-1111-2222-3333-444455556666",
            ),
            ("boats",),
        ),
        (("Topic: Rivers", "Day: Monday", "Words: 400", "Ulm"), ("Rivers", "Ulm")),
        (("Ulm: a walk", "Rivers"), ("Ulm: a walk", "Rivers")),
        (("The bridge reopens at last", "Rivers", "Lake Daily", "lakedaily.example"), ("Rivers",)),
        (('"Ada Weir"', "#rivers", "Articles", "‘Ulm"), ("Ada Weir", "rivers", "Ulm")),
        (("Weir, Ada", "Rivers", "Stein, Otto (1950- )", "Ulm (Danube, South)"), None),
        (("Boats, Rivers, & Lakes", "Ulm"), ("Boats, Rivers, & Lakes", "Ulm")),
        (("大橋 渡し船 湖畔の町",), ("大橋", "渡し船", "湖畔の町")),
        (("rivers", "front-page", "no-index", "Ada Weir SPORTS_FIGURE", "stream-20481632"), ("rivers",)),
    ],
)
def test_tags_are_topics(values: tuple[str, ...], found: tuple[str, ...] | None) -> None:
    told = Metadata(
        headlines=(Candidate("The bridge reopens at last", "dom:h1"),),
        site_names=(Candidate("Lake Daily", "meta:og:site_name"),),
        tags=tuple(Candidate(value, "json-ld") for value in values),
    )
    assert extract_tags(told, "https://lakedaily.example/a") == (found or values, "json-ld")


def test_where_a_source_names_no_topic_the_next_is_asked() -> None:
    told = Metadata(tags=(Candidate("@river", "json-ld"), Candidate("ferries, tolls", "meta:sailthru.tags")))
    assert extract_tags(told) == (("ferries", "tolls"), "meta:sailthru.tags")


KEYWORDS = Candidate("orchards, mills, bakery, harbour, choir, weather", "meta:keywords")


@pytest.mark.parametrize(
    ("story", "found"),
    [
        ("The ferry crossed the lake again, and nobody on the far shore had thought it would. " * 10, ("Ferry",)),
        ("The mills and the bakery by the harbour opened, and the choir sang in any weather. " * 10, None),
        ("The ferry crossed the lake again.", None),  # too short a text to judge by
    ],
)
def test_keywords_that_a_story_does_not_speak_of_are_the_site_s(story: str, found: tuple[str, ...] | None) -> None:
    told = Metadata(tags=(KEYWORDS, Candidate("Ferry", "dom:rel-tag")))
    assert extract_tags(told, None, [story])[0] == (found or tuple(KEYWORDS.value.split(", ")))


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (("News", "World"), "World"),
        (("Nachrichten", "Aktuelles"), "Nachrichten"),
        (("2024/05", "Town"), "Town"),
        (("‹ Back", "Sea"), "Sea"),
    ],
)
def test_a_section_that_says_more_than_news(values: tuple[str, ...], found: str) -> None:
    assert extract_section(Metadata(sections=tuple(Candidate(value, "json-ld") for value in values)))[0] == found


def test_a_section_between_headline_and_site_is_no_part_of_the_site_s_name_in_chinese() -> None:
    for behind, name in (
        ("_要闻_海港网", "海港网"),
        ("--要闻--海港网", "海港网"),
        ("-要闻-海港网", "海港网"),
        (" : 경제 : 항구일보", "항구일보"),
        ("_海港网-The Harbour", "海港网-The Harbour"),
        (" - Harbour - 海港新闻", None),  # which of the two?
    ):
        told = Metadata(headlines=(Candidate(f"老磨坊前的第一场雪{behind}", "title"),))
        assert extract_site_name(told, "老磨坊前的第一场雪")[0] == name


def test_a_title_in_other_capitals_adds_the_name_whole() -> None:
    # In small letters "İ" is two signs.
    told = Metadata(headlines=(Candidate("İİİİİİ: RAIN IN ULM - Ulm Post", "title"),))
    assert extract_site_name(told, "Rain in Ulm") == ("Ulm Post", "title")


def test_what_a_title_ends_in_is_no_site_where_it_is_a_keyword() -> None:
    told = Metadata(
        headlines=(Candidate("老磨坊前的第一场雪_陈海波_磨坊_雪", "title"),),
        tags=(Candidate("陈海波,磨坊,雪", "meta:keywords"),),
    )
    assert extract_site_name(told, "老磨坊前的第一场雪") == (None, None)
    other = Metadata(headlines=(Candidate("老磨坊前的第一场雪_磨坊_海港网", "title"),), tags=told.tags)
    assert extract_site_name(other, "老磨坊前的第一场雪") == ("海港网", "title")


def test_a_trail_leads_from_the_broad_to_the_narrow() -> None:
    steps = ("Știri", "Actualitate")
    assert extract_section(Metadata(sections=tuple(Candidate(s, "dom:trail") for s in steps)))[0] == "Actualitate"
    steps = ("Hindi News", "Rajasthan", "Jhunjhunu")
    assert extract_section(Metadata(sections=tuple(Candidate(s, "dom:trail") for s in steps)))[0] == "Rajasthan"
