"""A photo credit that no label tells: "… (AP Photo/Ana Ruiz)", "… | Ana Ruiz/AFP", "… at dawn. Ana Ruiz for Outlet"."""

from collections.abc import Iterator, Sequence

from newsclean.credit.kinds import HOST, is_capital, is_name, is_organisation, running
from newsclean.credit.lexicon import lexicon
from newsclean.credit.pictures import named_pictures, signed_pictures
from newsclean.credit.tokens import (
    CLOSING,
    OPENING,
    SENTENCE_ENDS,
    Parsed,
    Token,
    printed,
    sentences,
    split_at,
)
from newsclean.rules.agencies import find_agency
from newsclean.rules.people import PARTICLES
from newsclean.rules.places import KNOWN, place_key
from newsclean.text import begins_small

__all__ = ["find_signed", "find_signed_last"]

CRIED = 2  # letters of a surname in capitals at least, beyond those of initials
LONGEST = 16  # tokens of an agency and a name


def find_signed(text: str, tokens: Sequence[Token]) -> tuple[int, Parsed] | None:
    """As in "… (AP Photo/A)", "… REUTERS/A", "A/Getty Images", "… AFP": an agency must be there."""
    return _in_bracket(text, tokens) or _behind_mark(text, tokens)


def _in_bracket(text: str, tokens: Sequence[Token]) -> tuple[int, Parsed] | None:
    """As in "… (AP Photo/A)"; without an agency where it can be nothing but who took the picture, or for whom."""
    opening = next((i for i in range(len(tokens) - 2, -1, -1) if tokens[i].text in OPENING), None)
    if opening is None or tokens[-1].text not in CLOSING:
        return None
    inner = tokens[opening + 1 : -1]
    parsed = signed_pictures(text, inner) or _behind_agency(text, inner)
    if parsed is None:
        is_square = tokens[opening].text == "["
        is_ended = opening == 0 or tokens[opening - 1].text in SENTENCE_ENDS
        # captions have little other use for square brackets: "[Company via Outlet]"
        words = _words(inner) if is_square and len(inner) <= LONGEST else ""
        is_whole = is_organisation(words) and not running(words)
        is_told = is_whole or _is_photographer(inner, is_ended, "/," if is_square else "/")
        parsed = named_pictures(text, inner) if is_told else None
    return _named_before(text, tokens, opening, parsed) if parsed else None


def _behind_agency(text: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "(Agency: A)"."""
    colon = next((i for i, t in enumerate(tokens) if t.text == ":"), 0)
    if not colon or find_agency(printed(text, tokens[:colon])) is None:
        return None
    return named_pictures(text, [*tokens[:colon], tokens[colon]._replace(text="/"), *tokens[colon + 1 :]])


def _named_before(text: str, tokens: Sequence[Token], opening: int, parsed: Parsed) -> tuple[int, Parsed]:
    """As in "… at dawn. A (Agency)", "… at dawn / A (Agency)": the name before the bracket, where it is all that stands
    behind a full stop, a slash or a bar."""
    marks = (i for i in range(1, opening) if tokens[i].text in "/|" and tokens[i - 1].end < tokens[i].start)
    begin = max(_begin(tokens, opening), max(marks, default=-1) + 1)
    if begin and not parsed.people and is_name(tokens[begin:opening], least=2):
        named = named_pictures(text, tokens[begin:])
        if named:
            return tokens[begin].start, named
    return tokens[opening].start, parsed


def _is_photographer(tokens: Sequence[Token], is_ended: bool, marks: str) -> bool:
    """Whether a bracket names who took a picture: "(A B/Outlet)", "(Outlet photo/A B)", "(A B for The Outlet)"; behind
    a full stop in fewer words."""
    parts = split_at(tokens, marks)
    if len(parts) == 1 and _is_cried(parts[0]):
        return True
    if parts and _is_own(parts[0]) and all(is_name(part, least=2) for part in parts[1:]):
        return True
    outlet = parts[1] if len(parts) == 2 and is_name(parts[0], least=2) else ()
    if is_organisation(_words(outlet)) or _is_sent(tokens, is_ended):
        return True
    is_small = len(outlet) == 1 and outlet[0].text.isalpha()  # "(A B/outlet)"
    return is_ended and (is_small or _is_named(tokens, parts))


def _is_cried(tokens: Sequence[Token]) -> bool:
    """As in "(Ana RUIZ)": a first name, and a surname in capitals, as French agencies write photographers."""
    first, last = tokens[0].text, tokens[-1].text
    is_cased = first[0].isupper() and first[1:].islower() and last.isupper() and len(last) > CRIED
    return len(tokens) > 1 and is_cased and is_name(tokens, least=2) and place_key(_words(tokens)) not in KNOWN


def _is_own(tokens: Sequence[Token]) -> bool:
    """As in "(Outlet photo/A B)", "(Outlet photo)": whose the picture is, and the word for it, of one line."""
    return len(tokens) > 1 and is_name(tokens[:-1]) and tokens[-1].key in lexicon().pictures


def _is_sent(tokens: Sequence[Token], is_ended: bool) -> bool:
    """As in "… at dawn (A B for The Outlet)", "… at dawn. (A B for Outlet)": a photographer, and who sent them."""
    at = next((i for i, t in enumerate(tokens) if t.text in lexicon().working_for), 0)
    outlet = tokens[at + 1 :]
    if not outlet or not is_name(tokens[:at], least=2) or not is_capital(tokens[-1].text):
        return False
    is_titled = outlet[0].key in lexicon().articles
    if is_ended and (is_titled or len(outlet) == 1):
        return True
    return (is_titled and is_capital(outlet[0].text)) or is_organisation(_words(outlet))


def _is_named(tokens: Sequence[Token], parts: Sequence[Sequence[Token]]) -> bool:
    """As in "(A B)", "(A B/Outlet)", "(NASA/JPL)", "(Outlet)", "(outlet.example)"; but not "(Archivbild)", "(Ulm)"."""
    if len(tokens) == 1:
        word = tokens[0]
        is_outlet = is_name(tokens) and word.key not in lexicon().phrases
        return place_key(word.text) not in KNOWN and (is_outlet or HOST.fullmatch(word.text) is not None)
    if len(parts) > 1 and all(is_organisation(_words(part)) for part in parts):
        return True
    return 1 <= len(parts) <= 3 and all(map(is_name, parts)) and is_name(parts[0], least=2)


def _behind_mark(text: str, tokens: Sequence[Token]) -> tuple[int, Parsed] | None:
    """As in "… | A/AFP", "… AFP": an agency behind a bar, a dash, a slash or the last sentence, or alone."""
    agencies = _agencies(text, tokens)
    bars = [i + 1 for i, t in enumerate(tokens[:-1]) if t.text in "|•·–—"]
    cuts = (i for i in range(1, len(tokens) - 1) if tokens[i].text == "/" and not tokens[i - 1].text.isdigit())
    slashes = [i + 1 for i in cuts if _tells(tokens[:i])]
    for start in (*agencies, *_named(tokens, bars), *bars, *slashes, sentences(tokens)[-1][0], 0):
        parsed = signed_pictures(text, tokens[start:]) if len(tokens) - start <= LONGEST else None
        if parsed:
            return tokens[start].start, parsed
    return None


def _agencies(text: str, tokens: Sequence[Token]) -> Iterator[int]:
    """Where an agency stands before a slash: behind a sentence, "… at dawn. imago/A", "… at dawn. picture alliance /
    dpa | A"; or in capitals, "… at dawn EFE/ A"."""
    slash = next((i for i in range(1, len(tokens) - 1) if tokens[i].text == "/"), 0)
    begin = _begin(tokens, slash)
    if find_agency(printed(text, tokens[begin:slash])):
        yield begin
    if slash > 1 and tokens[slash - 1].text.isupper() and find_agency(tokens[slash - 1].text):
        yield slash - 1


def _named(tokens: Sequence[Token], bars: Sequence[int]) -> Iterator[int]:
    """Where a name stands between a sentence and a bar: "… at dawn. A | AFP"."""
    for bar in bars:
        begin = _begin(tokens, bar)
        if begin and is_name(tokens[begin : bar - 1], least=2):
            yield begin


def _begin(tokens: Sequence[Token], end: int) -> int:
    """Where the sentence begins that goes on at `end`."""
    return max((i for i in range(end) if tokens[i].text in SENTENCE_ENDS), default=-1) + 1


def _tells(tokens: Sequence[Token]) -> bool:
    """Whether words say what is to be seen, and no names: among several a small word is of no name."""
    last = split_at(tokens[sentences(tokens)[-1][0] :], "-")[-1:]
    words = [t for part in last for t in part if t.text.isalpha()]
    small = (t for t in words if t.text.islower() and t.text not in lexicon().conjunctions)
    return len(words) > 1 and any(t.key not in PARTICLES for t in small)


def find_signed_last(text: str, tokens: Sequence[Token]) -> tuple[int, Parsed] | None:
    """Behind the last sentence or a bar, with no stop of its own, what only who took the picture is: "… at dawn. A
    B/Outlet", "… at dawn | A B/Outlet", "… at dawn. A B for The Outlet", "… at dawn. / A B", "… at dawn.—A B"."""
    last = sentences(tokens)[-1][0]
    marks = (i for i, t in enumerate(tokens[1:-1], 1) if t.text == "|" or _is_set_off(tokens, i))
    start = max([last, *(i + 1 for i in marks)])
    rest = tokens[start:]
    if not start or tokens[-1].text in SENTENCE_ENDS:
        return None
    mark = tokens[start - 1].text
    is_apart = _is_set_off(tokens, start - 1) or (mark == "|" and place_key(_words(rest)) not in KNOWN)
    is_named = is_apart and is_name(rest, least=2)
    is_listed = mark == "|" and _are_taker_and_outlet(split_at(rest, ","))
    names = rest[:-1] if _is_pictured(rest) else rest
    is_told = names != rest or is_named or is_listed or _are_taker_and_outlet(split_at(rest, "/"))
    if not (is_told or _is_sent(rest, is_ended=False)):
        return None
    parsed = named_pictures(text, names)
    return (rest[0].start, parsed) if parsed else None


def _is_pictured(tokens: Sequence[Token]) -> bool:
    """As in "A B photo", "A B/Outlet photo": who took it, and the word for it in small letters."""
    if tokens[-1].key not in lexicon().pictures or not begins_small(tokens[-1].text):
        return False
    parts = split_at(tokens[:-1], "/")
    return bool(parts) and is_name(parts[0], least=2) and all(map(is_name, parts))


def _is_set_off(tokens: Sequence[Token], i: int) -> bool:
    """Whether a slash or a dash stands right behind a sentence."""
    return tokens[i].text in "/—–" and tokens[i - 1].text in SENTENCE_ENDS


def _are_taker_and_outlet(parts: Sequence[Sequence[Token]]) -> bool:
    """As in "A B/Outlet", "Outlet/A B": names, one of a person; but not "Ulm/Neu-Ulm"."""
    if not (2 <= len(parts) <= 3 and all(map(is_name, parts))):
        return False
    return any(is_name(part, least=2) for part in parts) and place_key(_words(parts[0])) not in KNOWN


def _words(tokens: Sequence[Token]) -> str:
    return " ".join(t.text for t in tokens)
