# make run      opens the workbench; without a display it writes the reports and the roster to output/
# make test     runs the tests
# make check    lint, types, contracts, and the tests with their coverage
# make bench    prints ratios: start, lists at 1,000 to 100,000 entries, search, papers (needs soffice)
# make pdfa     has Apache PDFBox judge the papers in output/ as PDF/A-1b (optional: needs Java and its jars)
# make lock     renews the lock files after a change of the dependencies in pyproject.toml (needs uv)
#
# Each installs what is missing first (bootstrap.sh) and starts at once when nothing is.

python = .venv/bin/python
workbench = $(python) main.py --file output/workbench.db
papers = $(addprefix output/,phase-1.pdf phase-2.pdf phase-3.pdf phase-4.pdf roster.pdf roster.xlsx roster.vcf)

ifeq ($(DISPLAY)$(WAYLAND_DISPLAY),)
run: headless
else
run: window
endif

window:
	@./bootstrap.sh requirements.lock window
	@$(python) main.py

headless: announcement $(papers)

announcement: packages
	@echo '没有图形界面，改为直接生成阶段报告和通讯录 / No display: writing the reports and the roster'
	@mkdir -p output

output/phase-%.pdf: packages
	@$(workbench) report $* -o $@

output/roster.%: packages
	@$(workbench) roster --format $* -o $@

packages:
	@./bootstrap.sh requirements.lock

developer-packages:
	@./bootstrap.sh requirements-dev.lock

test: developer-packages
	@$(python) -m pytest -q -n auto --dist loadscope

check: lint coverage

lint: style types contracts

style: developer-packages
	@$(python) -m ruff check
	@$(python) -m ruff format --check

types: developer-packages
	@$(python) -m mypy

contracts: developer-packages
	@$(python) .venv/bin/lint-imports --no-logo

coverage: developer-packages
	@$(python) -m pytest -q -n auto --dist loadscope --cov

bench: developer-packages
	@for each in start lists search papers; do $(python) -m tests.bench.$$each; done

pdfa: headless
	@$(python) -m tests.bench.pdfa $(filter %.pdf,$(papers))

compile = uv pip compile pyproject.toml --universal --generate-hashes --no-header --python-version 3.11
lock:
	$(compile) -o requirements.lock
	$(compile) --group dev -o requirements-dev.lock

.NOTPARALLEL:
.PHONY: run window headless announcement packages developer-packages
.PHONY: test check lint style types contracts coverage bench pdfa lock
