"""A photo credit behind a mark or a label: "Photo: Ana Ruiz", "©Foto: Ana Ruiz", "(foto ANSA)"; before a word for it,
"(Vale felvétele)"; or what tells only who gave the picture, "(Submitted by A)", or names nobody, "Foto: Privat".
"""

from collections.abc import Sequence
from functools import cache

from newsclean.article import Person
from newsclean.credit.kinds import is_capital, is_name, is_organisation
from newsclean.credit.lexicon import PICTURES, lexicon
from newsclean.credit.openers import COLONS, Opener, opener_at
from newsclean.credit.pictures import named_pictures, signed_pictures
from newsclean.credit.segments import read_opened
from newsclean.credit.tokens import (
    CLOSING,
    OPENING,
    SENTENCE_ENDS,
    Parsed,
    Token,
    is_mark,
    is_year,
    phrase_at,
    printed,
    sentences,
    split_at,
    tokenise,
    trim,
    unarticled,
)
from newsclean.rules.agencies import find_agency
from newsclean.text import begins_small, fold

__all__ = ["find_given", "find_given_by", "find_labelled", "find_named", "find_shown"]

LONGEST = 16  # tokens behind a label without a colon
MAX_OWNER = 3  # tokens of an outlet before a label
MAX_KEPT = 4  # tokens of the word for how a picture came
_ENDS = SENTENCE_ENDS | {"|"}  # of a sentence before a label without a colon
_ELIDED = ("d'", "d’")  # before a name in French and Italian
_BREAKS = frozenset('([,.|–—-!?"”')  # before a label without a colon


def find_labelled(text: str, tokens: Sequence[Token]) -> tuple[int, Parsed] | None:
    """Where a mark or a label begins that accounts for all to the end, and what it says."""
    begins = _begins()
    for i, token in enumerate(tokens):
        if token.key not in begins:
            continue
        start = _owned(tokens, i)
        parsed = _told(text, tokens, i, is_begun=start < i)
        if parsed:
            start -= start > 0 and tokens[start - 1].text in OPENING
            return tokens[start].start, parsed
    return None


@cache
def _begins() -> frozenset[str]:
    """The marks, and the first words of what opens a credit."""
    return lexicon().marks.union(lexicon().phrases, ("©",))


def _owned(tokens: Sequence[Token], i: int) -> int:
    """Where whose a picture is begins before the label at `i`: "(Outlet photo by A)", "Staff photo: A"; or `i`."""
    first = i
    while first > max(0, i - MAX_OWNER) and is_capital(tokens[first - 1].text):
        first -= 1
    is_apart = first == 0 or tokens[first - 1].text in _ENDS or tokens[first - 1].text in OPENING
    if first == i or not is_apart or tokens[first].key in lexicon().articles:
        return i
    opener = opener_at(tokens, i)
    return first if opener and opener.phrase.role == "photo" else i


def _told(text: str, tokens: Sequence[Token], i: int, *, is_begun: bool) -> Parsed | None:
    """What a mark or a label at `i` says, if it accounts for all that follows."""
    marked = _marked(text, tokens[i + 1 :]) if is_mark(tokens[i]) else None
    parsed = marked or _unmarked(text, tokens, i)
    if parsed:
        return parsed
    is_begun = is_begun or i == 0 or not begins_small(tokens[i].text) or tokens[i - 1].text in OPENING
    opener = opener_at(tokens, i)
    if opener is None or not (is_begun or _is_told_by_colon(tokens, opener)):
        return None
    kind, role, _ = opener.phrase
    if role == "source" and any(t.text == "/" for t in tokens[i:]):  # "(Quelle: Agency/A)"
        parsed = named_pictures(text, tokens[opener.end :])
        if parsed:
            return parsed
    is_credit = role in PICTURES or (role in ("source", "author") and kind in ("label", "from"))
    if not is_credit:
        return None
    return read_opened(text, tokens[i:]) or read_opened(text, tokens[opener.end :])  # "Photo: Courtesy of Outlet"


def _is_told_by_colon(tokens: Sequence[Token], opener: Opener) -> bool:
    """As in "… ao amanhecer foto: A B": a label in small letters that a colon parts from a name."""
    is_label = opener.phrase.role == "photo" and tokens[opener.end - 1].text in COLONS
    return is_label and opener.end < len(tokens) and is_capital(tokens[opener.end].text)


def _marked(text: str, tokens: Sequence[Token]) -> Parsed | None:
    """What a sign of copyright stands before: who took a picture, perhaps behind a label, "©Foto: A"."""
    if tokens and is_year(tokens[0]):  # "© 2024 Agency"
        tokens = tokens[1:]
    if fold(printed(text, trim(tokens))) in lexicon().stops:  # "© Montage"
        return Parsed()
    return read_opened(text, tokens) or named_pictures(text, tokens)


def _unmarked(text: str, tokens: Sequence[Token], i: int) -> Parsed | None:
    """As in "(foto ANSA)", "… at dawn, fot. A / PAP": a label without its colon, at a mark, before an agency; before a
    name alone, "(foto A B)", where a sentence or a bracket sets it off."""
    label = phrase_at(tokens, i, "label") if not i or tokens[i - 1].text in _BREAKS else None
    if label is None or label[1].role != "photo":
        return None
    rest = tokens[label[0] :]
    if rest and rest[0].text in "./":  # "fot. A", "Photo / A"
        rest = rest[1:]
    parts = split_at(trim(rest), "/")
    if parts and all(fold(printed(text, part)) in lexicon().stops for part in parts):
        return Parsed()  # "Photo / Supplied", "Photo DR", "Foto: Arquivo pessoal/Reprodução"
    if not 0 < len(rest) <= LONGEST or not is_capital(rest[0].text):
        return None
    is_set_off = i > 0 and (tokens[i - 1].text in _ENDS or _are_bracketed(tokens[i - 1 :]))
    return signed_pictures(text, rest) or (_named_alone(text, rest) if is_set_off else None)


def _are_bracketed(tokens: Sequence[Token]) -> bool:
    return tokens[0].text in OPENING and tokens[-1].text in CLOSING


def _named_alone(text: str, tokens: Sequence[Token]) -> Parsed | None:
    """Behind a sentence and a label without its colon: "… à quai. Photo A B", "… PHOTO A B, OUTLET", "… Foto Outlet –
    A B"."""
    tokens = _unelided(trim(tokens))
    if is_organisation(whole := printed(text, tokens)):
        return Parsed((), (whole,))
    name, *outlet = split_at(tokens, ",/–—-")
    if outlet and not is_name(name, least=2):
        (name, *outlet) = (outlet[0], name, *outlet[1:])
    if not (is_name(name, least=2) and len(outlet) <= 1 and all(map(is_name, outlet))):
        return None
    employer = printed(text, outlet[0]) if outlet else None
    return Parsed((Person(printed(text, name), "person", "photo", None, employer),))


def find_named(text: str) -> Parsed | None:
    """As in "Foto A B", where all of a line is known to be a credit."""
    if text.partition(" ")[0].casefold() not in lexicon().phrases:  # most
        return None
    tokens = tokenise(text)
    label = phrase_at(tokens, 0, "label")
    rest = tokens[label[0] :] if label and label[1].role == "photo" else ()
    return _named_alone(text, rest) if is_name(rest, least=2) else None


def _unelided(tokens: Sequence[Token]) -> Sequence[Token]:
    """As in "photo d'A B": a name without the small word that is one with it."""
    first = tokens[0]
    if not first.text.startswith(_ELIDED):
        return tokens
    return [first._replace(text=first.text[2:], key=first.key[2:], start=first.start + 2), *tokens[1:]]


def find_shown(text: str, tokens: Sequence[Token]) -> tuple[int, Parsed] | None:
    """As in "… auštant. K. Vale / BNS nuotr.", "(Vale felvétele)": who took a picture, and a word for it."""
    end = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].text not in CLOSING and tokens[i].text != "."), 0)
    if not end or tokens[end].key not in lexicon().shown:
        return None
    opening = next((i for i in range(end - 1, -1, -1) if tokens[i].text in OPENING), -1)
    start = max(sentences(tokens[:end])[-1][0], opening + 1)
    names = trim(tokens[start:end])
    parsed = named_pictures(text, names) if len(names) <= LONGEST else None
    if parsed is None or not (parsed.people or any(map(find_agency, parsed.organisations))):
        return None
    return tokens[opening].start if 0 < start == opening + 1 else names[0].start, parsed


def find_given_by(text: str, tokens: Sequence[Token]) -> tuple[int, Parsed] | None:
    """As in "(Submitted by A)": a bracket that says whom the picture is from. In small letters it goes on with the
    caption: "the plan (submitted by A)"."""
    opening = next((i for i in range(len(tokens) - 2, -1, -1) if tokens[i].text in OPENING), None)
    if opening is None or tokens[-1].text not in CLOSING or begins_small(tokens[opening + 1].text):
        return None
    inner = tokens[opening + 1 : -1]
    told = fold(printed(text, inner))
    opener = next((words for words in lexicon().given_by if told.startswith(f"{words} ")), None)
    parsed = named_pictures(text, unarticled(inner[len(opener.split()) :])) if opener else None
    return (tokens[opening].start, parsed) if parsed else None


def find_given(text: str, tokens: Sequence[Token]) -> tuple[int, Parsed] | None:
    """Behind the last sentence, what names nobody, "(Supplied)", "Submitted photo", or only who gave it."""
    start = next((i + 1 for i in range(len(tokens) - 2, -1, -1) if _ends_caption(tokens, i)), 0)
    rest = trim(tokens[start:])
    kept = _kept(text, rest)
    if kept:
        return tokens[start].start, kept
    if len(rest) > 1 and rest[-1].key in lexicon().pictures and rest[-2].key in lexicon().sent:
        begin = tokens[start] if len(rest) == 2 else rest[-2]  # "(Submitted photo)", "A B Submitted photo"
        return (begin.start, Parsed()) if is_capital(rest[-2].text) else None
    return (tokens[start].start, Parsed()) if fold(printed(text, rest)) in lexicon().given else None


def _kept(text: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "[File: Agency]", "… al alba. Archivo/Outlet": who has it, behind a word for how the picture came."""
    mark = next((i for i, t in enumerate(tokens[:MAX_KEPT]) if t.text in ":：/"), 0)
    if fold(printed(text, tokens[:mark])) not in lexicon().stops:
        return None
    return named_pictures(text, tokens[mark + 1 :])


def _ends_caption(tokens: Sequence[Token], i: int) -> bool:
    return (tokens[i].text in SENTENCE_ENDS and tokens[i].end < tokens[i + 1].start) or tokens[i + 1].text in OPENING
