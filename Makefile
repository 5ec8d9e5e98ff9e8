# What a developer and the CI run. Needs Python 3.11 or later, git and GNU make; each target installs,
# into .venv and from hash-pinned files only, what it needs beyond that.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Python compiles what it imports when it first does; most of what is installed is never imported.
LOCKED := $(PIP) install --no-compile --require-hashes --requirement

# `make test PYTEST_ARGS="-n 2"`, `make test PYTEST_ARGS="-k periods"`
PYTEST_ARGS ?=
# The tests start mkdocs, utfall and zensical by name, as a user does.
PYTEST := PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m pytest $(PYTEST_ARGS)
# What `make test` runs of the report that lies in data/ and docs/; without it, `make test OF_REPORT=`, the program's alone.
OF_REPORT := tests/test_report.py tests/test_first_report.py
# And of the program, which has a report of its own in tests/seed. Folders, not marks: the other folders import what only their own targets install.
TESTS := tests/bodies tests/docs tests/fuzz tests/golden tests/paper tests/site tests/unit
# The short form of what is too long to be run before each change; `make browser LENGTH=` runs all, `make thorough` the rest of `make test`.
LENGTH := -m "not thorough"
# `make lock UPGRADE=--upgrade`
UPGRADE ?=

# Material prints a notice about MkDocs 2 at every run; mkdocs 1.x is pinned here and the notice says nothing new.
export NO_MKDOCS_2_WARNING := 1

# What the commands say to whoever runs them: English, unless the locale is Swedish. The site speaks its project's own
# language whatever the locale is, and UTFALL_LANG wins over both.
SPOKEN := $(if $(UTFALL_LANG)$(UTFALL_MESSAGES)$(filter sv sv_% sv.%,$(or $(LC_ALL),$(LC_MESSAGES),$(LANG))),$(UTFALL_MESSAGES),en)
site serve: export UTFALL_MESSAGES := $(SPOKEN)

# Where the vendored script of the live charts lies, and the npm package that it comes from.
VENDOR := macros/utfall/theme/assets/vendor
PLOTLY := plotly.js-basic-dist-min

PYTHONS := $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: utfall
utfall: $(STAMPS)/project ## Install the command utfall into .venv, and build nothing

.PHONY: typeface
typeface: $(STAMPS)/project $(STAMPS)/typeface ## Make the typeface of the documents anew, from the package that it comes from
	$(BIN)/python -m tests.paper.typeface

.PHONY: site
site: $(STAMPS)/project ## Build the month's site from data/ and docs/
	$(BIN)/utfall build

.PHONY: serve
serve: $(STAMPS)/project ## Show the site in the browser and rebuild it when a file is saved
	$(BIN)/mkdocs serve

.PHONY: test
test: $(STAMPS)/project $(STAMPS)/test ## Run every test that needs no more than Python, git and make
	$(PYTEST) $(LENGTH) $(OF_REPORT) $(TESTS)

.PHONY: thorough
thorough: $(STAMPS)/project $(STAMPS)/test ## Run the tests that are too long for make test: every month, language, kill and alteration
	$(PYTEST) -m thorough $(TESTS)

.PHONY: alone
alone: ## Run the program's tests in a clone of the last commit that has no report: no data/, no docs/, no settings
	@set -e; folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	git clone --quiet --no-hardlinks . "$$folder"; cd "$$folder"; \
	rm -r data/* docs/* mkdocs.yml accessibility.json; \
	$(MAKE) test OF_REPORT=

.PHONY: check
check: $(STAMPS)/project $(STAMPS)/check ## Lint, formatting, types and the workflows
	@# Imported first: the macros plugin would disguise a failing import of ours as another package's.
	$(BIN)/python -c "import utfall.cli, utfall.plugin"
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	@# Both offline: what an action is pinned to is looked at when Dependabot raises it.
	$(BIN)/actionlint -shellcheck $(BIN)/shellcheck -pyflakes ""
	$(BIN)/zizmor --offline --no-progress --strict-collection --persona pedantic .github
	@# And what new projects get, on each forge.
	$(BIN)/python -m tests.forge_lint

.PHONY: browser
browser: $(STAMPS)/project $(STAMPS)/test $(STAMPS)/browser chromium $(STAMPS)/axe ## Run the tests that read the site in Chromium
	CHROMIUM="$${CHROMIUM:-$$($(FIND_CHROMIUM))}" $(PYTEST) $(LENGTH) tests/browser

.PHONY: fuzz
fuzz: $(STAMPS)/project $(STAMPS)/test ## Ruin a project's files in 20 000 ways and run the commands on each
	UTFALL_FUZZ=40 $(PYTEST) tests/fuzz

.PHONY: office
office: $(STAMPS)/project $(STAMPS)/test soffice ## Run the tests that open the workbook in LibreOffice
	$(PYTEST) tests/office

.PHONY: paper
paper: $(STAMPS)/project $(STAMPS)/test $(STAMPS)/paper ## Hold the documents against other people's checkers and read three whole months back
	$(PYTEST) tests/standards

.PHONY: stills
stills: $(STAMPS)/project $(STAMPS)/test $(STAMPS)/stills chromium ## Run the tests of pictures that Kaleido makes of own figures
	BROWSER_PATH="$${CHROMIUM:-$$($(FIND_CHROMIUM))}" $(PYTEST) tests/stills

.PHONY: cluster
cluster: $(STAMPS)/project $(STAMPS)/test $(STAMPS)/cluster ## Build a city on two Dask workers, kill one, and compare every file with one process (minutes)
	$(PYTEST) tests/cluster

.PHONY: tables
tables: $(STAMPS)/project $(STAMPS)/test $(STAMPS)/tables ## Run the tests that read the data with DuckDB and Parquet
	$(PYTEST) tests/tables

.PHONY: hub
hub: $(STAMPS)/project $(STAMPS)/test $(STAMPS)/tables ## Run departments that share a repository, and three years of a city of twelve: gathered, corrected, held against DuckDB
	$(PYTEST) tests/hub

.PHONY: storage
storage: $(STAMPS)/project $(STAMPS)/test $(STAMPS)/browser $(STAMPS)/storage $(STAMPS)/tables chromium $(STAMPS)/axe ## Publish to a server that speaks S3, killed, raced and throttled, and read the bucket in Chromium
	CHROMIUM="$${CHROMIUM:-$$($(FIND_CHROMIUM))}" $(PYTEST) tests/storage

.PHONY: rehearsal
rehearsal: $(STAMPS)/project $(STAMPS)/test $(STAMPS)/browser $(STAMPS)/tables chromium $(STAMPS)/axe ## Run some months from the first figure to the published page, by the workflows' own steps
	@command -v jq >/dev/null || { echo "The rehearsal needs jq, as GitHub's machines have it (on Debian: apt install jq)." >&2; exit 1; }
	CHROMIUM="$${CHROMIUM:-$$($(FIND_CHROMIUM))}" $(PYTEST) tests/rehearsal

.PHONY: starting
starting: $(STAMPS)/project $(STAMPS)/test $(STAMPS)/starting ## Begin three reports from a wheel of this version and nothing else, and upgrade one from the version before
	$(PYTEST) tests/starting

.PHONY: validators
validators: $(STAMPS)/project $(STAMPS)/test $(STAMPS)/browser $(STAMPS)/validators chromium $(STAMPS)/checkers ## Hold pages, feeds and catalogue against other people's validators
	@command -v java >/dev/null || { echo "The Nu Html Checker needs Java (on Debian: apt install default-jre-headless)." >&2; exit 1; }
	CHROMIUM="$${CHROMIUM:-$$($(FIND_CHROMIUM))}" $(PYTEST) tests/validators

.PHONY: bodies
bodies: $(STAMPS)/project $(STAMPS)/test ## Write anew what the example bodies do not write themselves: descriptors, indicators' pages, what init writes
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m tests.bodies.body

.PHONY: zensical
zensical: $(STAMPS)/project $(STAMPS)/test $(STAMPS)/zensical ## Run the tests that build the site with Zensical too
	$(PYTEST) tests/zensical

.PHONY: bench
bench: $(STAMPS)/project $(STAMPS)/test ## Measure time and memory against a bare Material build
	$(BIN)/python -u -m tests.bench.run
	$(BIN)/python -u -m tests.bench.archive
	$(BIN)/python -u -m tests.bench.growth
	$(BIN)/python -u -m tests.bench.publish
	$(BIN)/python -u -m tests.bench.forms
	$(BIN)/python -u -m tests.bench.breakdowns

.PHONY: scale
scale: $(STAMPS)/project $(STAMPS)/test $(STAMPS)/tables ## Measure how a city's reports grow, for the documentation's page of it
	$(BIN)/python -u -m tests.bench.scale

.PHONY: lighthouse
lighthouse: site chromium $(STAMPS)/lighthouse ## Read the built pages with Lighthouse, as a phone does (PAGES="index.html ekonomi.html")
	CHROME_PATH="$${CHROMIUM:-$$($(FIND_CHROMIUM))}" $(BIN)/python tests/bench/lighthouse.py $(PAGES)

.PHONY: accessibility
accessibility: $(STAMPS)/project $(STAMPS)/test $(STAMPS)/browser chromium $(STAMPS)/axe ## Try every page with axe-core and keep the outcome for the statement
	CHROMIUM="$${CHROMIUM:-$$($(FIND_CHROMIUM))}" $(BIN)/python tests/browser/accessibility.py

.PHONY: pictures
pictures: $(STAMPS)/project $(STAMPS)/test $(STAMPS)/browser chromium ## Make the pictures of the handbook and of the documentation anew
	CHROMIUM="$${CHROMIUM:-$$($(FIND_CHROMIUM))}" $(BIN)/python -m tests.browser.pictures
	CHROMIUM="$${CHROMIUM:-$$($(FIND_CHROMIUM))}" $(BIN)/python -m tests.browser.guide_pictures
	CHROMIUM="$${CHROMIUM:-$$($(FIND_CHROMIUM))}" $(BIN)/python -m tests.browser.form_picture
	CHROMIUM="$${CHROMIUM:-$$($(FIND_CHROMIUM))}" $(BIN)/python -m tests.browser.documentation_pictures

.PHONY: documentation
documentation: $(STAMPS)/project ## Build the documentation of the program, with its live example, in documentation/
	$(BIN)/mkdocs build --strict --config-file .github/site/mkdocs.yml
	@set -e; folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	$(BIN)/python .github/site/example/make.py "$$folder/northmarsh"; \
	(cd "$$folder/northmarsh" && UTFALL_LANG=en "$(CURDIR)/$(BIN)/utfall" build); \
	cp -R "$$folder/northmarsh/site" documentation/example
	@echo "Open documentation/index.html in a browser."

.PHONY: walkthrough
walkthrough: $(STAMPS)/project $(STAMPS)/test $(STAMPS)/tables ## Follow the documentation: run all that it shows, in order, and compare what is said
	$(PYTEST) tests/walkthrough

.PHONY: columns
columns: $(STAMPS)/project $(STAMPS)/test ## Write the handbook's table of columns anew, from the contract
	$(BIN)/python -m tests.docs.columns

.PHONY: dist
dist: $(STAMPS)/project $(STAMPS)/release ## Build the wheel and the source archive, with a list of what they are made of (CycloneDX)
	rm -rf dist
	$(BIN)/hatchling build -d dist
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --mc-type library --output-reproducible --of JSON \
		--output-file dist/utfall.cdx.json requirements/site.txt
	@# The version stands in the program and not in pyproject.toml, so the list is told it here.
	$(BIN)/python -c "import json, pathlib, utfall; file = pathlib.Path('dist/utfall.cdx.json'); \
		told = json.loads(file.read_text('utf-8')); told['metadata']['component']['version'] = utfall.__version__; \
		file.write_text(json.dumps(told, ensure_ascii=False, indent=2) + '\n', 'utf-8')"

.PHONY: written
written: $(STAMPS)/project $(STAMPS)/test ## Note what this version writes into projects, before its release
	$(BIN)/python -m tests.docs.written

.PHONY: notes
notes: $(STAMPS)/project $(STAMPS)/test ## Print what a release says (TAG=v1.2.3), or what is in its way
	@$(BIN)/python -m tests.docs.release "$(TAG)"

.PHONY: lock
lock: ## Pin every dependency anew, with hashes (UPGRADE=--upgrade for newer versions)
	@command -v uv >/dev/null || { echo "make lock needs uv: python3 -m pip install uv" >&2; exit 1; }
	$(COMPILE) pyproject.toml --group build --output-file requirements/site.txt
	$(COMPILE) --group test --constraints requirements/site.txt --output-file requirements/test.txt
	$(COMPILE) --group browser --constraints requirements/site.txt --constraints requirements/test.txt --output-file requirements/browser.txt
	$(COMPILE) --group paper --constraints requirements/site.txt --constraints requirements/test.txt --output-file requirements/paper.txt
	$(COMPILE) --group stills --constraints requirements/site.txt --constraints requirements/test.txt --output-file requirements/stills.txt
	$(COMPILE) --group storage --constraints requirements/site.txt --constraints requirements/test.txt --output-file requirements/storage.txt
	$(COMPILE) --group tables --constraints requirements/site.txt --constraints requirements/test.txt --output-file requirements/tables.txt
	$(COMPILE) --group cluster --constraints requirements/site.txt --constraints requirements/test.txt --output-file requirements/cluster.txt
	$(COMPILE) --group validators --constraints requirements/site.txt --constraints requirements/test.txt --output-file requirements/validators.txt
	$(COMPILE) --group check --constraints requirements/site.txt --constraints requirements/test.txt --output-file requirements/check.txt
	$(COMPILE) --group release --constraints requirements/site.txt --output-file requirements/release.txt
	$(COMPILE) --group starting --constraints requirements/site.txt --constraints requirements/test.txt --output-file requirements/starting.txt
	$(COMPILE) --group zensical --constraints requirements/site.txt --output-file requirements/zensical.txt
	$(COMPILE) --group typeface --output-file requirements/typeface.txt
	@! grep -nE '://|^ *-(i|f|-index|-extra|-find)' requirements/*.txt || { echo "A lock file names an address." >&2; exit 1; }
	cd tests/browser && npm install --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund
	cd tests/bench && npm install --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund
	cd tests/validators && npm install --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund
	@! grep -n '"resolved"' tests/browser/package-lock.json tests/validators/package-lock.json tests/bench/package-lock.json || { echo "package-lock.json names an address." >&2; exit 1; }

.PHONY: plotly
plotly: $(STAMPS)/project ## Fetch the script of the live charts anew, in the version that the Python package goes with
	@command -v npm >/dev/null || { echo "make plotly needs npm: install Node.js 20 or later (on Debian: apt install nodejs npm)." >&2; exit 1; }
	@set -e; folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	version=$$($(BIN)/python -c "from plotly.offline import get_plotlyjs_version as version; print(version())"); \
	npm pack --silent --pack-destination "$$folder" "$(PLOTLY)@$$version" >/dev/null; \
	tar -xzf "$$folder"/*.tgz -C "$$folder"; \
	cp "$$folder/package/plotly-basic.min.js" $(VENDOR)/plotly-basic.min.js; \
	cp "$$folder/package/LICENSE" $(VENDOR)/plotly-basic.LICENSE; \
	license=$$($(BIN)/python -c "import json, sys; print(json.load(sys.stdin)['license'])" <"$$folder/package/package.json"); \
	sum=$$($(BIN)/python -c "import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())" <$(VENDOR)/plotly-basic.min.js); \
	printf '{\n  "name": "%s",\n  "version": "%s",\n  "license": "%s",\n  "file": "plotly-basic.min.js",\n  "sha256": "%s"\n}\n' \
		"$(PLOTLY)" "$$version" "$$license" "$$sum" >$(VENDOR)/plotly-basic.json; \
	echo "$(PLOTLY) $$version"

.PHONY: clean
clean: ## Remove what was built and installed here
	rm -rf site dist documentation $(VENV) tests/bench/node_modules tests/browser/node_modules tests/validators/node_modules
	rm -rf .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find macros tests -name __pycache__ -type d -prune -exec rm -rf {} +

# --- what the targets stand on -------------------------------------------------------------------

COMPILE := uv pip compile $(UPGRADE) --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

# Python 3.11 puts setuptools into every environment; everything here comes as wheels, and nothing needs it.
$(STAMPS)/venv:
	@for python in $(PYTHONS); do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			rm -rf $(VENV); \
			"$$python" -m venv $(VENV) && mkdir -p $(STAMPS) && $(PIP) uninstall --yes setuptools && touch $@ && exit 0; \
			echo "$$python cannot make a virtual environment (on Debian: apt install python3-venv)." >&2; exit 1; \
		fi; \
	done; \
	echo "No Python 3.11 or later was found. Install one, or name it: make PYTHON=/path/to/python3" >&2; exit 1

$(STAMPS)/site: requirements/site.txt $(STAMPS)/venv
	@echo "Installing $<" && $(LOCKED) $<
	@touch $@

$(STAMPS)/project: pyproject.toml macros/utfall/__init__.py $(STAMPS)/site
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/test $(STAMPS)/check $(STAMPS)/browser $(STAMPS)/paper $(STAMPS)/stills $(STAMPS)/storage $(STAMPS)/cluster $(STAMPS)/tables $(STAMPS)/validators $(STAMPS)/release $(STAMPS)/starting $(STAMPS)/typeface $(STAMPS)/zensical: $(STAMPS)/%: requirements/%.txt $(STAMPS)/site
	@echo "Installing $<" && $(LOCKED) $<
	@touch $@

FIND_CHROMIUM := command -v chromium || command -v chromium-browser || command -v google-chrome

.PHONY: chromium
chromium:
	@test -x "$${CHROMIUM:-$$($(FIND_CHROMIUM))}" || { \
		echo "The browser tests need Chromium: install it (on Debian: apt install chromium), or name it: CHROMIUM=/path/to/chromium make browser" >&2; exit 1; }

.PHONY: soffice
soffice:
	@command -v soffice >/dev/null || command -v libreoffice >/dev/null || { \
		echo "The tests of the workbook need LibreOffice: install it (on Debian: apt install libreoffice-calc-nogui)." >&2; exit 1; }

$(STAMPS)/axe: tests/browser/package.json tests/browser/package-lock.json $(STAMPS)/venv
	@command -v npm >/dev/null || { \
		echo "The browser tests need axe-core, and axe-core comes with npm: install Node.js 20 or later (on Debian: apt install nodejs npm)." >&2; exit 1; }
	cd tests/browser && npm ci --no-audit --no-fund
	@touch $@

$(STAMPS)/checkers: tests/validators/package.json tests/validators/package-lock.json $(STAMPS)/venv
	@command -v npm >/dev/null || { echo "The validators come with npm: install Node.js 20 or later (on Debian: apt install nodejs npm)." >&2; exit 1; }
	cd tests/validators && npm ci --no-audit --no-fund
	@touch $@

$(STAMPS)/lighthouse: tests/bench/package.json tests/bench/package-lock.json $(STAMPS)/venv
	cd tests/bench && npm ci --no-audit --no-fund
	@touch $@
