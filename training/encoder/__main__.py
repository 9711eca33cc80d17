"""`python -m training.encoder prepare|shipped|train|tell|export|evaluate`: see training/README.md."""

import argparse
from pathlib import Path

import yaml

HERE = Path(__file__).parent


def main() -> None:
    """Run one step; each reads what the one before wrote below the build folder."""
    parser = argparse.ArgumentParser(prog="python -m training.encoder", description=__doc__)
    parser.add_argument("step", choices=["prepare", "shipped", "train", "tell", "export", "evaluate"])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the public sets")
    parser.add_argument("--build", type=Path, default=Path("build/encoder"), help="where examples and checkpoints lie")
    parser.add_argument("--config", type=Path, default=HERE / "config.yaml")
    parser.add_argument("--name", default="encoder", help="name of the run: its checkpoint is BUILD/NAME.pt")
    parser.add_argument("--part", default="", help="train: the part of the configuration that stands before the rest")
    parser.add_argument("--teacher", help="train: an earlier run whose model is distilled to fewer layers")
    parser.add_argument("--after", help="train: an earlier run of as many layers, whose weights are trained on")
    parser.add_argument("--told", help="train: an earlier, larger run whose telling of acts (step tell) is learned")
    parser.add_argument("--asked", help="tell: an earlier, small run that chooses the sentences")
    parser.add_argument("--without", nargs="*", default=[], help="sets left out, for a comparison")
    parser.add_argument("--only", nargs="*", default=[], help="prepare: these sets alone")
    given = parser.parse_args()
    config = yaml.safe_load(given.config.read_text(encoding="utf-8"))
    if given.step == "prepare":
        from training.encoder.prepare import prepare

        prepare(given.data, given.build, config["validation"], given.only)
    elif given.step == "shipped":
        from training.encoder.shipped import shipped

        shipped(given.build, config, given.name)
    elif given.step == "train":
        from training.encoder.train import train

        train(given.build, config, given.name, given.part, given.without, given.teacher, given.after, given.told)
    elif given.step == "tell":
        from training.encoder.told import tell

        tell(given.build, config, given.name, given.asked)
    elif given.step == "export":
        from training.encoder.export import export

        export(given.build, given.name)
    else:
        from training.encoder.evaluate import evaluate

        evaluate(given.build, given.name)


if __name__ == "__main__":
    main()
