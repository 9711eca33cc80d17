"""The training of the encoder: prepare, train, export, evaluate (see `training/README.md`)."""
