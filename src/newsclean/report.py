"""An explanation as one page for a browser: self-contained, every text escaped, nothing asked of the network.

Takes what `Explanation.to_dict()` gives, so that a stored explanation can be shown later. Style and script stand beside
this module; the page's security policy names both by their hashes and allows nothing else.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, TypeAlias

__all__ = ["to_html"]

Data: TypeAlias = Mapping[str, Any]

TAKEN = ("body", "headline", "deck", "authors", "dateline", "credits")  # the fields that take blocks
ABOUT = frozenset(("version", "sources", "issues"))  # what an article says of itself, beside its fields
SHOWN = 280  # characters of a value in the table of sources


def to_html(explanation: Data) -> str:
    """The page that shows `explanation`."""
    style, script = _part("report.css"), _part("report.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'"
    article = explanation["article"]
    title = article["headline"] or "no headline"
    return "\n".join(
        (
            '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_text(title)} – explained</title>\n<style>{style}</style>",
            *_header(article, explanation["blocks"]),
            *_filter(explanation["blocks"]),
            '<main>\n<ol class="blocks page">',
            *_blocks(explanation["blocks"], explanation["threshold"]),
            "</ol>",
            *_sources(article, explanation["witnesses"]),
            f"</main>\n<script>{script}</script>\n</html>\n",
        )
    )


@cache
def _part(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    import base64  # here, for the few who ask for a report
    import hashlib

    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _text(value: object) -> str:
    return escape(str(value))


def _header(article: Data, blocks: list[Data]) -> Iterator[str]:
    yield '<header class="page">\n<p class="brand"><b>newsclean</b> explain</p>'
    yield f'<h1 dir="auto">{_text(article["headline"] or "No headline")}</h1>'
    kept = sum(block["kept"] for block in blocks)
    known = (article["site_name"], article["published"], article["language"], article["url"])
    about = [*filter(None, known), f"{kept} of {len(blocks)} blocks kept"]
    yield f'<p class="about">{" · ".join(map(_text, about))}</p>'
    yield from (f'<span class="issue">{_text(issue)}</span>' for issue in article["issues"])
    yield "</header>"


def _filter(blocks: list[Data]) -> Iterator[str]:
    fields = Counter(field for block in blocks for field in block["fields"])
    rules = Counter(block["rule"] for block in blocks if block["rule"])
    yield '<nav aria-label="Filter"><div class="page">'
    yield f'<button data-show="" aria-pressed="true">all<small>{len(blocks)}</small></button>'
    for field in TAKEN:
        if fields[field]:
            yield _button(field, fields[field], f' class="t-{field}"')
    kept = sum(block["kept"] for block in blocks)
    yield _button("kept", kept) + _button("dropped", len(blocks) - kept)
    yield '<select aria-label="Rule"><option value="">dropped by …</option>'
    for rule, number in rules.most_common():
        yield f'<option value="{_text(rule)}">{_text(rule)} ({number})</option>'
    yield "</select></div></nav>"


def _button(show: str, number: int, tone: str = "") -> str:
    return f'<button data-show="{show}" aria-pressed="false"{tone}><i></i>{show}<small>{number}</small></button>'


def _blocks(blocks: list[Data], threshold: float) -> Iterator[str]:
    """A line each; of neighbours dropped by one rule the first alone says why."""
    rule = None
    for block in blocks:
        yield _block(block, threshold, says_why=block["rule"] != rule)
        rule = block["rule"]


def _block(block: Data, threshold: float, says_why: bool) -> str:
    fields = block["fields"]
    words = [*fields, "kept" if fields else "dropped", *filter(None, (block["rule"],))]
    main = "body" if "body" in fields else fields[0] if fields else ""
    tone = f" t-{main} is-{main}" if main else " dropped"
    text = "".join(_marked(part, main) for part in block["parts"])
    return (
        f'<li class="block {_text(block["kind"])}{tone}" data-is="{_text(" ".join(words))}">'
        f'<div class="score">{_score(block["score"], threshold)}</div><p class="text" dir="auto">{text}</p>'
        f'<div class="note">{_note(block, says_why)}</div></li>'
    )


def _marked(part: Data, main: str) -> str:
    """A part of a field other than the block's own is marked."""
    text, field = _text(part["text"]), part["field"]
    return f'<mark class="t-{field}" title="{field}">{text}</mark>' if field and field != main else text


def _score(score: float | None, threshold: float) -> str:
    """The number, and a bar with a tick at the threshold."""
    if score is None:
        return ""
    bar = f'<rect width="{score * 100:.1f}" height="4"/><path d="M{threshold * 100:.1f} 0v4"/>'
    return f'{score:.2f}<svg viewBox="0 0 100 4" preserveAspectRatio="none">{bar}</svg>'


def _note(block: Data, says_why: bool) -> str:
    name = " + ".join(block["fields"]) or block["rule"]
    told = "told by the page’s data" if block["origin"] == "data" else block["why"] if says_why else ""
    place = f'<span class="place">{_text(block["place"])}</span>' if block["place"] else ""
    return f"<b>{_text(name)}</b>{_text(told or '')}{place}"


def _sources(article: Data, witnesses: list[Data]) -> Iterator[str]:
    """Each field with its value, where it was found, and what else the page says for it."""
    yield '<div class="page"><table>\n<caption>Sources</caption>'
    yield "<thead><tr><th>field</th><th>value</th><th>found in</th></tr></thead>\n<tbody>"
    for field in [name for name in article if name not in ABOUT]:
        others = [witness for witness in witnesses if witness["field"] == field]
        value = _value(field, article[field])
        if value or others:
            shown = f'<span dir="auto">{_text(_cut(value))}</span>' if value else '<span class="none">–</span>'
            source = article["sources"].get(field, "")
            yield f'<tr class="t-{field}"><th>{field}</th><td>{shown}{_others(others)}</td>'
            yield f'<td class="from">{_text(source)}</td></tr>'
    yield "</tbody></table></div>"


def _others(witnesses: list[Data]) -> str:
    if not witnesses:
        return ""
    number = f"{len(witnesses)} witness" + ("es" if len(witnesses) > 1 else "")
    rows = (f'<dt>{_text(w["source"])}</dt><dd dir="auto">{_text(_cut(w["value"]))}</dd>' for w in witnesses)
    return f"<details><summary>{number}</summary><dl>{''.join(rows)}</dl></details>"


def _value(field: str, value: Any) -> str:
    if not value:
        return ""
    match field:
        case "authors":
            return ", ".join(person["name"] for person in value)
        case "dateline":
            return str(value["raw"])
        case "body":
            return f"{len(value)} paragraphs, {sum(len(p['text']) for p in value):,} characters"
        case "credits":
            return " / ".join(credit["raw"] for credit in value)
        case "images":
            return f"{len(value)}: " + ", ".join(image["url"] for image in value)
        case "tags":
            return ", ".join(value)
        case _:
            return str(value)


def _cut(value: str) -> str:
    return value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
