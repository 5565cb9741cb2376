"""Credit lines: who reported, wrote, edited, translated or photographed a story, from where, for which agencies.

    (Reporting by A in Rome; editing by B)     Quelle: dpa     A and B contributed to this report.     (ab/dpa)

A line is sentences; a sentence is a credit when all of it is accounted for, and what is left unexplained makes it
prose. In the order in which a page is read:

1. Where: `page` asks the blocks that `story` names; `cues` are cheap tests that most of them fail.
2. `line` finds the credit in a line: its last sentences, its first, the bracket or label at its end.
3. A form must explain each piece: `segments`, each one of the `openers` with its list ("Reporting by A; editing by B",
   "Quelle: dpa"), `contributors` (names with a verb), `copyright`, `signoff`, `biography`; `unspaced` those of Chinese,
   Japanese and Korean.
4. Forms hold lists: `people` with places and employers, `sources`, `pictures`; `organisation` names one of them.
5. `belonging` tells whether what was found is the story's.

`caption` finds the credit at the end of a caption, by the same forms and lists; `credited` by it the captions among
paragraphs. All of these read `tokens`, and words from the data, table [credit] of rules/lang/<code>.toml, as `lexicon`
and `unspaced_lexicon` freeze them.
"""

from newsclean.credit.caption import parse_photo_credit, without_outlet
from newsclean.credit.credited import without_credited
from newsclean.credit.page import Found, extract_credits, parse_credit

__all__ = ["Found", "extract_credits", "parse_credit", "parse_photo_credit", "without_credited", "without_outlet"]
