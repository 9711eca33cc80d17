"""The shipped network -> a checkpoint that training can go on from, where the runs that made it are gone."""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
import yaml
from onnx import numpy_helper
from training.encoder.export import TARGET
from training.encoder.graph import PLACES
from training.encoder.heads import SIDES
from training.encoder.model import WIDTHS, begun

Arrays = dict[str, Any]


def shipped(build: Path, config: dict[str, Any], name: str) -> None:
    """Write `BUILD/NAME.pt`: the weights of `encoder.onnx`, each rounded as it was for shipping."""
    told = yaml.safe_load((TARGET / "encoder.yaml").read_text(encoding="utf-8"))
    config = {**config, "layers": told["layers"]}
    model = begun(config["base"], config["layers"], 0.0)
    weights = _weights(_constants(TARGET / told["file"]))
    place = model.state_dict()["place.weight"] + model.state_dict()["kind"]
    weights["place.weight"] = torch.cat([weights["place.weight"], place[PLACES:]])  # beyond what is shipped: the base's
    weights["kind"] = torch.zeros_like(model.state_dict()["kind"])  # is in the rows of the places
    model.load_state_dict(weights)
    kept = {"model": model.state_dict(), "config": config, "sets": told["sets"], "step": told["steps"]}
    torch.save(kept, build / f"{name}.pt")
    print(f"{told['digest']} -> {name}.pt")


def _constants(file: Path) -> Arrays:
    """The constants of both halves, by name."""
    halves = [
        attribute.g
        for node in onnx.load(file).graph.node
        if node.op_type == "If"
        for attribute in node.attribute
        if attribute.name == "then_branch"
    ]
    return {
        constant.name.removeprefix("inner "): numpy_helper.to_array(constant)
        for half in halves
        for constant in half.initializer
    }


def _weights(given: Arrays) -> dict[str, torch.Tensor]:
    """Constants of the graph -> weights by the names of the model."""
    found: Arrays = {"piece.weight": given["piece.rows"].astype(np.float32) * given["piece.scale"]}
    for name, value in given.items():
        whole, _, end = name.rpartition("_")
        if end == "quantized":
            found[whole] = (value.astype(np.float32) * given[f"{whole}_scale"]).T
        elif name.endswith((".weight", ".bias")):
            found[name] = value.T if name in ("told.weight", "pair.act.weight") else value
    outputs = sum(width for head, width in WIDTHS.items() if head not in SIDES)
    for kind in ("weight", "bias"):
        both = found.pop(f"told.{kind}")
        found |= {f"heads.{kind}": both[:outputs], f"sides.{kind}": both[outputs:]}
    found["pair.absent"] = given["absent"]
    return {name: torch.from_numpy(np.array(value, dtype=np.float32)) for name, value in found.items()}
