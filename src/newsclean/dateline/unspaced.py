"""Datelines of Chinese, Japanese and Korean, where no space parts the words.

【ロンドン＝共同】  【6月18日 AFP】  新华社北京4月24日电  （中央社台北4日電）  （吉隆坡7日讯）  海港日报讯
(서울=연합뉴스) 홍길동 기자 =
"""

import regex

from newsclean.dateline.place import make_place
from newsclean.dateline.reader import Draft
from newsclean.dateline.tokens import HEAD
from newsclean.dateline.words import AGENCY_NAMES, CABLE, LABELS, PRINTED_AGENCIES
from newsclean.patterns import lazy
from newsclean.rules.people import TITLES
from newsclean.rules.places import SINOGRAPHIC
from newsclean.text import alternation, fold, is_east_asian

__all__ = ["read_unspaced"]

SIDE = 16  # signs of a place, or of places, before "="; a sentence has more
_WORDS = {name: alternation(words) for name, words in CABLE.items()} | {
    "agencies": alternation(name for name in PRINTED_AGENCIES if is_east_asian(name[0])),
    "cities": alternation(SINOGRAPHIC),
    "date": r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日",
    "titles": alternation(TITLES),
}
_WORDS["outlet"] = r"(?!{no_outlets})\p{{Han}}{{1,6}}?(?:{agency_ends})".format(**_WORDS)  # that no list knows


def _pattern(template: str) -> regex.Pattern[str]:
    return lazy(regex.compile, template.format(**_WORDS), regex.VERBOSE)


_BRACKETED = lazy(
    regex.compile,
    r"""(?: 【([^【】]{1,40})】 | [（(]([^（）()]{1,40})[）)] | [［\[]([^［］\[\]]{1,40})[］\]] | 〔([^〔〕]{1,40})〕 )
    \s* (?:[-–—－]\s)?""",
    regex.VERBOSE,
)
_KOREAN_REPORTER = _pattern(r"\s* (?: \p{{Hangul}}{{2,4}}[ ·,]{{0,2}} ){{1,4}} (?: {titles} ) \s* =")
_KOREAN_OUTLET = lazy(regex.compile, r"[\p{Hangul}\d]{2,8}")
_EQUALS = lazy(regex.compile, r"\s*[=＝]\s*")
_PLACE_DATE = _pattern(
    r"(?P<place> [\p{{L}}\s・／/]{{0,20}}? ) \s* (?P<date> {date} ) \s* (?P<agency> [\p{{L}} ]{{0,20}} )"
)
_CABLE = _pattern(
    r"""[（(]? (?P<told> 据 | 據 )?+ (?: (?P<own> {own} ) | (?P<agency> {agencies} ) | (?P<agency> {outlet} ) )
    (?: {reporters} )? (?P<place> [\p{{Han}}／/、]{{0,16}}? ) \s* (?P<date> {date} )
    (?: {kinds} )? (?: {ends} | (?(told) (?!) | (?P<news> {dated_news} ) ) ) (?: {tails} )? [）)]? [，,：:]?"""
)
# （吉隆坡7日讯）  【星港2024年3月7日訊】  【明港專訊】  【本報訊】
_NEWS = _pattern(
    r"""(?: (?P<round> [（(] ) | 【 )
    (?: (?P<own> {own} ) \s* (?P<date> {date} )? (?: {kinds} )?
    | (?P<name> \p{{Han}}{{2,6}}? ) \s* (?: (?P<date> {date} ) (?: {kinds} )? | (?: {kinds} ) )
    | (?P<name> {outlet} ) \s* )
    (?: {ends} ) (?(round) [）)] | 】 )"""
)
# 海港日报讯（记者…  海港网-新港客户端讯  海港之家9月30日消息  本报讯
_HOUSE = _pattern(
    r"""(?: (?P<name> {own} ) | (?! {no_outlets} ) (?P<name> [\p{{Han}}A-Za-z\d—-]{{1,14}}? (?: {outlet_ends} ) ) ) \s?
    (?: (?: {news} ) | (?P<date> {date} ) (?: {news} | {dated_news} | (?: {tails} ) (?= \s ) ) )
    (?: [，,：:] | (?= [\s（(\d] ) )"""
)
# 海港网消息（早间新闻）：
_TOLD = _pattern(r"(?P<name> {outlet} ) (?P<date> {date} )? 消息 (?: [（(][^（）()]{{2,8}}[）)] )? [：:]")
# 海港网综合报道
_REPORTED = _pattern(r"(?P<name> {outlet} ) \s? (?P<date> {date} )? (?: {kinds} )? (?: {tails} )")
_REPORTER_PLACE = _pattern(
    r"""(?: {reporters} ) [\p{{Han}}、]{{2,12}}
    (?: [／/] (?! {no_places} ) (?P<place> \p{{Han}}{{2,6}} ) | (?P<place> {cities} ) ) (?: {reports} )"""
)
_ENDS_WITH_AGENCY = _pattern(
    r"(?P<place> [\p{{Han}}\p{{Katakana}}ー・、 ]{{2,14}}? ) \s* (?P<agency> (?: {agencies} | [A-Z]{{2,4}} )+ )"
)


def read_unspaced(text: str) -> tuple[Draft, int] | None:
    """The draft that the text opens with, and where it ends."""
    head = text[:HEAD]
    if (cable := _CABLE.match(head)) and (draft := _cable_draft(cable)):
        return draft, cable.end()
    if house := _HOUSE.match(head) or _TOLD.match(head):
        return _cjk_draft("", (house["name"],), house["date"]), house.end()
    if news := _NEWS.match(head):
        return _news_draft(news), news.end()
    if reporter := _REPORTER_PLACE.match(head):
        return _cjk_draft(reporter["place"], (), None), reporter.end()
    bracketed = _BRACKETED.match(head)
    if bracketed is None:
        return None
    inner = next(filter(None, bracketed.groups()), "").strip()
    draft = _inside_brackets(inner)
    if draft is None:
        return None
    end = len(text[: bracketed.end()].rstrip())
    if reporter := _KOREAN_REPORTER.match(head, bracketed.end()):
        end = reporter.end()
    return draft, end


def _cable_draft(cable: regex.Match[str]) -> Draft | None:
    """None where what stands between a name that no list knows and the day is no place: "社区" in a sentence."""
    place, name = _after_reporter(cable["place"]), cable["own"] or cable["agency"]
    if place in CABLE["outlet_ends"]:  # "海港网财经3月4日讯"
        return _cjk_draft("", (f"{name}{place}",), cable["date"])
    if cable["news"] and place and place not in SINOGRAPHIC and name not in PRINTED_AGENCIES:
        return None
    return _cjk_draft(place, () if cable["own"] and place else (name,), cable["date"])


def _news_draft(news: regex.Match[str]) -> Draft:
    """A name in round brackets is a place; else an outlet's, or what a paper calls itself."""
    name = news["name"] or news["own"]
    is_outlet = news["own"] or name.endswith(tuple(CABLE["agency_ends"]))
    is_place = name in SINOGRAPHIC or (news["round"] and not is_outlet)
    return _cjk_draft(name, (), news["date"]) if is_place else _cjk_draft("", (name,), news["date"])


def _inside_brackets(inner: str) -> Draft | None:
    outlet = inner.partition(" ")[0]
    if inner.endswith(TITLES) and fold(outlet) in AGENCY_NAMES:  # 이데일리 김하나 기자
        return _cjk_draft("", (outlet,), None)
    sides = _EQUALS.split(inner)
    if len(sides) > 2:  # ワシントン＝青木三郎、ロンドン＝山田花子
        return _cjk_draft("・".join([sides[0], *(side.rpartition("、")[2] for side in sides[1:-1])]), (), None)
    if len(sides) == 2 and all(sides) and not inner.isascii() and len(sides[0]) <= SIDE:
        return _two_sides(*sides)
    return _place_first(inner)


def _two_sides(left: str, right: str) -> Draft | None:
    """A place and who filed there, 서울=강변뉴스, ロンドン＝山田花子; or two agencies, AFP＝時事."""
    if left in LABELS or (right.endswith(TITLES) and left not in SINOGRAPHIC):  # 헤럴드경제=김하나 기자
        return None
    if left in PRINTED_AGENCIES:
        return _cjk_draft("", (left, right), None)
    agencies = tuple(right.split("/"))
    is_known = not PRINTED_AGENCIES.isdisjoint(agencies) or _KOREAN_OUTLET.fullmatch(right)
    return _cjk_draft(left, agencies if is_known else (), None)


def _place_first(inner: str) -> Draft | None:
    """A place, and behind it a reporter, a day and an agency, or an agency."""
    if reporter := _REPORTER_PLACE.fullmatch(inner):
        return _cjk_draft(reporter["place"], (), None)
    if reported := _REPORTED.fullmatch(inner):
        return _cjk_draft("", (reported["name"],), reported["date"])
    if dated := _PLACE_DATE.fullmatch(inner):
        agency = dated["agency"].strip()
        is_known = any(fold(name) in AGENCY_NAMES for name in (agency, *agency.split()))
        return _cjk_draft(dated["place"].strip(), (agency,), dated["date"]) if is_known else None
    wired = _ENDS_WITH_AGENCY.fullmatch(inner)
    if wired and (wired["agency"] in PRINTED_AGENCIES or not wired["agency"].isascii()):
        return _cjk_draft(wired["place"].strip(), (wired["agency"],), None)
    return None


def _after_reporter(place: str) -> str:
    """The place at the end of "張三台北": the longest that is known, or all of it."""
    return next((name for name in SINOGRAPHIC if place.endswith(name)), place)


def _cjk_draft(place: str, agencies: tuple[str, ...], date: str | None) -> Draft:
    places = tuple(make_place(name, name) for name in regex.split(r"\s*[・／/、ㆍ·]\s*", place) if name)
    return Draft(places, agencies, date, wired=True)
