"""The words of credits in Chinese, Japanese and Korean, from [credit] of rules/lang/<code>.toml, as patterns."""

from collections.abc import Iterable, Mapping
from functools import cache, partial
from typing import Any, NamedTuple

import regex

from newsclean import rules
from newsclean.rules.places import SINOGRAPHIC
from newsclean.text import alternation

__all__ = ["UnspacedLexicon", "unspaced"]

_OUTLET = "[「『《“]?(?P<who>[^、。，「」『』《》]{2,40}?)[」』》”]?"
_OUTLETS = "(?P<who>[^。，]{2,60}?)"


class UnspacedLexicon(NamedTuple):
    """The lists, pooled; where a pattern says more, as a pattern."""

    roles: Mapping[str, tuple[str, str]]  # of a label: its role and language
    labels: regex.Pattern[str]
    titles: Mapping[str, str]  # behind a name in Korean, with their roles
    signed: regex.Pattern[str]  # names with a title, all of a line
    reported: regex.Pattern[str]  # names with a title in Chinese, where the line tells how it was reported but no place
    spoken: regex.Pattern[str]  # the sentence in which a broadcaster's reporter signs
    taken: regex.Pattern[str]  # who took a picture, at the end of a caption
    pool: frozenset[str]  # one took it for all
    shot: regex.Pattern[str]  # the same in Chinese: an outlet, its reporter, "摄"; or who sent it
    filed: regex.Pattern[str]  # where a story was filed, behind the names
    reports: frozenset[str]  # the words by which it tells
    after: regex.Pattern[str]  # what stands behind a name and is none of it
    etc: regex.Pattern[str]  # that there are others, behind the last of a list
    contributed: regex.Pattern[str]  # the sentence that tells who contributed
    given: regex.Pattern[str]  # what stands behind who gave a picture
    sold: regex.Pattern[str]  # that nobody may sell it on, behind who gave it
    of_pictures: tuple[str, ...]  # how labels end that name where a picture is from
    headings: regex.Pattern[str]  # of a heading in brackets, which is no place and name
    prose: tuple[str, ...]  # how sentences end
    origin: regex.Pattern[str]  # where the story was printed first
    sayings: tuple[str, ...]  # how they begin
    outlets: tuple[str, ...]  # how names of outlets end
    stops: frozenset[str]
    unsigned: tuple[str, ...]  # how what closes a Chinese story in a bracket and is no name ends
    common: frozenset[str]  # the commonest surnames in Chinese


@cache
def unspaced() -> UnspacedLexicon:
    """The words of credits in Chinese, Japanese and Korean, read and compiled once: when the first line asks."""
    tables = rules.tables("credit")
    pooled = partial(rules.words, "credit")
    roles: dict[str, tuple[str, str]] = {}
    titles: dict[str, str] = {}
    for code, table in tables.items():
        for role, labels in table.get("cjk", {}).items():
            for label in labels:
                roles.setdefault(label, (role, code))
        for role, after_name in table.get("after_name", {}).items():
            titles |= dict.fromkeys(after_name, role)
    origins = [table["cjk_origin"] for table in tables.values() if "cjk_origin" in table]
    filed = alternation(pooled("cjk_filed"))
    after, cities = alternation(pooled("cjk_after")), alternation(SINOGRAPHIC)
    return UnspacedLexicon(
        roles=roles,
        labels=_labels(roles, pooled("cjk_glued")),
        titles=titles,
        signed=_signed(titles),
        reported=_reported(tables["zh"]["cjk_opening"], pooled("cjk_glued")),
        spoken=_spoken(tables["ko"]["cjk_spoken"]),
        taken=_taken(tables["ja"]["cjk_taken"]),
        pool=frozenset(tables["ja"]["cjk_taken"]["pool"]),
        shot=_shot(tables["zh"]["cjk_shot"]),
        # "记者 A B 北京报道", "記者A／台北報導"; a place that is known may be glued to the name
        filed=regex.compile(rf"(?:[\s／/](?P<place>\p{{Han}}{{2,3}})|(?P<place>{cities}))(?:{filed})$"),
        reports=pooled("cjk_filed"),
        after=regex.compile(rf"(?:{after}|(?<=\p{{Han}}{{2}})(?:\s\p{{Han}}{{2,4}}|{cities})?(?:{filed}))$"),
        etc=regex.compile(rf"\s?(?:{alternation(pooled('cjk_etc'))})$"),
        contributed=_contributed(tables["zh"]["cjk_contributed"]),
        given=regex.compile(rf"\s?(?:{alternation(pooled('cjk_given'))})$"),
        sold=regex.compile(rf"[.。]?\s?(?:{alternation(pooled('cjk_sold'))})[^.。]{{0,20}}[.。]?$"),
        of_pictures=tuple(pooled("cjk_of_pictures")),
        headings=regex.compile(alternation(pooled("cjk_headings"))),
        prose=tuple(pooled("cjk_prose")),
        origin=regex.compile("|".join(map(_origin, origins))),
        sayings=tuple(saying for origin in origins for key in ("before", "verbs") for saying in origin.get(key, ())),
        outlets=tuple(pooled("cjk_outlet")),
        stops=pooled("cjk_stop"),
        unsigned=tuple(pooled("cjk_unsigned")),
        common=frozenset(name for row in pooled("cjk_common") for name in row.split()),
    )


def _labels(roles: Iterable[str], glued: Iterable[str]) -> regex.Pattern[str]:
    """One label or two joined, and the mark or space behind; or one that may be glued to a name."""
    label = alternation(roles)
    joined = rf"(?P<label>{label})(?:\s?[・·/／&]\s?(?P<second>{label}))?"
    mark = r"\s?(?:(?P<mark>[:：=＝・/／|｜丨])\s?|\s)"
    return regex.compile(rf"{joined}{mark}|(?P<glued>{alternation(glued)})(?=\p{{Han}})")


def _signed(titles: Iterable[str]) -> regex.Pattern[str]:
    """As in "[서울=연합뉴스] 홍길동 기자 = a@example.org"."""
    return regex.compile(
        rf"""
        (?: \[[^\]]{{1,20}}\]\s? | \( (?: (?P<filed>\p{{Hangul}}{{2,5}}) = )? [^)]{{1,20}}\)\s? )?
        (?: (?P<place>[\p{{Hangul}}A-Za-z\d]{{2,10}}) = )?
        (?: (?P<outlet>[\p{{Hangul}}A-Za-z\d]{{2,10}})\s )??
        (?P<names> \p{{Hangul}}{{2,4}} (?: (?: \s?[·ㆍ,]\s? | \s ) \p{{Hangul}}{{2,4}} ){{0,3}}? ) \s?
        (?P<title> {alternation(titles)} )
        (?: \s?=?\s? [\w.+-]{{1,40}}@[\w.-]{{1,60}} )?
        """,
        regex.VERBOSE,
    )


def _reported(words: Mapping[str, list[str]], glued: Iterable[str]) -> regex.Pattern[str]:
    """As in "記者林宜蓁、王小明／綜合報導", "編譯林宜蓁／綜合報導", "本报记者 张三报道": behind it the
    line goes on with a space."""
    own, ends, making, telling = (alternation(words[key]) for key in ("own", "ends", "making", "telling"))
    titles = alternation((*glued, *words["compiling"]))
    return regex.compile(
        rf"""
        (?: (?:{own}) | (?P<outlet> (?! {own} ) [\p{{Han}}A-Za-z\d]{{2,12}}? ) )?
        (?: \s? (?:{titles}) \s? | (?<={ends}) [\s／/] )
        (?P<names> \p{{Han}}{{2,4}}? (?: [、\s] \p{{Han}}{{2,4}}? ){{0,5}} ) \s?
        (?: [／/] \s? (?:{making}) )? (?:{telling}) (?: [:：] | (?= \s | $ ) )
        """,
        regex.VERBOSE,
    )


def _spoken(words: Mapping[str, list[str]]) -> regex.Pattern[str]:
    """As in "지금까지 KBS 뉴스 홍길동입니다."."""
    outlets = alternation(words["outlets"])
    return regex.compile(
        rf"(?:(?:{alternation(words['before'])})\s)?"
        rf"(?P<outlet>[A-Z]{{2,6}}\s?(?:{outlets})?|\p{{Hangul}}{{2,6}}(?:{outlets}))\s"
        rf"(?P<name>\p{{Hangul}}{{2,4}})(?:{alternation(words['after'])})\.?"
    )


def _taken(words: Mapping[str, list[str]]) -> regex.Pattern[str]:
    """As in "…（鈴木一郎撮影）", "…＝鈴木一郎撮影", "…＝3月26日、鈴木一郎撮影"."""
    jobs, verbs = alternation(words["jobs"]), alternation(words["verbs"])
    return regex.compile(rf"(?:[＝=、，]|(?P<open>[（(]))(?P<by>\p{{Han}}{{1,6}}?)(?:{jobs})?(?:{verbs})[）)]?$")


def _shot(words: Mapping[str, list[str]]) -> regex.Pattern[str]:
    """As in "…。新华社记者 李晓 摄", "…（中央社檔案照片）"; the day may stand behind it."""
    jobs, verbs, sent = (alternation(words[key]) for key in ("jobs", "verbs", "sent"))
    return regex.compile(
        rf"(?:^|(?<=[。！？\s])|(?P<open>[（(]))(?:(?P<agency>\p{{Han}}{{2,8}}?)(?:{sent})?)??"
        rf"(?:\s?(?:{jobs})?\s?(?P<by>\p{{Han}}{{2,4}})\s?(?:{verbs})|(?<=\p{{Han}})\s?(?:{sent}))(?(open)[）)])"
        rf"(?:\s?\d{{2,4}}年\d{{1,2}}月\d{{1,2}}日)?$"
    )


def _contributed(words: Mapping[str, list[str]]) -> regex.Pattern[str]:
    """As in "实习生李晓、王明对本文亦有贡献"."""
    return regex.compile(
        rf"(?:(?:{alternation(words['before'])})\s?)?(?P<names>\p{{Han}}{{2,4}}?(?:[、，\s]\p{{Han}}{{2,4}}?){{0,5}})\s?"
        rf"(?:{alternation(words['after'])})"
    )


def _origin(words: Mapping[str, Any]) -> str:
    """As in "本文来自Outlet，…", "转自：Outlet、Outlet", "この記事はOutletで掲載された": in Japanese how it goes on
    must show it, in Chinese a verb without a colon takes all of the sentence."""
    before = alternation(words["before"])
    if "verbs" not in words:
        end = rf"(?:で(?=[^。]{{0,40}}(?:{alternation(words['after'])}))|(?={alternation(words['direct'])}))"
        return rf"(?:{before})\s?[:：]?\s?{_OUTLET}{end}"
    verbs = alternation(words["verbs"])
    return (
        rf"(?:(?:{before})\s?[:：]?|(?:{verbs})\s?[:：])\s?{_OUTLETS}(?:[，。,]|$)"
        rf"|(?:{verbs})(?![{words['not_behind']}])\s?{_OUTLETS}$"
    )
