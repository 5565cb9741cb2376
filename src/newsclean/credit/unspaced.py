"""Credits in Chinese, Japanese and Korean: labels, brackets that close a line, names with a title."""

import re
from collections.abc import Sequence

import regex

from newsclean.article import Person
from newsclean.credit.lexicon import PICTURES
from newsclean.credit.tokens import Parsed, Span
from newsclean.credit.unspaced_lexicon import unspaced
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency
from newsclean.rules.people import OWN, SURNAMES
from newsclean.rules.places import SINOGRAPHIC
from newsclean.text import is_east_asian

__all__ = [
    "LATIN", "MAX_UNSPACED", "begins_as_name", "ends_signed", "find_given", "find_shot", "find_taken", "find_unspaced",
    "is_unspaced_label", "read_credit", "read_titled", "says_origin",
]  # fmt: skip

MAX_UNSPACED = 160  # characters of a line that may be a credit, or hold one at its end
MAX_SHOT = 40  # characters of who took a picture, at the end of its caption
MAX_SOURCE = 40  # characters of a source
LEAST_ALONE = 3  # signs of a name in Chinese that nothing announces
LEAST_JAPANESE = 3  # signs of a name in Japanese: "写真 森林" shows a wood
LEAST_OUTLET = 4  # signs of an outlet's name in Korean, where a place or a person has two or three
MAX_NAME = 6  # signs of a name in Chinese, Japanese or Korean
WHOLE_NAME = 4  # characters that most Japanese names have, family name and given name
LATIN = "\u2e7f"  # the signs of Chinese and Japanese stand behind it
_ENDS = tuple("。！？」』”")  # of a sentence
_EMPLOYED = ("reporting", "author")

_NAME = lazy(
    regex.compile,
    r"[\p{Han}々ヶ]{2,5}|[\p{Han}々]{1,3} [\p{Han}々\p{Hiragana}]{1,4}|[\p{Katakana}ー・＝ ]{2,24}|\p{Hangul}{2,4}"
    r"|\p{Lu}[\p{Latin}.\- ]{2,40}|(?=\p{Han}{0,6}[\p{Hiragana}\p{Katakana}])[\p{Han}\p{Hiragana}\p{Katakana}ー]{2,8}",
)
_ALONE = lazy(
    regex.compile, r"[\p{Han}々]{3,6}|[\p{Han}々]{2,3}[\p{Hiragana}]{1,4}|[\p{Han}々]{1,3} [\p{Han}々\p{Hiragana}]{1,4}"
)
_SPACED = lazy(regex.compile, r"[\p{Han}\p{Hangul}]{2,4}")  # a name that a space may part from the next
# 【City name、City name】: a place in katakana or before a mark, and a name
_PLACED = lazy(
    regex.compile, r"(?:(?P<place>[\p{Katakana}ー]{2,12}|\p{Han}{2,4}(?=[＝=・]))[＝=・]?)?(?P<name>[\p{Han}々]{2,5})"
)
_EMPLOYER = lazy(regex.compile, r"[\p{Han}A-Za-z\d·-]{1,12}|《[\p{Han}A-Za-z\d·-]{1,12}》")
_SCRIPT = lazy(regex.compile, r"[\p{Han}\p{Hangul}]")
_POSTED = lazy(regex.compile, r"(?P<outlet>\p{Han}{2,8})[驻駐](?P<place>\p{Han}{2,5})")
_CODE = lazy(re.compile, r"(?:^|[\s_])[A-Z]{1,4}\d{2,6}$")  # an editor's number: "A HN001", "A_HN001"
# What a broken encoding leaves: its sign, or letters of scripts that no such name mixes.
_DEBRIS = lazy(regex.compile, r"[\ufffd\p{Cyrillic}\p{Arabic}\p{Hebrew}⒑⑴-⒛]")
_SPLIT = lazy(re.compile, r"[、，,;；/／|｜＆&]|\u3000|\s{2,}")
_COMMAS = lazy(re.compile, r"[、，,]")
_DOTS = lazy(re.compile, r"\s?[·ㆍ,]\s?|\s")
# A broken encoding may have taken the closing bracket with the last name.
_CLOSING = lazy(
    regex.compile,
    r"(?P<open>[（(【［\[〔])(?P<inner>[^（(【［\[〔）)】］\]〕]{1,120})[）)】］\]〕\ufffd]\s?[。.]?\d{0,8}\s{0,4}$",
)
_TAKEN_FOR = lazy(regex.compile, r"[＝=](?P<agency>[^＝=]{2,20})$")  # "…＝ＡＰ"


def find_unspaced(line: str, near: bool) -> Span | None:
    """A credit in Chinese, Japanese or Korean: a bracket that closes the line, or the line itself."""
    closing = _last(_CLOSING, line)
    if closing:
        start, inner, bracket = closing.start(), closing["inner"], closing["open"]
        parsed = read_credit(inner, near=True, placed=bracket == "【" or "＝" in inner)
        if parsed is None and near and bracket in "（(":
            parsed = _names(inner, ended=line[:start].rstrip().endswith(_ENDS))
        if parsed:
            return _span(line, start, parsed)
    _, stop, tail = line.rpartition(". ")
    last = read_titled(tail.strip()) if near and stop else ()
    if last and all(begins_as_name(person.name) for person in last):  # "…말했다. A 기자 a@example.org"
        return _span(line, len(line) - len(tail), Parsed(last))
    if len(line) > MAX_UNSPACED:
        return None
    signed = read_titled(line.strip(" /／<>▶"))
    whole = line.strip().strip("（）()【】［］[]※/／").rstrip("。")
    parsed = Parsed(signed) if signed else read_credit(whole, near, placed=False)
    return _span(line, 0, parsed) if parsed else None


def find_taken(caption: str) -> Span | None:
    """Who took a picture, at the end of a Japanese caption: a name before "took it", or an agency behind a "＝"."""
    taken = _last(unspaced().taken, caption)
    if taken:
        start, name = taken.start() + (taken["open"] is None), taken["by"]
        if name in unspaced().pool:
            return _span(caption, start, Parsed((), (name,)))
        is_name = len(name) == WHOLE_NAME or begins_as_name(name)
        return _span(caption, start, Parsed((Person(name, "person", "photo"),))) if is_name else None
    by = _last(_TAKEN_FOR, caption)
    is_known = by is not None and find_agency(by["agency"]) is not None
    return _span(caption, by.start("agency"), Parsed((), (by["agency"],))) if by and is_known else None


def find_given(caption: str) -> Span | None:
    """Who gave a picture, in a bracket that closes its caption, "[A 제공]", or behind its last sentence."""
    closing = _last(_CLOSING, caption)
    _, stop, sentence = caption.rpartition(". ")
    given = unspaced().sold.sub("", closing["inner"]) if closing else sentence
    giver = _giver(given) if (closing or stop) and len(given) <= MAX_SHOT else None
    start = closing.start() if closing else len(caption) - len(given)
    return _span(caption, start, Parsed((), (giver,))) if giver else None


def find_shot(caption: str) -> Span | None:
    """Who took a picture, at the end of a Chinese caption: a reporter of an agency, a name, or the agency alone."""
    for shot in unspaced().shot.finditer(caption, max(0, len(caption) - MAX_SHOT), overlapped=True):
        outlet, name = shot["agency"], shot["by"]
        if outlet and find_agency(outlet) is None and not outlet.endswith(unspaced().outlets):
            continue
        if name is None and outlet:
            return _span(caption, shot.start(), Parsed((), (outlet,)))
        if name and begins_as_name(name):
            return _span(caption, shot.start(), Parsed((Person(name, "person", "photo", None, outlet),)))
    return None


def ends_signed(text: str) -> bool:
    """Whether a title behind a name stands in the last sentence: "…말했다. A 기자"."""
    tail = text.rpartition(". ")[2] if text[-1:] != "." else ""
    return 0 < len(tail) <= MAX_SHOT and any(title in tail for title in unspaced().titles)


def is_unspaced_label(text: str) -> bool:
    """Whether a line is a label and no more."""
    return text.rstrip(":： ") in unspaced().roles


def says_origin(text: str) -> bool:
    """Whether a short line may say where the story was printed first: "この記事は…"."""
    return len(text) <= MAX_UNSPACED and any(saying in text for saying in unspaced().sayings)


def _last(pattern: regex.Pattern[str], line: str) -> regex.Match[str] | None:
    """What the pattern finds among the last characters of a line."""
    return pattern.search(line, max(0, len(line) - MAX_UNSPACED))


def _span(line: str, start: int, parsed: Parsed) -> Span:
    """To the end of the line; of a sentence, to its own."""
    end = line.find("。", start) + 1 if parsed.sentence else 0
    return Span(start, end or len(line), parsed)


def read_credit(text: str, near: bool = False, placed: bool = False) -> Parsed | None:
    """The credit that a text without brackets is; `near` the end of a story it may be an agency alone, and `placed` in
    brackets of a kind a name behind a place."""
    text = text.strip()
    words = unspaced()
    republished = words.origin.match(text)
    if republished and not words.labels.search(republished["who"]):
        return Parsed((), _listed_sources(republished["who"]), sentence=True)
    contributed = words.contributed.fullmatch(text.rstrip("。"))
    if contributed:
        people = (Person(name, "person", "contributor") for name in re.split(r"[、，\s]", contributed["names"]))
        return Parsed(tuple(people), sentence=True)
    signed = read_titled(text)
    if signed:
        return Parsed(signed)
    labels = [label for label in words.labels.finditer(text) if _stands(label, text)]
    if labels:
        return _labelled(text, labels)
    if near and find_agency(text) and is_east_asian(text):
        return Parsed((), (text,))
    return _placed(text) if placed else None


def read_titled(text: str) -> tuple[Person, ...]:
    """Names with their title, perhaps behind a bracket with the place."""
    words = unspaced()
    spoken = words.spoken.fullmatch(text)
    if spoken:
        return (Person(spoken["name"], "person", "reporting", None, spoken["outlet"]),)
    signed = words.signed.fullmatch(text)
    if signed is None or signed["place"] in words.roles:
        return ()
    place, outlet = signed["place"] or signed["filed"], signed["outlet"]
    if place and _is_hangul_outlet(place):  # "[Outlet=A 기자]"
        place, outlet = None, place
    first, *others = names = _DOTS.split(signed["names"])
    if others and first in words.roles:  # "사진 A 기자"
        return ()
    if others and (_is_hangul_outlet(first) or not begins_as_name(first)):
        names = others
        if outlet is None:  # "Outlet A 기자"
            outlet = first
        elif place is None:  # "[Outlet=City, A 기자]"
            place = first
    if len(names) > 1 and " " in signed["names"] and not all(map(begins_as_name, names)):  # a sentence
        return ()
    role = words.titles[signed["title"]]
    return tuple(Person(name, "person", role, place, outlet) for name in names)


def _is_hangul_outlet(word: str) -> bool:
    """Whether a word beside a name in Korean is an outlet's name, and no place's or person's: by its end, or length."""
    if word in SINOGRAPHIC:
        return False
    return word.endswith(unspaced().outlets) or find_agency(word) is not None or len(word) >= LEAST_OUTLET


def _labelled(text: str, labels: Sequence[regex.Match[str]]) -> Parsed | None:
    """As in "編集：A、B　写真：C", "记者A、B": the line begins with a label, perhaps behind a reporter's employer,
    or whose copy it is."""
    head = text[: labels[0].start()].strip()
    given = unspaced().given.search(head)
    if head and not given and not _is_employed(labels[0], head):
        return None
    whole = Parsed((), _listed_sources(head[: given.start()])) if given else Parsed()
    outlet, posted = _posted(head)
    employer = outlet.strip("《》") if outlet and not given and OWN not in outlet else None
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        listed = text[label.end() : following.start() if following else len(text)]
        if following and not listed.strip():  # "文／記者A"
            continue
        if following and not label["glued"] and _is_employed(following, listed):  # "采写：报社记者 A"
            employer = None if OWN in listed else listed
            continue
        if _CODE.fullmatch(listed.strip()):  # an editor who is a number
            continue
        parsed = _listed(label, _CODE.sub("", listed), employer, posted)
        if parsed is None:
            return None
        whole += parsed
    return whole


def _posted(employer: str) -> tuple[str, str | None]:
    """An employer and where it has posted the reporter: "环球时报驻日本"."""
    posted = _POSTED.fullmatch(employer)
    return (posted["outlet"], posted["place"]) if posted else (employer, None)


def _is_employed(label: regex.Match[str], employer: str) -> bool:
    """Whether it is whom a reporter works for, right before that label."""
    return _role(label)[0] in _EMPLOYED and _EMPLOYER.fullmatch(employer) is not None


def _stands(label: regex.Match[str], text: str) -> bool:
    """Whether a label with no mark behind it is a word of its own; that of a reporter may follow an employer's name."""
    if label["mark"] or _role(label)[0] in _EMPLOYED:
        return True
    return not label.start() or not _SCRIPT.match(text[label.start() - 1])


def _role(label: regex.Match[str]) -> tuple[str, str]:
    """The role and the language of a label."""
    return unspaced().roles[label["label"] or label["glued"]]


def _listed(label: regex.Match[str], listed: str, employer: str | None, posted: str | None = None) -> Parsed | None:
    """What stands behind a label: who gave a picture, sources, or people and perhaps where they filed from."""
    role, language = _role(label)
    words = unspaced()
    if role in PICTURES:
        is_all = label["label"].endswith(unspaced().of_pictures)  # "사진 출처 = A B"
        giver = listed.strip() if is_all else _giver(listed)
        if giver:
            return Parsed((), (giver,))
    if not label["mark"] and "，" in listed:  # a sentence
        return None
    filed = unspaced().filed.search(listed)
    pieces = _pieces(listed[: filed.start()] if filed else listed, language)
    if role == "source":
        return _sources(pieces)
    names = _people(label, pieces)
    if names is None:
        return None
    place = filed["place"] if filed and filed["place"] not in words.stops.union(words.roles) else posted  # "／綜合報導"
    return Parsed(
        tuple(
            Person(name, "person", one, place, employer)
            for name in names
            if not _is_outlet(name)
            for one in _roles(label)
        ),
        tuple(filter(_is_outlet, names)),
    )


def _giver(listed: str) -> str | None:
    """Whom a picture is from, before the word for it: "圖／城市提供"."""
    given = unspaced().given.search(listed)
    return listed[: given.start()].strip() if given else None


def _listed_sources(text: str) -> tuple[str, ...]:
    """The outlets of a list; that there are others is none."""
    pieces = (piece.strip(" 《》「」“”") for piece in _COMMAS.split(unspaced().etc.sub("", text.strip())))
    return tuple(filter(None, pieces))


def _sources(pieces: Sequence[str]) -> Parsed | None:
    pieces = [unspaced().etc.sub("", piece) or piece for piece in pieces]
    names = [piece for piece in pieces if not piece[0].isdigit() and len(piece) <= MAX_SOURCE]
    return Parsed((), tuple(names)) if names and not any(name.endswith(unspaced().prose) for name in names) else None


def _people(label: regex.Match[str], pieces: Sequence[str]) -> list[str] | None:
    """The names among the pieces; None where one of them is none, or a label without a mark no label."""
    role, language = _role(label)
    if not unspaced().stops.isdisjoint(pieces):
        return None
    names = [unspaced().after.sub("", piece) or piece for piece in pieces]
    least = LEAST_JAPANESE if language == "ja" and role in PICTURES else 2
    if not label["mark"] and not any(begins_as_name(name) and len(name) >= least for name in names):
        return None  # "记者表示…": what a reporter said
    good = [name for name in names if _NAME.fullmatch(name) or find_agency(name)]
    if role == "author" and good and good[0] == names[0]:  # "作者：A，大学教授"
        return good
    return good if good and len(good) >= sum(_DEBRIS.search(name) is None for name in names) else None


def _roles(label: regex.Match[str]) -> tuple[str, ...]:
    """The roles of a label and of one joined to it; "文/本报记者 A" is one role."""
    role = _role(label)[0]
    second = unspaced().roles[label["second"]][0] if label["second"] else role
    return (role,) if second in (role, "reporting") else (role, second)


def _is_outlet(name: str) -> bool:
    return find_agency(name) is not None or name.endswith(unspaced().outlets)


def begins_as_name(text: str) -> bool:
    """Whether a short text begins with a surname; of names in Latin letters or katakana nothing is known."""
    if _SCRIPT.match(text) is None:
        return True
    return len(text) <= MAX_NAME and any(text[:n] in SURNAMES for n in (3, 2, 1))


def _pieces(text: str, language: str) -> list[str]:
    """Names between separators. Chinese sets a space between two names, Japanese within one."""
    words = unspaced()
    pieces = [piece.strip(" ・:：=＝。.|") for piece in _SPLIT.split(text)]
    if language != "ja":
        pieces = [name for piece in pieces for name in _unspaced_names(piece)]
    return [piece for piece in pieces if piece and piece not in words.titles and piece not in words.reports]


def _unspaced_names(piece: str) -> list[str]:
    names = piece.split()
    return names if all(map(_SPACED.fullmatch, names)) else [piece]


def _names(text: str, ended: bool) -> Parsed | None:
    """As in "（森田一郎、山口花子）": names of four signs or so behind surnames, perhaps behind a desk and a space."""
    people = _COMMAS.split(text.rpartition("\u3000")[2])
    if ended and all(map(_is_chinese, text.split())):  # Chinese sets a space between two names, too
        people = text.split()
    if not all(_ALONE.fullmatch(p) and (_is_signature(p) or (ended and _is_chinese(p))) for p in people):
        return None
    return Parsed(tuple(Person(p, "person", "author") for p in people))


def _is_signature(name: str) -> bool:
    """Whether a name that stands alone begins with a surname of two signs or three."""
    return any(name[:n].rstrip() in SURNAMES for n in (2, 3))


def _is_chinese(name: str) -> bool:
    """Whether it is two signs behind one of the commonest surnames, and nothing else that begins so."""
    words = unspaced()
    is_likely = len(name) == LEAST_ALONE and name[0] in words.common
    return is_likely and name not in words.stops and not name.endswith(words.unsigned)


def _placed(text: str) -> Parsed | None:
    """As in "【City name、City name】"."""
    if unspaced().headings.search(text):
        return None
    people = []
    for piece in _COMMAS.split(text):
        placed = _PLACED.fullmatch(piece.strip())
        if placed is None or find_agency(placed["name"]):
            return None
        place, name = placed["place"], placed["name"]
        if not (place or _is_signature(name) or _is_chinese(name)):
            return None
        people.append(Person(name, "person", "reporting", place))
    return Parsed(tuple(people))
