# SPDX-License-Identifier: MIT
"""What a table of cases is made of: cases, the sessions they run in, and command lines.

A session is one start of the server with one scenario file; its cases are sent in order, so a
later one sees the state that the earlier ones left.
"""

from dataclasses import dataclass, field

CHAT = "/v1/chat/completions"
MESSAGES = "/v1/messages"


@dataclass
class Case:
    """One request, and what is known about its answer beforehand."""

    name: str
    body: object = None
    path: str = CHAT
    method: str = "POST"
    headers: dict = field(default_factory=dict)
    # A body that is not JSON: a text, or a list of [text, repetitions].
    raw: object = None
    # Where the program is known to be wrong: the place that says so, and the right outcome, either
    # whole or as a function of the observed one.
    bug: str | None = None
    expected: object = None
    # "status" where only the status (and the headers shown) is a promise to users.
    compare: str | None = None
    # The delay that the answer must show at least.
    delay_ms: int | None = None
    # Texts that a page must hold, instead of the page.
    contains: list | None = None
    # A file that takes the place of the scenario before the request is sent, its content or, with
    # "older", its age; None in the tuple's first place removes the scenario.
    replace: object = None


@dataclass
class Session:
    """One run of the server."""

    name: str
    scenario: str | None
    cases: list


@dataclass
class Command:
    """One run of the command line in a folder of its own."""

    name: str
    arguments: list
    # Scenario files that stand in the folder.
    files: list = field(default_factory=list)
    # Which of the program's environments runs it: "" or "jsonschema".
    environment: str = ""
    # Files that the run must leave; their text is somebody else's and is not kept.
    leaves: list = field(default_factory=list)
    # How many lines of each stream are kept, where the rest is somebody else's text.
    lines: int | None = None
    # Whether it is a server, which is interrupted once it listens and has answered `asks`.
    serves: bool = False
    asks: list = field(default_factory=list)
    bug: str | None = None
    expected: object = None


def messages_of(messages):
    """A list of messages from a user's text, or from (role, content) pairs and dictionaries."""
    if isinstance(messages, str):
        return [{"role": "user", "content": messages}]
    return [
        {"role": message[0], "content": message[1]} if isinstance(message, tuple) else message
        for message in messages
    ]


def chat(name, messages, model="m", headers=None, **extra):
    """A case for chat completions; keywords that are no field of `Case` go into the body."""
    return request(name, CHAT, messages, model, headers, extra)


def claude(name, messages, model="m", headers=None, **extra):
    """A case for messages; `max_tokens` is there, since the real API wants it."""
    extra = {"max_tokens": 64} | extra
    if extra["max_tokens"] is None:
        del extra["max_tokens"]
    return request(name, MESSAGES, messages, model, headers, extra)


def request(name, path, messages, model, headers, extra):
    fields = {key: extra.pop(key) for key in list(extra) if key in Case.__dataclass_fields__}
    body = {} if model is None else {"model": model}
    body |= {"messages": messages_of(messages)} | extra
    return Case(name, body=body, headers=headers or {}, **{"path": path} | fields)


def text_block(text):
    """A content block of text."""
    return {"type": "text", "text": text}


def merged(observed, change):
    """The observed outcome with some of it replaced, dictionaries member by member."""
    if not isinstance(observed, dict) or not isinstance(change, dict):
        return change
    result = dict(observed)
    for key, value in change.items():
        result[key] = merged(observed[key], value) if key in observed else value
    return {key: value for key, value in result.items() if value is not REMOVED}


REMOVED = object()


def but(**change):
    """An expectation: the observed outcome with some members changed."""
    return lambda observed: merged(observed, change)


def refusal(status, kind="invalid_request_error"):
    """An expectation: an error in OpenAI's shape, worded by us."""
    return {"status": status, "type": "application/json", "body": {"error": {"type": kind}}}


def claude_error(status, kind, message=None):
    """An expectation: an error in Anthropic's shape."""
    error = {"type": kind} | ({"message": message} if message else {})
    return {
        "status": status,
        "type": "application/json",
        "body": {"type": "error", "error": error},
    }


def pieces_of(text, size):
    """A text in pieces of `size` characters."""
    return [text[start : start + size] for start in range(0, len(text), size)]


def chat_stream(pieces, model, finish="stop", deltas=None, usage=None, chunk_id="<id>"):
    """An expectation: a stream of chat chunks with the role first."""

    def chunk(delta, reason=None):
        return {"choices": [{"index": 0, "delta": delta, "finish_reason": reason}]}

    events = [chunk({"role": "assistant"})]
    events += [chunk(delta) for delta in deltas or [{"content": piece} for piece in pieces]]
    events.append(chunk({}, finish))
    if usage:
        events.append({"choices": [], "usage": chat_usage(*usage)})
    envelope = {
        "id": chunk_id,
        "object": "chat.completion.chunk",
        "created": "<time>",
        "model": model,
    }
    return {
        "status": 200,
        "type": "text/event-stream",
        "stream": {"ids": "same", "envelope": envelope, "events": events + ["[DONE]"]},
    }


def chat_usage(prompt, completion):
    return {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "total_tokens": prompt + completion,
    }


def call_deltas(calls, pieces=lambda arguments: [arguments]):
    """The deltas of streamed tool calls: an announcement each, then the arguments in pieces."""
    deltas = []
    for index, (call_id, name, arguments) in enumerate(calls):
        function = {"name": name, "arguments": ""}
        opening = {"index": index, "id": call_id, "type": "function", "function": function}
        deltas.append({"tool_calls": [opening]})
        for piece in pieces(arguments):
            deltas.append({"tool_calls": [{"index": index, "function": {"arguments": piece}}]})
    return deltas


def claude_body(content, model, stop="end_turn", usage=(10, 20), message_id="<id>"):
    """An expectation: a message of Anthropic's API."""
    return {
        "status": 200,
        "type": "application/json",
        "body": {
            "id": message_id,
            "type": "message",
            "role": "assistant",
            "content": content,
            "model": model,
            "stop_reason": stop,
            "stop_sequence": None,
            "usage": {"input_tokens": usage[0], "output_tokens": usage[1]},
        },
    }


def claude_stream(blocks, model, stop="end_turn", usage=(10, 20), message_id="<id>"):
    """An expectation: the named events of Anthropic's stream.

    A block is ("text", pieces) or ("tool", id, name, argument pieces).
    """
    message = claude_body([], model, None, (usage[0], 1), message_id)["body"]
    message["usage"] = {"input_tokens": usage[0]}
    events = [("message_start", {"message": message})]
    for index, block in enumerate(blocks):
        opening, deltas = block_events(block)
        events.append(("content_block_start", {"index": index, "content_block": opening}))
        events += [("content_block_delta", {"index": index, "delta": delta}) for delta in deltas]
        events.append(("content_block_stop", {"index": index}))
    delta = {"stop_reason": stop, "stop_sequence": None}
    events.append(("message_delta", {"delta": delta, "usage": {"output_tokens": usage[1]}}))
    events.append(("message_stop", {}))
    return {
        "status": 200,
        "type": "text/event-stream",
        "stream": {
            "events": [{"event": name, "data": {"type": name} | data} for name, data in events]
        },
    }


def block_events(block):
    if block[0] == "text":
        return text_block(""), [{"type": "text_delta", "text": piece} for piece in block[1]]
    _, call_id, name, pieces = block
    opening = {"type": "tool_use", "id": call_id, "name": name, "input": {}}
    return opening, [{"type": "input_json_delta", "partial_json": piece} for piece in pieces]
