"""Runs the code cells of a notebook without Jupyter; `python -m tests.docs.notebook FILE...` keeps what they show."""

import ast
import contextlib
import io
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

Output = dict[str, object]


def code_of(path: Path) -> list[str]:
    """The source of each code cell."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def run(path: Path) -> Iterator[list[Output]]:
    """What each code cell shows, cell by cell: what it prints, then the value of its last line."""
    names: dict[str, object] = {"__name__": "__main__"}
    for number, source in enumerate(code_of(path), start=1):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            value = _run(source, f"{path.name}, cell {number}", names)
        shown: list[Output] = []
        if printed.getvalue():
            shown.append({"name": "stdout", "output_type": "stream", "text": _lines(printed.getvalue())})
        if value is not None:
            told = {"output_type": "execute_result", "execution_count": number, "metadata": {}, "data": _shown(value)}
            shown.append(told)
        yield shown


def _run(source: str, name: str, names: dict[str, object]) -> object:
    """Run a cell; the value of its last line, if that is an expression."""
    tree = ast.parse(source, name)
    last = ast.Expression(tree.body.pop().value) if isinstance(tree.body[-1], ast.Expr) else None  # type: ignore[attr-defined]
    exec(compile(tree, name, "exec"), names)
    return eval(compile(last, name, "eval"), names) if last is not None else None


def _shown(value: object) -> Mapping[str, list[str]]:
    told = {"text/plain": _lines(repr(value))}
    rich = getattr(value, "_repr_html_", lambda: None)()
    return {**({"text/html": _lines(rich)} if rich else {}), **told}


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def keep(path: Path) -> None:
    """Write what the cells show into the notebook."""
    book = json.loads(path.read_text(encoding="utf-8"))
    cells = (cell for cell in book["cells"] if cell["cell_type"] == "code")
    for number, (cell, shown) in enumerate(zip(cells, run(path), strict=True), start=1):
        cell["execution_count"], cell["outputs"] = number, shown
    path.write_text(json.dumps(book, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for given in sys.argv[1:]:
        keep(Path(given))
