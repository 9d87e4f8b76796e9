# SPDX-License-Identifier: MIT
# Everything happens in .venv, from nothing but git, make and Python 3.11 or later.
# `make help` lists what there is. Another Python: make map PYTHON=/path/to/python3.12

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
WORKERS ?= auto
MAP := output/afghanistan-2021-08-05.html

# The first of these that runs and is new enough.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)

# What Python compiles is kept, whatever the machine asks for: every command that a test starts would
# compile it all again.
export PYTHONDONTWRITEBYTECODE :=

.DELETE_ON_ERROR:
.PHONY: help map test quick check degenerate mutants fuzz kill trust bench bench-timeline bench-interactions bench-cells bench-crowd bench-coast bench-fine bench-cutters bench-fronts bench-names bench-newcomer bench-daily bench-scale bench-jobs bench-workers bench-pictures bench-animation bench-labels bench-filled bench-weights clients data dependencies pictures docs-pictures proofs clean

help:
	@echo 'make map    draw $(MAP)'
	@echo 'make test   install browsers where none are found, then run every check and test'
	@echo 'make quick  the checks, and the tests that need no browser and take no seconds each'
	@echo 'make check  the linter, the formatter and the type checker alone'
	@echo 'make bench  measure against the script one would write by hand'
	@echo 'make bench-timeline  the same for the page with a slider; takes npm'
	@echo 'make bench-interactions  how soon a page answers a tap, a key and a button on a slow phone'
	@echo 'make bench-cells  33,000 towns to areas, beside geopandas'
	@echo 'make bench-crowd  pages of 33,000 units, beside the canvas of Leaflet'
	@echo 'make bench-coast  what a country of 328,000 corners takes'
	@echo 'make bench-fine  what a boundary file of 75 MB takes'
	@echo 'make bench-cutters  the two ways to cut ground along lines, beside each other'
	@echo 'make bench-fronts  770 days of a moving front cut into faces, beside shapely and geopandas; ARGS=--commands: whole commands'
	@echo 'make bench-names  names of the units of all countries as others write them; takes npm and pip'
	@echo 'make bench-newcomer  twelve tables of twelve countries, drawn as a newcomer would; takes minutes'
	@echo 'make bench-daily  the same for 33 million daily rows, beside pandas; takes minutes'
	@echo 'make bench-scale  how time and memory grow with days, units and rows; ARGS=--full: takes an hour'
	@echo 'make bench-jobs  from how many jobs of mapper batch on workers pay'
	@echo 'make bench-workers  from how many lines of a front on workers pay'
	@echo 'make bench-pictures  the same for static pictures, beside geopandas and matplotlib'
	@echo 'make bench-animation  what animations of twenty days take'
	@echo 'make bench-filled  how much of pictures of twelve countries their ground fills'
	@echo 'make bench-labels  count the names on maps of thirty countries, and what is wrong with them'
	@echo 'make bench-weights  what each part of a page weighs'
	@echo 'make clients  open what mapper writes in other programs; takes minutes, npm, pip and Debian'
	@echo 'make degenerate  cut ten thousand pairs of degenerate polygons; takes minutes'
	@echo 'make mutants  change the code by little and see whether a test notices; takes an hour'
	@echo 'make fuzz MINUTES=10 WORKERS=1  read damaged files of every format; keeps what fails'
	@echo 'make trust PART=fuzz  all long runs, or one: makes docs/trust.md; takes hours; ARGS="-- ...": options of the part'
	@echo 'make kill N=200  end commands at random moments, N times each; looks at what is left'
	@echo 'make dependencies  list what mapper stands on, with licences, sizes and days of release'
	@echo 'make data   make the bundled data again from its packages'
	@echo 'make pictures  take the pictures of the manual again'
	@echo 'make docs-pictures  draw the gallery of static pictures, and that of README, again'
	@echo 'make proofs  draw 24 invented maps to be looked at, into output/proofs; takes minutes'
	@echo 'make clean  remove .venv and everything that was built'

map: $(VENV)/.installed
	@$(BIN)/mapper draw --force -o $(MAP)

# A worker keeps to one folder as long as there is enough to do, so that what a module prepares is
# prepared once; towards the end the idle take over from the busy.
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

# The types are checked beside the tests.
test: $(VENV)/.installed-test
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary & types=$$!; \
	$(BIN)/python -m tests.chromium && $(BIN)/python -m tests.firefox \
	&& $(BIN)/python -m tests.typescript \
	&& $(PYTEST) $(ARGS); tests=$$?; \
	wait $$types && exit $$tests

quick: $(VENV)/.installed-test
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary & types=$$!; \
	$(PYTEST) -m 'not browser and not slow' $(ARGS); tests=$$?; \
	wait $$types && exit $$tests

check: $(VENV)/.installed-test
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary

bench: $(VENV)/.installed-test
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m tests.benchmarks.run $(ARGS)

bench-timeline: $(VENV)/.installed-test
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m tests.benchmarks.timeline $(ARGS)

bench-interactions: $(VENV)/.installed-test
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m tests.benchmarks.interactions $(ARGS)

bench-weights: $(VENV)/.installed-test
	@$(BIN)/python -m tests.benchmarks.weights $(ARGS)

clients: $(VENV)/.installed-test
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m tests.clients $(ARGS)

bench-cells: $(VENV)/.installed-test
	@$(BIN)/python -m tests.benchmarks.cells $(ARGS)

bench-crowd: $(VENV)/.installed-test
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m tests.benchmarks.crowd $(ARGS)

bench-coast: $(VENV)/.installed-test
	@$(BIN)/python -m tests.benchmarks.coast

bench-fine: $(VENV)/.installed-test
	@$(BIN)/python -m tests.benchmarks.fine_country $(ARGS)

bench-cutters: $(VENV)/.installed-test
	@$(BIN)/python -m tests.benchmarks.cutters

bench-fronts: $(VENV)/.installed-test
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m tests.benchmarks.fronts $(ARGS)

degenerate: $(VENV)/.installed-test
	@$(BIN)/python -m tests.geometry.degenerate $(ARGS)

bench-names: $(VENV)/.installed-test
	@$(BIN)/python -m tests.benchmarks.names $(ARGS)

bench-newcomer: $(VENV)/.installed-test
	@$(BIN)/python -m tests.benchmarks.newcomer $(ARGS)

mutants: $(VENV)/.installed-test
	@$(BIN)/python -m tests.mutants $(ARGS)

# How many long runs go on at once, where that is not said.
AT_ONCE := $(if $(filter auto,$(WORKERS)),1,$(WORKERS))
MINUTES ?= 10
fuzz: $(VENV)/.installed-trust
	@$(BIN)/python -m tests.hostile.fuzz --minutes $(MINUTES) --workers $(AT_ONCE) $(ARGS)

N ?= 200
kill: $(VENV)/.installed-test
	@$(BIN)/python -m tests.hostile.kills --cases $(N) $(ARGS)

# `make trust PART=fuzz ARGS="-- --minutes 5"`
trust: $(VENV)/.installed-test
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m tests.trust $(PART) $(ARGS)

bench-jobs: $(VENV)/.installed-test
	@$(BIN)/python -m tests.benchmarks.jobs $(ARGS)

bench-workers: $(VENV)/.installed-test
	@$(BIN)/python -m tests.benchmarks.workers $(ARGS)

bench-daily: $(VENV)/.installed-test
	@$(BIN)/python -m tests.benchmarks.daily $(ARGS)

bench-scale: $(VENV)/.installed-test
	@$(BIN)/python -m tests.benchmarks.scale $(ARGS)

bench-pictures: $(VENV)/.installed-test
	@$(PIP) install -e '.[bench]'
	@$(BIN)/python -m tests.benchmarks.pictures $(ARGS)

bench-animation: $(VENV)/.installed-test
	@$(BIN)/python -m tests.benchmarks.animation $(ARGS)

bench-labels: $(VENV)/.installed-test
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m tests.benchmarks.labels $(ARGS)

bench-filled: $(VENV)/.installed-test
	@$(BIN)/python -m tests.benchmarks.filled $(ARGS)

# In an environment of its own: the fonts and the video of the extras are not for the tests.
DEPENDENCIES := build/dependencies
dependencies: $(VENV)/.installed
	@test -d $(DEPENDENCIES) || $(PYTHON) -m venv $(DEPENDENCIES)
	@$(DEPENDENCIES)/bin/python -m pip --disable-pip-version-check --quiet --quiet install --upgrade pip
	@$(DEPENDENCIES)/bin/python -m pip --quiet --quiet install -e '.[big,dask,fonts,fonts-cjk,parquet,pictures,trust,video,xlsx]'
	@$(DEPENDENCIES)/bin/python -m docs.dependencies --write

data: $(VENV)/.installed
	@$(BIN)/python -m geodata.build $(ARGS)

pictures: $(VENV)/.installed-test
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m docs.pictures

docs-pictures: $(VENV)/.installed-test
	@$(BIN)/python -m docs.gallery

proofs: $(VENV)/.installed-test
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m docs.proofs output/proofs $(ARGS)

clean:
	rm -rf $(VENV) build dist mapper/page/vendor
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find mapper geodata tests -name __pycache__ -prune -exec rm -rf {} +

# pip writes the copy of Leaflet too (hatch_build.py), so a stamp stands for both.
$(VENV)/.installed: pyproject.toml hatch_build.py | $(BIN)/python
	@echo 'Installing mapper into $(VENV) …' >&2
	@$(PIP) install -e .
	@touch $@

# Of five thousand modules a fifth is ever loaded: Python compiles what it loads, once.
$(VENV)/.installed-test: pyproject.toml hatch_build.py | $(BIN)/python
	@echo 'Installing mapper and what its tests need into $(VENV) …' >&2
	@$(if $(OLDEST),$(BIN)/python -m tests.oldest > $(VENV)/oldest.txt)
	@$(PIP) install --no-compile $(if $(OLDEST),-c $(VENV)/oldest.txt) -e '.[test]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-trust: $(VENV)/.installed-test
	@$(PIP) install -e '.[test,trust]'
	@touch $@

# A half-made environment is removed, so that the next run starts over.
$(BIN)/python:
	@test -n '$(PYTHON)' || $(call stop,$(NEEDS) and none is on the PATH: name one with PYTHON=)
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	|| $(call stop,$(NEEDS); $(PYTHON) is older or does not run)
	@'$(PYTHON)' -c 'import ensurepip, venv' 2>/dev/null \
	|| $(call stop,$(PYTHON) cannot make environments: on Debian and Ubuntu install python3-venv)
	@'$(PYTHON)' -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

NEEDS := mapper needs Python 3.11 or later
stop = { echo '$(1)$(2)' >&2; exit 1; }
