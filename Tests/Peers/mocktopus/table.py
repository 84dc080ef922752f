# SPDX-License-Identifier: MIT
"""What is asked of mocktopus 0.2.0."""

from mocktopus.answers import ANSWERS
from mocktopus.commands import COMMANDS  # noqa: F401
from mocktopus.matching import MATCHING
from mocktopus.routes import ROUTES

VERSION = "0.2.0"
PACKAGES = ["mocktopus", "aiohttp", "PyYAML", "click"]
SESSIONS = MATCHING + ANSWERS + ROUTES

NOTES = [
    "fnmatch: a set may hold ranges of any code points; a reversed range is empty and never "
    "matches; an unclosed [ is literal; [^a] is a set with a caret; a backslash and && are "
    "literal; * crosses slashes and line breaks",
    "the model of a request may be null: it is matched as the empty text and echoed as "
    "null; '?*' needs one character",
    "a rule whose model is no text fails the request with 500 as soon as it is reached, "
    "also where a later rule would match",
    "messages_contains compares code points: composed and decomposed letters differ",
    "messages_contains: a last user message without content key is an empty text and ends "
    "the walk, as an empty list of blocks does; one whose content is null, a number or an "
    "object is passed over",
    "messages_regex: Python 3.11's re: no \\p, no POSIX classes, no recursion, no (?<n>…), "
    "\\h, \\Q, \\z, \\K, (?|…) or variable look-behind, and a global flag in the middle is an "
    "error; such a pattern never matches and the next rules are tried, which `validate` "
    "calls a critical issue",
    "messages_regex: {x} is literal, {,2} a quantifier from 0; \\Z is the very end; $ with "
    "MULTILINE does not stand before CR",
    "messages_regex: case folding is simple: ß does not match ss, but ẞ does match ß, K "
    "(Kelvin) k, ſ s, İ and ı i, and ς σ; \\s holds U+001C and U+3000, \\d all decimal digits",
    "an empty messages_regex and an empty messages_contains are no condition",
    "a message or a block that is no object fails the request with 500, but only if the "
    "walk reaches it: a rule without text conditions answers messages of any type",
    "`times: true` counts as 1; `error: {}` and `error: null` refuse the file",
    "content of another YAML type than text is sent as that JSON type",
    'any true `stream` streams, also the text "no"',
    "duplicate keys (the last counts) and NaN are accepted, a byte order mark is not",
    "expected sums of money: plain numbers in JSON; in texts at least two decimals, more "
    "where they are needed ($0.5025)",
]


def server(scenario, port):
    """The arguments that start the server, and its variables."""
    files = ["-s", scenario] if scenario else []
    return ["mocktopus", "serve", *files, "-p", str(port)], {}
