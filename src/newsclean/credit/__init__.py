"""Credit lines: who reported, wrote, edited, translated or photographed a story, from where, for which agencies.

A small grammar over tokens. A line is sentences; a sentence is a credit when all of it is accounted for as
openers with their lists ("Reporting by A in Rome; editing by B", "Quelle: dpa"), as names with a verb ("A and B
contributed to this report"), as a copyright of an agency, as an author's biography, or as a sign-off ("(ab/dpa)").
What is left unexplained makes it prose. The words are data: table [credit] of rules/lang/<code>.toml.
"""

from newsclean.credit.caption import parse_photo_credit, without_credited, without_outlet
from newsclean.credit.page import Found, extract_credits, parse_credit

__all__ = ["Found", "extract_credits", "parse_credit", "parse_photo_credit", "without_credited", "without_outlet"]
