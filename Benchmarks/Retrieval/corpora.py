# SPDX-License-Identifier: MIT
"""Known-item tasks over texts that are on any Debian machine.

Each task has documents, and queries that each want one of them. What is taken, and in which order,
follows from the texts' hashes, so the same packages give the same tasks.
"""

import ast
import gzip
import hashlib
import pathlib
import re
import subprocess
import sysconfig
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from edits import inflected, remembered, with_typing_errors

DOCUMENTS_MAX = 10_000
QUERIES_MAX = 2_000
# Fewer documents say little: nearly everything is among the first ten.
DOCUMENTS_MIN = 300
CHARACTERS_MAX = 1_500

STATUS = pathlib.Path("/var/lib/dpkg/status")
PAGES = pathlib.Path("/usr/share/man")


@dataclass
class Task:
    """Documents, and queries for the first of them: each wants the document of its own place."""

    name: str
    documents: list[str]
    queries: list[str]


def tasks() -> list[Task]:
    """All tasks that this machine has enough texts for."""
    summaries = _sample(_summaries())
    pages = _sample(_manual_pages())
    made = [
        _task("summaries, typing errors", summaries, remembered, with_typing_errors),
        _task("summaries, inflections", summaries, remembered, inflected),
        _task("descriptions by summary", _sample(_descriptions())),
        _task("manual pages by summary", pages),
        _task("manual pages, typing errors", pages, with_typing_errors),
        _task("Python documentation", _sample(_docstrings())),
    ]
    return [task for task in made if len(task.documents) >= DOCUMENTS_MIN]


def _task(name: str, pairs: list[tuple[str, str]], *edits: Callable[[str], str]) -> Task:
    queries = [query for query, _ in pairs[:QUERIES_MAX]]
    for edit in edits:
        queries = [edit(query) for query in queries]
    return Task(name, [document for _, document in pairs], queries)


def _sample(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs of a query and its document, no query twice, in an order that is like any other."""
    unique = {}
    for query, document in sorted(pairs):
        query, document = " ".join(query.split()), " ".join(document.split())[:CHARACTERS_MAX]
        # A query of one word, or a document as short, wants nothing in particular.
        if query.count(" ") >= 2 and document.count(" ") >= 2:
            unique.setdefault(query.casefold(), (query, document))
    ordered = sorted(unique.values(), key=lambda pair: hashlib.sha256(pair[0].encode()).digest())
    return ordered[:DOCUMENTS_MAX]


def _stanzas(text: str) -> Iterable[dict[str, str]]:
    """The fields of each package in a control file (Debian Policy §5.1)."""
    for stanza in text.split("\n\n"):
        fields = re.findall(r"^([\w-]+):[ \t]*(.*(?:\n[ \t].*)*)", stanza, re.MULTILINE)
        yield dict(fields)


def _summaries() -> Iterable[tuple[str, str]]:
    """What each package is, of all that the package lists name; the document has its name too."""
    listed = subprocess.run(["apt-cache", "dumpavail"], capture_output=True, check=True).stdout
    for fields in _stanzas(listed.decode(errors="replace")):
        if summary := fields.get("Description", "").split("\n")[0]:
            yield summary, f"{fields['Package']}: {summary}"


def _descriptions() -> Iterable[tuple[str, str]]:
    """The long descriptions of the installed packages, asked for by their summaries."""
    for fields in _stanzas(STATUS.read_text(errors="replace")):
        summary, _, text = fields.get("Description", "").partition("\n")
        yield summary, re.sub(r"^ \.?", "", text, flags=re.MULTILINE)


def _manual_pages() -> Iterable[tuple[str, str]]:
    """The descriptions in manual pages, asked for by what their line of the name says."""
    for path in sorted(PAGES.glob("man[1-8]/*.gz")):
        if path.is_symlink():
            continue
        sections = _sections(gzip.decompress(path.read_bytes()).decode(errors="replace"))
        _, dash, summary = sections.get("NAME", "").partition(" - ")
        if dash:
            yield summary, sections.get("DESCRIPTION", "")


def _sections(page: str) -> dict[str, str]:
    """The text of each section of a page, without its formatting (man(7), mdoc(7))."""
    sections = {}
    lines = sections.setdefault("", [])
    for line in page.split("\n"):
        request, _, rest = line.partition(" ")
        if request in (".SH", ".Sh"):
            lines = sections.setdefault(rest.strip(' "').upper(), [])
        elif request == ".Nd":
            lines.append("- " + rest)
        elif re.fullmatch(r"\.([BIR]{1,2}|S[BM]|TP|Nm|Fl|Ar|Pa|Cm|Xr)", request):
            lines.append(rest.replace('"', ""))
        elif not line.startswith((".", "'")):
            lines.append(line)
    return {name: _unescaped(" ".join(lines)) for name, lines in sections.items()}


def _unescaped(text: str) -> str:
    """Text without the escapes of groff(7): changes of font and size go, characters stay."""
    text = re.sub(r"\\(f(\[[^]]*\]|\(..|.)|s[+-]?\d+|[&/,|^%c])", "", text)
    text = re.sub(r"\\-|\\\(en|\\\(em|\\\(hy", "-", text)
    text = re.sub(r"\\(\[[^]]*\]|\(..|\*\[[^]]*\]|\*\(..|\*.)", " ", text)
    return text.replace("\\e", "\\").replace("\\ ", " ").replace("\\~", " ")


def _docstrings() -> Iterable[tuple[str, str]]:
    """What Python's library says of its parts, asked for by the first paragraph of each."""
    library = pathlib.Path(sysconfig.get_path("stdlib"))
    for path in sorted(library.rglob("*.py")):
        parts = path.relative_to(library).parts
        if {"test", "tests", "site-packages", "dist-packages"} & set(parts):
            continue
        try:
            tree = ast.parse(path.read_bytes())
        except (SyntaxError, ValueError):
            continue
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Module)):
                summary, _, text = (ast.get_docstring(node) or "").partition("\n\n")
                yield summary, f"{getattr(node, 'name', path.stem)}: {text}"
