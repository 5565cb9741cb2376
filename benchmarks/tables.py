"""Tables in Markdown, as the benchmarks print them and docs/ holds them."""

__all__ = ["table"]


def table(head: list[str], rows: list[list[str]]) -> str:
    """The rows below their head; all columns but the first hold figures, and are set to the right.

    >>> print(table(["tool", "ms"], [["lxml", "2.3"]]))
    | tool | ms |
    | --- | ---: |
    | lxml | 2.3 |
    """
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
