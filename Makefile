# make help    what there is to make
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# The environment, to run nkreader in
$(VENV)/.made:
	$(PYTHON) -m venv $(VENV) || ($(PYTHON) -m pip install --user virtualenv && $(PYTHON) -m virtualenv $(VENV))
	touch $@

$(VENV)/.run: $(VENV)/.made pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.made pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	touch $@ $(VENV)/.run

.PHONY: help run test lint types check format smoke gross bench picture gazetteers clean

help:           ## this list
	@grep -E '^[a-z]+: .*##|^[a-z]+:  *##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(VENV)/.run           ## set up and open the reader on the sample corpus
	$(BIN)/nkreader demo

test: $(VENV)/.dev          ## set up and run the tests
	$(BIN)/python -m pytest --numprocesses 2

lint: $(VENV)/.dev          ## ruff: rules and format
	$(BIN)/ruff check nkreader tests benchmarks docs
	$(BIN)/ruff format --check nkreader tests benchmarks docs

types: $(VENV)/.dev         ## mypy --strict
	$(BIN)/mypy

check: lint types test      ## everything before a pull request

format: $(VENV)/.dev        ## put the code in its form
	$(BIN)/ruff check --fix nkreader tests benchmarks docs
	$(BIN)/ruff format nkreader tests benchmarks docs

smoke: $(VENV)/.dev         ## build the wheel, install it alone, export the sample corpus with it
	PYTHON=$(BIN)/python sh .ci/smoke

gross: $(VENV)/.dev         ## whether anything takes three times what it may
	$(BIN)/python -m benchmarks library --sizes 100 --rounds 2 --gross

bench: $(VENV)/.dev         ## every figure, as ratios, in one run
	$(BIN)/python -m benchmarks

picture: $(VENV)/.dev       ## the pictures in README and docs
	$(BIN)/python docs/picture.py docs

clean:          ## take away what was made
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
