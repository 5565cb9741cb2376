"""Datelines of Chinese, Japanese and Korean, where no space parts the words.

【ロンドン＝共同】  【6月18日 AFP】  新华社北京4月24日电  （中央社台北4日電）  （吉隆坡7日讯）  海港日报讯
(서울=연합뉴스) 홍길동 기자 =
"""

from collections.abc import Sequence
from functools import cache

import regex

from newsclean.dateline.place import make_place
from newsclean.dateline.reader import Draft
from newsclean.dateline.reporters import (
    KOREAN,
    Filed,
    persons,
    read_chinese,
    read_japanese,
    read_korean,
    read_placed,
)
from newsclean.dateline.tokens import HEAD
from newsclean.dateline.words import AGENCY_NAMES, CABLE, LABELS, PRINTED_AGENCIES
from newsclean.patterns import lazy
from newsclean.rules.people import OWN, TITLES
from newsclean.rules.places import SINOGRAPHIC
from newsclean.text import alternation, fold, is_east_asian

__all__ = ["read_unspaced"]

SIDE = 16  # signs of a place, or of places, before "="; a sentence has more


@cache
def _words() -> dict[str, str]:
    """The words of datelines as parts of patterns, by their names."""
    words = {name: alternation(told) for name, told in CABLE.items()} | {
        "agencies": alternation(name for name in PRINTED_AGENCIES if is_east_asian(name[0])),
        "cities": alternation(SINOGRAPHIC),
        "date": r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日",
        "hangul": alternation(filter(_HANGUL.match, SINOGRAPHIC)),
        "korean": KOREAN,
    }
    # An outlet that no list knows
    return words | {"outlet": r"(?!{no_outlets})\p{{Han}}{{1,6}}?(?:{agency_ends})".format(**words)}


def _compiled(template: str) -> regex.Pattern[str]:
    return regex.compile(template.format(**_words()), regex.VERBOSE)


def _pattern(template: str) -> regex.Pattern[str]:
    return lazy(_compiled, template)


_HANGUL = lazy(regex.compile, r"\p{Hangul}")
_BRACKETED = lazy(
    regex.compile,
    r"""(?: 【([^【】]{1,40})】 | [（(]([^（）()]{1,40})[）)] | [［\[]([^［］\[\]]{1,40})[］\]] | 〔([^〔〕]{1,40})〕 )
    \s* (?:[-–—－]\s)?""",
    regex.VERBOSE,
)
# (서울=연합뉴스) 김하나 기자 =
_KOREAN_REPORTERS = _pattern(r"\s* (?P<by> {korean} ) \s* (?: [=＝] | $ )")
# 서울=김하나 기자  강변일보 부산=김하나 기자  강변경제(부산)=김하나 기자  부산=강변일보 김하나 기자
_KOREAN_PLACE = _pattern(
    r"""(?: (?P<outlet> [\p{{Hangul}}A-Za-z\d]{{2,10}} ) (?: \s | (?= \( ) ) )?
    (?P<bracket> \( )? (?P<place> (?: {hangul} ) (?: [·ㆍ/] (?: {hangul} ) )* ) (?(bracket) \) )
    \s* [=＝] \s* (?P<by> {korean} )"""
)
_KOREAN_OUTLET = lazy(regex.compile, r"[\p{Hangul}\d]{2,8}")
_NO_PLACES = tuple(CABLE["no_places"])
_SLASHES = lazy(regex.compile, r"[／/]")
_EQUALS = lazy(regex.compile, r"\s*[=＝]\s*")
_PLACE_DATE = _pattern(
    r"(?P<place> [\p{{L}}\s・／/]{{0,20}}? ) \s* (?P<date> {date} ) \s* (?P<agency> [\p{{L}} ]{{0,20}} )"
)
_CABLE = _pattern(
    r"""[（(]? (?P<told> 据 | 據 )?+ (?: (?P<own> {own} ) | (?P<agency> {agencies} ) | (?P<agency> {outlet} ) )
    (?: \s? (?: {reporters} ) \s? (?P<filed> [\p{{Han}}／/、·‧\s]{{2,30}}? )
    | (?! {reporters} ) (?P<place> [\p{{Han}}／/、]{{0,16}}? ) ) \s* (?P<date> {date} )
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
_TOLD = _pattern(
    r"(?P<name> {outlet} ) (?P<date> {date} )? 消息 (?: [（(] (?P<aside> [^（）()]{{2,20}} ) [）)] )? [：:]"
)
_BY = _pattern(r"(?: {own} )? (?: {reporters} ) [\s:：]? (?P<filed> .+ )")
# 海港网综合报道
_REPORTED = _pattern(r"(?P<name> {outlet} ) \s? (?P<date> {date} )? (?: {kinds} )? (?: {tails} )")
# 記者王大明／台北報導  本报记者 王大明 北京报道  海港日報記者王大明台北報導  海港新聞網 王大明／台北報導
_REPORTED_FROM = _pattern(
    r"""(?: (?P<name> {own} ) | (?! {no_outlets} ) (?P<name> [\p{{Han}}A-Za-z\d]{{1,10}}? (?: {outlet_ends} ) ) )?
    (?: \s? (?: {reporters} ) \s? | (?<= {outlet_ends} ) [\s／/] )
    (?P<filed> [\p{{Han}}、／/·‧－\s]{{2,30}}? ) (?: {reports} )"""
)
# 王大明／台北報導, in brackets
_NAMED_FROM = _pattern(
    r"(?P<filed> \p{{Han}}{{2,4}} (?: [、\s] \p{{Han}}{{2,4}} )* [／/] \p{{Han}}{{2,6}} ) (?: {reports} )"
)
_ENDS_WITH_AGENCY = _pattern(
    r"(?P<place> [\p{{Han}}\p{{Katakana}}ー・、 ]{{2,14}}? ) \s* (?P<agency> (?: {agencies} | [A-Z]{{2,4}} )+ )"
)


def read_unspaced(text: str) -> tuple[Draft, int] | None:
    """The draft that the text opens with, and where it ends."""
    head = text[:HEAD]
    if (cable := _CABLE.match(head)) and (draft := _cable_draft(cable)):
        return draft, cable.end()
    if told := _TOLD.match(head):
        return _told_draft(told), told.end()
    if house := _HOUSE.match(head):
        return _cjk_draft("", (house["name"],), house["date"]), house.end()
    if news := _NEWS.match(head):
        return _news_draft(news), news.end()
    if (reported := _REPORTED_FROM.match(head)) and (draft := _reported_draft(reported, head[reported.end() :])):
        return draft, reported.end()
    bracketed = _BRACKETED.match(head)
    if bracketed is None:
        return None
    inner = next(filter(None, bracketed.groups()), "").strip()
    draft = _inside_brackets(inner)
    if draft is None:
        return None
    if reporters := _KOREAN_REPORTERS.match(head, bracketed.end()):
        return _by(draft, read_korean(reporters["by"])), reporters.end()
    return draft, len(text[: bracketed.end()].rstrip())


def _cable_draft(cable: regex.Match[str]) -> Draft | None:
    """None where what stands between a name that no list knows and the day is no place: "社区" in a sentence."""
    filed = read_chinese(cable["filed"]) if cable["filed"] else Filed(place=cable["place"])
    place, name = filed.place, cable["own"] or cable["agency"]
    if place in CABLE["outlet_ends"]:  # "海港网财经3月4日讯"
        return _cjk_draft("", (f"{name}{place}",), cable["date"])
    if cable["news"] and place and place not in SINOGRAPHIC and name not in PRINTED_AGENCIES:
        return None
    return _by(_cjk_draft(place, () if cable["own"] and place else (name,), cable["date"]), filed)


def _told_draft(told: regex.Match[str]) -> Draft:
    by = _BY.fullmatch(told["aside"] or "")
    return _by(_cjk_draft("", (told["name"],), told["date"]), read_chinese(by["filed"]) if by else Filed())


def _reported_draft(reported: regex.Match[str], rest: str) -> Draft | None:
    """None where no place is told; or no name, or more behind it, where no slash tells that it is no sentence."""
    filed, is_parted = read_chinese(reported["filed"]), _SLASHES.search(reported["filed"])
    is_told = is_parted or (filed.names and (not rest or rest[0] in " \u3000:："))
    name = reported["name"]
    if filed.place.startswith(_NO_PLACES):  # 中央社記者王大明綜合外電報導
        filed = filed._replace(place="")
    if not is_told or not (filed.place or name in PRINTED_AGENCIES):
        return None
    agencies = (name,) if name and not name.startswith(OWN) else ()
    return _by(_cjk_draft(filed.place, agencies, None), filed)


def _news_draft(news: regex.Match[str]) -> Draft:
    """A name in round brackets is a place; else an outlet's, or what a paper calls itself."""
    name = news["name"] or news["own"]
    is_outlet = news["own"] or name.endswith(tuple(CABLE["agency_ends"]))
    is_place = name in SINOGRAPHIC or (news["round"] and not is_outlet)
    return _cjk_draft(name, (), news["date"]) if is_place else _cjk_draft("", (name,), news["date"])


def _inside_brackets(inner: str) -> Draft | None:
    if inner.endswith(TITLES):
        return _korean_draft(inner)
    sides = _EQUALS.split(inner)
    if len(sides) > 2:  # ワシントン＝青木三郎、ロンドン＝山田花子
        return _several(sides)
    if len(sides) == 2 and all(sides) and not inner.isascii() and len(sides[0]) <= SIDE:
        return _two_sides(*sides)
    return _place_first(inner)


def _korean_draft(inner: str) -> Draft | None:
    """An agency and its reporter, 이데일리 김하나 기자; or a place and a reporter, 워싱턴=김하나 특파원."""
    outlet = inner.partition(" ")[0]
    if fold(outlet) in AGENCY_NAMES:
        return _by(_cjk_draft("", (outlet,), None), read_korean(inner.partition(" ")[2]))
    placed = _KOREAN_PLACE.fullmatch(inner)
    if placed is None:
        return None
    filed = read_korean(placed["by"])
    agency = placed["outlet"] or filed.outlet
    return _by(_cjk_draft(placed["place"], (agency,) if agency else (), None), filed)


def _several(sides: list[str]) -> Draft:
    """Places, each with its reporter: the last behind a comma is where the next one is."""
    places = [sides[0], *(side.rpartition("、")[2] for side in sides[1:-1])]
    listed = [*(side.rpartition("、")[0] for side in sides[1:-1]), sides[-1]]
    return _filed_from([read_japanese(names)._replace(place=at) for at, names in zip(places, listed, strict=True)])


def _filed_from(filed: Sequence[Filed]) -> Draft:
    draft = _cjk_draft("・".join(one.place for one in filed), (), None)
    return draft._replace(reporters=tuple(person for one in filed for person in persons(one)))


def _two_sides(left: str, right: str) -> Draft | None:
    """A place and who filed there, 서울=강변뉴스, ロンドン＝山田花子; or two agencies, AFP＝時事."""
    if left in LABELS:
        return None
    if left in PRINTED_AGENCIES:
        return _cjk_draft("", (left, right), None)
    agencies = tuple(right.split("/"))
    wired = _ENDS_WITH_AGENCY.fullmatch(left)  # ロンドン共同＝山田花子, ロンドンAFP＝時事
    if wired and wired["agency"] in PRINTED_AGENCIES and not PRINTED_AGENCIES.isdisjoint(agencies):
        return _cjk_draft(wired["place"].strip(), (wired["agency"], *agencies), None)
    if not PRINTED_AGENCIES.isdisjoint(agencies) or _KOREAN_OUTLET.fullmatch(right):
        return _cjk_draft(left, agencies, None)
    filed = read_japanese(right)
    if wired and wired["agency"] in PRINTED_AGENCIES:
        return _by(_cjk_draft(wired["place"].strip(), (wired["agency"],), None), filed)
    return _by(_cjk_draft(left, (filed.outlet,) if filed.outlet else (), None), filed)


def _place_first(inner: str) -> Draft | None:
    """A place, and behind it a reporter, a day and an agency, or an agency."""
    if reported := _REPORTED_FROM.fullmatch(inner):
        return _reported_draft(reported, "")
    if named := _NAMED_FROM.fullmatch(inner):
        filed = read_chinese(named["filed"])
        is_made = not filed.names or filed.place.startswith(_NO_PLACES)
        return None if is_made else _by(_cjk_draft(filed.place, (), None), filed)
    if told := _REPORTED.fullmatch(inner):
        return _cjk_draft("", (told["name"],), told["date"])
    if dated := _PLACE_DATE.fullmatch(inner):
        agency = dated["agency"].strip()
        is_known = any(fold(name) in AGENCY_NAMES for name in (agency, *agency.split()))
        return _cjk_draft(dated["place"].strip(), (agency,), dated["date"]) if is_known else None
    if placed := read_placed(inner):  # ロンドン山田太郎
        return _filed_from(placed)
    wired = _ENDS_WITH_AGENCY.fullmatch(inner)
    if wired and (wired["agency"] in PRINTED_AGENCIES or not wired["agency"].isascii()):
        return _cjk_draft(wired["place"].strip(), (wired["agency"],), None)
    return None


def _cjk_draft(place: str, agencies: tuple[str, ...], date: str | None) -> Draft:
    places = tuple(make_place(name, name) for name in regex.split(r"\s*[・／/、ㆍ·－]\s*", place) if name)
    return Draft(places, agencies, date, wired=True)


def _by(draft: Draft, filed: Filed) -> Draft:
    """The draft with who filed it: from its place and for its agency, where it has one of each."""
    place = draft.places[0].raw if len(draft.places) == 1 else ""
    agency = draft.agencies[0] if len(draft.agencies) == 1 else ""
    return draft._replace(reporters=persons(filed._replace(place=place, outlet=agency)))
