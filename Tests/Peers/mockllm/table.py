# SPDX-License-Identifier: MIT
"""What is asked of mockllm 0.0.8."""

from mockllm.answers import ANSWERS
from mockllm.commands import COMMANDS  # noqa: F401
from mockllm.prompts import PROMPTS

VERSION = "0.0.8"
PACKAGES = ["mockllm", "fastapi", "uvicorn", "pydantic", "PyYAML", "tiktoken"]
SESSIONS = PROMPTS + ANSWERS

NOTES = [
    "captured through `uvicorn mockllm.server:app`, the same application without the "
    "reloader, and without network: tiktoken has no vocabulary, so every count is of words "
    "split at white space",
    "the prompt that is counted is Python's repr of the list of messages: "
    "[OpenAIMessage(role='user', content='hello')] has two words; line breaks, tabs, "
    "U+00A0, U+3000 and control characters are escaped there and join words",
    "a prompt is the last user message even where an assistant or tool message follows",
    "keys are compared by code points; a key of YAML that is no text (7, yes, null, a date) "
    "never matches",
    "a key that occurs twice has its last answer",
    "an empty answer is an answer; an empty prompt has the key ''",
    "null is accepted for temperature, max_tokens and stream; a boolean for temperature; a "
    "number with a fraction is no max_tokens",
    "stream accepts true, 1, '1', 'true', 't', 'yes', 'y', 'on' in any case, and their "
    "opposites",
    "the role of a chat message may be any text; only the exact 'user' is a user",
    "the 400 for a missing user message keeps its status and type application/json also for "
    "a stream",
    "messages: total_tokens stands in usage beside input_tokens and output_tokens",
    "a reload that fails has already taken over the new responses, so an older file that "
    "replaces the broken one (and is never read) is answered from the broken one",
    "a trailing slash is redirected with 307 on every route",
    "with lag an unknown prompt waits for the length of the default answer",
    "`validate` prints the Loaded line twice on standard error",
]


def server(scenario, port):
    """The arguments that start the server, and its variables."""
    arguments = ["uvicorn", "mockllm.server:app", "--host", "127.0.0.1", "--port", str(port)]
    return arguments, {"MOCKLLM_RESPONSES_FILE": scenario}
