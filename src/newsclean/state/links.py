"""References within data: what stands in one place for what is told in another, put in its place."""

import json
import re
from collections.abc import Callable
from itertools import chain
from typing import Any

from newsclean.jsonld import load_at
from newsclean.patterns import lazy

__all__ = ["flight", "linked"]

SHORTEST = 250  # characters of a string that is looked at as JSON; a story has more
ROWS = 20_000  # of the flight format that are read

_ROW = lazy(re.compile, rb"([0-9a-f]*):(?:T([0-9a-f]{1,8}),)?")
_ROW_REFERENCE = lazy(re.compile, r"\$[L@]?([0-9a-f]+)")
_FLAT_KEY = lazy(re.compile, r"_(\d{1,9})")


def linked(value: Any) -> Any:
    """A value whose references are resolved: those of Apollo's cache and of the flat lists that Nuxt and React Router
    write, and strings that are JSON, as answers of the page's server are kept. Its objects are changed.

    >>> linked({"story": {"__ref": "Story:1"}, "Story:1": {"title": "Ferry sails again"}})["story"]
    {'title': 'Ferry sails again'}
    >>> linked([{"story": 1}, {"title": 2}, "Ferry sails again"])
    {'story': {'title': 'Ferry sails again'}}
    """
    if _is_flat(value):
        value = _unflattened(value)
    entities: dict[str, Any] = {}

    def enter(held: Any) -> Any:
        if isinstance(held, dict):
            entities.update((key, told) for key, told in held.items() if ":" in key and isinstance(told, dict))
        return _opened(held)

    def resolved(held: Any) -> Any:
        return entities.get(_reference(held), held) if isinstance(held, dict) else held

    whole = [value]
    _replace(whole, enter)
    if entities:
        _replace(whole, resolved)
    return whole[0]


def flight(text: str) -> list[Any]:
    r"""The rows of React's flight format, resolved: "8:{…}" is row 8, "$8" stands for it, and "$$8" for the words "$8";
    "9:Tff,…" is a text of so many bytes.

    >>> flight('1:{"title":"Ferry","body":"$2"}\n2:T6,<p>…')
    [{'title': 'Ferry', 'body': '<p>…'}, '<p>…']
    """
    rows = _rows(text.encode("utf-8", "surrogatepass"))  # half a pair is three bytes there too

    def resolved(held: Any) -> Any:
        if not isinstance(held, str) or not held.startswith("$"):
            return held
        if held.startswith("$$"):
            return held[1:]
        reference = _ROW_REFERENCE.fullmatch(held)
        return rows.get(reference[1], held) if reference else held

    told = [*rows.values()]
    _replace(told, resolved)
    return told


def _rows(data: bytes) -> dict[str, Any]:
    rows: dict[str, Any] = {}
    at = 0
    while at < len(data) and len(rows) < ROWS:
        head = _ROW.match(data, at)
        if head and head[2]:  # a text, which no line ends
            at = head.end() + int(head[2], 16)
            rows[head[1].decode()] = data[head.end() : at].decode("utf-8", "replace")
            continue
        end = data.find(b"\n", at)
        end = end if end >= 0 else len(data)
        if head and data[head.end() : head.end() + 1] in (b"{", b"["):
            rows[head[1].decode()] = load_at(data[head.end() : end].decode("utf-8", "replace"), 0)
        at = end + 1
    return rows


def _replace(whole: list[Any], target: Callable[[Any], Any]) -> None:
    """Puts in the place of each value within `whole` what `target` gives for it."""
    holders: list[Any] = [whole]
    seen = {id(whole)}  # references may lead round in a circle; whatever is seen is held by `whole`
    while holders:
        holder = holders.pop()
        for key, held in [*(holder.items() if isinstance(holder, dict) else enumerate(holder))]:
            found = target(held)
            if found is not held:
                holder[key] = found
            if isinstance(found, (dict, list)) and id(found) not in seen:
                seen.add(id(found))
                holders.append(found)


def _opened(value: Any) -> Any:
    """What a string holds that is JSON, all of it: a story may begin with "[1]"."""
    if not isinstance(value, str) or len(value) < SHORTEST or value[0] not in "{[":
        return value
    try:
        return json.loads(value, strict=False)
    except (ValueError, RecursionError):
        return value


def _reference(held: dict[str, Any]) -> str:
    """What an object only refers to: {"__ref": "Story:1"}, in earlier versions {"type": "id", "id": "Story:1"}."""
    name = held.get("__ref") or (held.get("id") if held.get("type") == "id" else None)
    return name if isinstance(name, str) else ""


# ---- flat lists ----


def _is_flat(value: Any) -> bool:
    """Whether a list is one of devalue (Nuxt, SvelteKit) or turbo-stream (React Router): its first value holds all the
    others, by their places in the list, as do the objects among these."""
    if not isinstance(value, list) or len(value) < 2 or not value[0]:
        return False
    root = value[0]
    places = [*root.values()] if isinstance(root, dict) else root[1:] if isinstance(root, list) else []
    within = (place for held in value if isinstance(held, dict) for place in held.values())
    return bool(places) and all(type(place) is int and place < len(value) for place in chain(places, within))


def _unflattened(flat: list[Any]) -> Any:
    """What the first value holds. A list that begins with a word is a value of that kind: ["Ref", 7], ["Date", "…"]."""
    made: list[Any] = [{} if isinstance(held, dict) else [] if isinstance(held, list) else held for held in flat]

    def at(place: Any) -> Any:
        return made[place] if type(place) is int and 0 <= place < len(made) else None

    for held, new in zip(flat, made, strict=True):
        if isinstance(held, dict):
            new.update((_flat_key(flat, key), at(place)) for key, place in held.items())
        elif isinstance(held, list):
            is_kind = bool(held) and isinstance(held[0], str)
            new.extend(place if isinstance(place, str) else at(place) for place in held[is_kind:])
    return made[0]


def _flat_key(flat: list[Any], key: str) -> str:
    """The name of a key, which turbo-stream keeps in the list too: "_7"."""
    place = _FLAT_KEY.fullmatch(key)
    name = flat[int(place[1])] if place and int(place[1]) < len(flat) else None
    return name if isinstance(name, str) else key
