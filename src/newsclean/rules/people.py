"""Words in and beside the names of people: views over people.toml and [credit] in rules/lang/<code>.toml."""

from newsclean.rules import read, tables, words

__all__ = ["JOBS", "OWN", "PARTICLES", "SURNAMES", "TITLES", "family_name"]

_CREDIT = tables("credit").values()
_TABLE = read("people.toml")
PARTICLES = frozenset(_TABLE["particles"])
OWN: str = _TABLE["own"]
# Of China, Japan and Korea.
SURNAMES = frozenset(
    name
    for table in _CREDIT
    for key in ("surnames", "cjk_common")
    for row in table.get(key, ())
    for name in row.split()
)
# Of those who make news; a word that announces authors ("Autorin: A") says too little of a name before it.
JOBS = words("credit", "jobs") - frozenset(
    word for table in _CREDIT for line in table.get("label", {}).get("author", ()) for word in line.split("|")
)
# Of reporters in Korean, which sets them behind a name: "홍길동 기자".
TITLES: tuple[str, ...] = tuple(tables("credit")["ko"]["after_name"]["reporting"])


def family_name(text: str) -> str:
    """The surname of China, Japan or Korea that a text begins with, the longest; "" where it begins with none.

    >>> family_name("欧阳小海"), family_name("김하나"), family_name("橋が開通")
    ('欧阳', '김', '')
    """
    return next((text[:n] for n in (3, 2, 1) if text[:n] in SURNAMES), "")
