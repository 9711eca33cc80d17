"""Fine-tune all heads together; a run that was cut off goes on from its last checkpoint."""

import math
import random
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import torch
from training.encoder.batch import Cut, batch, batches, cut, word_pieces
from training.encoder.example import read
from training.encoder.loss import losses
from training.encoder.model import Encoder, load_base


def train(build: Path, config: dict[str, Any], name: str, without: list[str]) -> None:
    """Write `BUILD/NAME.pt`: the weights, the configuration, the sets and how far the run is."""
    torch.manual_seed(config["seed"])
    device = "cuda" if torch.cuda.is_available() else "cpu"
    sets = {s: told for s, told in config["sets"].items() if s not in without}
    train_cuts, valid_cuts = (_cuts(build / part, list(sets), config["longest"]) for part in ("train", "valid"))
    model = Encoder(config["layers"], config["dropout"])
    load_base(model, config["base"])
    model.piece.weight.requires_grad_(False)
    model.to(device)
    trunk = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith(("heads", "pair"))]
    heads = [p for n, p in model.named_parameters() if n.startswith(("heads", "pair"))]
    rates = (config["rate"], config["head_rate"])
    optimizer = torch.optim.AdamW(
        [{"params": group, "lr": rate} for group, rate in zip((trunk, heads), rates, strict=True)],
        weight_decay=config["decay"],
    )
    epochs = [_epoch(train_cuts, sets, config, number) for number in range(config["epochs"])]
    plan = [made for epoch in epochs for made in epoch]
    ends = {sum(map(len, epochs[: k + 1])) for k in range(len(epochs))}
    path, begun, spent = build / f"{name}.pt", 0, 0.0
    if path.exists():
        kept = torch.load(path, map_location=device, weights_only=False)
        model.load_state_dict(kept["model"])
        optimizer.load_state_dict(kept["optimizer"])
        begun, spent = kept["step"], kept["seconds"]
        print(f"goes on at step {begun} of {len(plan)}", flush=True)
    started = saved = time.monotonic()
    running: dict[str, list[float]] = defaultdict(list)

    def save(step: int) -> None:
        seconds = spent + time.monotonic() - started
        kept = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "steps": len(plan)}
        torch.save({**kept, "seconds": seconds, "config": config, "sets": sets}, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    model.train()
    for step in range(begun, len(plan)):
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * _slope(step, len(plan), config["warmup"])
        torch.manual_seed(config["seed"] * 1_000_003 + step)
        found = losses(model, _to(batch(plan[step]), device))
        total = sum(loss * config["weights"][head] for head, loss in found.items())
        optimizer.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[union-attr]
        torch.nn.utils.clip_grad_norm_([*trunk, *heads], 1.0)
        optimizer.step()
        for head, loss in found.items():
            running[head].append(loss.item())
        if step % 50 == 49:
            print(f"step {step + 1}/{len(plan)} {_means(running)} {time.monotonic() - started:.0f}s", flush=True)
            running.clear()
        if time.monotonic() - saved > 60 * config["checkpoint_minutes"]:
            save(step + 1)
            saved = time.monotonic()
        if step + 1 in ends:
            print(
                f"epoch ends at step {step + 1}: validation {_means(_validate(model, valid_cuts, device))}", flush=True
            )
    save(len(plan))


def _cuts(folder: Path, sets: list[str], longest: int) -> dict[str, list[Cut]]:
    pieces = word_pieces()
    return {s: [cut(e, pieces, longest) for e in read(folder / f"{s}.jsonl") if e.words] for s in sets}


def _epoch(cuts: dict[str, list[Cut]], sets: dict[str, Any], config: dict[str, Any], number: int) -> list[list[Cut]]:
    """The batches of one epoch: sets in the wanted share, shuffled by the seed and the epoch's number."""
    random_ = random.Random(config["seed"] * 1000 + number)
    chosen: list[Cut] = []
    for name, told in sets.items():
        if number < told.get("from_epoch", 0):
            continue
        whole, repeat = cuts[name], told["repeat"]
        chosen += whole * int(repeat) + random_.sample(whole, int(len(whole) * (repeat % 1)))
    random_.shuffle(chosen)
    return list(batches(chosen, config["batch_pieces"], random_))


def _slope(step: int, steps: int, warmup: float) -> float:
    begin = warmup * steps
    return step / begin if step < begin else max(0.0, 0.5 * (1 + math.cos(math.pi * (step - begin) / (steps - begin))))


@torch.no_grad()
def _validate(model: Encoder, cuts: dict[str, list[Cut]], device: str) -> dict[str, list[float]]:
    model.eval()
    found: dict[str, list[float]] = defaultdict(list)
    for made in batches([c for some in cuts.values() for c in some], 4000, None):
        for head, loss in losses(model, _to(batch(made), device)).items():
            found[head].append(loss.item())
    model.train()
    return found


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
