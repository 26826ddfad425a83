PYTHON ?= python

.PHONY: check format lint types imports test soak schemas diagnostics bench model questions curve agreement

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
	pytest -n auto

soak:
	SIMTRAINER_SOAK=1000 pytest -m soak -n auto tests

schemas:
	$(PYTHON) -c "from pathlib import Path; from simtrainer.content.json_schema import write_schemas; write_schemas(Path('schemas'))"

diagnostics:
	$(PYTHON) -m simtrainer.authoring.checking.page tests/diagnostics docs/diagnostics.md

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
