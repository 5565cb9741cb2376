"""Whether a credit belongs to the story: a picture's, a chart's or the site's own do not."""

import re
from collections.abc import Sequence

from newsclean.article import Credit
from newsclean.blocks import Block
from newsclean.credit.cues import begins_picture, begins_pictures, says_author
from newsclean.credit.lexicon import PICTURES, TEXT_ROLES, lexicon
from newsclean.credit.line import Reading
from newsclean.credit.story import BLOCKS_ABOVE, FOOTER, TOP, Story, is_link, within
from newsclean.credit.tokens import OPENING, Parsed, is_mark, tokenise
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency
from newsclean.site import keys
from newsclean.text import fold

__all__ = ["ASIDE_ROLES", "belongs", "is_a_pictures", "is_the_sites"]

ASIDE_ROLES = frozenset({"photo", "author", "writing", "illustration", "video"})  # told of a picture, or in the byline
_YEAR = lazy(re.compile, r"(?<!\d)(?:19|20)\d\d(?!\d)")
FOOT = 2  # last blocks of a page, where the copyright is that of the site
FOOT_LABELS = ("foot",)
FOOTER_LABELS = (*FOOT_LABELS, "copyright", "copy")


def belongs(credit: Credit, parsed: Parsed, story: Story, i: int, reading: Reading) -> bool:
    """Whether what was read in block `i` is a credit of the story.

    Before a body and in its middle, photo credits belong to pictures, sources to charts, and writers to the byline,
    which far above may have other words.
    Behind it, "By A" and "Written by A" repeat the byline ("Author: A" is told there for its own sake), and sources
    farther off belong to something else.
    """
    if reading.strict:
        return parsed.sentence or _is_sure_inside(credit, story, i)
    if not parsed.people:
        own = parsed.copyright and story.authors.issuperset(map(fold, parsed.organisations))
        return (reading.near or parsed.sentence) and not (own and not any(map(find_agency, parsed.organisations)))
    if parsed.sentence or any(p.role not in ASIDE_ROLES for p in parsed.people):
        return True
    repeats = all(p.role in ("writing", "author") and fold(p.name) in story.authors for p in parsed.people)
    is_signed = credit.raw[0] in OPENING  # "(A B, 4.10.2021)" signs the story, whoever is named above it
    return reading.near and (not repeats or is_signed or says_author(credit.raw))


def _is_sure_inside(credit: Credit, story: Story, i: int) -> bool:
    """Whether a credit above the body or in its middle names a role that nobody has at a picture or in the byline."""
    shown = ASIDE_ROLES - {"illustration"} if i < story.first else ASIDE_ROLES
    roles = {p.role for p in credit.people}
    certain = TEXT_ROLES & roles if i < story.first - BLOCKS_ABOVE else roles - shown
    is_on_top = i < story.first + TOP and not is_link(story.blocks[i])
    return bool(certain) or (is_on_top and _is_of_all(credit))


def _is_of_all(credit: Credit) -> bool:
    """Whether the work on all of a story is told, "Text: A, Foto: B", "Fotos: A", rather than that on one picture."""
    roles = {p.role for p in credit.people}
    if credit.organisations or any(p.organisation or " " not in p.name for p in credit.people):
        return False
    return "photo" in roles and (begins_pictures(credit.raw) or not roles.isdisjoint(("writing", "author")))


def is_a_pictures(credit: Credit, block: Block) -> bool:
    """Whether a credit between paragraphs is that of a picture; of a line of flattened text nothing tells a source."""
    if not credit.people:
        return block.scope is None or begins_picture(credit.raw)
    return all(p.role in PICTURES for p in credit.people) and (is_link(block) or not _is_of_all(credit))


def is_the_sites(credit: Credit, story: Story, i: int) -> bool:
    """Whether it is a copyright, and that of the site: in its footer or at the page's end, its own, or repeated."""
    if not is_mark(tokenise(credit.raw)[0]):
        return False
    is_agency_s = any(map(find_agency, credit.organisations))
    is_story_s = is_agency_s and not _YEAR.search(credit.raw)  # an agency's "p.copyright" names no year, as sites do
    labels = FOOT_LABELS if is_story_s else FOOTER_LABELS
    if i > story.reach or within(story.blocks[i], FOOTER, labels) or _owns(story.site, credit):
        return True
    if is_agency_s:
        return False
    if any(words in fold(credit.raw) for words in lexicon().forbidding):
        return True
    behind = story.blocks[i + 1 :]
    is_line = bool(story.site) and story.late <= i <= story.end + 1 and story.blocks[i].scope is None
    ends_page = not is_line and len(behind) < FOOT and (i > story.end or len(story.order) == 1)
    return ends_page or _recurs(credit, behind)


def _owns(name: str, credit: Credit) -> bool:
    """Whether the site of that name is the owner: by its name, or its initials."""
    owner = " ".join(credit.organisations)
    pairs = [(one, other) for one in keys(name) if one for other in keys(owner) if other]
    initials = "".join(word[0] for word in fold(name).split())
    return any(one in other or other in one for one, other in pairs) or initials == fold(owner)


def _recurs(credit: Credit, blocks: Sequence[Block]) -> bool:
    """Whether the owner of a copyright is named in a later one, too: that of the site."""
    return any("©" in block.text and name in block.text for block in blocks for name in credit.organisations)
