# make setup    .venv with the command .venv/bin/khronika, and the pages' assets
# make demo     the demo corpus read into a case, its record printed and served (SERVE=0: printed alone)
# make test     all tests
# make check    style and types
# make eval     how well the reader reads, and whether it fell below its floors
# make docs     anew what the documents quote: docs/commands.md, and in the readmes what the demo prints
# make lock     constraints.txt anew, with the newest packages
# make clean    takes away what these made
#
# Needs Python 3.11 or newer (PYTHON=... names one) and make. What each step made is remembered in .venv/made/.

CASE := demo-case
CORPUS := src/khronika/demo/kz2022
PORT := 8000
SERVE := 1

BIN := .venv/bin
MADE := .venv/made
BUILT := src/khronika/web/assets/built
COMPILED := src/khronika/reading/compiled
KHRONIKA := $(BIN)/khronika
PIP := $(BIN)/python -m pip --disable-pip-version-check install -qq --constraint constraints.txt
ISLANDS := $(shell find islands -type f -not -path '*/node_modules/*')
NO_INDEX := { echo "The packages could not be installed: see above. pip needs its package index" \
	"(pip config set global.index-url ...; behind a proxy, https_proxy); then run make again." >&2; exit 1; }

.PHONY: setup demo test check eval docs lock clean
.DELETE_ON_ERROR:

setup: $(MADE)/packages $(MADE)/places $(MADE)/pages

$(MADE)/environment:
	@python=$$(PYTHON="$(PYTHON)" scripts/find-python) && echo "Making .venv with $$python" && \
		"$$python" -m venv .venv && mkdir -p $(MADE) && touch $@

$(MADE)/packages: pyproject.toml constraints.txt | $(MADE)/environment
	@echo "Installing packages into .venv"
	@$(PIP) --editable . || $(NO_INDEX)
	@$(PIP) --no-deps natasha || $(NO_INDEX)
	@touch $@

$(MADE)/tests: $(MADE)/packages
	@echo "Installing what tests need into .venv"
	@$(PIP) --editable '.[dev]' || $(NO_INDEX)
	@touch $@

$(MADE)/places: $(wildcard src/khronika/reading/places_*.py) src/khronika/languages/ru/places.toml $(MADE)/packages
	@echo "Compiling the gazetteer"
	@$(BIN)/python -m khronika.reading.gazetteer >/dev/null
	@touch $@

$(MADE)/pages: $(ISLANDS) scripts/build-pages | $(MADE)/packages
	@echo "Building the pages' assets"
	@scripts/build-pages
	@touch $@

demo: setup
	@$(KHRONIKA) add $(CASE) $(CORPUS) --index $(CORPUS)/index.jsonl
	@$(KHRONIKA) show $(CASE)
ifneq ($(SERVE),0)
	@$(KHRONIKA) serve $(CASE) --port $$($(BIN)/python scripts/free_port.py $(PORT))
endif

check: setup $(MADE)/tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: setup $(MADE)/tests
	$(BIN)/pytest

eval: setup $(MADE)/tests
	@$(BIN)/python evaluation/reading.py --check

docs: setup
	$(BIN)/python scripts/commands.py
	$(BIN)/python scripts/readme.py

lock: $(MADE)/environment
	scripts/lock

clean:
	rm -rf .venv islands/node_modules $(BUILT) $(COMPILED) $(CASE) test-artefacts
