# SPDX-License-Identifier: MIT
"""What is asked of fakellm 0.3.5."""

from fakellm.answers import ANSWERS
from fakellm.commands import COMMANDS  # noqa: F401
from fakellm.matching import MATCHING
from fakellm.routes import ROUTES

VERSION = "0.3.5"
PACKAGES = ["fakellm", "fastapi", "uvicorn", "pydantic", "PyYAML"]
SESSIONS = MATCHING + ANSWERS + ROUTES

NOTES = [
    "lower case is Python's str.lower of the needle and of the whole text, each for itself: "
    "a final Σ becomes ς, İ becomes i and a combining dot, ẞ becomes ß, a ligature stays; "
    "so ΟΔΟΣ is found neither in οδοσ nor inside a longer word",
    "model_matches: ^…$ of Python's re: $ also stands before a line break at the end, so "
    "the glob 'exact' matches the model 'exact\\n'; the glob '' matches '' and a missing "
    "model",
    "the model of a request is turned into text by Python's str: null is 'None', 5 is '5'; "
    "a missing one is ''",
    "blanks behind a header's value are kept, and so part of a conversation's id",
    "a header's value is read as Latin-1, so the bytes of é in UTF-8 never equal a rule's é",
    "a rule's header value is Python's str of the YAML value: 1.50 is '1.5', null 'None', a "
    "date '2026-01-31', a list \"['a', 1]\"",
    'turn: "2" in quotes counts as 2; turn and turn_in may be zero or negative',
    "an OpenAI tool message whose content is blocks gives no tool result; a tool_result "
    "block of an assistant counts in its own request and is not remembered",
    'previous_message_contains: "" matches also where there is no previous message',
    "tools: an object with a `function` object is known by that name only; an empty "
    "function name is none, an empty own name is one; members that are no objects are "
    "skipped, and a text or an object in place of the list is an empty list",
    "arguments of tool calls are Python's json.dumps: ', ' and ': ' between, ASCII only",
    "any true value streams, also the text 'false'",
    "status 1xx to 3xx are sent as 200; `error` without a status of 400 or more has no " "effect",
    "a streamed message with text and tool calls has both; a streamed chat drops the text; "
    "a message with empty content has no block at all",
    "counts are of code points divided by four, per message, with at least one for a text "
    "that is not empty",
    "the echo's fingerprint depends on Python's float repr (1.0, 1e-07, 1e+16, -0.0) and on "
    "keys sorted by code point",
    "conversations: a content that is no text and no list is Python's str of it: 'None', "
    "'5', 'True'",
    "a request that fails with 500 is not counted in the stats",
]


def server(scenario, port):
    """The arguments that start the server, and its variables."""
    arguments = ["fakellm", "serve", "--config", scenario, "--port", str(port)]
    return arguments, {}
