"""Labels in Chinese, Japanese or Korean, and what is listed behind each: "編集：A、B　写真：C", "记者A、B"."""

import re
from collections.abc import Sequence

import regex

from newsclean.article import Person
from newsclean.credit.lexicon import PICTURES
from newsclean.credit.tokens import Parsed
from newsclean.credit.unspaced_kinds import SCRIPT, begins_as_name, is_outlet
from newsclean.credit.unspaced_lexicon import unspaced
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency
from newsclean.rules.people import OWN

__all__ = ["COMMAS", "given_by", "labels_in", "listed_sources", "read_labelled"]

MAX_SOURCE = 40  # characters of a source
LEAST_JAPANESE = 3  # signs of a name in Japanese: "写真 森林" shows a wood
_EMPLOYED = ("reporting", "author")

_NAME = lazy(
    regex.compile,
    r"[\p{Han}々ヶ]{2,5}|[\p{Han}々]{1,3} [\p{Han}々\p{Hiragana}]{1,4}|[\p{Katakana}ー・＝ ]{2,24}|\p{Hangul}{2,4}"
    r"|\p{Lu}[\p{Latin}.\- ]{2,40}|(?=\p{Han}{0,6}[\p{Hiragana}\p{Katakana}])[\p{Han}\p{Hiragana}\p{Katakana}ー]{2,8}",
)
_SPACED = lazy(regex.compile, r"[\p{Han}\p{Hangul}]{2,4}")  # a name that a space may part from the next
_EMPLOYER = lazy(regex.compile, r"[\p{Han}A-Za-z\d·-]{1,12}|《[\p{Han}A-Za-z\d·-]{1,12}》")
_POSTED = lazy(regex.compile, r"(?P<outlet>\p{Han}{2,8})[驻駐](?P<place>\p{Han}{2,5})")
_CODE = lazy(re.compile, r"(?:^|[\s_])[A-Z]{1,4}\d{2,6}$")  # an editor's number: "A HN001", "A_HN001"
# What a broken encoding leaves: its sign, or letters of scripts that no such name mixes.
_DEBRIS = lazy(regex.compile, r"[\ufffd\p{Cyrillic}\p{Arabic}\p{Hebrew}⒑⑴-⒛]")
_SPLIT = lazy(re.compile, r"[、，,;；/／|｜＆&]|\u3000|\s{2,}")
COMMAS = lazy(re.compile, r"[、，,]")


def labels_in(text: str) -> list[regex.Match[str]]:
    """The labels in a text, those with no mark behind them as far as they are words of their own."""
    return [label for label in unspaced().labels.finditer(text) if _stands(label, text)]


def read_labelled(text: str, labels: Sequence[regex.Match[str]]) -> Parsed | None:
    """What the labels of a text and the lists behind them say; None where they do not account for all of it.

    The first may stand behind a reporter's employer, or whose copy it is.
    """
    head = text[: labels[0].start()].strip()
    given = unspaced().given.search(head)
    if head and not given and not _is_employed(labels[0], head):
        return None
    whole = Parsed((), listed_sources(head[: given.start()])) if given else Parsed()
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
    return not label.start() or not SCRIPT.match(text[label.start() - 1])


def _role(label: regex.Match[str]) -> tuple[str, str]:
    """The role and the language of a label."""
    return unspaced().roles[label["label"] or label["glued"]]


def _listed(label: regex.Match[str], listed: str, employer: str | None, posted: str | None = None) -> Parsed | None:
    """What stands behind a label: who gave a picture, sources, or people and perhaps where they filed from."""
    role, language = _role(label)
    words = unspaced()
    if role in PICTURES:
        is_all = label["label"].endswith(words.of_pictures)  # "사진 출처 = A B"
        giver = listed.strip() if is_all else given_by(listed)
        if giver:
            return Parsed((), (giver,))
    if not label["mark"] and "，" in listed:  # a sentence
        return None
    filed = words.filed.search(listed)
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
            if not is_outlet(name)
            for one in _roles(label)
        ),
        tuple(filter(is_outlet, names)),
    )


def given_by(listed: str) -> str | None:
    """Whom a picture is from, before the word for it: "圖／城市提供"."""
    given = unspaced().given.search(listed)
    return listed[: given.start()].strip() if given else None


def listed_sources(text: str) -> tuple[str, ...]:
    """The outlets of a list; that there are others is none."""
    pieces = (piece.strip(" 《》「」“”") for piece in COMMAS.split(unspaced().etc.sub("", text.strip())))
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
