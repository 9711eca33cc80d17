"""`dateline diff`: what a new version of a kept article changed."""

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.base.codec import encode
from dateline.cli.keep import Id, StorePlace, open_to_read
from dateline.cli.pipe import until_closed, write_line

if TYPE_CHECKING:
    from dateline.base.records.revision import FactChange, Revision

Old = Annotated[int | None, typer.Option("--from", min=1, metavar="N", help="The older version; the one before --to.")]
New = Annotated[int | None, typer.Option("--to", min=1, metavar="N", help="The newer version; the latest.")]
AsJson = Annotated[bool, typer.Option("--json", help="As one line of JSON.")]


def register(app: typer.Typer) -> None:
    """Put the command of this file on `app`."""
    app.command("diff")(diff_command)


def diff_command(
    id: Id,  # noqa: A002 - the record's own field name
    *,
    old: Old = None,
    new: New = None,
    json: AsJson = False,
    store: StorePlace = None,
) -> None:
    """Tell what changed between two versions of an article, and which facts that touches."""
    from dateline.reconcile import revision  # noqa: PLC0415 - what is needed loads here, not with --help

    with open_to_read(store) as kept:
        count = len(kept.versions(id))
        last = new or count
        first = old or last - 1
        if not 1 <= first < last <= count:
            known = "only one version, so nothing changed" if count == 1 else f"the versions 1 to {count}"
            raise typer.BadParameter(f"the article has {known}; give an older --from and a newer --to", param_hint="ID")
        found = revision(kept.get(id, first), kept.get(id, last))
    with until_closed():
        if json:
            write_line(encode(found))
        else:
            _print(found)


def _print(found: "Revision") -> None:
    from dateline.web.cards.words import harmless, one_line, shorten  # noqa: PLC0415 - loads here, not with --help

    def shown(words: str) -> str:
        return f"“{harmless(shorten(one_line(words), 300))}”"

    for change in found.text:
        if change.old is None:
            typer.echo(f"put in     {shown(change.new_words)}")
        elif change.new is None:
            typer.echo(f"taken out  {shown(change.old_words)}")
        else:
            typer.echo(f"rewritten  {shown(change.old_words)} -> {shown(change.new_words)}")
    for fact in found.facts:
        typer.echo(f"{fact.kind:9}  {_fate(fact)}: {shown(fact.new_words or fact.old_words)}")
    if not found.text and not found.facts:
        typer.echo("the two versions are the same")


def _fate(fact: "FactChange") -> str:
    if fact.old is None:
        return "new"
    return "gone" if fact.new is None else f"changed in {', '.join(fact.fields)}"
