"""Scores of each head on the dev parts and on the held families of our own sentences, before and after int8."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from training.encoder.example import Example, read
from training.encoder.export import TARGET
from training.encoder.heads import IGNORED, MODE, NONE, PAIR, SIDES, SPANS, STATUS, TRIGGER

from dateline.recognise.encoder import side_odds
from dateline.recognise.network import run, slices
from dateline.recognise.odds import lawful, softmax

Scores = dict[str, float]


def evaluate(build: Path, name: str) -> None:
    """Print the table, and write it to `BUILD/NAME.scores.json`."""
    table: dict[str, Scores] = {}
    for kind, path in (("float32", build / f"{name}.float32.onnx"), ("int8", TARGET / "encoder.onnx")):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        network = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        table[kind] = {}
        for file in sorted((build / "dev").glob("*.jsonl")):
            table[kind] |= scores(file.stem, read(file), network)
    for measure in table["int8"]:
        print(f"{measure:42}", *(f"{kind} {table[kind][measure]:.3f}" for kind in table))
    (build / f"{name}.scores.json").write_text(json.dumps(table, indent=1), encoding="utf-8")


def scores(origin: str, examples: list[Example], network: Any) -> Scores:
    """Measure -> value, of all heads that a set speaks of."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    numbers: list[tuple[float, float]] = []
    pairs: list[tuple[int, np.ndarray, bool]] = []
    for example in examples:
        outputs, states = run(example.words, network)
        told = outputs[1:]
        for head, tags in example.spans.items():
            got = lawful(softmax(_of(told, head)))
            _count_spans(counts[head], SPANS[head], tags[: len(told)], got)
        if example.trigger is not None:
            _count_triggers(counts["trigger"], example.trigger[: len(told)], _of(told, "trigger").argmax(1).tolist())
        _count_acts(counts, example, told)
        _count_sides(counts, example, outputs)
        for k, value in enumerate(example.numbers.get("factuality", [])[: len(told)]):
            if value is not None:
                numbers.append((value, float(np.clip(_of(told, "factuality")[k, 0], -3, 3))))
        pairs += _pairs(example, states, network)
    found = {f"{origin} {measure}": value for head, c in counts.items() for measure, value in _figures(head, c)}
    if numbers:
        gold, got = np.array(numbers).T
        found[f"{origin} factuality happened or not"] = float(((gold > 0) == (got > 0)).mean())
        found[f"{origin} factuality mean error"] = float(np.abs(gold - got).mean())
        found[f"{origin} factuality correlation"] = float(np.corrcoef(gold, got)[0, 1])
    if pairs:
        found[f"{origin} pair accuracy, all"] = _right(pairs, whole=True)
        acts = [pair for pair in pairs if not pair[0] & NONE]
        found[f"{origin} pair accuracy, type of an act"] = _right(acts, whole=False)
    return found


def _of(told: np.ndarray, head: str) -> np.ndarray:
    return told[:, slices()[head]]


def _spans(labels: list[str], tags: list[int]) -> set[tuple[int, int, str]]:
    found, open_ = set(), None
    for k, tag in enumerate([*tags, 0]):
        label = labels[tag]
        if open_ and (label[0] != "I" or label[2:] != open_[1]):
            found.add((open_[0], k, open_[1]))
            open_ = None
        if label != "O" and not open_:
            open_ = (k, label[2:])
    return found


def _count_spans(count: Counter[str], labels: list[str], gold: list[int], got: list[int]) -> None:
    a, b = _spans(labels, gold), _spans(labels, got)
    count.update(gold=len(a), got=len(b), right=len(a & b))
    count["placed"] += len({x[:2] for x in a} & {x[:2] for x in b})
    touches = lambda x, ys: any(x[0] < y[1] and y[0] < x[1] and x[2] == y[2] for y in ys)  # noqa: E731
    count.update(gold_touched=sum(touches(x, b) for x in a), got_touching=sum(touches(x, a) for x in b))


def _count_triggers(count: Counter[str], allowed: list[int], got: list[int]) -> None:
    for bits, label in zip(allowed, got, strict=True):
        sure = bits & NONE == 0 and bits.bit_count() == 1
        count["gold"] += sure
        count["got"] += label != 0
        count["right"] += sure and bool(bits >> label & 1)
        count["not wrong"] += label != 0 and bool(bits >> label & 1)
        count["gold_touched"] += sure and label != 0
        count["got_touching"] += label != 0 and (bits & NONE == 0 or bits.bit_count() > 1)


def _count_acts(counts: dict[str, Counter[str]], example: Example, told: np.ndarray) -> None:
    status, background, modes = (_of(told, head) for head in ("status", "background", "mode"))
    for k, label in enumerate((example.status or [])[: len(told)]):
        if label == IGNORED:
            continue
        best = int(status[k].argmax())
        counts["status"].update(
            {"all": 1, "hit": best == label, f"all {STATUS[label]}": 1, f"hit {STATUS[label]}": best == label}
        )
        gold, got = bool(example.numbers["background"][k]), bool(background[k, 0] > 0)
        counts["background"].update(gold=gold, got=got, right=gold and got)
        want = set((example.modes or [])[k] or [])
        have = {m for m in range(len(MODE)) if modes[k, m] > 0}
        counts["mode"].update(gold=len(want), got=len(have), right=len(want & have))


def _count_sides(counts: dict[str, Counter[str]], example: Example, outputs: np.ndarray) -> None:
    """A side is told if nobody is less likely than even; right if its likeliest word is one that names the side."""
    for act in (act for act in example.sides if act.trigger + 1 < len(outputs)):
        for side in SIDES:
            odds, gold = side_odds(outputs, side, act.trigger + 1), getattr(act, side)
            told = bool(odds[0] < 0.5)
            counts[side].update(gold=bool(gold), got=told, right=told and int(odds[1:].argmax()) in gold)


def _pairs(example: Example, states: np.ndarray, network: Any) -> Iterator[tuple[int, np.ndarray, bool]]:
    for pair in example.pairs:
        marks = np.zeros((1, 3, len(states)), dtype=np.float32)
        for part, places in enumerate((pair.actor, pair.recipient, pair.trigger)):
            marks[0, part, [p + 1 for p in places if p + 1 < len(states)]] = 1
        if marks.any():
            one = np.zeros((1, 1), dtype=np.int64)
            given = {"pieces": one, "first": one, "known": states, "marks": marks}
            yield pair.allowed, network.run(["pair"], given)[0][0], bool(pair.trigger)


def _right(pairs: list[tuple[int, np.ndarray, bool]], *, whole: bool) -> float:
    """The share of pairs with an allowed label on top; unless `whole`, of PLOVER's types alone."""
    low, high = (0, len(PAIR)) if whole else (1, TRIGGER.index("ADVISORY"))
    hits = [allowed >> (low + int(logits[low:high].argmax())) & 1 for allowed, logits, _ in pairs]
    return sum(hits) / max(1, len(hits))


def _figures(head: str, c: Counter[str]) -> Iterator[tuple[str, float]]:
    if head == "status":
        yield "status accuracy", c["hit"] / c["all"]
        yield from ((f"status recall of {s}", c[f"hit {s}"] / c[f"all {s}"]) for s in STATUS if c[f"all {s}"])
        return
    yield f"{head} P", (c["not wrong"] if head == "trigger" else c["right"]) / max(1, c["got"])
    yield f"{head} R", c["right"] / max(1, c["gold"])
    if head == "trigger":
        return
    yield f"{head} F1", 2 * c["right"] / max(1, c["gold"] + c["got"])
    if "placed" in c:
        yield f"{head} span F1", 2 * c["placed"] / max(1, c["gold"] + c["got"])
    if "gold_touched" in c:
        p, r = c["got_touching"] / max(1, c["got"]), c["gold_touched"] / max(1, c["gold"])
        yield f"{head} overlap F1", 2 * p * r / max(1e-9, p + r)
