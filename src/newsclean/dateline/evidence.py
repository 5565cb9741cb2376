"""Whether what was read is a dateline: the evidence that each closing mark asks for."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import regex

from newsclean.dateline.agency import is_initials
from newsclean.dateline.place import Place
from newsclean.dateline.reader import Draft
from newsclean.dateline.tokens import HEAD
from newsclean.dateline.words import (
    ABOARD,
    AGENCY_NAMES,
    BARE,
    CIVIC,
    DECLINING,
    DEICTICS,
    DESKS,
    FEATURES,
    FEATURES_FIRST,
    KICKERS,
    LOCATIVES,
    PRINTED_AGENCIES,
    TOPIC_ENDINGS,
    VESSELS,
)
from newsclean.patterns import lazy
from newsclean.rules.months import WEEKDAYS
from newsclean.rules.people import PARTICLES
from newsclean.rules.places import CITIES, NAMESAKES, is_shaped_like_a_place, place_key
from newsclean.text import begins_small, ends_sentence, fold

__all__ = ["CONTEXT", "is_dateline"]

# How far into the lead "in Erden" is looked for, as evidence that "ERDEN." is a place.
CONTEXT = 2000
# Capitals that no list knows: "FLUSHING MEADOWS —" is a place, four such words are a headline.
UNKNOWN_WORDS = 3
TEAM_WORDS = 2  # "Real Betis"; more may be how a sentence begins: "Ulm – Das War Knapp: …"
LEAST_DECLINED = 2  # words of a name that another case may stand for
SHORTEST_STEM, LONGEST_ENDING = 3, 3  # letters of a word in another case: "Banská", "v Banskej"; "Nový", "v Novém"
# What is left of a line of place, date and time behind the first dash is shorter than this.
STAMP = 40
QUOTES = " \"'“”„«»‘’"  # what a sentence may open with
_ELIDED = lazy(regex.compile, r"\p{L}['’]\p{L}")  # "L’ÉDITORIAL DU LAC", "EDITOR'S NOTE"
# Lines that open with capitals and a mark.
_IN_CAPITALS = lazy(regex.compile, r"^[ ]?\p{Lu}[^\p{Ll}\n:–—-]{2,40}+[:–—-][ ]", regex.MULTILINE)
_OTHER_SIDE = lazy(
    regex.compile,
    r"""(?P<side> \p{Lu}[\p{L}\p{M}.'’ -]{1,30}+ )
    (?: (?<=[ ]) (?P<score> \d{1,3} [ ]? [:–-] [ ]? \d{1,3} ) (?![ ]?\w) | [:;–—] (?!\S) )""",
    regex.VERBOSE,
)


def is_dateline(draft: Draft, close: str, rest: str, context: str, alone: bool) -> bool:
    """Whether the evidence is enough for the mark that closes the draft.

    `rest` is what follows on the line, `context` more of the story; `alone`, that the line is a block of its own.
    """
    if not _goes_on(draft, close, rest) or not (close or _may_stay_open(draft, rest, context, alone)):
        return False
    if not draft.places:
        return draft.wired and _is_wire_alone(draft, close, rest)
    return draft.bracketed or all(_is_place_here(place, draft, close, rest, context) for place in draft.places)


def _goes_on(draft: Draft, close: str, rest: str) -> bool:
    """Whether a story may follow: what stands behind a dash is a stamp or the other side of a match, too."""
    if rest[:1].islower() and not (draft.wired and close and draft.start != "agency"):
        return False
    if draft.bracketed and draft.date is None and not _opens_a_story(close, rest):
        return False
    if close == "bar" and draft.agencies and fold(draft.agencies[-1]) not in AGENCY_NAMES and not ends_sentence(rest):
        return False  # "ROME (HTL) | Book now"
    return not _is_stamp(rest) and (bool(draft.agencies) or not _is_fixture(draft.places, rest))


def _is_stamp(rest: str) -> bool:
    """Date or time behind the dash, and no more: "Ulm - 29.11.2022", "Wien - Mittwoch, 5.1.2022, 11:17 Uhr"."""
    if not rest or len(rest) >= STAMP or ends_sentence(rest):
        return False
    return rest[0].isdigit() or rest.split(maxsplit=1)[0].strip(".,").casefold() in WEEKDAYS


def _opens_a_story(close: str, rest: str) -> bool:
    """What follows a place in brackets, "(Ottawa) Le ministre …": a sentence, no hour, no other place, no book."""
    first = rest.split(maxsplit=1)[0].strip(",") if rest else ""
    is_told = first[:1].isalpha() and place_key(first) not in CITIES and close != "colon"
    return is_told and ends_sentence(rest) and _opens_with_words(rest, least=6)


def _is_fixture(places: Sequence[Place], rest: str) -> bool:
    """The other side of a match behind the dash: "Dortmund – Bremen 3:1", "Lyon – Nantes : les compositions", and,
    if it is no city's, a name where the place is no city in capitals: "Sevilla - Betis: horario"."""
    pair = _OTHER_SIDE.match(rest)
    if pair is None:
        return False
    side = pair["side"]
    if any(begins_small(word) and word not in PARTICLES for word in side.split()):  # "London – England won 4-1"
        return False
    is_team = side.istitle() and len(side.split()) <= TEAM_WORDS and not any(place.caps for place in places)
    return pair["score"] is not None or is_team or place_key(side) in CITIES


def _may_stay_open(draft: Draft, rest: str, context: str, alone: bool) -> bool:
    """Without a closing mark: "(CNN)Text", "New Delhi, Jan 5 (PTI) Text", or a line of its own."""
    if draft.start == draft.last == "agency" and draft.places:  # "ایسنا/خوزستان …"
        return bool(rest)
    if draft.last in ("bracket", "slashed") and (draft.wired or draft.bracketed):
        return bool(rest or draft.places)
    if not alone or rest:
        return False
    return all(_is_sure_alone(place, draft, context) for place in draft.places)


def _is_sure_alone(place: Place, draft: Draft, context: str) -> bool:
    """Whether a place needs no mark on a line of its own: "HANOI, Vietnam", "LIMA", "Ulm, 4. März", and before an
    agency one that the story names."""
    if place.caps and (place.qualified or (place.name in CITIES and place.name not in NAMESAKES)):
        return True
    if draft.wired and (draft.start, draft.last) == ("places", "agency"):
        # in capitals a name may be that of who took a picture for the agency, or is on it: "A B - AFP"
        return place.known or _is_mentioned(place._replace(caps=False), "", context)
    return place.known and bool(draft.date or draft.wired)


def _is_wire_alone(draft: Draft, close: str, rest: str) -> bool:
    """An agency without a place: "(Reuters) -", "March 4 (AP) —", "ANSA -"; but "Reuters: …" is an interviewer."""
    if draft.start == "agency":
        if draft.date and close == "stop":  # ТАСС, 5 января.
            return True
        known = draft.agencies[0] in PRINTED_AGENCIES
        return close in ("em", "dash", "stopdash", "bar") and bool(rest) and (not known or draft.agencies[0] in BARE)
    if close == "stop":
        return draft.start != "bracket"
    return close != "" or bool(rest)


def _is_place_here(place: Place, draft: Draft, close: str, rest: str, context: str) -> bool:
    """Whether a name is a place: by what stands beside it, or by the evidence that the closing mark asks for."""
    if _is_topic(place, draft, close):
        return False
    is_listed = place.known or place.qualified
    if draft.start == "correspondent" and _is_uncased(place.raw):  # "संवाद सूत्र, मेरठ:"
        return close != "" and place.words <= UNKNOWN_WORDS
    if draft.wired and "agency" not in (draft.start, draft.last):
        return is_listed or _is_word(place) or bool(draft.date or close)
    if draft.code:
        return close != "" and (is_listed or _is_before_code(place, draft))
    if is_initials(place.name) or (draft.start == "dated" and not draft.wired and not place.known):
        return False
    likely = is_listed or is_shaped_like_a_place(place.name) or _is_mentioned(place, rest, context)
    if draft.wired:
        likely |= _is_beside_outlet(place, draft, close, rest)
    if draft.date is not None and draft.date.casefold() in WEEKDAYS:  # a list of events has days, too
        return likely and close != "" and ends_sentence(rest)
    if draft.date is not None or draft.wired:
        return likely or (place.words <= UNKNOWN_WORDS and (place.caps or _is_uncased(place.raw)))
    if close in ("dash", "colon") and not place.known and _is_town_in_capitals(place, rest, context):
        return True
    return not close or _CLOSES[close](place, likely, rest)  # what stays open, `_may_stay_open` has judged


def _is_word(place: Place) -> bool:
    """Whether it is printed as places are that need no other sign: in capitals, or in one word."""
    return place.caps or place.words == 1


def _is_before_code(place: Place, draft: Draft) -> bool:
    """ "PORT SABLE, May 18 (NPA) -": a name before an agency that no table has. "FINAL, May 18 (7pm) -" is a notice."""
    code = draft.agencies[-1]
    is_dated = place.caps and place.words <= UNKNOWN_WORDS and draft.date is not None
    return not code[0].isdigit() and (is_dated or (_is_word(place) and code.islower()))


def _is_beside_outlet(place: Place, draft: Draft, close: str, rest: str) -> bool:
    """ "Lake.example, Erden - …", "Erden, Lake Courier - …": a site that signs its stories by its address sets a place
    behind it and no topic; a word before an outlet is a place, where two may be who writes for it."""
    if draft.start == "agency":
        most = TEAM_WORDS if "." in draft.agencies[0] else 0
    else:
        most = 1 if (draft.start, draft.last) == ("places", "agency") else 0
    return place.words <= most and close in ("dash", "em") and rest[:1].isupper() and _opens_with_words(rest)


def _is_topic(place: Place, draft: Draft, close: str) -> bool:
    """Whether a name has a word of kickers, "Sport", and is none of a ship or a state, "ABOARD THE SPORT EXPRESS"."""
    if place.known or KICKERS.isdisjoint(place_key(place.raw).replace(",", "").split()):  # "Lake Robotics, Inc."
        return False
    aboard = f"{place.name} ".startswith(ABOARD) if draft.wired else close == "em" and place.name.startswith(VESSELS)
    return not (place.caps and (place.qualified or aboard))


def _is_uncased(name: str) -> bool:
    """Whether a script has no capitals that would tell a place: "بندر نو - ایرنا -"."""
    return name.upper() == name.lower()


def _before_em_dash(place: Place, likely: bool, rest: str) -> bool:
    """ "FLUSHING MEADOWS — …": capitals need no other evidence."""
    is_short = place.words <= UNKNOWN_WORDS or place.name.startswith(VESSELS)
    return likely or (place.caps and is_short and _is_no_topic(place))


def _before_dash(place: Place, likely: bool, rest: str) -> bool:
    """ULM – …, Ulm | …, but not ISRAEL - …: a country there is a topic, and so may be any word that no list knows."""
    return likely and (not place.known or place.qualified or place.name in CITIES or place.name in DESKS)


def _is_no_topic(place: Place) -> bool:
    words = place.name.split() or [""]
    if words[0] in FEATURES_FIRST or words[-1] in FEATURES:
        return False
    return len(place.name) > 3 and not place.name.endswith(TOPIC_ENDINGS)


def _is_town_in_capitals(place: Place, rest: str, context: str) -> bool:
    """ "MILL HOLLOW – Volunteers …", "MILL HOLLOW: …": as good as before an em dash where a sentence follows. One word
    needs more, for most are kickers; and where several stand so in the story they are labels, speakers or scores."""
    if not place.caps or not 1 < place.words <= UNKNOWN_WORDS or not _is_no_topic(place) or _ELIDED.search(place.raw):
        return False
    is_sentence = rest.lstrip(QUOTES)[:1].isupper() and ends_sentence(rest) and _opens_with_words(rest, least=6)
    return is_sentence and len(_IN_CAPITALS.findall(context)) < 2


def _before_colon(place: Place, likely: bool, rest: str) -> bool:
    """ "BHOPAL: Police …", but no speaker ("MARTIN: Well …"), no list ("London: 12 degrees", "Roma: Bove; Belli"),
    no "Ulm: Hier …"."""
    is_namesake = place.name in NAMESAKES
    is_sure = _before_dash(place, likely, rest)
    first = rest.split(maxsplit=1)[0].casefold() if rest else ""
    if not first:
        return is_sure and (place.caps or not is_namesake)
    if first[0].isdigit() or first.strip(",") in DEICTICS or (";" in rest and not ends_sentence(rest)):
        return False
    return place.qualified or (not is_namesake and (place.name in CITIES or (place.caps and is_sure)))


def _before_stop(place: Place, likely: bool, rest: str) -> bool:
    """ "Ulm. Das Museum öffnet wieder.", but not "Ulm. Bonn. Kiel. Drei Städte …"."""
    if not _opens_with_words(rest):
        return not rest and place.name in CITIES
    if place.name in NAMESAKES or place.name in DESKS:
        return False
    return _before_dash(place, likely, rest) or (place.caps and place.words == 1 and _is_no_topic(place))


def _opens_with_words(rest: str, least: int = 3) -> bool:
    """Whether the first sentence has that many words."""
    return len(regex.split(r"[.!?…]", rest[:HEAD], maxsplit=1)[0].split()) >= least


def _before_stopdash(place: Place, likely: bool, rest: str) -> bool:
    return likely or (place.words <= UNKNOWN_WORDS and len(place.name) > 3)


_CLOSES: Mapping[str, Callable[[Place, bool, str], bool]] = MappingProxyType(
    {
        "em": _before_em_dash,
        "dash": _before_dash,
        "colon": _before_colon,
        "stop": _before_stop,
        "stopdash": _before_stopdash,
        "bar": _before_dash,
    }
)


def _is_mentioned(place: Place, rest: str, context: str) -> bool:
    """Whether the story says "in Erden", "Erden police", or speaks of an "Erdener": then ERDEN is a place. Of capitals
    alone above the story it is enough that the story names it."""
    name = place.name.title()
    story = f" {rest} {context[:CONTEXT]}"
    if place.caps and not rest and f" {name}" in story:
        return True
    between = story.split(name)
    is_civic = any(behind.startswith(CIVIC) for behind in between[1:])
    is_near = any(before.endswith(LOCATIVES) for before in between[:-1])
    return is_near or is_civic or f" {name.removesuffix('e')}er " in story or _is_declined(name.split(), story.split())


def _is_declined(name: Sequence[str], story: Sequence[str]) -> bool:
    """Whether a preposition stands before the name in another case: "v Černém Brodě" of "Černý Brod". One word is too
    little, for any other may begin so."""
    if len(name) < LEAST_DECLINED:
        return False
    places = (i + 1 for i, word in enumerate(story) if word in DECLINING)
    return any(all(map(_is_one, name, story[i : i + len(name)])) for i in places if i + len(name) <= len(story))


def _is_one(word: str, other: str) -> bool:
    """Whether two words differ by their endings only."""
    stem = max(SHORTEST_STEM, len(word) - LONGEST_ENDING)
    return len(word) >= stem and other[:stem] == word[:stem] and len(other) <= len(word) + LONGEST_ENDING + 1
