"""Credits in Chinese, Japanese and Korean: labels, brackets that close a line, names with a title."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import regex

from newsclean import rules
from newsclean.article import Person
from newsclean.credit.lexicon import PICTURES
from newsclean.credit.tokens import Parsed, Span
from newsclean.rules.agencies import find_agency
from newsclean.text import alternation, is_east_asian

__all__ = ["MAX_UNSPACED", "find_opening", "find_taken", "find_unspaced", "is_unspaced_label", "says_origin"]


@dataclass(frozen=True, slots=True)
class _Unspaced:
    labels: regex.Pattern[str]
    roles: Mapping[str, tuple[str, str]] = field(hash=False)
    origins: tuple[regex.Pattern[str], ...]
    signed: regex.Pattern[str]
    filed: regex.Pattern[str]
    reports: frozenset[str]  # the words by which it tells
    titles: Mapping[str, str] = field(hash=False)
    outlets: tuple[str, ...]
    stops: frozenset[str]
    sayings: tuple[str, ...]
    surnames: frozenset[str]


_OUTLET = "[「『《“]?(?P<who>[^、。，「」『』《》]{2,40}?)[」』》”]?"


@cache
def _unspaced() -> _Unspaced:
    roles: dict[str, tuple[str, str]] = {}
    origins: list[str] = []
    titles: dict[str, str] = {}
    outlets: list[str] = []
    stops: list[str] = []
    sayings: list[str] = []
    surnames: list[str] = []
    filed: list[str] = []
    for code, table in rules.tables("credit").items():
        for role, labels in table.get("cjk", {}).items():
            for label in labels:
                roles.setdefault(label, (role, code))
        if origin := table.get("cjk_origin"):
            sayings += origin["before"]
            after = origin.get("after")
            direct = alternation(origin["direct"]) if after else ""
            end = rf"(?:で(?=[^。]{{0,40}}(?:{alternation(after)}))|(?={direct}))" if after else r"(?:[，。,]|$)"
            origins.append(rf"(?:{alternation(origin['before'])})\s?[:：]?\s?{_OUTLET}{end}")
        outlets += table.get("cjk_outlet", ())
        filed += table.get("cjk_filed", ())
        for row in table.get("surnames", ()):
            surnames += row.split()
        stops += table.get("cjk_stop", ())
        for role, after_name in table.get("after_name", {}).items():
            titles |= dict.fromkeys(after_name, role)
    label = alternation(roles)
    joined = rf"(?P<label>{label})(?:\s?[・·/／&]\s?(?P<second>{label}))?"
    return _Unspaced(
        labels=regex.compile(rf"{joined}\s?(?:(?P<mark>[:：=＝・/／|｜丨])\s?|\s)|(?P<glued>记者|記者)(?=\p{{Han}})"),
        roles=roles,
        origins=tuple(map(regex.compile, origins)),
        signed=regex.compile(
            rf"""
            (?: \[[^\]]{{1,20}}\]\s? | \( (?: (?P<filed>\p{{Hangul}}{{2,5}}) = )? [^)]{{1,20}}\)\s? )?
            (?: (?P<place>\p{{Hangul}}{{2,5}}) = )?
            (?: (?P<outlet>\p{{Hangul}}{{2,10}})\s )??
            (?P<names> \p{{Hangul}}{{2,4}} (?: \s?[·ㆍ,]\s? \p{{Hangul}}{{2,4}} ){{0,3}} ) \s?
            (?P<title> {alternation(titles)} )
            (?: \s?=?\s? [\w.+-]{{1,40}}@[\w.-]{{1,60}} )?
            """,
            regex.VERBOSE,
        ),
        # Where it was filed, behind the names: "记者 A B 北京报道", "記者A／台北報導"
        filed=regex.compile(rf"[\s／/](?P<place>\p{{Han}}{{2,3}})(?:{alternation(filed)})$"),
        reports=frozenset(filed),
        titles=titles,
        outlets=tuple(outlets),
        stops=frozenset(stops),
        sayings=tuple(sayings),
        surnames=frozenset(surnames),
    )


_UNSPACED_NAME = regex.compile(
    r"[\p{Han}々ヶ]{2,5}|[\p{Han}々]{1,3} [\p{Han}々\p{Hiragana}]{1,4}|[\p{Katakana}ー・＝ ]{2,24}|\p{Hangul}{2,4}"
    r"|\p{Lu}[\p{Latin}.\- ]{2,40}|(?=\p{Han}{0,6}[\p{Hiragana}\p{Katakana}])[\p{Han}\p{Hiragana}\p{Katakana}ー]{2,8}"
)
_CODE = regex.compile(r"\s[A-Z]{1,4}\d{2,6}$")  # an editor's number: "A HN001"
_ORIGIN = ("출처", "제공", "来源", "來源")  # of a picture, in its label
_GIVEN = regex.compile(r"\s?(?:提供|供图|供圖|제공)$")
_UNSPACED_SPLIT = regex.compile(r"[、，,;；/／|｜＆&]|\u3000|\s{2,}")
# A broken encoding may have taken the closing bracket with the last name.
_UNSPACED_CLOSING = regex.compile(
    r"(?P<open>[（(【［\[〔])(?P<inner>[^（(【［\[〔）)】］\]〕]{1,120})[）)】］\]〕\ufffd]\s?[。.]?\d{0,8}\s{0,4}$"
)
_UNSPACED_OPENING = regex.compile(r"(?P<bracket>[（(](?P<inner>[^（(）)]{2,60})[）)])")
# 【City name、City name】: a place in katakana or before a mark, and a name
_UNSPACED_PLACED = regex.compile(
    r"(?:(?P<place>[\p{Katakana}ー]{2,12}|\p{Han}{2,4}(?=[＝=・]))[＝=・]?)?(?P<name>[\p{Han}々]{2,5})"
)
_UNSPACED_AFTER = regex.compile(
    r"(?:氏|さん|記者|记者|기자|特派員|編集委員|(?:\s?\p{Han}{2,4})?(?:报道|報導|报导|報道)|摄|攝)$"
)
_ALONE = regex.compile(r"[\p{Han}々]{3,6}|[\p{Han}々]{2,3}[\p{Hiragana}]{1,4}")
_HEADING = regex.compile("記事|情報|動画|特集|写真|編集部")  # of a heading in brackets, which is no place and name
# A broadcaster's reporter signs with a sentence: "KBS 뉴스 A입니다."
_SPOKEN = regex.compile(
    r"(?:지금까지 )?(?P<outlet>[A-Z]{2,6}\s?(?:뉴스|NEWS|News)?|\p{Hangul}{2,6}(?:뉴스|방송|TV))\s"
    r"(?P<name>\p{Hangul}{2,4})(?:입니다|이었습니다|였습니다)\.?"
)
MAX_UNSPACED = 160
LEAST_JAPANESE = 3  # signs of a name in Japanese: "写真 森林" shows a wood
MAX_NAME = 6  # signs of a name in Chinese, Japanese or Korean
WHOLE_NAME = 4  # characters that most Japanese names have, family name and given name
LATIN = "\u2e7f"  # the signs of Chinese and Japanese stand behind it


def find_unspaced(line: str, near: bool) -> Span | None:
    """A credit in Chinese, Japanese or Korean: a bracket that closes the line, or the line itself."""
    closing = _UNSPACED_CLOSING.search(line[-MAX_UNSPACED:])
    if closing:
        start = max(0, len(line) - MAX_UNSPACED) + closing.start()
        parsed = _unspaced_credit(
            closing["inner"], near=True, placed=closing["open"] == "【" or "＝" in closing["inner"]
        )
        if parsed is None and near and closing["open"] in "（(":
            parsed = _unspaced_alone(closing["inner"])
        if parsed:
            return Span(start, _sentence_end(line, start) if parsed.sentence else len(line), parsed)
    if len(line) > MAX_UNSPACED:
        return None
    signed = _signed(line.strip(" /／<>▶"))
    parsed = (
        Parsed(signed)
        if signed
        else _unspaced_credit(line.strip().strip("（）()【】［］[]※").rstrip("。"), near, placed=False)
    )
    return Span(0, _sentence_end(line, 0) if parsed.sentence else len(line), parsed) if parsed else None


# What ends a Japanese caption: "…＝ＡＰ", "…（鈴木一郎撮影）", "…＝鈴木一郎撮影".
_TAKEN = regex.compile(
    r"(?: [＝=] | (?P<open> [（(] ) ) (?P<by> \p{Han}{1,6}? ) (?:記者|カメラマン)? (?:撮影|写す) [）)]? $",
    regex.VERBOSE,
)
_TAKEN_FOR = regex.compile(r"[＝=](?P<agency>[^＝=]{2,20})$")
_POOL = "代表"  # one took it for all


def find_taken(caption: str) -> Span | None:
    """Who took a picture, at the end of a Japanese caption: a name before "took it", or an agency behind a "＝"."""
    offset = max(0, len(caption) - MAX_UNSPACED)
    taken = _TAKEN.search(caption[offset:])
    if taken:
        start, name = offset + taken.start() + (taken["open"] is None), taken["by"]
        if name == _POOL:
            return Span(start, len(caption), Parsed((), (name,)))
        if len(name) == WHOLE_NAME or _begins_as_name(name):
            return Span(start, len(caption), Parsed((Person(name, "person", "photo"),)))
        return None
    by = _TAKEN_FOR.search(caption[offset:])
    if by and find_agency(by["agency"]):
        return Span(offset + by.start() + 1, len(caption), Parsed((), (by["agency"],)))
    return None


def is_unspaced_label(text: str) -> bool:
    """Whether a line is a label and no more."""
    return text.rstrip(":： ") in _unspaced().roles


def says_origin(text: str) -> bool:
    """Whether a short line may say where the story was printed first: "この記事は…"."""
    return text[:1] > LATIN and len(text) <= MAX_UNSPACED and any(saying in text for saying in _unspaced().sayings)


def find_opening(line: str) -> Span | None:
    """A reporter in a bracket that opens a line: "（记者 A）" between a dateline and the lead."""
    opening = _UNSPACED_OPENING.match(line)
    if opening is None or not is_east_asian(opening["inner"]):
        return None
    parsed = _unspaced_credit(opening["inner"], near=False, placed=False)
    return Span(0, opening.end("bracket"), parsed) if parsed and parsed.people else None


def _sentence_end(line: str, start: int) -> int:
    end = line.find("。", start)
    return end + 1 if end >= 0 else len(line)


def _unspaced_credit(text: str, near: bool, placed: bool) -> Parsed | None:
    text = text.strip()
    words = _unspaced()
    republished = next(filter(None, (origin.match(text) for origin in words.origins)), None)
    if republished:
        return Parsed((), (republished["who"].strip(),), sentence=True)
    signed = _signed(text)
    if signed:
        return Parsed(signed)
    labels = list(words.labels.finditer(text))
    if labels:
        return _unspaced_labels(text, labels)
    if near and find_agency(text) and is_east_asian(text):
        return Parsed((), (text,))
    return _unspaced_placed(text) if placed else None


def _signed(text: str) -> tuple[Person, ...]:
    """Names with their title, perhaps behind a bracket with the place."""
    words = _unspaced()
    spoken = _SPOKEN.fullmatch(text)
    if spoken:
        return (Person(spoken["name"], "person", "reporting", None, spoken["outlet"]),)
    signed = words.signed.fullmatch(text)
    if signed is None or signed["place"] in words.roles:
        return ()
    place, role = signed["place"] or signed["filed"], words.titles[signed["title"]]
    names = regex.split(r"\s?[·ㆍ,]\s?", signed["names"])
    outlet = signed["outlet"]
    if place and place.endswith(words.outlets):  # "[Outlet=A 기자]"
        place, outlet = None, place
    return tuple(Person(name, "person", role, place, outlet) for name in names)


def _unspaced_labels(text: str, labels: Sequence[regex.Match[str]]) -> Parsed | None:
    """As in "編集：A、B　写真：C", "记者A、B": the line begins with a label, perhaps an agency's."""
    words = _unspaced()
    roles, whole = words.roles, Parsed()
    head = text[: labels[0].start()].strip()
    reporter = labels[0]["glued"] or roles[labels[0]["label"]][0] == "reporting"
    employer = head if head and reporter and regex.fullmatch(r"\p{Han}{1,8}", head) else None
    if head and employer is None:
        return None
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        role, language = roles[label["label"] or label["glued"]]
        listed = text[label.end() : following.start() if following else len(text)]
        if following and not listed.strip():  # "文／記者A"
            continue
        listed = _CODE.sub("", listed)
        filed = words.filed.search(listed)
        pieces = _unspaced_pieces(listed[: filed.start()] if filed else listed, language)
        if role in PICTURES and label["label"].endswith(_ORIGIN) and not find_agency(listed.strip()):
            whole += Parsed((), (listed.strip(),))  # "사진 출처 = A B"
            continue
        if role in PICTURES and _GIVEN.search(listed):  # "圖／城市提供"
            whole += Parsed((), (_GIVEN.sub("", listed).strip(),))
            continue
        if role == "source":
            names = [p for p in pieces if not p[0].isdigit() and len(p) <= 40]
            if not names or any(p.endswith(("。", "です", "ます")) for p in names):
                return None
            whole += Parsed((), tuple(names))
            continue
        if not words.stops.isdisjoint(pieces):
            return None
        names = [_UNSPACED_AFTER.sub("", p) or p for p in pieces]
        least = LEAST_JAPANESE if language == "ja" and role in PICTURES else 2
        if not label["mark"] and not any(_begins_as_name(n) and len(n) >= least for n in names):
            return None  # "记者表示…": what a reporter said
        place = filed["place"] if filed else None
        good = [n for n in names if _UNSPACED_NAME.fullmatch(n) or find_agency(n)]
        if role == "author" and good and good[0] == names[0]:  # "作者：A，大学教授"
            names = good
        if not good or len(good) < len([n for n in names if "\ufffd" not in n and not _unprintable(n)]):
            return None
        more = roles[label["second"]][0] if label["second"] else role
        more = role if more == "reporting" else more  # "文/本报记者 A" is one role
        whole += Parsed(
            tuple(
                Person(n, "person", as_, place, employer if employer and "本" not in employer else None)
                for n in good
                if not _is_outlet(n)
                for as_ in dict.fromkeys((role, more))
            ),
            tuple(n for n in good if _is_outlet(n)),
        )
    return whole


def _is_outlet(name: str) -> bool:
    return find_agency(name) is not None or (len(name) > 2 and name.endswith(_unspaced().outlets))


def _begins_as_name(text: str) -> bool:
    """Whether a short text begins with a surname; of names in Latin letters or katakana nothing is known."""
    known = _unspaced().surnames
    if regex.match(r"[\p{Han}\p{Hangul}]", text) is None:
        return True
    return len(text) <= MAX_NAME and any(text[:n] in known for n in (3, 2, 1))


def _unprintable(text: str) -> bool:
    """Debris of a broken encoding: letters of scripts that no such name mixes."""
    return regex.search(r"[\p{Cyrillic}\p{Arabic}\p{Hebrew}⒑⑴-⒛]", text) is not None


def _unspaced_pieces(text: str, language: str) -> list[str]:
    """Names between separators. Chinese sets a space between two names, Japanese within one."""
    pieces = [p.strip(" ・:：=＝。.|") for p in _UNSPACED_SPLIT.split(text)]
    if language != "ja":
        pieces = [
            q
            for p in pieces
            for q in (p.split() if all(regex.fullmatch(r"[\p{Han}\p{Hangul}]{2,4}", w) for w in p.split()) else [p])
        ]
    return [p for p in pieces if p and p not in _unspaced().titles and p not in _unspaced().reports]


def _unspaced_alone(text: str) -> Parsed | None:
    """As in "（森田一郎、山口花子）": names of four signs or so behind surnames, perhaps behind a desk and a space."""
    _, _, names = text.rpartition("\u3000")
    people = regex.split(r"[、，]", names)
    known = _unspaced().surnames
    if not all(_ALONE.fullmatch(p) and (p[:2] in known or p[:3] in known) for p in people):
        return None
    return Parsed(tuple(Person(p, "person", "author") for p in people))


def _unspaced_placed(text: str) -> Parsed | None:
    people = []
    if _HEADING.search(text):
        return None
    for piece in regex.split(r"[、，,]", text):
        placed = _UNSPACED_PLACED.fullmatch(piece.strip())
        if placed is None or find_agency(placed["name"]):
            return None
        people.append(Person(placed["name"], "person", "reporting", placed["place"], None))
    return Parsed(tuple(people)) if people else None
