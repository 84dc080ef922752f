# SPDX-License-Identifier: MIT
"""Real texts that are on every Debian machine, and what people make of them when they search.

Which texts are chosen and how they are changed follows from the texts alone.
"""

import hashlib
import os
import random
import re
import subprocess

WORD = re.compile(r"[A-Za-z]{4,}")
WORDS_MIN = 4

ENDINGS = [
    ("ies", "y"), ("ying", "ies"), ("ing", "ed"), ("ed", "ing"), ("ation", "ating"), ("y", "ies"),
    ("e", "ing"), ("ss", "sses"), ("s", ""), ("", "s"),
]


def package_texts(count):
    """So many different descriptions of Debian packages.

    They come from the lists of what can be installed, a line for each package; where there are
    no lists, from the long descriptions of what is installed, sentence by sentence.
    """
    for source in (_available, _installed):
        fit = {text for text in source() if len(WORD.findall(text)) >= WORDS_MIN}
        if len(fit) >= count:
            return sorted(fit, key=lambda text: hashlib.sha256(text.encode()).digest())[:count]
    raise LookupError(f"fewer than {count} package descriptions; apt-get update brings them")


def _available():
    prefix = "Description: "
    lines = _output("apt-cache", "dumpavail").splitlines()
    return [line.removeprefix(prefix).strip() for line in lines if line.startswith(prefix)]


def _installed():
    told = _output("dpkg-query", "-W", "-f", "${Description}\n\n")
    for paragraph in re.split(r"\n(?: \.)?\n", told):
        yield from re.split(r"(?<=[.!?]) ", " ".join(paragraph.split()))


def _output(*command):
    try:
        ended = subprocess.run(
            command, capture_output=True, env=os.environ | {"LC_ALL": "C"}, timeout=60
        )
    except FileNotFoundError:
        return ""
    return ended.stdout.decode(errors="replace")


def mistyped(word, dice):
    """The word with one letter after its first left out, doubled, swapped or replaced."""
    at = 1 + dice.randrange(len(word) - 2)
    letter, rest = word[at], word[at + 1:]
    swapped = rest[0] + letter + rest[1:]
    changed = [rest, letter + letter + rest, swapped, dice.choice("xqkj") + rest]
    return word[:at] + dice.choice([other for other in changed if other != letter + rest])


def inflected(word):
    """The word with another ending."""
    for ending, other in ENDINGS:
        if word.lower().endswith(ending):
            return word[: len(word) - len(ending)] + other


def with_typing_errors(text, dice):
    """An error in every word of four or more letters."""
    return WORD.sub(lambda word: mistyped(word[0], dice), text)


def with_inflections(text, dice):
    """Another ending for every word of four or more letters."""
    return WORD.sub(lambda word: inflected(word[0]), text)


def as_keywords(text, dice):
    """Half of the longer words in another order, all with other endings, one with an error too."""
    words = WORD.findall(text)
    first, *others = dice.sample(words, max(3, len(words) // 2))
    return " ".join([*map(inflected, others), mistyped(inflected(first), dice)]).lower()


QUERY_KINDS = {
    "typing errors": with_typing_errors,
    "inflections": with_inflections,
    "keywords": as_keywords,
}


def queries(texts):
    """A query for each text, of the three kinds in turn."""
    kinds = list(QUERY_KINDS.values())
    return [
        kinds[number % len(kinds)](text, random.Random(text)) for number, text in enumerate(texts)
    ]


def numbers_of(kind, texts):
    """The numbers of the texts whose queries are of this kind."""
    return range(list(QUERY_KINDS).index(kind), len(texts), len(QUERY_KINDS))
