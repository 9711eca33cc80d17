"""No question for acts reads through a whole table: each has its index."""

from pathlib import Path

import pytest
from sqlalchemy import event

from dateline.store import Box, Store
from dateline.store.acts import ActQuery, page_of_acts

QUESTIONS = (
    ActQuery(),
    ActQuery(type="ASSAULT"),
    ActQuery(place="IRQ", status="happened", actor="voss", origins=3, standing=True),
    ActQuery(since="2031-01-01", until="2031-01-02"),
    ActQuery(reported_since="2031-01-01", reported_until="2031-01-02T10:00Z"),
    ActQuery(box=Box(west=1, south=1, east=2, north=2), source="courier"),
    ActQuery(story="one", words="depot", type="ASSAULT"),
)


@pytest.mark.parametrize("query", QUESTIONS, ids=range(len(QUESTIONS)))
def test_a_question_is_answered_by_an_index(query: ActQuery, tmp_path: Path) -> None:
    asked: list[tuple[str, object]] = []
    with Store.open(str(tmp_path / "kept.db")) as store:
        with store.reading() as connection:
            engine = connection.engine
        event.listen(engine, "before_cursor_execute", lambda _c, _d, said, given, *_: asked.append((said, given)))
        page_of_acts(store, query, cursor="5~1")
        plans = []
        with store.reading() as connection:
            for said, given in asked[:]:  # more is asked meanwhile
                if said.startswith("SELECT"):
                    plans += [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {said}", given)]  # type: ignore[arg-type]
    assert plans
    whole = [plan for plan in plans if plan.startswith("SCAN act") and "INDEX" not in plan]
    assert not whole
    assert not any("TEMP B-TREE" in plan for plan in plans) or query.story or query.box
