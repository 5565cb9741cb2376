"""The life of an author in a sentence: "A is a staff writer at Outlet, based in City." """

from collections.abc import Collection, Sequence

from newsclean.article import Person
from newsclean.credit.kinds import is_capital, is_organisation, seat_of, undoubled
from newsclean.credit.lexicon import lexicon
from newsclean.credit.tokens import (
    CLOSING,
    OPENING,
    POSSESSIVE,
    SENTENCE_ENDS,
    SPEECH,
    Parsed,
    Token,
    longest,
    phrase_at,
    printed,
    tokenise,
    trim,
    unarticled,
)
from newsclean.rules.agencies import find_agency
from newsclean.rules.people import PARTICLES
from newsclean.rules.places import CITIES, QUALIFIERS, place_key
from newsclean.text import fold

__all__ = ["read_biography"]

MAX_TITLE_WORDS = 4  # behind a name without a verb, which hold the job
MAX_NAME = 5  # capitalised words of a name
MAX_BIO_WORDS = 16  # from the verb to the job


def read_biography(line: str, tokens: Sequence[Token], authors: Collection[str]) -> Parsed | None:
    """As in "A is a staff writer at Outlet.", "A, Outlet's editor, is …"; any job of a known author or "the author"."""
    tokens = trim(tokens)
    nameless = longest(lexicon().nameless, tokens, 0)
    if nameless:
        return _nameless(line, tokens[nameless[0] :])
    return _post(line, tokens, authors) or _life(line, tokens, authors)


def _life(line: str, tokens: Sequence[Token], authors: Collection[str]) -> Parsed | None:
    """A name, and what a verb or two commas say of who bears it."""
    end = _name_end(tokens)
    if not end:
        return None
    name, known = _named(undoubled(printed(line, tokens[:end])), authors)
    rest = _behind_bracket(tokens[end:])
    clause = _clause(rest, known)
    if clause is None:
        return _written_by(line, rest, authors)
    said, job = clause
    if _is_told(said):
        return None
    based, employer = _based(line, rest), _works_for(line, said, job)
    is_weak = job is not None and said[job].key in lexicon().weak
    if is_weak and not (known or based or employer):
        return None
    place = based or (_stationed(line, said[job + 1 :]) if job is not None else None)
    return Parsed((Person(name, "person", "author", place, employer),), sentence=True)


def _named(name: str, authors: Collection[str]) -> tuple[str, bool]:
    """The name, and whether it is an author's. Of a name above the sentence, "Ana Ruiz", "Ana is …", the whole."""
    full, _, first = name.rpartition(" ")
    if full.startswith(f"{first} ") and _is_author(full, authors):
        return full, True
    return name, _is_author(name, authors)


def _nameless(line: str, tokens: Sequence[Token]) -> Parsed | None:
    """As in "The author is a lawyer", whose name the byline has: what follows "the author"."""
    clause = _clause(tokens, known=True) if tokens and tokens[0].text != "," else None
    if clause is None or (clause[1] or 0) > MAX_TITLE_WORDS or _is_told(clause[0]):
        return None
    employer = _works_for(line, *clause)
    return Parsed((), (employer,) if employer and is_organisation(employer) else (), sentence=True)


def _behind_bracket(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without what a bracket tells of a name: "(she/her)", an address, a year of birth; nothing if it stays open."""
    if not tokens or tokens[0].text not in OPENING:
        return tokens
    closing = next((i for i, t in enumerate(tokens) if t.text in CLOSING), len(tokens))
    return tokens[closing + 1 :]


def _clause(tokens: Sequence[Token], known: bool) -> tuple[Sequence[Token], int | None] | None:
    """What is said of the person, and where in it the job stands, if need be; None where no life is told."""
    words = lexicon()
    if len(tokens) < 2:
        return None
    if tokens[0].key in words.copulas:
        said = tokens[1:]
        job = _job(said[: MAX_BIO_WORDS + 1], words.jobs | words.asides if known else words.jobs)
        if job is None and known and any(t.key in words.author_verbs for t in said[: MAX_BIO_WORDS + 1]):
            return said, None  # "A is a miller and lives in City."
    elif tokens[0].text == ",":
        said = _apposition(tokens, known)
        job = _job(said, words.jobs)
        if said and job is None:  # "A, Jahrgang 1971, ist Korrespondent …"
            said = tokens[len(said) + 3 :]
            job = _job(said[: MAX_BIO_WORDS + 1], words.jobs)
    else:
        return (tokens[1:], None) if known and tokens[0].key in words.author_verbs else None
    return (said, job) if job is not None else None


def _post(line: str, tokens: Sequence[Token], authors: Collection[str]) -> Parsed | None:
    """A known author and the job, as a box prints them: "A, correspondent in City", "ACorrespondent in City"."""
    if not tokens:
        return None
    start = tokens[0].start
    for author in authors:
        end = start + len(author)
        if fold(line[start:end]) != author or " " not in author:
            continue
        said = trim(tokenise(line[end : tokens[-1].end]))
        job = _job(said[:MAX_TITLE_WORDS], lexicon().jobs)
        if job is not None and said[0].key not in lexicon().verbs and not _is_told(said):
            employer = _works_for(line[end:], said, job)
            employer = employer if employer and is_organisation(employer) else None  # "correspondent for politics"
            person = Person(line[start:end], "person", "author", _stationed(line[end:], said), employer)
            return Parsed((person,), sentence=True)
    return None


def _apposition(tokens: Sequence[Token], known: bool) -> Sequence[Token]:
    """What stands between two commas behind a name, where a verb of biographies follows (of a known author, any)."""
    closing = next((i for i, t in enumerate(tokens[1:MAX_BIO_WORDS], 1) if t.text == ","), 0)
    if not 0 < closing < len(tokens) - 1:
        return ()
    verb, words = tokens[closing + 1], lexicon()
    is_life = verb.key in words.author_verbs or (
        verb.key in words.copulas and _job(tokens[closing + 2 : closing + MAX_BIO_WORDS], words.jobs) is not None
    )
    if not (is_life or (known and verb.text.islower())):
        return ()
    return tokens[1:closing]


def _written_by(line: str, tokens: Sequence[Token], authors: Collection[str]) -> Parsed | None:
    """As in "The Column is written by A": a feature with a name of its own, by a known author."""
    found = phrase_at(tokens, 1, "by")
    if found is None or found[1].role != "writing":
        return None
    name = printed(line, tokens[found[0] : found[0] + _name_end(tokens[found[0] :])])
    return Parsed((Person(name, "person", "author"),), sentence=True) if _is_author(name, authors) else None


def _is_author(name: str, authors: Collection[str]) -> bool:
    """In the byline, perhaps with a short first name: "Steph" for "Stephanie"."""
    first, _, last = fold(name).rpartition(" ")
    return any(author.endswith(" " + last) and author[:3] == first[:3] for author in authors)


def _is_told(tokens: Sequence[Token]) -> bool:
    """Speech or an account of what somebody said is prose."""
    return any(t.text in lexicon().prose for t in tokens[:40])


def _name_end(tokens: Sequence[Token]) -> int:
    """How many tokens at the start are a person's name of two to five words."""
    end = next((i for i in range(len(tokens)) if not _is_of_name(tokens, i)), len(tokens))
    words = sum(is_capital(token.text) for token in tokens[:end])
    is_persons = 2 <= words <= MAX_NAME and tokens[0].key not in lexicon().articles
    return end if is_persons and not is_organisation(tokens[end - 1].text) else 0


def _is_of_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether it is a word with a capital, a particle before one, or the full stop of an initial."""
    token = tokens[i]
    if token.text == ".":
        return len(tokens[i - 1].text) <= 2
    is_particle = token.key in PARTICLES and i + 1 < len(tokens) and is_capital(tokens[i + 1].text)
    return token.key not in lexicon().verbs and (is_capital(token.text) or is_particle)


def _job(tokens: Sequence[Token], jobs: Collection[str]) -> int | None:
    """Where the word for the job stands, before the clause ends."""
    words = lexicon()
    for i, token in enumerate(tokens):
        if token.text in SENTENCE_ENDS or token.text in SPEECH or token.key in words.relative:
            return None
        is_office = i > 0 and tokens[i - 1].key in words.offices and token.key in words.asides  # "bureau chief"
        if is_office or token.key.rpartition("-")[2] in jobs:
            return i
    return None


def _works_for(line: str, tokens: Sequence[Token], job: int | None) -> str | None:
    """The employer: "Outlet's editor", "a Reuters columnist", "ZDF-Reporterin", "staff writer at the Outlet"."""
    if job is None:
        return _served(line, tokens)
    before = tokens[:job]
    return (
        _owner(line, tokens, job) or _agency(line, before) or _compound(tokens[job].text) or _behind(line, tokens, job)
    )


def _served(line: str, tokens: Sequence[Token]) -> str | None:
    """ "A covers ports for the Outlet." """
    words = lexicon()
    aim = next((i for i, t in enumerate(tokens) if t.text in words.of and t.text not in words.places), len(tokens))
    return printed(line, _capital_run(unarticled(tokens[aim + 1 : aim + 8]))) or None


def _owner(line: str, tokens: Sequence[Token], job: int) -> str | None:
    for i, token in enumerate(tokens[:job]):
        owns = POSSESSIVE.search(token.text) or (token.text.endswith("s") and tokens[i + 1].text in ("'", "’"))
        if owns and is_capital(token.text):
            start = i
            while start and is_capital(tokens[start - 1].text):
                start -= 1
            return POSSESSIVE.sub("", printed(line, tokens[start : i + 1]))
    return None


def _agency(line: str, tokens: Sequence[Token]) -> str | None:
    named = printed(line, [t for t in tokens if is_capital(t.text)])
    return named if find_agency(named) else None


def _compound(job: str) -> str | None:
    """The first half of "ZDF-Reporterin"; but not of "Editor-in-Chief"."""
    head, _, tail = job.rpartition("-")
    is_job = head.partition("-")[0].casefold() in lexicon().jobs
    return head if tail[:1].isupper() and not is_job else None


def _behind(line: str, tokens: Sequence[Token], job: int) -> str | None:
    """Behind "at", "of": of those whose job has a subject, "professor of Public Law at the University of Bonn", what is
    called as organisations are."""
    words = lexicon()
    runs = list[str]()
    for i in range(job + 1, min(len(tokens) - 1, job + 20)):
        if tokens[i].text in SPEECH or tokens[i].key in words.relative:
            break
        if tokens[i].text in words.of and tokens[i - 1].key not in words.works:
            run = printed(line, _capital_run(unarticled(tokens[i + 1 :])))
            runs += [run] if run else []
    has_subject = tokens[job].key in words.asides and tokens[job].key not in words.jobs
    called = next(filter(is_organisation, runs), None) if has_subject else None
    return called or next(iter(runs), None)


def _capital_run(tokens: Sequence[Token]) -> Sequence[Token]:
    """Capitalised words, with particles between them."""
    end = 0
    for i, token in enumerate(tokens[:10]):
        if is_capital(token.text):
            end = i + 1
        elif token.key not in lexicon().within and token.key not in PARTICLES:
            break
    return tokens[:end]


def _stationed(line: str, tokens: Sequence[Token]) -> str | None:
    """As in "correspondent in Warsaw", "Korrespondentin in der Schweiz": a known place, before the sentence ends."""
    for i, token in enumerate(tokens):
        if token.text in lexicon().places:
            place = printed(line, _capital_run(unarticled(tokens[i + 1 :])))
            if (key := place_key(place)) in CITIES or key in QUALIFIERS:
                return place
    return None


def _based(line: str, tokens: Sequence[Token]) -> str | None:
    """As in "based in Washington, D.C." """
    for i, token in enumerate(tokens):
        place = seat_of(token)  # "a Lima-based writer"
        if place:
            return place
        found = longest(lexicon().based, tokens, i)
        if found:
            begin = found[0]
            end = begin + len(_capital_run(tokens[begin:]))
            region = _capital_run(tokens[end + 1 :])
            if begin < end and region and tokens[end].text == "," and place_key(printed(line, region)) in QUALIFIERS:
                end += 1 + len(region)
            return printed(line, tokens[begin:end])
    return None
