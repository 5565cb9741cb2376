"""How good an extraction is, beside an annotation.

    shingle_f1   overlap of runs of four tokens between the found and the annotated body, of mean precision and recall
    exact        share of pages whose body has just the annotated tokens
    para_f1      whole paragraphs, equal after folding case, space, quotes and dashes
    chunk_f1     snippets that the body must and must not hold, pooled over all pages
    lead         share of pages whose first words stand within the body's first 400 characters
    title        equal after folding
    authors_f1   sets of folded names
    date         the same day
    dateline_f1  the whole dateline as printed, pooled; wrong where there is none
    credit_f1    lines of credit, pooled; found where their words overlap by 0.8
    people_f1    credited people with their role, pooled
    org_f1       credited organisations, pooled
    dateline_parts, people_name_f1, people_place_acc
                 of the datelines found, the share with the right places, agencies and date; people without their role;
                 of the people found, the share with the right place

A measure is taken only where a page has the annotation. Optional paragraphs may be in or out: the best choice counts.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from statistics import fmean
from typing import Any, NamedTuple

__all__ = ["TOKEN", "Answer", "Counts", "judge", "pool"]

RUN = 4
LEAD = 400
SAME_LINE = 0.8
MANY = 4  # with more optional paragraphs than this, only all and none of them are tried

# A word; a single character in the scripts that put no space between words (Thai to Lao, Myanmar, Khmer, kana, Han).
TOKEN = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|\w+")
_PLAIN = str.maketrans({**dict.fromkeys("‘’‚‛′", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("–—−", "-")})

Row = dict[str, Any]


class Answer(NamedTuple):
    """What a tool found on a page."""

    text: str = ""
    title: str | None = None
    authors: Sequence[str] = ()
    date: str | None = None  # begins with YYYY-MM-DD
    dateline: Row | None = None
    credits: Sequence[Row] = ()

    @classmethod
    def of(cls, article: Any) -> "Answer":
        """What newsclean found: its Article."""
        told = article.to_dict()
        names = [person["name"] for person in told["authors"]]
        return cls(article.text, told["headline"], names, told["published"], told["dateline"], told["credits"])


class Counts(NamedTuple):
    """Things found that are right, found that are wrong, and missed."""

    right: int
    wrong: int
    missed: int


Values = dict[str, float | Counts]


def judge(row: Row, answer: Answer) -> Values:
    """One page's measures: a number, or counts that are to be pooled."""
    found: Values = {}
    bodies = list(_bodies(row))
    if bodies:
        found |= _shingles(["\n".join(body) for body in bodies], answer.text)
    if "body" in row:
        found["para_f1"] = max(_paragraphs(body, answer.text.split("\n")) for body in bodies)
    if "with" in row:
        found["chunk_f1"] = _snippets(row["with"], row["without"], answer.text)
    if "first13" in row:
        lead = _fold(row["first13"].rstrip("."))
        found["lead"] = float(lead in _fold(answer.text[: 3 * LEAD])[: LEAD + len(row["first13"])])
    if "title" in row:
        found["title"] = float(_fold(row["title"]) == _fold(answer.title))
    if "authors" in row:
        found["authors_f1"] = _f1(_matched(set(map(_fold, row["authors"])), set(map(_fold, answer.authors))))
    if "date" in row:
        found["date"] = float(row["date"] == (answer.date or "")[:10])
    if row.get("article"):
        found |= _dateline(row.get("dateline"), answer.dateline)
        found |= _credits(row.get("credits", []), answer.credits)
    return found


def pool(pages: Iterable[Values]) -> dict[str, float]:
    """The measures over many pages: means of numbers, F1 of summed counts."""
    values: dict[str, list[Any]] = {}
    for page in pages:
        for name, value in page.items():
            values.setdefault(name, []).append(value)
    pooled = {name: _together(found) for name, found in values.items()}
    if "_recall" in pooled:
        precision, recall = pooled.pop("_precision", 0.0), pooled.pop("_recall")
        pooled["shingle_f1"] = _harmonic(precision, recall)
    return pooled


def _together(values: list[Any]) -> float:
    if isinstance(values[0], Counts):
        return _f1(Counts(*map(sum, zip(*values, strict=True))), empty=1.0)
    return fmean(values)


# --- the body


def _bodies(row: Row) -> Iterator[list[str]]:
    """The annotated body by paragraphs, in each form that counts as right."""
    if "text" in row:
        yield row["text"].split("\n")
    elif "body" in row:
        free = row.get("optional", ())
        sizes = range(len(free) + 1) if len(free) <= MANY else (0, len(free))
        for out in (set(chosen) for size in sizes for chosen in combinations(free, size)):
            yield [paragraph for i, paragraph in enumerate(row["body"]) if i not in out]


def _shingles(bodies: list[str], text: str) -> Values:
    tokens = _tokens(text)
    found, wanted = _runs(tokens), [_tokens(body) for body in bodies]
    precision, recall = max((_overlap(_runs(body), found) for body in wanted), key=lambda pair: _harmonic(*pair))
    values: Values = {"_precision": precision, "_recall": recall, "exact": float(tokens in wanted)}
    if not tokens:
        del values["_precision"]  # nothing was claimed: the recall says it
    return values


def _overlap(wanted: Counter[Hashable], found: Counter[Hashable]) -> tuple[float, float]:
    both = (wanted & found).total()
    return both / max(1, found.total()), both / max(1, wanted.total())


def _runs(tokens: list[str]) -> Counter[Hashable]:
    return Counter(tuple(tokens[i : i + RUN]) for i in range(max(1, len(tokens) - RUN + 1)) if tokens)


def _paragraphs(wanted: list[str], found: list[str]) -> float:
    return _f1(_matched(map(_fold, wanted), filter(None, map(_fold, found))))


def _snippets(inside: list[str], outside: list[str], text: str) -> Counts:
    flat = " ".join(text.split())
    held, wrong = (sum(" ".join(snippet.split()) in flat for snippet in snippets) for snippets in (inside, outside))
    return Counts(held, wrong, len(inside) - held)


# --- dateline and credits


def _dateline(wanted: Row | None, found: Row | None) -> Values:
    if wanted and found and _words(wanted["raw"]) == _words(found["raw"]):
        return {"dateline_f1": Counts(1, 0, 0), "dateline_parts": float(_parts(wanted) == _parts(found))}
    return {"dateline_f1": Counts(0, bool(found), bool(wanted))}


def _parts(dateline: Row) -> tuple[set[str], set[str], str]:
    places, agencies = (set(map(_fold, dateline.get(kind) or ())) for kind in ("places", "agencies"))
    return places, agencies, _fold(dateline.get("date"))


def _credits(wanted: Sequence[Row], found: Sequence[Row]) -> Values:
    return {
        "credit_f1": _credit_lines([_words(line["raw"]) for line in wanted], [_words(line["raw"]) for line in found]),
        "people_f1": _matched(_people(wanted), _people(found)),
        "people_name_f1": _matched(set(dict(_people(wanted))), set(dict(_people(found)))),
        "org_f1": _matched(set(_organisations(wanted)), set(_organisations(found))),
        **_places(dict(_people(wanted, "place")), _people(found, "place")),
    }


def _credit_lines(wanted: list[Counter[str]], found: list[Counter[str]]) -> Counts:
    left = list(found)
    for line in wanted:
        same = next((other for other in left if _alike(line, other) >= SAME_LINE), None)
        if same is not None:
            left.remove(same)
    right = len(found) - len(left)
    return Counts(right, len(left), len(wanted) - right)


def _alike(a: Counter[str], b: Counter[str]) -> float:
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def _people(lines: Sequence[Row], what: str = "role") -> Iterator[tuple[str, str]]:
    return ((_fold(person["name"]), _fold(person.get(what))) for line in lines for person in line["people"])


def _places(wanted: dict[str, str], found: Iterable[tuple[str, str]]) -> Values:
    """Of the people found, where they are. A wrong place is a missed one, too: so F1 is the share of the right ones."""
    are_right = [wanted[name] == place for name, place in found if name in wanted]
    wrong = are_right.count(False)
    return {"people_place_acc": Counts(len(are_right) - wrong, wrong, wrong)} if are_right else {}


def _organisations(lines: Sequence[Row]) -> Iterator[str]:
    return (_fold(name) for line in lines for name in line["organisations"])


def _words(raw: str | list[str]) -> Counter[str]:
    """The folded words of a printed line, as digests: an annotation may hold no more than these."""
    if isinstance(raw, list):
        return Counter(raw)
    return Counter(hashlib.sha1(word.encode()).hexdigest()[:8] for word in TOKEN.findall(_fold(raw)))


# --- strings and numbers


def _tokens(text: str) -> list[str]:
    return TOKEN.findall(unicodedata.normalize("NFKC", text))


def _fold(text: str | None) -> str:
    return " ".join(unicodedata.normalize("NFKC", text or "").translate(_PLAIN).split()).casefold()


def _matched(wanted: Iterable[Hashable], found: Iterable[Hashable]) -> Counts:
    asked, given = Counter(wanted), Counter(found)
    right = (asked & given).total()
    return Counts(right, given.total() - right, asked.total() - right)


def _f1(counts: Counts, empty: float = 0.0) -> float:
    total = 2 * counts.right + counts.wrong + counts.missed
    return 2 * counts.right / total if total else empty


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0
