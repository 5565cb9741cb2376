"""An Article in the formats that others read: text, Markdown, HTML, schema.org, ninjs, a row of a table.

Each function is one of the Article alone, and says what its format cannot carry. HTML and Markdown are written from
the Article's own values, escaped one by one: no markup of the page gets through, whatever the page holds.
"""

from newsclean.serialise.html import to_html
from newsclean.serialise.markdown import to_markdown
from newsclean.serialise.ninjs import to_ninjs
from newsclean.serialise.plain import to_text
from newsclean.serialise.schema_org import to_schema_org
from newsclean.serialise.table import CSV_COLUMNS, to_csv_row

__all__ = ["CSV_COLUMNS", "to_csv_row", "to_html", "to_markdown", "to_ninjs", "to_schema_org", "to_text"]
