"""Lists of photographers, with their agencies."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from newsclean.article import Person
from newsclean.credit.kinds import HOST, is_capital, is_name, is_organisation, running, undoubled
from newsclean.credit.lexicon import Language, lexicon
from newsclean.credit.people import MAX_ITEMS, split_bracket
from newsclean.credit.tokens import SPEECH, Parsed, Token, printed, spaced_dashes, split_at, tokenise, trim, unarticled
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency
from newsclean.rules.people import PARTICLES
from newsclean.text import fold

__all__ = ["named_pictures", "read_pictures", "signed_pictures"]

DESK = 4  # letters of initials
MAX_OWNER_WORDS = 4  # of an agency behind "via"
_LICENCES = ("CC ", "CC-", "CC0")
MAX_PARTS = 4  # between slashes: "A/Agency/Agency/Other Agency"
MAX_PART = 80  # characters of one; more is a sentence
_FIGURED = lazy(regex.compile, r"\d{1,3}\p{L}{1,5}(?=$| \p{Lu})")  # "20th Century Pictures", "8News"
_PIECES = lazy(re.compile, r"\s*[/,;|]\s*|(?<=\w\w)\.\s|\s(?:via|[-–])\s|\s?—\s?")


class _Item(NamedTuple):
    """What an item of a list names."""

    names: tuple[str, ...]
    agency: str | None


def read_pictures(line: str, tokens: Sequence[Token], role: str, language: Language) -> Parsed | None:
    """Photographers and their agencies: "A/AP", "AP/A", "Agency; A, B/Outlet", "A (Agency)", "Agency"."""
    tokens = [t._replace(text="/") if t.text in "©®™" else t for t in tokens]  # "A © Agency"
    if any(t.text in SPEECH or t.text in "'’‘" for t in tokens):
        return None
    whole = Parsed()
    for group in split_at(trim(tokens), ";|"):
        if whole.organisations and len(group) == 1 and _is_handle(group[0].text):
            parsed = Parsed((Person(group[0].text, "person", role, None, whole.organisations[-1]),))
        elif (items := _items(line, group, language)) is not None:
            parsed = _credited(items, role)
        else:
            return None
        whole += parsed
    return whole._replace(people=_distinct(whole.people)) if whole.people or whole.organisations else None


def named_pictures(text: str, tokens: Sequence[Token]) -> Parsed | None:
    """The same where no opener tells the language."""
    return read_pictures(text, tokens, "photo", Language())


def signed_pictures(text: str, tokens: Sequence[Token]) -> Parsed | None:
    """The same where one of them is an agency, or a site before a name: "Lake.com/Ana Ruiz"."""
    told = trim(tokens)
    pieces = _PIECES.split(printed(text, told))
    is_signed = any(find_agency(_owner(piece)) for piece in pieces) or _is_hosted(text, told)
    return named_pictures(text, tokens) if is_signed else None


def _is_hosted(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a site stands before a name, as its own photographers sign."""
    slash = next((i for i, t in enumerate(tokens) if t.text == "/"), 0)
    is_site = slash > 0 and HOST.fullmatch(printed(text, tokens[:slash])) is not None
    return is_site and is_name(tokens[slash + 1 :], least=2)


def _items(line: str, tokens: Sequence[Token], language: Language) -> list[_Item] | None:
    """The items of a list; None where one is none of a list of pictures."""
    chunks = [chunk for chunk in _named_in_full(tokens, language) if _is_told(printed(line, chunk))]
    items = [item for chunk in chunks if (item := _picture(line, chunk))]
    return items if len(items) == len(chunks) <= MAX_ITEMS else None


def _credited(items: Sequence[_Item], role: str) -> Parsed:
    """The people of a list, each with his agency or the last that anybody has; and agencies that stand alone."""
    shared = next((item.agency for item in reversed(items) if item.names and item.agency), None)
    people = (
        Person(undoubled(name), "person", role, None, item.agency or shared) for item in items for name in item.names
    )
    return Parsed(tuple(people), tuple(item.agency for item in items if item.agency and not item.names))


def _named_in_full(tokens: Sequence[Token], language: Language) -> list[Sequence[Token]]:
    """The items of a list; behind a comma "Inc" is part of the name before it."""
    legal = lexicon().legal
    parting = [t for t, behind in pairwise([*tokens, tokens[-1]]) if t.text != "," or behind.key not in legal]
    return split_at(parting, ",", language.conjunctions)


def _distinct(people: Sequence[Person]) -> tuple[Person, ...]:
    """Each person once: "Agency/A | A"."""
    told: dict[str, Person] = {}
    for person in people:
        told.setdefault(fold(person.name), person)
    return tuple(told.values())


def _is_told(text: str) -> bool:
    """Whether a piece says who took or sells a picture: no licence, no "File"."""
    return fold(text) not in lexicon().stops and not text.startswith(_LICENCES)


def _picture(line: str, tokens: Sequence[Token]) -> _Item | None:
    """The names and the agency of one item."""
    tokens, bracketed = split_bracket(line, trim(tokens))
    bracketed = bracketed if bracketed and _is_told(bracketed) else None
    texts = _texts(line, tokens)
    if not 0 < len(texts) <= MAX_PARTS or any(len(text) > MAX_PART for text in texts):
        return None
    names, companies = _divided(texts, bracketed)
    is_alone = len(texts) == 1
    if not all(map(_plain_name, names)) or (is_alone and (_is_prose(texts[0]) or any(map(_is_title, names)))):
        return None
    if is_alone and not bracketed and names and " " not in names[0]:
        return _Item((), names[0])
    return _Item(tuple(one for name in names for one in _both(name)), "/".join(companies) or None)


def _both(name: str) -> tuple[str, ...]:
    """The names of two photographers, "A and B", each in two words."""
    tokens = tokenise(name)
    parts = split_at(tokens, "", lexicon().conjunctions - PARTICLES)
    if len(parts) != 2 or not all(is_name(part, least=2) for part in parts):
        return (name,)
    return tuple(printed(name, part) for part in parts)


def _texts(line: str, tokens: Sequence[Token]) -> list[str]:
    """The parts of an item between slashes, without dates, licences and, beside others, a word for a picture."""
    parts = filter(None, map(trim, split_at(_joined(line, spaced_dashes(tokens)), "/")))
    texts = [_unnoted(line, part) for part in parts if not (len(part) <= 2 and part[0].text.isdigit())]
    texts = [text for text in texts if _is_told(text) and fold(text) not in lexicon().pictures]  # "[Photo/Agency]"
    return texts[:-1] if len(texts) > 2 and _is_desk(texts[-1]) else texts


def _is_desk(text: str) -> bool:
    """Whether the last of several parts is the initials of who had the picture on the desk: "AGENCY/A/abc"."""
    return text.islower() and len(text) <= DESK and find_agency(text) is None


def _unnoted(line: str, tokens: Sequence[Token]) -> str:
    """A part without what says how the picture came: "Courtesy of the Outlet", "Handout via Agency", "Agency file"."""
    given = lexicon().given
    if len(tokens) > 1 and tokens[0].key in given:
        tokens = tokens[1:]
    if len(tokens) > 1 and _is_led(tokens):
        tokens = tokens[1:]
    if is_organisation(printed(line, unarticled(tokens))):
        tokens = unarticled(tokens)
    is_noted = len(tokens) > 1 and tokens[-1].text in given
    return printed(line, tokens[:-1] if is_noted else tokens)


def _is_led(tokens: Sequence[Token]) -> bool:
    """Whether a small word stands before whose a picture is: "via Agency", "For The Outlet"."""
    return tokens[0].key in lexicon().working_for or tokens[0].text in lexicon().via


def _divided(texts: Sequence[str], bracketed: str | None) -> tuple[list[str], list[str]]:
    """Names and companies. Of several parts, those with evidence of a company are one; a part of one word beside one of
    several is, too; else the last."""
    companies = [text for text in texts if _is_company(text) or (text.islower() and len(texts) > 1)]
    names = [text for text in texts if text not in companies]
    companies = [text if find_agency(text) else _owner(text) for text in companies]
    companies += [bracketed] if bracketed else []
    companies = list({fold(company): company for company in reversed(companies)}.values())[::-1]
    if companies or len(names) < 2:
        return names, companies
    several = [name for name in names if " " in name]
    if not several:
        return names[:1], names[-1:]
    return several[:1], [name for name in names if " " not in name] or list(texts[1:])


def _owner(text: str) -> str:
    """Whose a picture is, without the word for it: "AP Photo", "dpa Foto", "AFP file photo"."""
    whose, _, word = text.rpartition(" ")
    if word.casefold() not in lexicon().pictures:
        return text
    kept, _, how = whose.rpartition(" ")
    return kept if kept and how in lexicon().given else whose


def _is_company(text: str) -> bool:
    is_lettered = len(text) == 1 or _FIGURED.match(text) is not None
    return is_lettered or is_organisation(text) or find_agency(_owner(text)) is not None or _is_outlet(text)


def _is_outlet(text: str) -> bool:
    """As "The Courier", but not "An Nguyen"; more words may be the title of a picture."""
    words = tokenise(text)
    return len(words) == 2 and _is_article(words[0]) and len(words[0].text) > 2 and is_capital(words[1].text)


def _is_handle(text: str) -> bool:
    """What a contributor is called behind the bar after an agency: "© Agency | harbourpics"."""
    return text.isalnum() and text.islower()


def _joined(line: str, tokens: Sequence[Token]) -> list[Token]:
    """What stands between a photographer and an agency separates as a slash does: "A via Agency", "A B. Agency"."""
    if any(t.text == "/" for t in tokens):  # "A/Agency via Agency"
        return list(tokens)
    stop = next((i for i, t in enumerate(tokens) if t.text == "."), 0)
    if stop and is_name(tokens[:stop], least=2) and find_agency(printed(line, tokens[stop + 1 :])):
        return [*tokens[:stop], tokens[stop]._replace(text="/"), *tokens[stop + 1 :]]
    for i in range(1, len(tokens) - 1):
        if tokens[i].text in lexicon().via and is_capital(tokens[i - 1].text):
            if is_organisation(printed(line, tokens[:i])):  # "Outlet via Agency" is one
                return list(tokens)
            owner = unarticled(tokens[i + 1 :])
            is_photographer = tokens[i].text in lexicon().working_for and is_name(tokens[:i], least=2)
            is_employed = is_photographer and is_capital(owner[0].text)  # no "Ana Ruiz for the harbour"
            if len(owner) <= MAX_OWNER_WORDS and (is_employed or is_organisation(printed(line, owner))):
                return [*tokens[:i], tokens[i]._replace(text="/"), *owner]
    return list(tokens)


def _is_title(name: str) -> bool:
    """An article before a word makes the title of a picture: "The best of the week", "Harbour Through the Years"; not
    "A. Ruiz", "Hoài An"."""
    led = (t for t, following in pairwise(tokenise(name)) if following.text != ".")
    return any(map(_is_article, led))


def _is_article(token: Token) -> bool:
    """Whether it is an article and cannot be part of a person's name."""
    return token.key in lexicon().articles and token.key not in PARTICLES


def _is_prose(text: str) -> bool:
    """Words in small letters that no name holds: "So schön war das Fest", "the storm in pictures"."""
    if find_agency(_owner(text)) is not None:
        return False
    is_company = text.partition(" ")[0].casefold() in lexicon().company
    return running(text) > is_company  # one in "пресс-служба порта", more in "police showed a man running"


def _plain_name(name: str) -> bool:
    tokens = tokenise(name)
    return is_name(tokens) or (len(tokens) <= 6 and is_capital(name) and ":" not in name)
