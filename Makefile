PYTHON ?= python
CACHE ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/simtrainer-development
CONSTRAINTS ?= constraints.txt
PYTHON_VERSION ?= 3.12
WHEELS ?= dist/simtrainer-wheels$(if $(PLATFORM),-$(firstword $(PLATFORM))-python$(PYTHON_VERSION))

.PHONY: check format lint types imports test soak simulate schemas diagnostics overview bench model questions curve agreement editors wheels

check: lint types imports test

format:
	ruff format .
	ruff check --fix .

lint:
	ruff format --check .
	ruff check .

types:
	mypy

imports:
	lint-imports

test:
	pytest -n auto --dist loadgroup

soak:
	SIMTRAINER_SOAK=1000 pytest -m soak -n auto tests

simulate:
	$(PYTHON) -m simtrainer simulate --with-plans --talks 100 --missing

schemas:
	$(PYTHON) -c "from pathlib import Path; from simtrainer.content.json_schema import write_schemas; write_schemas(Path('schemas'))"

diagnostics:
	$(PYTHON) -m simtrainer.authoring.checking.page tests/diagnostics docs/diagnostics.md

overview:
	$(PYTHON) -m simtrainer.authoring.overview docs/scenarios.md

bench:
	$(PYTHON) benchmarks/first_screen.py
	$(PYTHON) benchmarks/turn.py
	$(PYTHON) benchmarks/cue_index.py
	$(PYTHON) benchmarks/recognition.py
	$(PYTHON) benchmarks/check.py

model:
	$(PYTHON) -m simtrainer.authoring.training.encoder
	$(PYTHON) -m simtrainer.authoring.training.judge

questions:
	$(PYTHON) -m simtrainer.authoring.training.questions.encoder
	$(PYTHON) -m simtrainer.authoring.training.questions.judge

curve:
	$(PYTHON) -m simtrainer.authoring.training.curve

agreement:
	$(PYTHON) -m simtrainer.authoring.training.report

editors:
	npm install --silent --no-audit --no-fund --prefix "$(CACHE)/editors" yaml-language-server@1
	SIMTRAINER_YAML_SERVER="$(CACHE)/editors/node_modules/.bin/yaml-language-server" $(PYTHON) -m pytest tests/editors

# For this computer; or, say, make wheels PLATFORM=win_amd64 PYTHON_VERSION=3.12. Pip judges "needed on Windows only" by
# the computer it runs on, so colorama, which only Windows needs, is named.
wheels:
	rm -rf $(WHEELS)
	$(PYTHON) -m pip wheel --quiet --no-deps --wheel-dir $(WHEELS) .
	$(PYTHON) -m pip download --quiet --only-binary=:all: --dest $(WHEELS) \
		$(if $(CONSTRAINTS),--constraint $(CONSTRAINTS)) \
		$(if $(PLATFORM),$(PLATFORM:%=--platform %) --python-version $(PYTHON_VERSION) colorama) \
		$(WHEELS)/simtrainer-*.whl
	cp docs/offline/install.py $(WHEELS)
	@du -sh $(WHEELS)
