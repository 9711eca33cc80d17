"""The examples of the README and the docs are run: Python blocks as they stand, console blocks line by line."""

import doctest
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

ROOT = Path(__file__).parent


def pytest_configure(config: pytest.Config) -> None:
    """With several workers each file stays with one of them: the examples of a page build on each other."""
    if getattr(config.option, "dist", "no") == "load":
        config.option.dist = "loadfile"


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named by their length: compressed bytes differ a second later, and all workers must know one name."""
    return f"{argname}-{len(val)}-bytes" if isinstance(val, bytes) else None


def run_console(example: Example) -> str | None:
    """Run each line that begins with '$ ' and compare what it prints with the lines below it, if there are any.

    '...' stands for anything. A line ending in '# exit N' expects that exit code.
    """
    commands: list[tuple[str, list[str]]] = []
    for line in example.parsed.splitlines():
        if line.startswith("$ "):
            commands.append((line[2:], []))
        elif commands:
            commands[-1][1].append(line)
    problems = (_differs(command, shown, example.namespace["folder"]) for command, shown in commands)
    return next((problem for problem in problems if problem), None)


def write_file(example: Example) -> str | None:
    """A YAML block whose first line is '# NAME' is the file of that name."""
    first = example.parsed.partition("\n")[0]
    if first.startswith("# "):
        (example.namespace["folder"] / first[2:].strip()).write_text(example.parsed, encoding="utf-8")
    return None


def _differs(command: str, shown: list[str], folder: Path) -> str | None:
    command, _, code = command.partition("# exit ")
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "DATELINE_STORE": str(folder / "store.db"),
        "COLUMNS": "100",
    }
    done = subprocess.run(  # noqa: S602 - our own documentation
        command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    if done.returncode != int(code or 0):
        return f"`{command}` ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
    want, got = "\n".join(shown).strip(), "\n".join(line.rstrip() for line in done.stdout.splitlines()).strip()
    alike = doctest.OutputChecker().check_output(
        want + "\n", got + "\n", doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    )
    return None if not want or alike else f"`{command}` printed:\n{got}\n\nbut the page shows:\n{want}"


def start(namespace: dict[str, object]) -> None:
    """Each page runs in a folder of its own that holds the examples."""
    folder = Path(os.path.realpath(os.environ.get("TMPDIR", "/tmp"))) / f"dateline-docs-{os.getpid()}-{id(namespace)}"  # noqa: S108
    shutil.copytree(ROOT / "examples", folder / "examples")
    namespace |= {"folder": folder, "before": Path.cwd()}
    os.chdir(folder)


def finish(namespace: dict[str, object]) -> None:
    """The page's folder goes."""
    os.chdir(str(namespace["before"]))
    shutil.rmtree(str(namespace["folder"]))


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(),
        CodeBlockParser(language="console", evaluator=run_console),
        CodeBlockParser(language="yaml", evaluator=write_file),
    ],
    patterns=["docs/*.md", "docs/*/*.md", "README.md"],
    setup=start,
    teardown=finish,
).pytest()
