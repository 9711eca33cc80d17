"""How well and how fast: `make bench` scores the engine, times it, writes the quality page and holds the floors."""
