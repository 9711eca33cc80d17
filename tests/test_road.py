"""A stage imports only `base`, `knowledge` and what lies before it on the road, and nothing runs in a circle."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "dateline"
ROAD = (
    "version",
    "base",
    "knowledge",
    "collect",
    "extract",
    "parse",
    "recognise",
    "reconcile",
    "store",
    "settle",
    "exports",
    "alerts",
    "pipeline",
    "workers",
    "measure",
    "web",
    "cli",
)
AFTER_THE_ROAD = {"__init__", "__main__"}


def modules() -> dict[str, Path]:
    """Dotted name below `dateline` -> file."""
    return {_name(path): path for path in sorted(SOURCE.rglob("*.py"))}


def _name(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def imports(path: Path, *, when_loaded: bool) -> Iterator[str]:
    """The modules of `dateline` that a file imports: anywhere in it, or only those that its own loading imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body if when_loaded else ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import; write the whole name"
            if node.module and node.module.split(".")[0] == "dateline":
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "dateline")


def own_module(imported: str, known: dict[str, Path]) -> str:
    """The module that an imported name belongs to: the longest known prefix."""
    parts = imported.split(".")[1:]
    while parts and ".".join(parts) not in known:
        parts.pop()
    return ".".join(parts) or "__init__"


def test_each_stage_imports_only_what_lies_before_it() -> None:
    known, wrong = modules(), []
    for name, path in known.items():
        stage = name.split(".")[0]
        if stage in AFTER_THE_ROAD:
            continue
        for imported in imports(path, when_loaded=False):
            target = own_module(imported, known).split(".")[0]
            if target == "__init__":
                wrong.append(f"{name} imports the package root; import the module that has {imported}")
            elif ROAD.index(target) > ROAD.index(stage):
                wrong.append(f"{name} ({stage}) imports {imported} ({target}), which lies after it")
    assert not wrong, "\n".join(wrong)


def test_every_folder_has_its_place_on_the_road() -> None:
    stages = {name.split(".")[0] for name in modules()}
    assert stages - AFTER_THE_ROAD == set(ROAD)


def test_no_module_imports_itself_through_others() -> None:
    known = modules()
    edges = {n: {own_module(i, known) for i in imports(p, when_loaded=True)} - {n} for n, p in known.items()}
    # A package's own `__init__` may import its modules; they import each other by their full names.
    edges = {n: {t for t in targets if not n.startswith(f"{t}.")} for n, targets in edges.items()}
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, "import cycle: " + " -> ".join([*trail[trail.index(name) :], name])
        if name in done:
            return
        for target in sorted(edges.get(name, ())):
            walk(target, (*trail, name))
        done.add(name)

    for name in known:
        walk(name, ())
