"""When a story was published and changed: stamps, days in words, and which of a page's dates is believed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import check_growth, repeated

import newsclean
from newsclean.blocks import Block, Scope
from newsclean.dates import extract_dates
from newsclean.dates.value import parse_day, parse_stamp, zoned
from newsclean.metadata import Candidate, Metadata


def zone(hours: float) -> dt.timezone:
    return dt.timezone(dt.timedelta(hours=hours))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-03-05T07:08:09+01:00", dt.datetime(2024, 3, 5, 7, 8, 9, tzinfo=zone(1))),
        ("2024-03-05T07:08:09.123Z", dt.datetime(2024, 3, 5, 7, 8, 9, tzinfo=dt.UTC)),
        ("2024-03-05T07:08-0530", dt.datetime(2024, 3, 5, 7, 8, tzinfo=zone(-5.5))),
        ("20240305T070809Z", dt.datetime(2024, 3, 5, 7, 8, 9, tzinfo=dt.UTC)),
        ("2024-3-5 7:08:09 +0100", dt.datetime(2024, 3, 5, 7, 8, 9, tzinfo=zone(1))),
        ("Tue, 05 Mar 2024 07:08:09 +0100", dt.datetime(2024, 3, 5, 7, 8, 9, tzinfo=zone(1))),
        ("Tue, 05 Mar 2024 07:08:09 GMT", dt.datetime(2024, 3, 5, 7, 8, 9, tzinfo=dt.UTC)),
        ("Tue Mar 5 07:08:09 CET 2024", dt.datetime(2024, 3, 5, 7, 8, 9, tzinfo=zone(1))),
        ("Tuesday, March 5, 2024, 07:08 PM EST", dt.datetime(2024, 3, 5, 19, 8, tzinfo=zone(-5))),
        ("Tuesday, March 5, 2024, 07:08 PM ET", dt.datetime(2024, 3, 5, 19, 8, tzinfo=zone(-5))),
        ("July 9, 2024 07:08 am ET", dt.datetime(2024, 7, 9, 7, 8, tzinfo=zone(-4))),
        ("2024-03-09 23:59 PT", dt.datetime(2024, 3, 9, 23, 59, tzinfo=zone(-8))),
        ("2024-03-10 07:00 PT", dt.datetime(2024, 3, 10, 7, tzinfo=zone(-7))),
        ("2024-11-02 23:59 CT", dt.datetime(2024, 11, 2, 23, 59, tzinfo=zone(-5))),
        ("2024-11-03 07:00 CT", dt.datetime(2024, 11, 3, 7, tzinfo=zone(-6))),
        ("1709622489", dt.datetime(2024, 3, 5, 7, 8, 9, tzinfo=dt.UTC)),
        ("1709622489000", dt.datetime(2024, 3, 5, 7, 8, 9, tzinfo=dt.UTC)),
        ("2024-03-05", dt.date(2024, 3, 5)),
        ("20240305", dt.date(2024, 3, 5)),
        ("2024-03-05 07:08:09", dt.date(2024, 3, 5)),  # a time without its zone says the day only
        ("2024-03-05T25:61:00Z", dt.date(2024, 3, 5)),
        ("2024-13-05", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_stamps(value: str, expected: dt.date | None) -> None:
    assert zoned(parse_stamp(value)) == expected


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("5. Juni 2015", "de", (2015, 6, 5)),
        ("Ulm, 5. Juni 2015, 11:30 Uhr", "de", (2015, 6, 5)),
        ("June 5th, 2015", "en", (2015, 6, 5)),
        ("5 June 2015", "en-GB", (2015, 6, 5)),
        ("Published Jun. 5, 2015 | 7:08pm", "en", (2015, 6, 5)),
        ("le 5 juin 2015 à 11h30", "fr", (2015, 6, 5)),
        ("16 févr. 2015", "fr", (2015, 2, 16)),
        ("16 fevrier 2015", "fr", (2015, 2, 16)),
        ("5 de junio de 2015", "es", (2015, 6, 5)),
        ("5 giugno 2015", "it", (2015, 6, 5)),
        ("5 czerwca 2015", "pl", (2015, 6, 5)),
        ("5 июня 2015", "ru", (2015, 6, 5)),
        ("5 يونيو 2015", "ar", (2015, 6, 5)),
        ("٥ حزيران ٢٠١٥", "ar", (2015, 6, 5)),
        ("5 جوان 2015", "ar-TN", (2015, 6, 5)),
        ("15 كانون الثاني 2015", "ar", (2015, 1, 15)),
        ("15 تشرين الأول 2015", "ar", (2015, 10, 15)),
        ("५ जून २०१५", "hi", (2015, 6, 5)),
        ("۱۴ اسفند ۱۴۰۲", "fa", (2024, 3, 4)),
        ("۳۰ اسفند ۱۴۰۳", "fa", (2025, 3, 20)),
        ("1403/01/01", "fa", (2024, 3, 20)),
        ("令和6年3月4日", "ja", (2024, 3, 4)),
        ("令和元年5月1日", "ja", (2019, 5, 1)),
        ("民國113年3月4日", "zh", (2024, 3, 4)),
        ("21 ม.ค. 2567", "th", (2024, 1, 21)),
        ("5 มี.ค.2567", "th", (2024, 3, 5)),
        ("Thứ Tư, 20 tháng 11, 2024", "vi", (2024, 11, 20)),
        ("Ngày 5 tháng 6 năm 2015", "vi", (2015, 6, 5)),
        ("2024. gada 20. novembrī", "lv", (2024, 11, 20)),
        ("2024ko azaroaren 20a", "eu", (2024, 11, 20)),
        ("5 जून 2015", "hi", (2015, 6, 5)),
        ("மே 14, 2024 06:12", "ta", (2024, 5, 14)),
        ("5 มิถุนายน 2558", "th", (2015, 6, 5)),
        ("2015年6月5日", "ja", (2015, 6, 5)),
        ("2015년 6월 5일", "ko", (2015, 6, 5)),
        ("2015.06.05 11:30", "ko", (2015, 6, 5)),
        ("15-06-05 11:30", "zh", (2015, 6, 5)),
        ("15.06.05 11:30", "ko-KR", (2015, 6, 5)),
        ("05.06.2015", "ko", (2015, 6, 5)),
        ("05.06.2015", "de", (2015, 6, 5)),
        ("5.6.15", "de", (2015, 6, 5)),
        ("06/05/2015", "en-US", (2015, 6, 5)),
        ("05/06/2015", "en-GB", (2015, 6, 5)),
        ("25/06/2015", "en", (2015, 6, 25)),
        ("5 listopada 2015", "pl", (2015, 11, 5)),  # in Croatian the same word is October
        ("5 listopada 2015", "hr", (2015, 10, 5)),
    ],
)
def test_days(text: str, language: str, day: tuple[int, int, int]) -> None:
    assert parse_day(text, language) == dt.date(*day)


@pytest.mark.parametrize(
    "text",
    [
        "3 min read",
        "24/7 coverage",
        "Season 2021/22",
        "Issue 10-2023",
        "Jan/Feb 2022",
        "[06月24日 11時30分]",
        "since 1999",
        "12:30",
        "",
    ],
)
def test_no_days(text: str) -> None:
    assert parse_day(text, "de") is None


def page(*published: tuple[str, str], modified: tuple[tuple[str, str], ...] = (), language: str = "de") -> Metadata:
    return Metadata(
        published=tuple(Candidate(*c) for c in published),
        modified=tuple(Candidate(*c) for c in modified),
        languages=(Candidate(language, "dom:lang"),),
    )


def test_a_line_that_begins_with_the_word_of_publishing_says_the_day() -> None:
    line = "Posted on Wednesday, 5 May 2021 by Jane Doe for readers of the town and the valley"
    assert extract_dates(page((line, "dom:text"), language="en")).published == dt.date(2021, 5, 5)
    event = line.replace("Posted on", "The bridge was closed on")
    assert extract_dates(page((event, "dom:text"), language="en")).published is None


def test_structured_data_comes_first_and_its_zone_stays() -> None:
    dates = extract_dates(page(("5. Juni 2015", "dom:date"), ("2015-06-04T23:30:00+02:00", "json-ld")))
    assert dates.published == dt.datetime(2015, 6, 4, 23, 30, tzinfo=zone(2))
    assert dates.published_source == "json-ld"


@pytest.mark.parametrize(
    ("utc", "language", "day"),
    [
        ("2015-06-04T22:00:00.000Z", "de-DE", (2015, 6, 5)),
        ("2015-12-04T23:00:00Z", "it", (2015, 12, 5)),
        ("2015-06-04T15:00:00Z", "ja", (2015, 6, 5)),
        ("2015-06-04T18:30:00Z", "hi", (2015, 6, 5)),
        ("2015-12-04T22:00:00Z", "de", (2015, 12, 4)),
        ("2015-06-04T22:00:01Z", "de", (2015, 6, 4)),
        ("2015-06-04T22:00:00Z", "en", (2015, 6, 4)),
    ],
)
def test_midnight_where_the_language_is_at_home_is_a_day(utc: str, language: str, day: tuple[int, int, int]) -> None:
    published = extract_dates(page((utc, "json-ld"), language=language)).published
    assert isinstance(published, dt.datetime)
    assert published.date() == dt.date(*day)
    assert published == dt.datetime.fromisoformat(utc)


def test_a_day_below_the_story_stands_behind_time_elements() -> None:
    blocks = (Block(STORY, "paragraph"), Block("Erstellt am: 5.6.2015", "paragraph"))
    told = page(("2015-05-06", "meta:date"))
    assert extract_dates(told, blocks=blocks, story=[0]).published == dt.date(2015, 6, 5)
    told = page(("2015-06-04", "dom:time"), ("2015-05-06", "meta:date"))
    assert extract_dates(told, blocks=blocks, story=[0]).published == dt.date(2015, 6, 4)
    heading = Block("More", "heading")
    assert extract_dates(page(), blocks=(blocks[0], heading, blocks[1]), story=[0]).published is None


def test_a_vague_name_gives_way_to_time_elements() -> None:
    dates = extract_dates(page(("2015-06-20", "meta:date"), ("2015-06-05", "dom:time")))
    assert dates.published_source == "dom:time"


def test_the_visible_date_of_an_update_is_not_the_publication() -> None:
    dates = extract_dates(page(("Aktualisiert am 7. Juni 2015", "dom:date"), ("5. Juni 2015", "dom:date")))
    assert dates.published == dt.date(2015, 6, 5)


def test_a_colon_before_the_fraction_of_a_second() -> None:
    assert parse_stamp("2022-01-10T22:06:08:684Z") == dt.datetime(2022, 1, 10, 22, 6, 8, tzinfo=dt.UTC)


def test_a_line_that_tells_the_change_first() -> None:
    dates = extract_dates(page(("Updated 7 June 2015 | Published 5 June 2015", "dom:date"), language="en"))
    assert (dates.published, dates.modified) == (dt.date(2015, 6, 5), dt.date(2015, 6, 7))


@pytest.mark.parametrize("text", ["31 اسفند 1402", "1402/13/01", "1402/07/31"])
def test_no_days_of_the_persian_calendar(text: str) -> None:
    assert parse_day(text, "fa") is None


def test_the_modified_date_never_stands_in() -> None:
    dates = extract_dates(page(modified=(("2015-06-05T10:00:00Z", "meta:article:modified_time"),)))
    assert dates.published is None
    assert dates.modified == dt.datetime(2015, 6, 5, 10, tzinfo=dt.UTC)


def test_a_change_before_the_publication_is_none() -> None:
    modified = (("2015-06-04", "json-ld"),)
    assert extract_dates(page(("2015-06-05", "json-ld"), modified=modified)).modified is None
    lines = Block("Published 5 June 2015"), Block("Last updated 7 June 2015"), Block(STORY)
    printed = extract_dates(page(modified=modified, language="en"), blocks=lines, story=[2])
    assert printed.modified == dt.date(2015, 6, 7)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # the moment of publication entered once more as that of the change
        (("2015-06-05T10:00:00Z", "2015-06-05T12:00:00Z"), dt.datetime(2015, 6, 5, 12, tzinfo=dt.UTC)),
        (("2015-06-05T10:00:00Z",), dt.datetime(2015, 6, 5, 10, tzinfo=dt.UTC)),
        (("2015-06-05T11:00:00Z", "2015-06-05T12:00:00Z"), dt.datetime(2015, 6, 5, 11, tzinfo=dt.UTC)),
        # the same clock with another offset is no change
        (("2015-06-05T10:00:00Z", "2015-06-05T10:00:00-02:00"), dt.datetime(2015, 6, 5, 10, tzinfo=dt.UTC)),
        # the day first, then with its time
        (("2015-06-06", "2015-06-06T12:00:00Z"), dt.datetime(2015, 6, 6, 12, tzinfo=dt.UTC)),
        (("2015-06-06 11:00", "2015-06-06T12:00:00Z"), dt.datetime(2015, 6, 6, 12, tzinfo=dt.UTC)),
        (("2015-06-06", "2015-06-07T12:00:00Z"), dt.date(2015, 6, 6)),
    ],
)
def test_of_what_data_tells_of_the_change(told, expected):
    modified = tuple((value, "json-ld" if i == 0 else "meta:article:modified_time") for i, value in enumerate(told))
    assert extract_dates(page(("2015-06-05T10:00:00Z", "json-ld"), modified=modified)).modified == expected


def test_a_time_element_elsewhere_is_no_later_change() -> None:
    modified = (("2015-06-05T10:00:00Z", "json-ld"), ("2015-06-09T10:00:00Z", "dom:time"))
    dates = extract_dates(page(("2015-06-05T10:00:00Z", "json-ld"), modified=modified))
    assert dates.modified == dt.datetime(2015, 6, 5, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("texts", "day"),
    [
        (("5. Juni 2015", "7. Juni 2015"), (2015, 6, 5)),
        (("[Stand: 05.06.2015, 05:02 Uhr]",), (2015, 6, 5)),
        (("5.6.2015 | Die Brücke über die Donau wird gesperrt",), (2015, 6, 5)),
        (("Am 5. Juni 2015 stand der Stadtrat im Regen",), None),
        (("Fotos vom Brückenfest der Feuerwehr am 5.6.2015", "5. Juni 2015"), None),
        (("Zuletzt aktualisiert: 5. Juni 2015", "7. Juni 2015"), None),
    ],
)
def test_a_text_without_any_mark_gives_a_day_if_it_says_little_else(texts, day):
    published = extract_dates(page(*((text, "dom:text") for text in texts))).published
    assert published == (dt.date(*day) if day else None)


@pytest.mark.parametrize(
    ("text", "is_day"),
    [
        ("2-14-15", True),
        ("Tel: 2-14-15", False),
        ("Тел. редакции: 2-14-15", False),
        ("☎ 2-14-15", False),
        ("Tel Aviv, 2-14-15", True),
    ],
)
def test_a_telephone_number_is_no_day(text: str, is_day: bool) -> None:
    found = extract_dates(Metadata(published=(Candidate(text, "dom:text"),)))
    assert (found.published is not None) == is_day


def test_properties_of_items_inside_the_story_stand_behind_its_own() -> None:
    told = page(("2015-06-04T19:46:14Z", "microdata"), ("2015-06-05T13:11:07Z", "meta:datepublished"))
    assert extract_dates(told).published == dt.datetime(2015, 6, 4, 19, 46, 14, tzinfo=dt.UTC)


def test_nothing_later_than_the_reference_is_believed() -> None:
    told = page(("2031-01-01", "json-ld"), ("2015-06-05", "dom:time"))
    assert extract_dates(told, reference=dt.date(2016, 1, 1)).published == dt.date(2015, 6, 5)
    assert extract_dates(told).published == dt.date(2031, 1, 1)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (("2015-06-04T21:30:00-05:00", "dom:time"), dt.datetime(2015, 6, 4, 21, 30, tzinfo=zone(-5))),
        (("2015-06-04 21:30:00", "dom:time"), dt.datetime(2015, 6, 4, 21, 30, tzinfo=zone(-5))),
        (("Thursday, June 4, 2015, 09:30 PM", "meta:sailthru.date"), dt.datetime(2015, 6, 4, 21, 30, tzinfo=zone(-5))),
        (("June 4, 2015", "dom:time"), dt.date(2015, 6, 4)),
        (("2015-06-01 21:31:00", "dom:time"), dt.datetime(2015, 6, 5, 2, 30, tzinfo=dt.UTC)),
    ],
)
def test_a_moment_in_utc_is_put_in_the_site_s_zone(other: tuple[str, str], expected: dt.date) -> None:
    assert extract_dates(page(("2015-06-05T02:30:00Z", "json-ld"), other, language="en")).published == expected


@pytest.mark.parametrize("first", [("2015-06-04", "json-ld"), ("4 June 2015", "text"), ("2015-06-04", "microdata")])
def test_a_day_gets_the_time_that_another_tells(first: tuple[str, str]) -> None:
    later, timed = ("2015-06-05T08:00:00Z", "dom:time"), ("2015-06-04T21:30:00-05:00", "dom:time")
    assert extract_dates(page(first, later, timed)).published == dt.datetime(2015, 6, 4, 21, 30, tzinfo=zone(-5))
    dates = extract_dates(page(first, ("2015-06-04 21:30", "dom:time")))
    assert (dates.published, dates.published_source) == (dt.date(2015, 6, 4), first[1])


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/2015/06/05/rain/",
        "https://example.org/news/2015-06-05-rain.html",
        "https://example.org/2015/0605/c1-4.html",
        "https://example.org/2015/jun/05/rain",
        "https://example.org/2015/WEATHER/06/05/rain/index.html",
        "https://example.org/news/05-06-2015",
    ],
)
def test_the_address_may_hold_the_day(url: str) -> None:
    dates = extract_dates(Metadata(), url=url)
    assert dates.published == dt.date(2015, 6, 5)
    assert dates.published_source == "url"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/2021-22/transfers",
        "https://example.org/id/20150605123",
        "https://example.org/",
        "https://example.org/2021/jan21/rain",
        "https://example.org/2021/weather/jan/21",
    ],
)
def test_addresses_without_a_day(url: str) -> None:
    assert extract_dates(Metadata(), url=url).published is None


@given(st.text(max_size=200))
def test_any_text_gives_an_answer(text: str) -> None:
    for when in (zoned(parse_stamp(text)), parse_day(text, "de"), extract_dates(page((text, "dom:date"))).published):
        assert when is None or isinstance(when, dt.date)
        assert not isinstance(when, dt.datetime) or when.tzinfo is not None


@pytest.mark.parametrize("piece", ["1", "1.", "Jun ", "2015-", " "])
def test_long_text_costs_nothing(piece: str) -> None:
    check_growth(parse_stamp, repeated(piece), 250_000, limit=0.1)
    check_growth(parse_day, repeated(piece), 250_000, limit=0.1)


def test_a_date_in_the_document_far_from_the_address_is_another_story_s() -> None:
    url = "https://example.org/2015/06/05/rain/"
    assert extract_dates(page(("2009-01-01T10:00:00Z", "dom:time")), url=url).published == dt.date(2015, 6, 5)
    near = dt.datetime(2015, 6, 6, 10, tzinfo=dt.UTC)
    assert extract_dates(page((near.isoformat(), "dom:time")), url=url).published == near


STORY = "The bridge over the Danube has been closed to all traffic, the city said."


LABELS = "Main Category: Mills and Ferries / Boats; also included in: Rivers / Lakes / Geese; Bridges / Roads / Tolls"


@pytest.mark.parametrize(
    ("lines", "published", "modified"),
    [
        (("March 3, 2024", STORY), (2024, 3, 3), None),
        (("By Jane Doe | 3 March 2024", "Share", STORY), (2024, 3, 3), None),
        (("3 March 2024", "Updated: 5 March 2024", STORY), (2024, 3, 3), (2024, 3, 5)),
        (("3 March 2024 9:00 | Updated 9:17", STORY), (2024, 3, 3), None),
        (("2024. március 3., 11:16 forrás: ENA", STORY), (2024, 3, 3), None),
        (("2024 m. kovo 3 d. 11:16", STORY), (2024, 3, 3), None),
        # a stamp for machines in the line, which is hidden
        (("Jane Doe2024-03-05T10:00:00+02:00März 3rd, 2024|Local", STORY), (2024, 3, 3), None),
        (("Local 2024-03-05T10:00:00Z", STORY), (2024, 3, 5), None),
        # each label in a block of its own
        (("Published:", "3 March 2024", "Updated:", "5 March 2024", STORY), (2024, 3, 3), (2024, 3, 5)),
        (("Updated:", "5 March 2024", STORY), None, (2024, 3, 5)),
        (("Ενημερώθηκε: 05.03.2024 | 13:30", STORY), None, (2024, 3, 5)),
        (("பதிவு செய்த நாள் : மார்ச் 3, 2024 06:12", STORY), (2024, 3, 3), None),
        ((f"3.3.2024 – {STORY}",), (2024, 3, 3), None),
        (("The council met on 3 March 2024.", STORY), None, None),
        ((STORY, "12 April 2019"), None, None),
        # published and changed, with nothing between them
        (("3.3.20245.3.2024", STORY), (2024, 3, 3), None),
        # the day of what the story tells, then its own behind the word for it
        (("OLG Ulm, Urteil vom 1.2.2024 – Veröffentlicht am 3.3.2024 von Ida Brandt", STORY), (2024, 3, 3), None),
        (("17.2.2024 Sports", "Story of the day", "3 March 20245 March 2024", STORY), (2024, 3, 3), None),
        # the place before the day, as press releases have it
        ((f"Neu-Ulm, 3. März 2024 - {STORY}",), (2024, 3, 3), None),
        ((f"Ulm, (3.3.2024). {STORY}",), (2024, 3, 3), None),
        # below the story, with the word for it
        ((STORY, "Letzte Änderung: 2.4.2024 Erschienen am: 3.3.2024 Lesungen: 61"), (2024, 3, 3), None),
        ((STORY, "Share", "Published: 3 March 2024"), (2024, 3, 3), None),
        ((STORY, "Posted by Ida Brandt on 03.03.24 14:05 | Permalink"), (2024, 3, 3), None),
        ((STORY, "Geschrieben von Ida Brandt am 3.3.2024"), (2024, 3, 3), None),
        ((STORY, "Published in the spring for the first time, and for the last on 3 March 2024"), None, None),
        ([f"{LABELS} Article Date: 3 Mar 2024 - 0:00 PST", STORY], (2024, 3, 3), None),
        ([f"{LABELS} the day: 3 Mar 2024 - 0:00 PST", STORY], None, None),
    ],
)
def test_lines_above_the_body_give_the_day(lines, published, modified):
    blocks = tuple(Block(line, "paragraph") for line in lines)
    story = [i for i, line in enumerate(lines) if STORY in line]
    dates = extract_dates(Metadata(), blocks=blocks, story=story)
    assert dates.published == (dt.date(*published) if published else None)
    assert dates.modified == (dt.date(*modified) if modified else None)


def test_a_caption_above_the_body_tells_another_day():
    caption = Block("The old bridge, March 1, 2024", scope=Scope(2, Scope(1, None, "figure", ""), "figcaption", ""))
    blocks = (Block("March 3, 2024"), caption, Block(STORY))
    assert extract_dates(Metadata(), blocks=blocks, story=[2]).published == dt.date(2024, 3, 3)


def test_lines_above_the_body_stand_behind_data_and_before_doubtful_data():
    blocks = (Block("3 March 2024", "paragraph"), Block(STORY, "paragraph"))
    told = page(("2024-02-28T10:00:00+01:00", "json-ld"))
    assert extract_dates(told, blocks=blocks, story=[1]).published_source == "json-ld"
    assert extract_dates(page(("2024-02-28", "meta:date")), blocks=blocks, story=[1]).published == dt.date(2024, 3, 3)
    timed = extract_dates(page(("2024-03-03T10:00:00+01:00", "dom:time")), blocks=blocks, story=[1])
    assert timed.published == dt.datetime(2024, 3, 3, 10, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def test_a_part_of_the_title_gives_the_day():
    told = Metadata(headlines=(Candidate("Bridge closed | Example | 03.03.2024", "title"),))
    assert extract_dates(told).published == dt.date(2024, 3, 3)
    assert extract_dates(Metadata(headlines=(Candidate("The bridge of 03.03.2024", "title"),))).published is None
    for day in ("Monday, November 8, 1999", "Montag, 8. November 1999"):
        issue = Metadata(headlines=(Candidate(f"The Lark Courier - {day}", "title"),))
        assert extract_dates(issue).published == dt.date(1999, 11, 8)
    event = Metadata(headlines=(Candidate("Fair in Erden - November 8, 1999", "title"),))
    assert extract_dates(event).published is None


def test_headings_are_no_paragraphs_before_the_day_that_opens_a_lead() -> None:
    blocks = (
        *(Block(f"The ferry in part {part}", "heading") for part in range(3)),
        Block(f"3 March 2024 - {STORY}", "paragraph"),
    )
    assert extract_dates(Metadata(), blocks=blocks, story=range(4)).published == dt.date(2024, 3, 3)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("4 de mayo de 2021 - 03:35 p. m.", (2021, 5, 4)),
        ("4 พ.ค. 2564 10:15 น.", (2021, 5, 4)),
        ("2021eko maiatzaren 4a 10:20", (2021, 5, 4)),
        ("2024ko maiatzaren 4a 10:20", (2024, 5, 4)),
        ("2024-ko maiatzaren 4a 10:20", (2024, 5, 4)),
        ("The ferry sank on 4 May 2021.", None),
        ("The ferry sank near Ulm on 4 May 2021 at 10:30 a.m.", None),
    ],
)
def test_a_line_above_the_body_that_ends_in_the_short_form_of_a_clock(line: str, day: tuple[int, int, int]) -> None:
    blocks = (Block(line), Block(STORY))
    found = extract_dates(Metadata(), blocks=blocks, story=[1]).published
    assert found == (dt.date(*day) if day else None)


def test_a_day_between_the_deck_of_flattened_text_and_the_lead() -> None:
    blocks = (Block("It had been nine days."), Block("Share"), Block("May 4, 2021"), Block(STORY))
    assert extract_dates(Metadata(), blocks=blocks, story=[0, 3]).published == dt.date(2021, 5, 4)
    above = (Block("May 5, 2021"), *blocks)
    assert extract_dates(Metadata(), blocks=above, story=[1, 4]).published == dt.date(2021, 5, 5)
    boxed = [block._replace(scope=Scope(1, None, "div", "")) for block in blocks]
    assert extract_dates(Metadata(), blocks=boxed, story=[0, 3]).published is None


def test_the_day_of_a_change_that_is_printed_first_is_not_that_of_publication_on_the_site_s_clock():
    """As a theme of WordPress prints both, of which a style sheet hides one."""
    told = '"datePublished": "2026-05-03T13:00:00+00:00", "dateModified": "2026-05-04T09:12:00+00:00"'
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry sails", {told}}}</script>'
    days = "<p><time class=updated>May 4, 2026</time><time class=published>May 3, 2026</time></p>"
    page = f"<head>{head}</head><h1>Ferry sails</h1>{days}" + "<p>The ferry sails again, said the harbour.</p>" * 5
    assert newsclean.extract(page).published.isoformat() == "2026-05-03T13:00:00+00:00"
