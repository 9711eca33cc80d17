"""The measured tables of docs/reference/quality.md, each between two marks; the words around them are kept."""

from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "quality.md"


def fill(name: str, head: str, rows: list[str], page: Path = PAGE) -> None:
    """Put a table between the marks `<!-- NAME -->` and `<!-- end of NAME -->`; a page without them is refused."""
    first, last = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
    before, found, rest = page.read_text(encoding="utf-8").partition(first)
    _, closed, after = rest.partition(last)
    if not found or not closed:
        raise SystemExit(f"bench: {page} lacks the marks {first.strip()} and {last.strip()}; put them where it belongs")
    table = "\n".join([head, "|---" * (head.count("|") - 1) + "|", *rows])
    page.write_text(f"{before}{first}\n{table}\n\n{last}{after}", encoding="utf-8")
