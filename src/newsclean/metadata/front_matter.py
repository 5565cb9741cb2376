"""What stands above a text as data: front matter as Obsidian, trafilatura and site generators write it, in a YAML or
TOML of one level, with the people of a list below it; the head that Jina Reader puts above its Markdown; labels that
open the text ("Title: …"), or that an archive of newspapers puts between the headline and the story (Nexis).

Names of fields are those of <meta>, and what else tools call them: rules/metadata.toml, [front_matter].
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

from newsclean import rules
from newsclean.metadata.candidates import VALUE, Found, Metadata, add
from newsclean.metadata.meta import ranks
from newsclean.patterns import lazy
from newsclean.text import alternation, well_formed

__all__ = ["read_front_matter"]

MOST = 200  # lines of a head
NO_FIELD = "nothing"  # what the rules call labels that tell none
LEAST = 2  # fields that labels must tell to be a head
ABOVE = 40  # lines among which labels in capitals stand above a story

_NAMES = ranks("meta") | ranks("front_matter")
_RULE = lazy(re.compile, r"(?:-{3}|\.{3}|\+{3})\s*$")
_CONTENT = "Markdown Content:"  # the last line of Jina Reader's head
_LABELS = rules.read("metadata.toml")["labels"]
_CAPITALS = tuple(f"{label}: " for label in _LABELS["capitals"])
_BELOW_STORY = lazy(re.compile, rf"\n(?:{alternation(_LABELS['below'])})\s*(?:\n|:|$)")
_STORY = lazy(re.compile, rf"\A\s*(?i:{alternation(_LABELS['story'])}):\s+")
_PAIR = lazy(re.compile, r"""["']?([^\W\d_][\w .:-]{0,40}?)["']?(?::|\s=)(?:\s+(.*)|$)""")
_ITEM = lazy(re.compile, r"\s*(?:-\s+(?:name:\s+)?|name:\s+)(.*)")
_ASIDE = lazy(re.compile, r"\s*(?:#|[\w-]{1,40}:(?:\s|$))")  # a comment; what else is told of a person, "email: …"
_LIST = lazy(re.compile, r"\[(.*)\]$")
_NAMED = lazy(re.compile, r"\{[^{}]*?\bname[\"']?:\s*([^,{}]+)")  # "{name: Jane Doe, email: …}"
_BELOW = lazy(re.compile, r"[|>][+-]?\d?$")  # the value stands below, indented


def read_front_matter(text: str) -> tuple[Metadata, str]:
    """What the head of a text says, and the text below; nothing and all of it where there is no head.

    >>> told, rest = read_front_matter("---\\ntitle: Ferry runs\\nauthor: Odo Varn\\n---\\nIt runs again.")
    >>> told.headlines, rest
    ((Candidate(value='Ferry runs', source='meta:title'),), 'It runs again.')
    """
    head, rest = _parted(text)
    named = [(*_NAMES[name], name, value) for name, value in _pairs(head) if name in _NAMES]
    if not named:
        return Metadata(), text
    found: Found = defaultdict(list)
    for field, _, name, value in sorted(named, key=itemgetter(1)):
        is_site = field == "urls" and "/" not in value  # "Source: The Lake Courier"
        add(found["site_names" if is_site else field], well_formed(value).replace("\0", ""), f"meta:{name}")
    told: dict[str, Any] = {field: tuple(values) for field, values in found.items() if field != NO_FIELD}
    return Metadata(**told), rest


def _parted(text: str) -> tuple[Sequence[str], str]:
    """The lines that are data, and the text without them."""
    lines = text.lstrip("\ufeff \t\r\n").split("\n", MOST)
    end = _end(lines)
    if end:
        below = "\n".join(lines[end:])
        return lines[:end], below if _RULE.match(lines[0]) else _STORY.sub("", below, 1)
    body = _body(lines)
    head = [line for line in lines[:body] if _label(line)]
    above = [line for line in lines[:body] if line not in head and line.strip() != _LABELS["above"]]
    return head, "\n".join((*above, _BELOW_STORY.split("\n".join(lines[body:]), 1)[0]))


def _end(lines: Sequence[str]) -> int:
    """The number of lines in the head, 0 where there is none."""
    if _RULE.match(lines[0]):
        below = next((i for i, line in enumerate(lines[1:MOST], 1) if _RULE.match(line)), 0)
        return below + 1 if below and all(map(_is_of_head, lines[1:below])) else 0
    if _PAIR.match(lines[0]) and _CONTENT in map(str.strip, lines[1:MOST]):
        return [line.strip() for line in lines].index(_CONTENT) + 1
    end = next((i for i, line in enumerate(lines[:MOST]) if line.strip() and not _label(line)), 0)
    return end if _are_enough(lines[:end]) else 0


def _body(lines: Sequence[str]) -> int:
    """The line at which the story begins below the headline and labels, 0 where it is not told."""
    body = next((i + 1 for i, line in enumerate(lines[:MOST]) if line.strip() == _LABELS["above"]), 0)
    if body:
        return body if _are_enough(lines[:body]) else 0
    labels = [i + 1 for i, line in enumerate(lines[:ABOVE]) if line.startswith(_CAPITALS)]
    return labels[-1] if len(labels) >= LEAST else 0


def _are_enough(lines: Sequence[str]) -> bool:
    """Whether the labels among lines tell fields enough to be a head: one again and again says who speaks."""
    return sum(_NAMES[name][0] != NO_FIELD for name in {*map(_label, lines)} - {""}) >= LEAST


def _label(line: str) -> str:
    """The name of the field that a line gives, and no more than that; "" where it gives none."""
    pair = _PAIR.match(line)
    name = pair[1].lower() if pair else ""
    is_one = pair and name in _NAMES and len(pair[2] or "") <= VALUE and len(line.splitlines()) == 1
    return name if is_one else ""


def _is_of_head(line: str) -> bool:
    return not line.strip() or line[0].isspace() or line[0] in "#[" or bool(_PAIR.match(line) or _ITEM.match(line))


def _pairs(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The names and values in a head; a name comes once for each value of a list."""
    name, text, values = "", "", list[str]()
    for line in lines:
        if pair := _PAIR.match(line):
            yield from ((name, _bare(value)) for value in values)
            name, text = pair[1].lower(), (pair[2] or "").strip()
            values = _values(text)
        elif item := _ITEM.match(line):
            values.append(item[1])
        elif values and line[:1].isspace() and (_BELOW.match(text) or not _ASIDE.match(line)):
            values[-1] = f"{values[-1]} {line.strip()}".strip()
    yield from ((name, _bare(value)) for value in values)


def _values(text: str) -> list[str]:
    if text.startswith(("{", "[{")):
        return _NAMED.findall(text)
    if listed := _LIST.match(text):
        return listed[1].split(",")
    if _BELOW.match(text):
        return [""]
    return [text] if text else []


def _bare(value: str) -> str:
    return _unquoted(value.strip()).removeprefix("[[").removesuffix("]]")  # a link to a note of that name


def _unquoted(value: str) -> str:
    """A value that is all in quotes, without them; not “"Run", he said, "run"”."""
    if value[:1] == "'" == value[-1:] and "'" not in value[1:-1].replace("''", ""):
        return value[1:-1].replace("''", "'")
    try:
        return str(json.loads(value)) if value[:1] == '"' else value
    except ValueError:
        return value
