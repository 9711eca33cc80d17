"""Fine-tune all heads together; a run that was cut off goes on from its last checkpoint."""

import math
import random
import time
from collections import defaultdict
from itertools import accumulate
from pathlib import Path
from typing import Any

import torch
from training.encoder.batch import Cut, batch, batches, cut, word_pieces
from training.encoder.example import read
from training.encoder.heads import HEADS
from training.encoder.loss import Teacher, losses
from training.encoder.model import Encoder, begun, load, load_layers
from training.encoder.told import ACTS, Told


def train(
    build: Path,
    config: dict[str, Any],
    name: str,
    part: str,
    without: list[str],
    teacher: str | None = None,
    after: str | None = None,
    told: str | None = None,
) -> None:
    """Write `BUILD/NAME.pt`: the weights, the configuration, the sets and how far the run is.

    A `part` of the configuration stands before the rest. With a `teacher` (the name of an earlier run) the model has
    only some of its layers, begins with their weights and also learns to say what the teacher says. A run `after`
    another begins with its weights and ends in a blend of both; with `told` (what a run larger than both told of the
    acts in many sentences) it learns that too, and keeps to what the other said of all but acts.
    """
    config = {**config, **(config[part] if part else {})}
    config = {**config, "sets": {s: share for s, share in config["sets"].items() if s not in without}}
    torch.manual_seed(config["seed"])
    device = "cuda" if torch.cuda.is_available() else "cpu"
    known, valid = (_cuts(build / which, config) for which in ("train", "valid"))
    large = Told(build / f"{told}.told.pt", config["longest"]) if told else None
    if large:
        known["told"] = large.cuts
        config["sets"]["told"] = {"repeat": 1}
    epochs = [_epoch(known, config, number) for number in range(config["epochs"])]
    if told and after:
        taught = Teacher(build / f"{after}.pt", device, [head for head in HEADS if head not in {*ACTS, "factuality"}])
    else:
        taught = Teacher(build / f"{teacher}.pt", device) if teacher else None
    before = load(build / f"{after}.pt", device)[0] if after else taught and taught.model
    run = Run(build / f"{name}.pt", config, taught, large, before, device)
    run.go([made for epoch in epochs for made in epoch], list(accumulate(map(len, epochs))), valid)
    if after:
        blend(build, name, after, config["share"])


def blend(build: Path, name: str, before: str, share: float) -> None:
    """Put the means of the weights of two runs into `BUILD/NAME.pt`: `share` of NAME's, the rest of those before it.

    What a run after another learned stays for the most part, and little of what the other knew is lost.
    """
    kept = torch.load(build / f"{name}.pt", map_location="cpu", weights_only=False)
    old = torch.load(build / f"{before}.pt", map_location="cpu", weights_only=False)["model"]
    kept["model"] = {
        part: share * weight + (1 - share) * old.get(part, weight) for part, weight in kept["model"].items()
    }
    torch.save(kept, build / f"{name}.pt")


class Run:
    """One training run: its model, its optimizer, and the file that it is kept in."""

    def __init__(
        self,
        path: Path,
        config: dict[str, Any],
        teacher: Teacher | None,
        told: Told | None,
        before: Encoder | None,
        device: str,
    ) -> None:
        self.path, self.config, self.teacher, self.told, self.device = path, config, teacher, told, device
        self.model = begun(config["base"], config["layers"], config["dropout"])
        if before:
            load_layers(self.model, before, config["kept"])
        self.model.freeze(config["frozen"])
        self.model.to(device)
        parts: dict[str, list[torch.nn.Parameter]] = {"rate": [], "head_rate": [], "sides_rate": []}
        for part, weights in self.model.named_parameters():
            if weights.requires_grad:
                head, sides = part.startswith(("heads", "pair")), part.startswith("sides")
                parts["head_rate" if head else "sides_rate" if sides else "rate"].append(weights)
        self.rates = [config[rate] for rate in parts]
        self.optimizer = torch.optim.AdamW([{"params": told} for told in parts.values()], weight_decay=config["decay"])

    def go(self, plan: list[list[Cut]], ends: list[int], valid: dict[str, list[Cut]]) -> None:
        """Take the steps of the plan from where the run stands; `ends` are the last steps of the epochs."""
        begun, spent = self._resume()
        if begun:
            print(f"goes on at step {begun} of {len(plan)}", flush=True)
        started = saved = time.monotonic()
        running: dict[str, list[float]] = defaultdict(list)
        self.model.train()
        for number, cuts in enumerate(plan[begun:], start=begun + 1):
            for head, loss in self._step(cuts, number - 1, len(plan)).items():
                running[head].append(loss)
            now = time.monotonic()
            if number % 50 == 0:
                print(f"step {number}/{len(plan)} {_means(running)} {now - started:.0f}s", flush=True)
                running.clear()
            if number in ends:
                print(f"an epoch ends: validation {_means(self._validate(valid))}", flush=True)
            if number == len(plan) or now - saved > 60 * self.config["checkpoint_minutes"]:
                self._save(number, spent + now - started)
                saved = now

    def _step(self, cuts: list[Cut], number: int, steps: int) -> dict[str, float]:
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * _slope(number, steps, self.config["warmup"])
        torch.manual_seed(self.config["seed"] * 1_000_003 + number)
        made = _to(batch(cuts), self.device)
        short = self.config["short"]
        states, outputs = self.model.asked(made, short=short)
        found = losses(self.model, made, states, outputs)
        found |= self.teacher.losses(made, states, outputs, short=short) if self.teacher else {}
        total = torch.stack([loss * self.config["weights"][head] for head, loss in found.items()]).sum()
        if self.told:
            taught, share = self.told.losses(outputs, made, cuts)
            for head, loss in taught.items():
                total = total + loss * share * self.config["told"]["weight"] * self.config["weights"][head]
                found[f"{head} told"] = loss
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        return {head: loss.item() for head, loss in found.items()}

    @torch.no_grad()
    def _validate(self, valid: dict[str, list[Cut]]) -> dict[str, list[float]]:
        self.model.eval()
        found: dict[str, list[float]] = defaultdict(list)
        for made in batches([c for some in valid.values() for c in some], 4000, None):
            given = _to(batch(made), self.device)
            for head, loss in losses(self.model, given, *self.model.asked(given, short=False)).items():
                found[head].append(loss.item())
        self.model.train()
        return found

    def _sets(self) -> list[str]:
        """The sets that the model has seen, or its teacher."""
        taught = self.teacher.sets if self.teacher else ()
        asked = {one.example.origin for one in self.told.cuts} if self.told else ()
        return sorted({*self.config["sets"], *taught, *asked} - {"told"})

    def _resume(self) -> tuple[int, float]:
        if not self.path.exists():
            return 0, 0.0
        kept = torch.load(self.path, map_location=self.device, weights_only=False)
        self.model.load_state_dict(kept["model"])
        self.optimizer.load_state_dict(kept["optimizer"])
        return kept["step"], kept["seconds"]

    def _save(self, step: int, seconds: float) -> None:
        kept = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict()}
        told = {"step": step, "seconds": seconds, "config": self.config, "sets": self._sets()}
        torch.save({**kept, **told}, self.path.with_suffix(".part"))
        self.path.with_suffix(".part").replace(self.path)


def _cuts(folder: Path, config: dict[str, Any]) -> dict[str, list[Cut]]:
    pieces, longest = word_pieces(), config["longest"]
    return {s: [cut(e, pieces, longest) for e in read(folder / f"{s}.jsonl") if e.words] for s in config["sets"]}


def _epoch(cuts: dict[str, list[Cut]], config: dict[str, Any], number: int) -> list[list[Cut]]:
    """The batches of one epoch: sets in the wanted share, shuffled by the seed and the epoch's number."""
    random_ = random.Random(config["seed"] * 1000 + number)
    chosen: list[Cut] = []
    for name, told in config["sets"].items():
        if number < told.get("from_epoch", 0):
            continue
        whole, repeat = cuts[name], told["repeat"]
        chosen += whole * int(repeat) + random_.sample(whole, int(len(whole) * (repeat % 1)))
    random_.shuffle(chosen)
    return list(batches(chosen, config["batch_pieces"], random_))


def _slope(step: int, steps: int, warmup: float) -> float:
    begin = warmup * steps
    return step / begin if step < begin else max(0.0, 0.5 * (1 + math.cos(math.pi * (step - begin) / (steps - begin))))


def _means(found: dict[str, list[float]]) -> str:
    return " ".join(f"{head} {sum(values) / len(values):.3f}" for head, values in sorted(found.items()))


def _to(made: Any, device: str) -> Any:
    if device == "cpu":
        return made
    moved = {
        name: {k: v.to(device) for k, v in value.items()} if isinstance(value, dict) else value.to(device)
        for name in made.__slots__
        for value in [getattr(made, name)]
    }
    return type(made)(**moved)
