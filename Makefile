# Two commands for everybody: `make run` and `make test`. Both set up what they need.
SERVE ?= yes
STORE ?= samples.db
HOST ?= 127.0.0.1
PORT ?= 8000
CANCU = .venv/bin/cancu --store $(STORE)

.PHONY: run test check nightly neo4j ontology benchmark clean

## run: read the samples into the embedded store, answer the three questions, serve the explorer
run:
	@scripts/setup run
	@$(CANCU) ingest examples/documents
	@scripts/three-questions $(STORE)
	@if [ "$(SERVE)" != no ]; then $(CANCU) serve --host $(HOST) --port $(PORT); fi

## test: everything that must hold, with a real browser
test:
	@scripts/setup test
	@$(MAKE) --no-print-directory check

## check: style, types, architecture, generated files, tests
check:
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-cache
	.venv/bin/python -m ontology.generate --check
	.venv/bin/python -m viz.generate --check
	.venv/bin/python -m pytest -q -n 2 --dist worksteal

## neo4j: a Neo4j server of our own on loopback, its data kept in .neo4j; prints its address and credentials
neo4j:
	@scripts/neo4j start

## nightly: ten thousand cases of hostile bytes and documents
nightly:
	@scripts/setup test
	.venv/bin/python -m pytest -q tests/fuzzing --hypothesis-profile=nightly

## ontology: write again what is generated from the ontology
ontology:
	@scripts/setup test
	.venv/bin/python -m ontology.generate

## benchmark: the figures of docs/performance.md
benchmark:
	@scripts/setup test
	.venv/bin/python -m benchmarks

clean:
	rm -rf .venv samples.db samples.db-wal samples.db-shm
