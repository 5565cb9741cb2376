"""Datelines: a table of lines, what holds for every line, lines meant to hurt, and pages."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import TIMES, check_growth

from newsclean.blocks import Block, Scope
from newsclean.dateline import extract_dateline, parse_dateline, resolve_day
from newsclean.dateline.line import read_opening
from newsclean.metadata import Candidate, Metadata
from newsclean.rules.agencies import AGENCIES, find_agency
from newsclean.rules.months import MONTHS, abbreviations
from newsclean.rules.places import is_shaped_like_a_place, place_key

TABLES = Path(__file__).parent / "tables"
TABLE = [json.loads(line) for line in (TABLES / "dateline.jsonl").read_text("utf-8").splitlines()]
REPORTERS = [json.loads(line) for line in (TABLES / "reporters.jsonl").read_text("utf-8").splitlines()]
DATELINES = [row for row in TABLE if row["raw"]]


def parts(line):
    found = parse_dateline(line)
    return found and {
        "raw": found.raw,
        "places": list(found.places),
        "agencies": list(found.agencies),
        "date": found.date,
    }


def test_table_is_large_enough_and_says_each_line_once():
    lines = [row["line"] for row in TABLE]
    assert len(set(lines)) == len(lines) >= 300
    assert len(DATELINES) >= 150 and len(TABLE) - len(DATELINES) >= 150


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["line"][:60])
def test_table(row):
    expected = {key: row[key] for key in ("raw", "places", "agencies", "date")} if row["raw"] else None
    assert parts(row["line"]) == expected


@pytest.mark.parametrize("row", REPORTERS, ids=lambda row: row["line"][:60])
def test_reporters_in_east_asian_datelines(row):
    """Names, where the place begins that is glued to them, and whom they report for."""
    found = read_opening(row["line"])
    reporters = [[p.name, p.place, p.organisation] for p in found.reporters] if found else []
    parsed = parts(row["line"]) or {"raw": None, "places": [], "agencies": [], "date": None}
    assert parsed | {"line": row["line"], "reporters": reporters} == row
    assert all(p.role == "reporting" and p.kind == "person" for p in (found.reporters if found else ()))


# ---- what holds for every line ----

pieces = st.sampled_from([
    "LONDON", "Berlin", "HANOI, Vietnam", "Millbrook, N.Y.", "(AP)", "(dpa/lno)", "(", ")", "[", "/", "/TASS/", "—",
    " – ", " - ", ".-", ".", ":", "|", "March 4", "5. Januar 2024", "4月24日",
    "【", "】", "＝", "新华社", "电", "기자 =",
    "Der Rat tagt.", "the council met", " ", "\n", "\u2028", ",", "and", "of", "КИЕВ", "دمشق",
])  # fmt: skip
lines = st.one_of(
    st.text(max_size=300), st.lists(pieces, max_size=12).map("".join), st.lists(pieces, max_size=12).map(" ".join)
)


def holds_together(line):
    split = read_opening(line, alone=True)
    if split is None:
        return
    found, rest, _ = split
    assert found.raw + found.joint + rest == line.strip()
    assert found.raw == found.raw.strip() != ""
    assert not found.joint.strip()
    assert found.places or found.agencies
    for part in (*found.places, *found.agencies, *([found.date] if found.date else [])):
        assert part and part in found.raw


@given(lines)
def test_a_dateline_and_the_rest_are_the_printed_lead(line):
    holds_together(line)


@pytest.mark.parametrize("row", DATELINES, ids=lambda row: row["line"][:60])
def test_table_lines_hold_together(row):
    holds_together(row["line"])
    assert parse_dateline(row["line"]).raw in row["line"]


@given(st.text(max_size=40), st.dates())
def test_any_text_resolves_or_does_not(text, published):
    assert resolve_day(text, published) is None or isinstance(resolve_day(text, published), dt.date)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)), st.integers(-180, 180))
def test_a_day_is_never_another(day, since):
    """With its year a date is the day it prints; without, that day, or uncertain: never one near it."""
    published = day + dt.timedelta(days=since)
    printed = f"{day:%B} {day.day}"
    assert resolve_day(f"{printed}, {day.year}", published) == day
    assert resolve_day(printed, published) == (day if -1 <= since <= 7 else None)


# ---- lines meant to hurt ----

LONG = 100_000
HOSTILE = {
    "letters": "A" * LONG,
    "capitals": "LONDON " * (LONG // 7),
    "places": "PARIS/" * (LONG // 6),
    "commas": "ULM, " * (LONG // 5),
    "open": "(" * LONG,
    "nested": "([" * (LONG // 2) + "])" * (LONG // 2),
    "agencies": "(AP) " * (LONG // 5),
    "dashes": "—" * LONG,
    "spaces": "LONDON" + " " * LONG + "—",
    "digits": "1" * LONG,
    "dates": "March 4, " * (LONG // 9),
    "weekdays": "Monday, " * (LONG // 8),
    "slashes": "/" * LONG,
    "stops": "St. " * (LONG // 4),
    "marks": "e\u0301" * (LONG // 2),
    "mixed": "LONDONМОСКВА東京دمشق서울" * (LONG // 19),
    "brackets": "【" * LONG,
    "equals": "（" + "＝" * LONG + "）",
    "han": "新华社" + "京" * LONG + "电",
    "cable": "新华社" * (LONG // 3),
    "korean": "(서울=연합뉴스)" + " 김하나" * (LONG // 4),
    "surrogate": "\ud800 — " * (LONG // 4),
    "zero": "\0" * LONG,
    "emoji": "🙂—" * (LONG // 2),
}


@pytest.mark.parametrize("line", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_lines_take_no_longer_than_their_length_asks(line):
    holds_together(line)
    check_growth(parse_dateline, lambda size: line[:size], LONG // TIMES)


# ---- dates ----


@pytest.mark.parametrize(
    ("date", "published", "day"),
    [
        ("March 4", dt.date(2024, 3, 4), dt.date(2024, 3, 4)),
        ("March 4", dt.date(2024, 3, 6), dt.date(2024, 3, 4)),
        ("March 4", dt.datetime(2024, 3, 5, 23, 0, tzinfo=dt.UTC), dt.date(2024, 3, 4)),
        ("March 4", dt.date(2024, 3, 3), dt.date(2024, 3, 4)),
        ("March 4", dt.date(2024, 6, 1), None),
        ("March 4", None, None),
        ("Dec. 31", dt.date(2024, 1, 2), dt.date(2023, 12, 31)),
        ("5. Januar 2024", None, dt.date(2024, 1, 5)),
        ("Jan. 5, 2024", dt.date(2024, 1, 5), dt.date(2024, 1, 5)),
        ("5 de enero de 2024", None, dt.date(2024, 1, 5)),
        ("2024. január 5., péntek", None, dt.date(2024, 1, 5)),
        ("14 Gennaio 20", None, dt.date(2020, 1, 14)),
        ("3 تشرين الثاني", dt.date(2025, 11, 4), dt.date(2025, 11, 3)),
        ("१७ कात्तिक", dt.date(2025, 11, 3), None),  # of another calendar
        ("17.08.2007", None, dt.date(2007, 8, 17)),
        ("04/03/2024", dt.date(2024, 3, 5), dt.date(2024, 3, 4)),
        ("04/03/2024", None, None),
        ("4月24日", dt.date(2024, 4, 24), dt.date(2024, 4, 24)),
        ("24", dt.date(2024, 4, 25), dt.date(2024, 4, 24)),
        ("１日", dt.date(2024, 4, 2), dt.date(2024, 4, 1)),
        ("31日", dt.date(2024, 4, 1), dt.date(2024, 3, 31)),
        ("5 янв", dt.date(2024, 1, 5), dt.date(2024, 1, 5)),
        ("Januar 2021", None, None),
        ("5 Ionawr 2024", None, dt.date(2024, 1, 5)),
        ("5 listopada", dt.date(2024, 11, 6), dt.date(2024, 11, 5)),  # as in Polish
        ("5 listopada", dt.date(2024, 10, 6), dt.date(2024, 10, 5)),  # as in Croatian
        ("5 listopada 2024", None, None),
        ("February 30", dt.date(2024, 2, 28), None),
    ],
)
def test_a_day_is_resolved_where_it_is_certain(date, published, day):
    assert resolve_day(date, published) == day


@pytest.mark.parametrize(
    "line, date",
    [
        ("Tallinn, 5. jaanuar 2024 (AFP) – Linna sild avati uuesti.", "5. jaanuar 2024"),
        ("Tallinn, 5. jaan. (AFP) – Linna sild avati uuesti.", "5. jaan."),
        ("Vilnius, 5 sausio 2024 (BNS) – Tiltas vėl atidarytas.", "5 sausio 2024"),
        ("Helsinki, 5. tammikuuta 2024 (AFP) – Silta avattiin.", "5. tammikuuta 2024"),
        ("Tirana, 5 shtator 2024 (AFP) – Ura u hap.", "5 shtator 2024"),
        ("Chennai, 5 ஜனவரி (AFP) – பாலம் திறந்தது.", "5 ஜனவரி"),
        ("תל אביב, 5 בינואר (AFP) – הגשר נפתח.", "5 בינואר"),
        ("Utrecht, 5 mrt. (ANP) – De brug is weer open.", "5 mrt."),
        ("Madrid, 5 dic. (EFE).- El puente abre de nuevo.", "5 dic."),
        ("Paris, 5 août (AFP) – Le pont rouvre.", "5 août"),
    ],
)
def test_months_of_many_languages(line, date):
    assert parse_dateline(line).date == date


@pytest.mark.parametrize("name", ["fra", "pro", "led", "sie", "ii", "kit"])
def test_short_words_are_no_months(name):
    assert name not in MONTHS


@pytest.mark.parametrize(
    "name, is_short", [("sept", True), ("jun", True), ("mrt", True), ("mai", False), ("märz", False)]
)
def test_abbreviated_months_carry_a_full_stop(name, is_short):
    assert (name in abbreviations()) == is_short


# ---- on a page ----

NOTHING = Metadata()
STORY = "Der Rat tagt am Montag. Er spricht über die Brücke."


def blocks(*texts):
    return tuple(t if isinstance(t, Block) else Block(t) for t in texts)


def test_glued_to_the_lead():
    found = extract_dateline(blocks("Home", "ULM (dpa) - " + STORY), [1], NOTHING)
    assert (found.dateline.raw, found.dateline.joint, found.block, found.rest) == ("ULM (dpa) -", " ", 1, STORY)


def test_a_bracket_below_the_text_signs_it():
    line = "【ロンドン＝山田太郎】"
    assert extract_dateline(blocks(STORY, line), [0, 1], NOTHING) is None
    found = extract_dateline(blocks(line, STORY), [0, 1], NOTHING)
    assert (found.dateline.raw, [p.name for p in found.reporters]) == (line, ["山田太郎"])


def test_alone_on_the_line_above():
    found = extract_dateline(blocks("Home", "BAAR, SWITZERLAND", STORY), [2], NOTHING)
    assert (found.dateline.raw, found.dateline.joint, found.block, found.rest) == ("BAAR, SWITZERLAND", "\n", 1, "")


@pytest.mark.parametrize(
    "line, is_dateline", [("OSLO/LIMA", True), ("LIMA", True), ("NICE", False), ("PORT SABLE", False)]
)
def test_a_city_in_capitals_alone_above_the_lead(line, is_dateline):
    found = extract_dateline(blocks("Home", line, STORY), [2], NOTHING)
    assert (found is not None) == is_dateline


@pytest.mark.parametrize(
    "line, is_dateline",
    [
        ("العين الجديدة - أ ش أ", True),
        ("دمشق-سانا", True),
        ("دمشق-حلب", False),
        ("العين الجديدة - واحة", False),
        ("الفنون - أ ش أ", False),
    ],
)
def test_before_an_agency_alone_a_place_is_one_that_the_story_names(line, is_dateline):
    lead = "افتتحت محافظة العين الجديدة اليوم الاثنين مكتبة عائمة على النيل تضم أكثر من ستة آلاف كتاب."
    found = extract_dateline(blocks("مكتبة عائمة", line, lead), [2], NOTHING)
    assert (found is not None) == is_dateline


def test_who_is_on_a_picture_of_an_agency_is_no_place():
    lead = "The mayor, Ana Ruiz, opened a floating library on Monday that holds more than six thousand books."
    assert extract_dateline(blocks("A library afloat", "ANA RUIZ - AFP", lead), [2], NOTHING) is None
    found = extract_dateline(blocks("A library afloat", "PORT RUIZ - AFP", f"{lead} It is in Port Ruiz."), [2], NOTHING)
    assert found.dateline.places == ("PORT RUIZ",)


def test_alone_between_deck_and_lead():
    found = extract_dateline(blocks("Die Brücke wird teurer als gedacht.", "Ulm.", STORY), [0, 2], NOTHING)
    assert (found.dateline.places, found.block, found.rest) == (("Ulm",), 1, "")


@pytest.mark.parametrize(
    "line, lead, is_dateline",
    [
        ("KELLWITT:", "A barn burned, the mayor of Kellwitt said.", True),
        ("KELLWITT:", "A barn burned, the mayor said.", False),
        ("Kellwitt:", "A barn burned in Kellwitt on Monday.", True),
        ("Kellwitt:", "A barn burned, the mayor of Kellwitt said.", False),
        ("Kellwitt:", "A barn burned on Monday, Kellwitt police said.", True),
        ("Kellwitt:", "A barn burned on Monday, Kellwitt High School said.", True),
        ("Kellwitt:", "A barn burned on Monday, Kellwitt said.", False),
        ("Mumbai:", "A barn burned, the mayor said.", True),
    ],
)
def test_a_place_alone_before_a_colon_is_one_that_is_known_or_that_the_story_names(line, lead, is_dateline):
    found = extract_dateline(blocks(line, lead, "Nobody was hurt."), [0, 1, 2], NOTHING)
    assert (found is not None) == is_dateline


def test_behind_a_deck():
    found = extract_dateline(blocks("The bridge will cost more.", "DUBLIN — The council met."), [0, 1], NOTHING)
    assert (found.dateline.raw, found.block, found.rest) == ("DUBLIN —", 1, "The council met.")


def test_behind_three_lines_of_a_press_release():
    lines = ("LAKE PLC BUYS THE MILL", "The mill is to run again in May", "Conference call on Tuesday at nine")
    lead = "DUBLIN, July 2, 2014 — Lake plc today announced that it has bought the mill."
    found = extract_dateline(blocks(*lines, lead, STORY), [0, 1, 2, 3, 4], NOTHING)
    assert (found.dateline.raw, found.block) == ("DUBLIN, July 2, 2014 —", 3)


def test_a_credit_in_a_figure_is_none():
    figure = Scope(3, Scope(1, None, "figure", ""), "div", "")
    credit = Block("Getty Images/Sipa USA", scope=figure)
    assert extract_dateline((Block("The bridge", "heading"), credit, Block(STORY)), [2], NOTHING) is None


def test_in_a_deck_that_is_not_of_the_body():
    page = blocks(Block("Brücke wird teurer", "heading"), "Berlin. Der Rat tagt erneut.", "Von A. Berger", STORY)
    found = extract_dateline(page, [3], NOTHING)
    assert (found.dateline.raw, found.block) == ("Berlin.", 1)


def test_in_a_lead_that_the_body_lost():
    for lead, raw in (
        ("KELLWITT — A barn burned.", "KELLWITT —"),
        ("【ソウル＝青木三郎】会議は終わった。", "【ソウル＝青木三郎】"),
    ):
        page = blocks(Block("A barn", "heading"), lead, "By A. Berger", STORY)
        found = extract_dateline(page, [3], NOTHING)
        assert (found.dateline.raw, found.block) == (raw, 1)


def test_no_teaser_far_above_and_no_heading():
    assert extract_dateline(blocks("Berlin. Der Rat tagt erneut.", *["Menü"] * 5, STORY), [6], NOTHING) is None
    assert extract_dateline(blocks(Block("LONDON — A walk", "heading"), STORY), [1], NOTHING) is None
    assert extract_dateline(blocks(Block("LONDON — A walk", "heading"), STORY), [0, 1], NOTHING) is None


def test_a_place_that_the_story_mentions():
    assert parse_dateline("KELLWITT – A barn burned down.") is None
    found = extract_dateline(
        blocks("KELLWITT – A barn burned down.", "Firemen were in Kellwitt by noon."), [0, 1], NOTHING
    )
    assert found.dateline.places == ("KELLWITT",)


@pytest.mark.parametrize(
    "lead", ["KELLWITT: A barn burned down.", "Kellwitt. – A barn burned down.", "Kellwitt. A barn burned down."]
)
def test_a_place_that_the_deck_or_a_caption_mentions(lead):
    for story in ([3], [0, 3]):
        found = extract_dateline(
            blocks("A barn is gone.", "The barn in Kellwitt before the fire.", "Share", lead), story, NOTHING
        )
        assert found.dateline.places[0].casefold() == "kellwitt"
    assert extract_dateline(blocks("A barn is gone.", "The barn before the fire.", lead), [2], NOTHING) is None


def test_the_site_signs_as_an_agency_behind_the_date():
    metadata = Metadata(site_names=(Candidate("Озервест", "meta:og:site_name"),))
    page = blocks("УЛЬМ, 5 янв — Озервест. Мост открыли на неделю раньше срока.")
    assert extract_dateline(page, [0], metadata).dateline.agencies == ("Озервест",)
    assert extract_dateline(page, [0], NOTHING).dateline.agencies == ()


def test_the_site_signs_as_an_agency():
    metadata = Metadata(site_names=(Candidate("Harbour Courier", "meta:og:site_name"),))
    found = extract_dateline(blocks("Harbour Courier – Police looked for a boat."), [0], metadata)
    assert found.dateline.agencies == ("Harbour Courier",)
    assert extract_dateline(blocks("Harbour Courier – Police looked for a boat."), [0], NOTHING) is None


def test_capitals_that_no_list_knows_before_a_dash_stand_alone_in_a_story():
    lead = "LARK VALLEY – We have never had as much snow as this."
    answer = "ADA WEIR – And when will the road be free again?"
    assert extract_dateline(blocks(lead, STORY), [0, 1], NOTHING).dateline.raw == "LARK VALLEY –"
    assert extract_dateline(blocks(lead, answer, STORY), [0, 1, 2], NOTHING) is None


def test_the_site_signs_behind_a_place_that_no_list_knows():
    metadata = Metadata(site_names=(Candidate("Kabar Danau", "meta:og:site_name"),))
    found = extract_dateline(blocks("Sumenep, Kabar Danau - Feri itu berlayar lagi sejak Senin."), [0], metadata)
    assert (found.dateline.raw, found.dateline.agencies) == ("Sumenep, Kabar Danau -", ("Kabar Danau",))
    for name in ("Ada Weir", "Opini"):  # who writes for it; a section
        line = f"{name}, Kabar Danau - Feri itu berlayar lagi sejak Senin."
        assert extract_dateline(blocks(line), [0], metadata) is None


def test_a_page_without_a_story():
    assert extract_dateline((), [], NOTHING) is None
    assert extract_dateline(blocks("LONDON —"), [], NOTHING) is None


# ---- the data ----


def test_agencies():
    assert len(AGENCIES) >= 120
    assert len({agency.id for agency in AGENCIES}) == len(AGENCIES)
    for agency in AGENCIES:
        assert agency.kind in ("agency", "release", "outlet", "pictures")
        assert agency.languages and len(agency.country) in (0, 2)
        assert find_agency(agency.name) is not None


def test_find_agency():
    assert find_agency("dpa").id == find_agency("DPA").id == find_agency("dpa/lno").id == "dpa"
    assert find_agency("The Associated Press").id == find_agency("AP").id == "ap"
    assert find_agency("dpa/unknown") is None
    assert find_agency("") is None


def test_shapes_of_places():
    assert is_shaped_like_a_place("Ottersfelden") is False
    assert is_shaped_like_a_place("Ottersfeld") is True
    assert is_shaped_like_a_place("San Marcial") is True
    assert place_key("") == ""


def test_in_flattened_text_the_headline_bounds_where_a_deck_may_stand():
    deck = "Ulm. Die Brücke über die Donau wird teurer als gedacht."
    page = [
        Block(text) for text in ("Menü", "Die Brücke wird teurer", deck, "Von Ana Ruiz", "4. März", "10 Uhr", STORY)
    ]
    assert extract_dateline(page, [6], NOTHING) is None
    found = extract_dateline(page, [6], NOTHING, headline="Die Brücke wird teurer")
    assert found.dateline.raw == "Ulm." and found.block == 2


def test_a_dateline_taken_for_the_headline_is_a_dateline():
    page = [Block("HONG KONG (AP)"), Block(STORY)]
    assert extract_dateline(page, [1], NOTHING, headline="HONG KONG (AP)").dateline.raw == "HONG KONG (AP)"


def test_place_day_and_agency_need_no_sentence_above_the_story():
    line = "新华社广州3月4日电 题：大桥重新开放"
    found = extract_dateline(blocks(line, "新华社记者", STORY), [2], NOTHING)
    assert found.dateline.raw == "新华社广州3月4日电"


def test_below_the_points_that_sum_up_a_story():
    points = [Block(f"Point {i}: the bridge costs more", "list_item") for i in range(4)]
    found = extract_dateline((*points, Block("LIMA/ULM, May 3 (Reuters) - The council met.")), [0, 1, 2, 3, 4], NOTHING)
    assert (found.dateline.raw, found.block, found.rest) == ("LIMA/ULM, May 3 (Reuters) -", 4, "The council met.")
    assert extract_dateline(points, [0, 1, 2, 3], NOTHING) is None


def test_a_town_that_the_story_calls_so():
    lead = "Seorang petani di Kabupaten Melati menemukan jam raksasa di sawahnya pada hari Selasa."
    found = extract_dateline(blocks("Melati -", lead), [0, 1], NOTHING)
    assert (found.dateline.places, found.block, found.rest) == (("Melati",), 0, "")


def test_arab_cities():
    assert read_opening("طنجة– في الحي القديم افتتح الخباز متجره اليوم.")[0].places == ("طنجة",)


def test_the_headline_may_speak_of_the_people_of_the_place() -> None:
    lead = "Altwehre. Die Fähre fährt wieder, das hat der Rat am Dienstag beschlossen."
    page = [Block("Altwehrer Rat rettet die Fähre", "heading"), Block(lead)]
    assert extract_dateline(page, [1], NOTHING).dateline.raw == "Altwehre."
    assert extract_dateline([Block("Rat rettet die Fähre", "heading"), Block(lead)], [1], NOTHING) is None
