"""The dateline: where, when and for which agency a story was filed, printed before its first words.

    HANOI, Vietnam, March 4 (AP) —     Berlin (dpa/lno) –     (EFE).-     【ロンドン＝共同】     新华社北京4月24日电

A dateline is read in three steps. `tokens` cuts the head of the line and gives up at the first word that no
dateline holds; `reader` reads pieces (places, a date, agencies; a module for each) up to a closing mark; `evidence`
weighs them: capitals before an agency or a long dash need no more, "Ulm." and "Ulm:" need a place that is known.
Chinese, Japanese and Korean lines print theirs in brackets or before 电; `unspaced` reads those.

line.py asks all that of one line, page.py finds the line on a page, day.py makes a day of the printed date.
"""

from newsclean.dateline.day import resolve_day
from newsclean.dateline.line import parse_dateline
from newsclean.dateline.page import extract_dateline

__all__ = ["extract_dateline", "parse_dateline", "resolve_day"]
