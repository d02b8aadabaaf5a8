# `make` alone prints this list; `make serve` and `make test` need nothing but Python and make.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
ADDRESS ?= 127.0.0.1:8000
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve build check test coverage lint format same audit sbom lock clean

help:  ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

serve: .venv/site  ## build and serve on http://127.0.0.1:8000, with live reload
	$(BIN)/mkdocs serve --livereload --dev-addr $(ADDRESS)

build: .venv/site  ## write the site to site/; any problem stops it
	$(BIN)/mkdocs build --strict

check: .venv/site  ## check all contributed practices, without building
	$(BIN)/samenverder controleer

test: .venv/test  ## run all tests (those in a browser when Chromium is there)
	$(BIN)/python -m pytest -n auto --dist loadfile

coverage: .venv/test  ## run the tests without a browser, and list the lines and branches that none of them runs
	rm -rf .cache/coverage
	$(BIN)/python -m coverage run -m pytest -q -m "not browser" $(TESTS)
	$(BIN)/python -m coverage combine -q
	$(BIN)/python -m coverage report

lint: .venv/test  ## check style and types of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/test  ## put the code in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

same: build .venv/test  ## build with ProperDocs too, and compare the two sites
	SAMENVERDER_CACHE=off $(BIN)/python -m properdocs build --strict --config-file mkdocs.yml --site-dir .cache/properdocs
	$(BIN)/python tools/same.py site .cache/properdocs

audit: .venv/audit  ## hold what is installed against known vulnerabilities (asks the internet)
	for lock in requirements.txt requirements-test.txt requirements-audit.txt; do \
	  .venv/audit-tools/bin/pip-audit --strict --require-hashes --disable-pip --requirement $$lock || exit 1; done

sbom: .venv/audit  ## write sbom.cdx.json: all software in the site, as CycloneDX
	.venv/audit-tools/bin/python tools/sbom.py sbom.cdx.json

lock:  ## renew the locked dependencies (needs uv)
	uv pip compile pyproject.toml --upgrade --extra install --universal --generate-hashes --python-version 3.11 \
	  --no-emit-index-url --no-annotate -q --custom-compile-command "make lock" -o requirements.txt
	uv pip compile pyproject.toml --upgrade --extra install --extra test --universal --generate-hashes --python-version 3.11 \
	  --no-emit-index-url --no-annotate -q --custom-compile-command "make lock" -c requirements.txt -o requirements-test.txt
	uv pip compile --group audit --upgrade --universal --generate-hashes --python-version 3.11 \
	  --no-emit-index-url --no-annotate -q --custom-compile-command "make lock" -o requirements-audit.txt

clean:  ## remove the environment, the caches and the built site
	rm -rf .venv site .cache .mypy_cache .ruff_cache .pytest_cache hooks/*.egg-info

# What is installed is recorded in two files, so that a second run installs nothing.
.venv/site: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Samen Verder needs Python 3.11 or newer; try: make PYTHON=python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/test: .venv/site requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

.venv/audit: .venv/site requirements-audit.txt
	$(BIN)/python -m venv .venv/audit-tools
	.venv/audit-tools/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-audit.txt
	@touch $@
