"""Cheap tests before the grammar: most lines show no sign of a credit."""

import re
from collections.abc import Sequence

from newsclean.credit.kinds import HOST
from newsclean.credit.lexicon import lexicon
from newsclean.credit.openers import Opener, opener_at, untitled
from newsclean.credit.people import own_role
from newsclean.credit.tokens import CLOSING, DASHES, Token, is_mark, longest, tokenise, trim
from newsclean.credit.unspaced import MAX_UNSPACED, ends_signed, is_unspaced_label, says_origin
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency, is_short_form
from newsclean.text import LATIN, is_east_asian

__all__ = [
    "MAX_SIGNED", "begins_picture", "begins_pictures", "ends", "ends_in_desks", "is_label", "is_life",
    "is_nameless_life", "is_source_label", "says_author", "stands_inside", "tells", "tells_job",
]  # fmt: skip

TELLING = 200  # characters at the end of a paragraph in which the verb of a contributor line stands
MAX_MARKED = 300  # characters before the end in which a copyright may begin
MAX_OPENED = 500  # the same for any other credit
MAX_OPENER = 60  # characters of what opens a list
MOST_WORDS = 8  # of the same
LEAST_AUTHOR = 5  # letters of "autor"
ONE_SENTENCE = 60  # characters in which no second sentence is looked for
MAX_TITLED = 250  # characters of a title in quotes, and what is said of it
MAX_LIFE = 220  # characters in which a biography names the job
MAX_WIRED = 150  # characters of a sign-off with names behind it
MAX_AGENCY = 6  # words of an agency and the word behind it
LAST = 24  # characters of a sign-off behind the last sentence
MAX_SIGNED = 40  # characters of a sign-off

_AROUND = "([:：՝.,-–—"
_BRACKETS = "([（"  # around a biography, as South Asian papers print it
_MARKS = "([{（【—–-*•|/©"
# Two words of a name, with particles or a full stop between them; capitals beyond ASCII count by their place.
_NAMED = lazy(re.compile, r"[^\W\d_a-z][\w.'’-]{0,30},? (?:[a-z]{1,4} ){0,2}[\"“'‘(]?[^\W\d_a-z]")
_CLOSING = CLOSING | {"\ufffd"}  # a broken encoding may have taken the bracket
_SENTENCE_END = lazy(re.compile, r"[.!?…।۔؟][\"”’»«“]?\s[-–—\s]*")
_COLONS = frozenset("：:＝=՝")
_DASHES = frozenset("–—")  # before a credit in small letters: "… he said. – with reports from A"


def _opens(text: str) -> bool:
    """Whether a line begins as a credit does: "Reporting by", "Quelle:", "©"."""
    words, (first, _, more) = lexicon(), text[:MAX_OPENER].partition(" ")
    whole = first.rstrip(".")  # "Oprac. A"
    is_begun = whole in words.starts or first.rstrip(":：՝") in words.phrases or first[:1] in _MARKS or "/" in first
    if not is_begun:  # most lines
        return False
    phrases = words.phrases.get(first.strip(_AROUND).lower())
    if phrases and None not in phrases and more.partition(" ")[0].strip(_AROUND).lower() not in phrases:
        return False
    tokens, opener = _opening(text)
    return opener is not None or (bool(tokens) and is_mark(tokens[0]))


def _is_titled(text: str) -> bool:
    """Whether a title in quotes begins it, and a verb in small letters follows, as in ""Ferry returns" was first
    published by Outlet"."""
    tokens = tokenise(text[:MAX_TITLED]) if text[0] in '"“„«' else ()
    return untitled(tokens) is not tokens


def _opening(text: str) -> tuple[Sequence[Token], Opener | None]:
    """The first tokens of a line, and the phrase that opens a list there."""
    tokens = trim(tokenise(text[:MAX_OPENER]))
    return tokens, opener_at(tokens, 0)


def says_author(text: str) -> bool:
    """Whether a line begins with a word for an author or a text, "Autor:", rather than with a small word, "Von:".
    In Chinese, Japanese and Korean all that a colon parts from a name is such a word."""
    if is_east_asian(text[:MAX_OPENER]):
        return not _COLONS.isdisjoint(text[:MAX_OPENER])
    tokens, opener = _opening(text)
    role = opener.phrase.role if opener and opener.phrase.kind == "label" else ""
    return role == "writing" or (role == "author" and len(tokens[0].text) >= LEAST_AUTHOR)


def begins_picture(text: str) -> bool:
    """Whether a line begins with the label of a picture, as a caption does: "Photo: The harbour at dawn …"."""
    _, opener = _opening(text)
    return opener is not None and opener.phrase.role == "photo"


def begins_pictures(text: str) -> bool:
    """Whether a line begins with the label of several pictures: "Fotos: A" above a story is who took all of them."""
    tokens, opener = _opening(text)
    return opener is not None and tokens[0].key in lexicon().several


def is_label(text: str) -> bool:
    """Whether a line is a label and no more, "Übersetzung:", so that the names stand on the next."""
    if is_east_asian(text):
        return is_unspaced_label(text)
    if text.partition(" ")[0].strip(_AROUND).lower() not in lexicon().phrases:  # most lines
        return False
    tokens = tokenise(text)
    opener = opener_at(tokens, 0)
    return opener is not None and opener.end == len(tokens) and opener.phrase.kind in ("label", "by")


def is_source_label(text: str) -> bool:
    """Whether a label is one of sources: "Quellen:"."""
    opener = opener_at(tokenise(text), 0)
    return opener is not None and opener.phrase.role == "source"


def tells(text: str) -> bool:
    """Whether a verb of contributors stands near the end: "A and B contributed to this report"."""
    return not lexicon().did_words.isdisjoint(text[-TELLING:].lower().rstrip(". )").split())


def stands_inside(text: str) -> bool:
    """Whether a line above a story or in the middle of it may be a credit: it opens as one, says where the story was
    printed first, or closes with a bracket on what was done."""
    if text[-1:] == ")" and own_role(tokenise(text)):  # "A (Text) und B (Fotos)"
        return True
    return _opens(text) or _is_titled(text) or (text[:1] > LATIN and says_origin(text))


def tells_job(text: str) -> bool:
    """Whether a line begins with the word for a job: "Correspondent for politics"."""
    return text.partition(" ")[0].lower() in lexicon().jobs


def ends(text: str, near: bool) -> bool:
    """Whether a text may end in a credit: a bracket that closes it, a sentence that opens as credits do, a verb of
    contributors; `near` a story a copyright, or a short line that may be a sign-off."""
    if not _CLOSING.isdisjoint(text[-2:]) or _opens(text) or _is_titled(text) or tells(text):
        return True
    if len(text) > ONE_SENTENCE and _opens_sentence(text[-MAX_OPENED:]):
        return True
    if near and (_is_marked(text[-MAX_MARKED:]) or (not text.isascii() and ends_signed(text))):
        return True
    if len(text) <= MAX_UNSPACED and is_east_asian(text):
        return len(text) <= MAX_SIGNED or not _COLONS.isdisjoint(text)
    return near and (_signs_last(text[-LAST:]) or _is_signed(text))


def _is_signed(text: str) -> bool:
    """Whether a short line may be a sign-off: agencies and initials, "ab, cd; Foto: Agency", who helped an agency."""
    if len(text) <= MAX_SIGNED and (text[0] in DASHES or "/" in text or " - " in text or _names_agency(text)):
        return True
    is_initialled = text[:2].islower() and ";" in text[:LAST]
    return len(text) <= MAX_WIRED and (is_initialled or _is_wired(text))


def _names_agency(text: str) -> bool:
    """Whether a line ends in an agency, "A, Agency", "Outlet with Agency", or is capitals behind one, "PTI AB CD"."""
    words = text.split()
    if not lexicon().joining.isdisjoint(words[1:-1]) and find_agency(words[-1].strip(".)")) is not None:
        return True
    if words and text == text.upper() and find_agency(words[0]) is not None:
        return True
    return find_agency(text.rpartition(", ")[2].strip(" -–—.")) is not None


def _is_wired(text: str) -> bool:
    """Whether an agency begins it, and a word like "with" follows: "The Canadian Press, with files from A"."""
    words = text[:MAX_OPENER].lstrip("-–— ").split()[:MAX_AGENCY]
    at = next((i for i, word in enumerate(words) if word in lexicon().joining), 0)
    return at > 0 and find_agency(" ".join(words[:at]).rstrip(",")) is not None


def is_life(text: str, authors: frozenset[str]) -> bool:
    """Whether a text may be a biography: a name begins it, and an author or a job is named in it."""
    text = text.lstrip(_BRACKETS)
    if not _NAMED.match(text):
        return False
    head = text[:MAX_LIFE].lower()
    words = head.replace(",", " ").replace(".", " ").replace("-", " ").split()
    return any(author in head for author in authors) or not lexicon().jobs_all.isdisjoint(words)


def is_nameless_life(text: str) -> bool:
    """Whether a text may be a biography of "the author", whom the byline names."""
    nameless, head = lexicon().nameless, text[:MAX_OPENER].lstrip(_BRACKETS)
    first = head.partition(" ")[0].lower().replace("’", "'")
    return first in nameless and longest(nameless, tokenise(head), 0) is not None


def _opens_sentence(text: str) -> bool:
    """Whether a sentence in it begins as a credit does; most texts hold no such word at all."""
    words, starts = text.split(), lexicon().starts
    if starts.isdisjoint(words) and _DASHES.isdisjoint(text):
        return False
    begun = (i for i, word in enumerate(words) if word[-1] in _COLONS or word in starts or word[0] in _DASHES)
    return any(_opens(" ".join(words[i : i + MOST_WORDS])) for i in begun)


def _signs_last(text: str) -> bool:
    """Whether an agency or a site stands behind the last sentence: "… he said. — AFP", "… sagte er.“ ab/dpa"."""
    _, *last = _SENTENCE_END.split(text.rstrip(" ."))
    if last and HOST.fullmatch(last[-1]):
        return True
    return bool(last) and any(map(is_short_form, last[-1].replace("/", " ").split()))


def ends_in_desks(text: str) -> bool:
    """Whether initials may stand behind the last sentence: "… sa hun. /ab", "… zei hij. AB/CD"."""
    return "/" in text[-LAST:] and "/" in _SENTENCE_END.split(text)[-1][:LAST]


def _is_marked(text: str) -> bool:
    return "©" in text or "(c)" in text or "(C)" in text or "（c）" in text
