# Two commands do everything on a bare machine with Python 3.11: `make demo` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: demo test lint types bench compare docs lock knowledge frontend pictures notebooks clean

# --- set-up: one environment, every package pinned by version and hash
$(READY): requirements/dev.lock pyproject.toml
	@echo "Setting up $(VENV) (once; a few minutes on a slow line) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dateline needs Python 3.11 or newer, but $(PYTHON) is %d.%d: call make with PYTHON=/path/to/python3.11" % sys.version_info[:2])'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/pip.lock
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/dev.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY)
	@mkdir -p demo-output
	@$(BIN)/dateline read examples/articles --html demo-output/readings.html
	@rm -f demo-output/store.db* && $(BIN)/dateline add examples/articles --store demo-output/store.db --quiet >/dev/null
	@story=$$($(BIN)/dateline stories --store demo-output/store.db | sort -t "$$(printf '\t')" -k 2,2nr | head -1 | cut -f 1) && \
	  echo "The twelve articles tell a few stories; the largest at the desk: http://127.0.0.1:8050/stories/$$story" && \
	  if [ -t 1 ]; then exec $(BIN)/dateline desk --store demo-output/store.db; \
	  else echo "It is served by: $(BIN)/dateline desk --store demo-output/store.db"; fi

test: $(READY)
	@command -v npm >/dev/null && $(MAKE) --no-print-directory frontend/node_modules/.ready || echo "npm is not here or cannot install: the tests of the bundle and of accessibility are skipped" >&2
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/pytest -n 2

lint: $(READY)
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

types: $(READY)
	@$(BIN)/mypy

bench: $(READY)
	@$(BIN)/python -m benchmarks

# --- textacy, for comparison, in an environment of its own
build/compare/.ready: requirements/compare.lock
	@$(PYTHON) -m venv build/compare
	@build/compare/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/compare.lock
	@touch $@

compare: $(READY) build/compare/.ready
	@$(BIN)/python -m benchmarks.quotations

docs: $(READY)
	@$(BIN)/mkdocs build --strict

# --- the desk's scripts, styles and base map, from TypeScript and CSS (needs Node; what it builds is kept in the repository)
frontend/node_modules/.ready: frontend/package-lock.json frontend/package.json frontend/.npmrc
	@cd frontend && npm ci --silent
	@touch $@

frontend: frontend/node_modules/.ready
	@cd frontend && npm run --silent check && npm run --silent build

# --- the pictures of the desk in docs/
pictures: $(READY)
	@$(BIN)/python frontend/pictures.py

# --- what the cells of the notebooks show
notebooks: $(READY)
	@$(BIN)/python -m tests.docs.notebook docs/notebooks/*.ipynb

# --- rarely: new pins, new knowledge files
knowledge: $(READY)
	@$(BIN)/python training/gazetteer/make_countries.py
	@$(BIN)/python training/gazetteer/make_places.py

lock:
	@$(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/pip install --quiet uv
	@$(VENV)-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --all-extras --group dev pyproject.toml --output-file requirements/dev.lock
	@$(VENV)-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links pyproject.toml --output-file requirements/run.lock
	@$(VENV)-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links requirements/compare.txt --output-file requirements/compare.lock
	@echo 'pip' | $(VENV)-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header - --output-file requirements/pip.lock
	@rm -rf $(VENV)-lock

clean:
	@rm -rf $(VENV) demo-output bench-output site .mypy_cache .ruff_cache .pytest_cache
