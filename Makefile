# Hotseat's tool chain; `make help` lists the targets.
# Needs Python 3.11 or newer with venv. Node is borrowed from a Python package where it is missing.

PYTHON ?= python3
PIP = .venv/bin/python -m pip --disable-pip-version-check --quiet
NPM = .venv/bin/python hatch_build.py
LOCK = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock" $(UPGRADE) pyproject.toml
TEST = .venv/bin/pytest --durations=15
CLIENT = $(shell find client_web -name node_modules -prune -o -type f -print)
STATIC = server/static/phone.html
named = @printf '\n== %s\n' '$(1)'

.NOTPARALLEL:
.PHONY: help play dev test check fast pictures lock style types imports client pages tests programs again

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

play: .venv/.runtime .venv/.hotseat ## install what is needed, then serve a classroom
	@exec .venv/bin/hotseat serve

dev: .venv/.dev .venv/.hotseat ## serve, with pages that follow every change (Vite, port 5173)
	@.venv/bin/hotseat serve & trap "kill $$!" EXIT; $(NPM) run dev

test: check pages programs tests ## everything: static checks, then every test there is

check: style types imports client ## the static checks alone

fast: .venv/.dev ## the quick tests alone
	@.venv/bin/pytest -q -m 'not e2e and not packaging and not slow'

pictures: .venv/.dev .venv/.hotseat ## play in Chromium and keep every screen, in three languages, in pictures/
	@.venv/bin/python -m tests.e2e.pictures pictures
	@.venv/bin/python -m tests.e2e.matrix pictures/matrix

lock: .venv/.dev ## write the lock files again; UPGRADE=--upgrade takes newer versions
	@$(LOCK) -o requirements/runtime.txt
	@$(LOCK) --extra dev -c requirements/runtime.txt -o requirements/dev.txt
	@$(NPM) install --package-lock-only --ignore-scripts

# --- what test and check are made of

style: .venv/.dev
	$(call named,style: ruff)
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .

types: .venv/.dev
	$(call named,types: mypy)
	@.venv/bin/mypy

imports: .venv/.dev
	$(call named,imports: import-linter)
	@.venv/bin/lint-imports --no-logo

client: .venv/.dev
	$(call named,client: the generated messages are those of the schema)
	@$(NPM) run --silent types:check
	$(call named,client: svelte-check)
	@$(NPM) run --silent check
	$(call named,client: eslint)
	@$(NPM) run --silent lint

pages: .venv/.dev
	$(call named,client: vitest)
	@$(NPM) run --silent test
	$(call named,client: build)
	@.venv/bin/python hatch_build.py

programs:
	$(call named,programs: Chromium, PostgreSQL and Mosquitto)
	@{ command -v chromium mosquitto_sub openssl && ls /usr/lib/postgresql/*/bin/initdb /usr/sbin/mosquitto; } > /dev/null 2>&1 || { \
	  command -v apt-get > /dev/null || exit 0; \
	  [ "$$(id -u)" = 0 ] || sudo="sudo -n"; \
	  $$sudo apt-get update -qq \
	    && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
	      chromium fonts-liberation mosquitto mosquitto-clients openssl postgresql; } > /dev/null || echo "Not everything could be installed."

# Browsers mostly wait and the rest mostly computes: side by side they take two thirds of the time.
tests: .venv/.dev .venv/.hotseat
	$(call named,tests: pytest)
	@if ! command -v chromium > /dev/null; then \
	  $(TEST) -m 'not e2e' || exit; \
	  echo "Skipped: e2e, since there is no Chromium here. Install it, then run make test again."; exit; fi; \
	told=$$(mktemp); $(TEST) -m 'not e2e' > $$told 2>&1 & rest=$$!; \
	trap "kill $$rest 2> /dev/null; rm -f $$told" EXIT INT TERM; \
	$(TEST) -m e2e; seen=$$?; \
	wait $$rest; done=$$?; cat $$told; exit $$((seen | done))

# --- what is installed; each stamp is touched only when its step has succeeded

.venv/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Hotseat needs Python 3.11 or newer. Name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { \
	  echo "This Python cannot make environments. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.runtime: .venv/.created requirements/runtime.txt
	@echo "Installing the libraries (about a minute, the first time)."
	@$(PIP) install --require-hashes -r requirements/runtime.txt
	@touch $@

.venv/.dev: .venv/.created requirements/dev.txt
	@echo "Installing the libraries and the tools (about a minute, the first time)."
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@ .venv/.runtime

.venv/.hotseat: .venv/.created pyproject.toml hatch_build.py $(CLIENT) $(if $(wildcard $(STATIC)),,again)
	@echo "Building the pages and installing Hotseat (about a minute, the first time)."
	@$(PIP) install --no-deps --editable .
	@touch $@
