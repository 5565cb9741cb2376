"""Photo credits: a caption and the credit at its end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from newsclean.article import Credit, Person
from newsclean.credit.kinds import HOST, is_capital, is_name, is_organisation, running
from newsclean.credit.lexicon import PICTURES, Language, lexicon
from newsclean.credit.openers import opener_at, read_opened
from newsclean.credit.pictures import owner, read_pictures
from newsclean.credit.tokens import (
    CLOSING,
    OPENING,
    SENTENCE_ENDS,
    Parsed,
    Span,
    Token,
    is_mark,
    phrase_at,
    printed,
    sentences,
    split_at,
    tokenise,
    trim,
    unarticled,
)
from newsclean.credit.unspaced import find_given, find_shot, find_taken, find_unspaced
from newsclean.rules.agencies import find_agency
from newsclean.rules.people import PARTICLES
from newsclean.rules.places import KNOWN, place_key
from newsclean.site import keys
from newsclean.text import begins_small, fold, is_east_asian

__all__ = ["MAX_CAPTION", "parse_photo_credit", "without_outlet"]

MAX_CAPTION = 600  # characters looked at, from the end of a longer caption
LABEL = 20  # characters in which a label and its colon stand
MAX_SIGNED = 16  # tokens of an agency and a name
MAX_OWNER = 3  # tokens of an outlet before a label
MAX_NAME = 4  # tokens of a photographer's name behind a label without a colon
MAX_SPACES = 3  # in the credit of an unspaced caption, and before it
_JOINTS = " \t\n/|•·–—-,;＝、，="  # between a caption and its credit
_ENDS_UNSPACED = "。　｜|＝"  # of a sentence in Chinese, of what a Japanese caption shows
_SPACES = " \u3000"
_ENDS = SENTENCE_ENDS | {"|"}  # of a sentence before a label without a colon
_BREAKS = frozenset('([,.|–—-!?"”')  # before a label without a colon
_DATED = re.compile(r"(?<=[攝摄])\s?\d{2,4}年\d{1,2}月\d{1,2}日$")  # when a picture was taken, behind who took it
_YEAR = re.compile(r"(?:19|20)\d\d")
_PHOTO_PIECES = re.compile(r"\s*[/,;|]\s*|(?<=\w\w)\.\s|\s(?:via|[-–—])\s")


def parse_photo_credit(text: str, line: str | None = None) -> tuple[str | None, Credit | None]:
    """A caption without its photo credit, and the credit; `line` is the credit where the page sets it apart.

    >>> caption, credit = parse_photo_credit("The harbour at dawn. Photo: Ana Ruiz/AP")
    >>> caption, credit.raw, credit.people[0].organisation
    ('The harbour at dawn.', 'Photo: Ana Ruiz/AP', 'AP')
    """
    text = text.strip()
    if line and line.strip():
        return _set_apart(text, line.strip())
    offset = max(0, len(text) - MAX_CAPTION)
    found = _photo(text[offset:]) if text else None
    if found is None:
        return text or None, None
    start, parsed = found[0] + offset, found[1]
    caption = _unlabelled(text[:start].rstrip(_JOINTS))
    return caption or None, Credit(text[start:], parsed.people, parsed.organisations)


def _unlabelled(caption: str) -> str:
    """A caption, whose credit is known, without a label that it opens with: "Photo: The harbour at dawn."."""
    if ":" not in caption[:LABEL] and "：" not in caption[:LABEL]:
        return caption
    tokens = tokenise(caption[: 2 * LABEL])
    end = _label_end(tokens)
    told = caption[tokens[end].start :] if end else caption
    return told if running(told) else caption


def _label_end(tokens: Sequence[Token]) -> int:
    """Where a caption begins behind a label that it opens with, "Photo: The harbour at dawn"; else 0."""
    label = phrase_at(tokens, 0, "label")
    if label is None or label[1].role != "photo" or label[0] + 1 >= len(tokens):
        return 0
    return label[0] + 1 if tokens[label[0]].text in ":：" else 0


def _set_apart(text: str, line: str) -> tuple[str | None, Credit]:
    """Where the page sets the credit apart, that; or the credit that ends the caption, where the line tells less. What
    the page calls the credit may be the caption and a credit in brackets."""
    if not text and line[-1] in CLOSING:
        rest, credit = parse_photo_credit(line)
        if rest and credit and credit.raw[0] in OPENING and running(rest):
            return rest, credit
    caption = text.removesuffix(line).rstrip(_JOINTS)
    told = _photo_line(line)
    if told.people or not caption:
        return _unlabelled(caption) or None, told
    rest, credit = parse_photo_credit(caption)  # "STR" apart, and "Foto: KCNA/AFP" at the end of the caption
    if credit is None or not (credit.people or credit.organisations):
        return caption, told
    is_agency = any(map(find_agency, told.organisations))
    return (rest, credit) if not is_agency or (credit.people and rest is None) else (caption, told)


def without_outlet(credit: Credit | None, outlet: frozenset[str]) -> Credit | None:
    """A photo credit in which the site itself, known by the keys of its names, is an organisation: "Foto: Lake
    Courier" reads like a person's name."""
    ours = [person for person in credit.people if not outlet.isdisjoint(keys(person.name))] if credit else []
    if not credit or not ours:
        return credit
    people = tuple(person for person in credit.people if person not in ours)
    organisations = dict.fromkeys((*credit.organisations, *(person.name for person in ours)))
    return replace(credit, people=people, organisations=tuple(organisations))


@lru_cache(maxsize=64)  # the pictures of a story are often of one photographer
def _photo_line(line: str) -> Credit:
    """What is known to be a credit: a form that is understood, else the line as an organisation."""
    tokens = tokenise(line[:MAX_CAPTION])
    found = _photo(line[:MAX_CAPTION])
    parsed = found[1] if found and not found[0] else _pictures(line, tokens)
    if parsed:
        return Credit(line, parsed.people, parsed.organisations)
    opener = opener_at(tokens, 0)
    told = printed(line, trim(unarticled(tokens[opener.end :]))) if opener else line
    if len(tokens) > MAX_SIGNED or not told or fold(told.strip(_JOINTS + "()[].")) in lexicon().stops:
        return Credit(line)
    return Credit(line, (), (told,))


def _photo(text: str) -> tuple[int, Parsed] | None:
    """Where the photo credit of a caption begins, and what it says: the first form that explains all to the end."""
    unspaced = _unspaced(_DATED.sub("", text)) if is_east_asian(text) else None
    if unspaced:
        return unspaced.start, unspaced.parsed
    tokens = tokenise(text)
    begins = _begins()
    for i, token in enumerate(tokens):
        if token.key not in begins:
            continue
        start = _owned(tokens, i)
        parsed = _told(text, tokens, i, is_begun=start < i)
        if parsed:
            start -= start > 0 and tokens[start - 1].text in OPENING
            return tokens[start].start, parsed
    return _photo_signed(text, tokens) or _shown(text, tokens) or _given(text, tokens) or _signed_last(text, tokens)


@cache
def _begins() -> frozenset[str]:
    """The marks, and the first words of what opens a credit."""
    return lexicon().marks.union(lexicon().phrases, ("©",))


def _owned(tokens: Sequence[Token], i: int) -> int:
    """Where whose a picture is begins before the label at `i`, "(Outlet photo by A)", "Staff photo by A"; or `i`."""
    first = i
    while first > max(0, i - MAX_OWNER) and is_capital(tokens[first - 1].text):
        first -= 1
    is_apart = first == 0 or tokens[first - 1].text in _ENDS or tokens[first - 1].text in OPENING
    if first == i or not is_apart or tokens[first].key in lexicon().articles:
        return i
    label = phrase_at(tokens, i, "by")
    return first if label and label[1].role == "photo" else i


def _told(text: str, tokens: Sequence[Token], i: int, *, is_begun: bool) -> Parsed | None:
    """What a mark or a label at `i` says, if it accounts for all that follows."""
    marked = _marked(text, tokens[i + 1 :]) if is_mark(tokens[i]) else None
    parsed = marked or _unmarked(text, tokens, i)
    if parsed:
        return parsed
    is_begun = is_begun or i == 0 or not begins_small(tokens[i].text) or tokens[i - 1].text in OPENING
    opener = opener_at(tokens, i) if is_begun else None
    if opener is None:
        return None
    kind, role, _ = opener.phrase
    if role == "source" and any(t.text == "/" for t in tokens[i:]):  # "(Quelle: Agency/A)"
        parsed = _pictures(text, tokens[opener.end :])
        if parsed:
            return parsed
    is_credit = role in PICTURES or (role in ("source", "author") and kind in ("label", "from"))
    return read_opened(text, tokens[i:]) or _given_by(text, tokens, opener.end) if is_credit else None


def _marked(text: str, tokens: Sequence[Token]) -> Parsed | None:
    """What a sign of copyright stands before: who took a picture, perhaps behind a label, "©Foto: A"."""
    if fold(printed(text, trim(tokens))) in lexicon().stops:  # "© Montage"
        return Parsed()
    return read_opened(text, tokens) or _pictures(text, tokens)


def _given_by(text: str, tokens: Sequence[Token], i: int) -> Parsed | None:
    """As in "Photo: Courtesy of Outlet": who gave it, behind the label."""
    opener = opener_at(tokens, i)
    return read_opened(text, tokens[i:]) if opener and opener.phrase.role in ("photo", "source") else None


def _pictures(text: str, tokens: Sequence[Token]) -> Parsed | None:
    """Photographers and agencies where no opener tells the language."""
    return read_pictures(text, tokens, "photo", Language())


def _unspaced(text: str) -> Span | None:
    """The same in Chinese, Japanese and Korean."""
    return (
        find_shot(text)
        or find_unspaced(text, near=False)
        or _labelled_end(text)
        or find_taken(text)
        or find_given(text)
    )


def _labelled_end(text: str) -> Span | None:
    """The last sentence of a caption in Chinese, Japanese or Korean, or what stands behind one of its last spaces,
    where it is a label and who took the picture."""
    last = text.rstrip(_ENDS_UNSPACED)
    spaces = [at + 1 for at, sign in enumerate(last) if sign in _SPACES][-MAX_SPACES:]
    sentence = max(map(last.rfind, _ENDS_UNSPACED)) + 1
    for begin in sorted({sentence, *spaces} - {0}):
        start = begin + len(text[begin:]) - len(text[begin:].lstrip(_JOINTS))
        found = find_unspaced(text[start:], near=False)
        if found and not found.start:
            return Span(start, found.end + start, found.parsed)
    return None


def _unmarked(text: str, tokens: Sequence[Token], i: int) -> Parsed | None:
    """As in "(foto ANSA)", "… at dawn, fot. A / PAP": a label without its colon, at a mark, before an agency."""
    label = phrase_at(tokens, i, "label") if not i or tokens[i - 1].text in _BREAKS else None
    if label is None or label[1].role != "photo":
        return None
    start = label[0] + (tokens[label[0] : label[0] + 1] != [] and tokens[label[0]].text == ".")
    rest = tokens[start:]
    if len(rest) > 1 and rest[0].text == "/" and rest[0].start != tokens[start - 1].end:  # "Photo / A"
        rest = rest[1:]
        if fold(printed(text, trim(rest))) in lexicon().stops:  # "Photo / Supplied"
            return Parsed()
    if not rest or len(rest) > MAX_SIGNED or rest[0].text in ":：/" or not is_capital(rest[0].text):
        return None
    return _signed_picture(text, rest) or (_named_alone(text, rest) if i and tokens[i - 1].text in _ENDS else None)


def _shown(text: str, tokens: Sequence[Token]) -> tuple[int, Parsed] | None:
    """As in "… auštant. K. Vale / BNS nuotr.", "(Vale felvétele)": who took a picture, and a word for it."""
    end = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].text not in CLOSING and tokens[i].text != "."), 0)
    if not end or tokens[end].key not in lexicon().shown:
        return None
    opening = next((i for i in range(end - 1, -1, -1) if tokens[i].text in OPENING), -1)
    start = max(sentences(tokens[:end])[-1][0], opening + 1)
    names = trim(tokens[start:end])
    parsed = _pictures(text, names) if 0 < len(names) <= MAX_SIGNED and is_capital(names[0].text) else None
    if parsed is None or not (parsed.people or any(map(find_agency, parsed.organisations))):
        return None
    return tokens[opening].start if 0 < start == opening + 1 else names[0].start, parsed


def _named_alone(text: str, tokens: Sequence[Token]) -> Parsed | None:
    """Behind a sentence and a label without its colon: "… à quai. Photo A B", "… PHOTO A B, OUTLET", "… Foto Outlet –
    A B"."""
    name, *outlet = split_at(trim(tokens), ",/–—-")
    if outlet and not is_name(name, least=2):
        (name, *outlet) = (outlet[0], name, *outlet[1:])
    if not (is_name(name, least=2) and len(name) <= MAX_NAME and len(outlet) <= 1 and all(map(is_name, outlet))):
        return None
    employer = printed(text, outlet[0]) if outlet else None
    return Parsed((Person(printed(text, name), "person", "photo", None, employer),))


def _given(text: str, tokens: Sequence[Token]) -> tuple[int, Parsed] | None:
    """Behind the last sentence, what says that nobody is named, "Foto: Privat", "(Supplied)", or only who gave it."""
    start = next((i + 1 for i in range(len(tokens) - 2, -1, -1) if _ends_caption(tokens, i)), 0)
    rest = trim(tokens[start:])
    kept = _kept(text, rest)
    if kept:
        return tokens[start].start, kept
    if len(tokens) > 2 and tokens[-1].key in lexicon().pictures and tokens[-2].key in lexicon().sent:
        return (tokens[-2].start, Parsed()) if is_capital(tokens[-2].text) else None  # "A B Submitted photo"
    label = phrase_at(rest, 0, "label")
    if label and label[1].role == "photo" and label[0] + 1 < len(rest) and rest[label[0]].text in ":：":
        told = fold(printed(text, rest[label[0] + 1 :])) in lexicon().stops
    else:
        is_alone = bool(start) or len(tokens) == 1
        told = is_alone and fold(printed(text, rest)) in lexicon().given
    return (tokens[start].start, Parsed()) if told else None


def _kept(text: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "[File: Agency]", "… al alba. Archivo/Outlet": who has it, behind a word for how the picture came."""
    mark = next((i for i, t in enumerate(tokens[:MAX_NAME]) if t.text in ":：/"), 0)
    if not mark or fold(printed(text, tokens[:mark])) not in lexicon().stops:
        return None
    return _pictures(text, tokens[mark + 1 :])


def _ends_caption(tokens: Sequence[Token], i: int) -> bool:
    return (tokens[i].text in SENTENCE_ENDS and tokens[i].end < tokens[i + 1].start) or tokens[i + 1].text in OPENING


def _photo_signed(text: str, tokens: Sequence[Token]) -> tuple[int, Parsed] | None:
    """As in "… (AP Photo/A)", "… REUTERS/A", "A/Getty Images", "… AFP": an agency must be there."""
    return _in_bracket(text, tokens) or _behind_mark(text, tokens)


def _in_bracket(text: str, tokens: Sequence[Token]) -> tuple[int, Parsed] | None:
    """As in "… (AP Photo/A)"; without an agency where it can be nothing but who took the picture, or for whom."""
    opening = next((i for i in range(len(tokens) - 2, -1, -1) if tokens[i].text in OPENING), None)
    if opening is None or tokens[-1].text not in CLOSING:
        return None
    inner = tokens[opening + 1 : -1]
    parsed = _signed_picture(text, inner)
    if parsed is None:
        is_square = tokens[opening].text == "["
        is_ended = opening == 0 or tokens[opening - 1].text in SENTENCE_ENDS or _label_end(tokens) > 0
        is_whole = is_square and _is_organisation(inner)
        is_told = is_whole or _is_photographer(inner, is_ended, "/," if is_square else "/")
        parsed = _pictures(text, inner) if is_told else None
    return _named_before(text, tokens, opening, parsed) if parsed else None


def _behind_mark(text: str, tokens: Sequence[Token]) -> tuple[int, Parsed] | None:
    """As in "… | A/AFP", "… AFP": an agency behind a bar, a dash, a slash or the last sentence, or alone."""
    agencies = _agencies(text, tokens)
    bars = [i + 1 for i, t in enumerate(tokens[:-1]) if t.text in "|•·–—"]
    cuts = (i for i in range(1, len(tokens) - 1) if tokens[i].text == "/" and not tokens[i - 1].text.isdigit())
    slashes = [i + 1 for i in cuts if _tells(tokens[:i])]
    for start in (*agencies, *bars, *slashes, sentences(tokens)[-1][0], 0):
        parsed = _signed_picture(text, tokens[start:]) if len(tokens) - start <= MAX_SIGNED else None
        if parsed:
            return tokens[start].start, parsed
    return None


def _agencies(text: str, tokens: Sequence[Token]) -> Iterator[int]:
    """Where an agency stands before a slash: behind a sentence, "… at dawn. imago/A", "… at dawn. picture alliance /
    dpa | A"; or in capitals, "… at dawn EFE/ A"."""
    slash = next((i for i in range(1, len(tokens) - 1) if tokens[i].text == "/"), 0)
    if not slash:
        return
    end = max((i for i in range(slash) if tokens[i].text in SENTENCE_ENDS), default=-1) + 1
    if 0 < end < slash and find_agency(printed(text, tokens[end:slash])):
        yield end
    agency = tokens[slash - 1].text
    if slash > 1 and agency.isupper() and tokens[slash - 2].text.islower() and find_agency(agency):
        yield slash - 1


def _signed_last(text: str, tokens: Sequence[Token]) -> tuple[int, Parsed] | None:
    """Behind the last sentence or a bar, with no stop of its own, what only who took the picture is: "… at dawn. A
    B/Outlet", "… at dawn | A B/Outlet", "… at dawn. A B for The Outlet", "… at dawn. / A B", "… at dawn.—A B"."""
    last = sentences(tokens)[-1][0]
    marks = (i for i, t in enumerate(tokens[1:-1], 1) if t.text == "|" or _is_set_off(tokens, i))
    start = max([last, *(i + 1 for i in marks)])
    rest = tokens[start:]
    if not start or tokens[-1].text in SENTENCE_ENDS:
        return None
    is_named = tokens[start - 1].text != "|" and _is_set_off(tokens, start - 1) and is_name(rest, least=2)
    if not (is_named or _are_taker_and_outlet(split_at(rest, "/")) or _is_sent(rest, is_ended=False)):
        return None
    parsed = _pictures(text, rest)
    return (rest[0].start, parsed) if parsed else None


def _is_set_off(tokens: Sequence[Token], i: int) -> bool:
    """Whether a slash or a dash stands right behind a sentence."""
    return i > 0 and tokens[i].text in "/—–" and tokens[i - 1].text in SENTENCE_ENDS


def _are_taker_and_outlet(parts: Sequence[Sequence[Token]]) -> bool:
    """As in "A B/Outlet", "Outlet/A B": names, one of a person; but not "Ulm/Neu-Ulm"."""
    is_place = bool(parts) and place_key(_words(parts[0])) in KNOWN
    is_person = any(is_name(part, least=2) for part in parts)
    return 2 <= len(parts) <= 3 and all(map(is_name, parts)) and is_person and not is_place


def _tells(tokens: Sequence[Token]) -> bool:
    """Whether words say what is to be seen, and no names: among several a small word is of no name."""
    last = split_at(tokens[sentences(tokens)[-1][0] :], "-")[-1:]
    words = [t for t in (last[0] if last else ()) if t.text.isalpha()]
    return len(words) > 1 and any(t.text.islower() and t.key not in PARTICLES for t in words)


def _named_before(text: str, tokens: Sequence[Token], opening: int, parsed: Parsed) -> tuple[int, Parsed]:
    """As in "… at dawn. A (Agency)": the name before the bracket, where it is all that stands behind a full stop."""
    end = max((i for i in range(opening) if tokens[i].text in SENTENCE_ENDS), default=-1) + 1
    if end and not parsed.people and is_name(tokens[end:opening], least=2):
        named = _pictures(text, tokens[end:])
        if named:
            return tokens[end].start, named
    return tokens[opening].start, parsed


def _words(tokens: Sequence[Token]) -> str:
    return " ".join(t.text for t in tokens)


def _is_organisation(tokens: Sequence[Token]) -> bool:
    """An organisation in square brackets, which captions have little other use for: "[Company via Outlet]"."""
    if not 0 < len(tokens) <= MAX_SIGNED or not is_capital(tokens[0].text):
        return False
    return is_organisation(_words(tokens)) and not running(_words(tokens))


def _is_photographer(tokens: Sequence[Token], is_ended: bool, marks: str) -> bool:
    """Whether a bracket names who took a picture: "(A B/Outlet)", "(Outlet photo/A B)", "(A B for The Outlet)"; behind
    a full stop in fewer words."""
    parts = [part for part in split_at(tokens, marks) if not _is_year(part)]
    if parts and _is_own(parts[0]) and (len(parts) == 1 or (len(parts) == 2 and is_name(parts[1], least=2))):
        return True
    if len(parts) == 2 and is_name(parts[0], least=2) and is_organisation(_words(parts[1])):
        return True
    return _is_sent(tokens, is_ended) or (is_ended and (_is_named(tokens, parts) or _is_of_outlet(parts)))


def _is_of_outlet(parts: Sequence[Sequence[Token]]) -> bool:
    """As in "(A B/outlet)": an outlet that writes its name small."""
    is_pair = len(parts) == 2 and is_name(parts[0], least=2) and len(parts[1]) == 1
    return is_pair and parts[1][0].text.isalpha()


def _is_named(tokens: Sequence[Token], parts: Sequence[Sequence[Token]]) -> bool:
    """As in "(A B)", "(A B/Outlet)", "(NASA/JPL)", "(Outlet)", "(outlet.example)"; but not "(Archivbild)", "(Ulm)"."""
    if len(tokens) == 1:
        word = tokens[0]
        is_outlet = is_name(tokens) and word.key not in lexicon().phrases
        return place_key(word.text) not in KNOWN and (is_outlet or HOST.fullmatch(word.text) is not None)
    if len(parts) > 1 and all(is_organisation(_words(part)) for part in parts):
        return True
    return 1 <= len(parts) <= 3 and all(map(is_name, parts)) and is_name(parts[0], least=2)


def _is_year(tokens: Sequence[Token]) -> bool:
    """As in "(A B/Outlet/2023)": when the picture was taken."""
    return len(tokens) == 1 and _YEAR.fullmatch(tokens[0].text) is not None


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


def _is_own(tokens: Sequence[Token]) -> bool:
    """As in "(Outlet photo/A B)", "(Outlet photo)": whose the picture is, and the word for it, of one line."""
    return len(tokens) > 1 and is_name(tokens[:-1]) and tokens[-1].key in lexicon().pictures


def _signed_picture(text: str, tokens: Sequence[Token]) -> Parsed | None:
    inner = printed(text, trim(tokens))
    pieces = _PHOTO_PIECES.split(inner)
    if not any(find_agency(owner(piece)) for piece in pieces):
        return None
    return _pictures(text, tokens)
