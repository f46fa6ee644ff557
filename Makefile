# Every command of the project. `make` alone lists them.

SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
PORT ?= 8000

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
TEMPLATES := find templates -name '*.html' -print0 | xargs -0 --no-run-if-empty
PYTEST := -m pytest --tb=short -n 2 --dist worksteal
# These tests touch no database, or start the engines that they need: running them once is enough.
ENGINE_FREE := tests/record tests/present tests/rules tests/test_settings.py tests/desk/test_seed_data_file.py \
	tests/desk/test_seed_excerpts.py tests/tooling/test_check.py tests/tooling/test_development_keys.py \
	tests/tooling/test_environment.py
# These are about words, markup and forms, or about what the ledger says: another engine would not change them.
ENGINE_FREE += tests/desk/forms tests/desk/ledger tests/desk/time_reading tests/desk/test_time_words.py \
	tests/desk/test_preview_markup.py tests/desk/test_preview_page.py tests/desk/test_person_form.py \
	tests/desk/test_seed_loading.py tests/desk/incident_form/test_buttons.py tests/desk/incident_form/test_limits.py \
	tests/desk/incident_form/test_row_words.py tests/web/test_answers.py tests/web/test_incident_page.py \
	tests/web/test_versions.py tests/desk/permissions tests/desk/test_lock_marks.py tests/desk/test_comparison_page.py \
	tests/desk/test_readiness_pages.py tests/desk/test_statement_words.py tests/desk/test_seed_quotations.py \
	tests/desk/test_accounts.py tests/desk/test_readers.py tests/publishing/wording tests/publishing/difference

.PHONY: help run migrate site check proof page-audits schemas fix requirements production development system-packages \
	lint types imports migrations test test-postgresql test-browser coverage clean

help: ## List the commands
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/p' Makefile | expand -t 26

# ---------------------------------------------------------------- running it

run: site ## Serve the site at 127.0.0.1:8000 (PORT=8001 for another port), with the seed record published
	@echo "The site: http://127.0.0.1:$(PORT)/   for staff: http://127.0.0.1:$(PORT)/admin/   (Ctrl-C stops it)"
	@exec $(BIN)/python -m tools.serve $(PORT)

site: migrate ## Make the databases, the seed record, a staff account and the static files; what is there stays
	@if find incidents/locale -name '*.po' | grep --quiet .; then \
		if command -v msgfmt >/dev/null; then $(MANAGE) compilemessages --verbosity 0; \
		else echo "No msgfmt on this machine (package gettext): the site is in English only."; fi; fi
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@$(MANAGE) load_seed
	@$(MANAGE) create_staff --username editor

migrate: production ## Bring both databases to the newest schema
	@$(BIN)/python -m tools.make_development_keys
	@$(MANAGE) migrate --no-input --verbosity 0
	@$(MANAGE) public_schema upgrade

# ---------------------------------------------------------------- checking it

check: development ## Everything that continuous integration checks
	@$(BIN)/python -m tools.check

lint: development ## Lint and format of code and templates
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(TEMPLATES) $(BIN)/djade --check --target-version 5.2
	@if [ -d templates ]; then $(BIN)/djlint --quiet --lint templates; fi

types: development ## Types, strict
	@tools/in_check_environment $(BIN)/mypy

imports: development ## Who may import whom
	@$(BIN)/lint-imports

migrations: development ## Models and migrations agree; settings are fit for production
	@tools/in_check_environment $(MANAGE) makemigrations --check --dry-run
	@tools/in_check_environment $(MANAGE) check --deploy --fail-level WARNING
	@rm -f var/check/public.sqlite3*
	@tools/in_check_environment $(MANAGE) public_schema upgrade
	@tools/in_check_environment $(MANAGE) public_schema check

test: system-packages ## Tests on SQLite
	@TEST_ENGINE=sqlite $(BIN)/python $(PYTEST) --ignore=tests/browser

test-postgresql: system-packages ## Tests on PostgreSQL
	@TEST_ENGINE=postgresql $(BIN)/python $(PYTEST) --ignore=tests/browser $(addprefix --ignore=,$(ENGINE_FREE))

test-browser: system-packages ## Tests in Chromium
	@TEST_ENGINE=sqlite $(BIN)/python $(PYTEST) -m browser tests/browser

# Measuring takes half as long again as the tests, so it is done apart from the check: on SQLite, where most of them run.
coverage: system-packages ## What the tests on SQLite cover, and the floor
	@mkdir -p var/coverage
	@$(BIN)/coverage erase
	@TEST_ENGINE=sqlite $(BIN)/coverage run $(PYTEST) --ignore=tests/browser
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

proof: system-packages ## The long forms of the tests, printed as one table
	@mkdir -p var && rm -f var/proofs
	@status=0; for engine in sqlite postgresql; do \
		TEST_ENGINE=$$engine PROOFS=var/proofs $(BIN)/python -m pytest -m proof tests || status=1; \
	done; TEST_ENGINE=sqlite EVERY_LOOK=true $(BIN)/python $(PYTEST) -m "browser or proof" tests/browser || status=1; \
	$(MAKE) --no-print-directory page-audits || status=1; $(MAKE) --no-print-directory coverage || status=1; \
	echo; cat var/proofs; exit $$status

page-audits: system-packages ## Markup, Lighthouse scores, weight and stillness of the public pages, as one table
	@tools/install_audit_packages
	@mkdir -p var && $(BIN)/python -m tools.page_audits var/proofs

schemas: development ## Write the JSON Schemas of the documents anew after a change of them
	@$(BIN)/python -m incidents.record.schema

fix: development ## Correct what the linters can correct
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(TEMPLATES) $(BIN)/djade --target-version 5.2

# ---------------------------------------------------------------- what it stands on

COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --annotation-style=line \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links
export CUSTOM_COMPILE_COMMAND := make requirements

requirements: development ## Compile requirements/*.in into the pinned lists (FLAGS=--upgrade takes newer releases)
	@$(COMPILE) $(FLAGS) --output-file=requirements.txt requirements/production.in
	@$(COMPILE) $(FLAGS) --allow-unsafe --output-file=requirements-dev.txt requirements/development.in

production:
	@tools/make_environment requirements.txt

development:
	@tools/make_environment requirements-dev.txt

system-packages: development
	@tools/install_system_packages
