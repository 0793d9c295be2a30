# Everything that a person does with this checkout. It needs GNU make, a POSIX shell and Python 3.11, 3.12 or 3.13.
# Nothing is installed outside .venv; a second run needs no network.

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?=
ARGS ?=
FITS := import sys, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install -qq \
       --require-hashes --only-binary :all: --timeout 60
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --system-certs \
           --only-binary :all: --python-version 3.11 $(if $(UPGRADE),--upgrade)
POT := $(VENV)/hearthside.pot
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locales/*/LC_MESSAGES/hearthside.po))

.PHONY: help run test bench soak learn lint check audit pins catalogues venv runtime tools peers teacher auditor mo bytecode format clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

run: runtime mo bytecode ## Start the bot; without a token, the try-out mode
	@exec $(BIN)/python -m bot run

test: tools mo ## Run the tests; give pytest more with ARGS="-k letter"
	@# three for two cores: some tests wait for programs that they have killed
	@$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder $(ARGS)

bench: peers mo bytecode ## Measure the whole bot beside other bots (minutes; fewer with ARGS="--rounds 2")
	@$(BIN)/python -m bench $(ARGS)
	@$(BIN)/python -m bench.due
	@$(BIN)/python -m bench.desk
	@$(BIN)/python -m bench.broadcast

soak: tools mo ## Run the bot under load while everything goes wrong (minutes; fewer with ARGS="--minutes 1 --kills 10")
	@$(BIN)/python -m bench.soak $(ARGS)

learn: teacher mo ## Teach the models of coach and safety layer anew from the labelled sentences
	@$(BIN)/python -m bench.learning

lint: tools ## Check style, types and who imports whom
	@echo "lint: ruff, mypy, import-linter"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || { echo "lint: run 'make format'" >&2; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo

format: tools ## Let ruff lay out the code
	@$(BIN)/ruff check --quiet --select I --fix .
	@$(BIN)/ruff format .

check: tools mo ## Check the content, the flows and the catalogues
	@$(BIN)/python -m content.check
	@$(BIN)/python -m flows.check
	@$(BIN)/python -m flows.catalogue_check

audit: auditor ## Ask the Python advisory database about what the bot stands on (needs the network)
	@$(VENV)/audit/bin/pip-audit --disable-pip --require-hashes --progress-spinner off --requirement requirements/runtime.txt

catalogues: runtime ## Bring locales/*.po up to date with the texts in the code
	@$(BIN)/pybabel --quiet extract --mapping-file babel.cfg --no-default-keywords --keywords T --keywords N:1,2 \
	  --add-comments Translators: --strip-comments --no-location --omit-header --sort-by-file --width 120 \
	  --output-file $(POT) .
	@$(BIN)/pybabel --quiet update --input-file $(POT) --output-dir locales --domain hearthside \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 120

pins: venv ## Choose and pin all dependencies anew within their bounds (UPGRADE=1: the newest)
	@$(PIP) --requirement requirements/pins.txt
	@$(COMPILE) pyproject.toml --output-file requirements/runtime.txt
	@$(COMPILE) pyproject.toml --group test --constraint requirements/runtime.txt \
	  --output-file requirements/test.txt
	@$(COMPILE) pyproject.toml --group bench --constraint requirements/runtime.txt \
	  --output-file requirements/bench.txt
	@$(COMPILE) pyproject.toml --group learn --constraint requirements/runtime.txt \
	  --output-file requirements/learn.txt
	@$(COMPILE) --group pins --output-file requirements/pins.txt
	@$(COMPILE) --group audit --output-file requirements/audit.txt

clean: ## Remove everything that was made here, but not the data folder
	rm -rf $(VENV) $(CATALOGUES) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find bot storage flows content tests bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# --- What the targets above stand on -----------------------------------------------------------------------------
# A stamp is a copy of the requirements that were installed: equal means nothing to do, whatever the files' times say.

venv:
	@$(BIN)/python -c '$(FITS)' 2>/dev/null || { \
	  found=; \
	  for candidate in $(PYTHON) python3 python3.13 python3.12 python3.11 python; do \
	    if "$$candidate" -c '$(FITS)' 2>/dev/null; then found=$$candidate; break; fi; \
	  done; \
	  if [ -z "$$found" ]; then \
	    echo "Hearthside needs Python 3.11, 3.12 or 3.13 with venv and pip (Debian: apt-get install python3-venv)." >&2; \
	    echo "None was found. If you have one, name it: make run PYTHON=/path/to/python3.12" >&2; \
	    exit 1; \
	  fi; \
	  echo "Making $(VENV) with $$("$$found" -V 2>&1)"; \
	  "$$found" -m venv --clear $(VENV); \
	}
	@test -x $(BIN)/hearthside || { \
	  printf '%s\n' '#!/bin/sh' '# The console script of this checkout; written by make.' \
	    'root=$$(cd -P -- "$$(dirname -- "$$(readlink -f -- "$$0")")/../.." && pwd)' \
	    'PYTHONPATH=$$root$${PYTHONPATH:+:$$PYTHONPATH} exec "$$root/.venv/bin/python" -m bot "$$@"' \
	    > $(BIN)/hearthside && chmod +x $(BIN)/hearthside; \
	}

runtime: venv
	@cmp -s requirements/runtime.txt $(VENV)/runtime.txt || { \
	  echo "Installing what the bot needs (about a minute, once)"; \
	  $(PIP) --requirement requirements/runtime.txt && cp requirements/runtime.txt $(VENV)/runtime.txt; \
	}

tools: runtime
	@cmp -s requirements/test.txt $(VENV)/test.txt || { \
	  echo "Installing what the tests need (about a minute, once)"; \
	  $(PIP) --requirement requirements/test.txt && cp requirements/test.txt $(VENV)/test.txt; \
	}

peers: runtime
	@cmp -s requirements/bench.txt $(VENV)/bench.txt || { \
	  echo "Installing the bots that we are measured beside (once)"; \
	  $(PIP) --requirement requirements/bench.txt && cp requirements/bench.txt $(VENV)/bench.txt; \
	}

teacher: runtime
	@cmp -s requirements/learn.txt $(VENV)/learn.txt || { \
	  echo "Installing what the models are taught with (once)"; \
	  $(PIP) --requirement requirements/learn.txt && cp requirements/learn.txt $(VENV)/learn.txt; \
	}

# In an environment of its own: what looks at the bot's dependencies must not change them.
auditor: venv
	@cmp -s requirements/audit.txt $(VENV)/audit/requirements.txt || { \
	  echo "Installing what asks for known weaknesses (once)"; \
	  $(BIN)/python -m venv --clear $(VENV)/audit && $(subst $(BIN),$(VENV)/audit/bin,$(PIP)) --requirement requirements/audit.txt \
	    && cp requirements/audit.txt $(VENV)/audit/requirements.txt; \
	}

mo: runtime
	@$(MAKE) --silent $(CATALOGUES)

bytecode: runtime # pip does this for what it installs; without it every start compiles all sources anew
	@$(BIN)/python -m compileall -q bot storage flows content bench

%.mo: %.po
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
