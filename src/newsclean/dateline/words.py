"""The words of datelines, from rules/dateline.toml and the tables of places and agencies, frozen for the grammar."""

from collections.abc import Mapping

from newsclean.rules import read
from newsclean.rules.agencies import AGENCIES
from newsclean.rules.months import MONTHS, WEEKDAYS
from newsclean.rules.places import CITIES, COUNTRIES
from newsclean.text import folded

__all__ = [
    "ABBREVIATED", "ABOARD", "AGENCY_NAMES", "AGENCY_STARTS", "ARTICLES", "BARE", "CABLE", "CIVIC", "CLOCK",
    "CORRESPONDENTS", "DAY_WORDS", "DECLINING", "DEICTICS", "DESKS", "FEATURES", "FEATURES_FIRST",
    "FILED", "JOINS", "KICKERS", "LABELS", "LOCATIVES", "ONLY_COUNTRIES", "OTHER_MONTHS", "PARTICLES", "PICTURES",
    "PRINTED_AGENCIES", "REGIONS", "REGION_WORDS", "RIVERS", "SMALL", "SPELLED_DAYS",
    "TOPIC_ENDINGS", "UPDATES", "VESSELS", "WIRES",
]  # fmt: skip

_TABLE = read("dateline.toml")
_WORDS: Mapping[str, list[str]] = _TABLE["words"]
ABOARD = tuple(phrase + " " for phrase in _WORDS["aboard"])
PARTICLES = frozenset(_WORDS["particles"])
JOINS = frozenset(_WORDS["joins"])
DESKS = frozenset(_WORDS["desks"])
OTHER_MONTHS = frozenset(_WORDS["other_months"])
DAY_WORDS = frozenset(_WORDS["day_words"])
SPELLED_DAYS = frozenset(_WORDS["spelled_days"])
WIRES = frozenset(_WORDS["wires"])
CLOCK = frozenset(_WORDS["clock"])
DEICTICS = frozenset(_WORDS["deictics"])
FEATURES = frozenset(_WORDS["features"])
FEATURES_FIRST = frozenset(_WORDS["features_first"])
UPDATES = frozenset(_WORDS["updates"])
PICTURES = frozenset(_WORDS["pictures"])
RIVERS = frozenset(_WORDS["rivers"])
REGIONS = frozenset(_WORDS["regions"])
REGION_WORDS = frozenset(_WORDS["region_words"])
VESSELS = tuple(phrase + " " for phrase in _WORDS["vessels"])
CORRESPONDENTS = tuple(" " + phrase for phrase in _WORDS["correspondents"])
ARTICLES = frozenset(_WORDS["articles"])
BARE = frozenset(_WORDS["bare"])
LABELS = frozenset(_WORDS["labels"])
ABBREVIATED = frozenset(_WORDS["abbreviated"])
LOCATIVES = tuple(f" {form} " for word in _WORDS["locatives"] for form in (word, word.capitalize()))
DECLINING = frozenset(form for word in _WORDS["declining"] for form in (word, word.capitalize()))
CIVIC = tuple(f" {form}" for word in _WORDS["civic"] for form in (word, word.title()))
KICKERS = WEEKDAYS.union(*_TABLE["kickers"].values())
CABLE: Mapping[str, list[str]] = _TABLE["cable"]
FILED: Mapping[str, list[str]] = _TABLE["filed"]
TOPIC_ENDINGS = tuple(_TABLE["topic_endings"])

ONLY_COUNTRIES = COUNTRIES - CITIES  # "Luxembourg" is a city too
_FILING = [agency for agency in AGENCIES if agency.kind != "pictures"]  # "Goat (Shutterstock)" is a caption
PRINTED_AGENCIES = frozenset(name for agency in _FILING for name in (*agency.short, *agency.names))
AGENCY_NAMES = frozenset(folded(PRINTED_AGENCIES))
AGENCY_STARTS = frozenset(name.replace("/", " ").partition(" ")[0] for name in PRINTED_AGENCIES)
# Words in small letters that a dateline may hold
_RIVER_LETTERS = frozenset(letter for river in RIVERS for letter in river.split(".")[:-1])
SMALL = (RIVERS | _RIVER_LETTERS | ARTICLES | PARTICLES | JOINS | WEEKDAYS | CLOCK).union(MONTHS)
