# SPDX-License-Identifier: MIT
"""What the TokenPak mock-provider recipe says, worked out by hand: no release holds it."""

from tables import Session, chat, claude, text_block

VERSION = "recipe"
PACKAGES = []
COMMANDS = []
NOTES = [
    "written by hand from the recipe: nothing was observed",
    "names of models are exact; what the recipe leaves open (usage, chunks, a model nobody "
    "answers) is the replayer's own default and is compared by status only",
    "an empty pattern is no pattern; a pattern's answer may be an object with its own cost",
]

LATENCY = 200


def says(text, model="gpt-4", cost=None, delay=LATENCY):
    """An expectation: a chat answer."""
    message = {"role": "assistant", "content": text}
    body = {
        "object": "chat.completion",
        "model": model,
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
    }
    return {"status": 200, "type": "application/json", "body": body} | extras(cost, delay)


def says_claude(text, model, cost=None, delay=LATENCY):
    body = {
        "type": "message",
        "model": model,
        "content": [text_block(text)],
        "stop_reason": "end_turn",
    }
    return {"status": 200, "type": "application/json", "body": body} | extras(cost, delay)


def streams(text, delay=LATENCY):
    return {"status": 200, "type": "text/event-stream", "stream": {"text": text}} | extras(
        None, delay
    )


def extras(cost, delay):
    return ({} if cost is None else {"cost_usd": cost}) | ({"delay_ms": delay} if delay else {})


DEFAULT = "Mock GPT-4 response"
DEBUG = "Mock response: Debugged your code"
FIXED = "Mock response: Fixed it"


def patterns():
    rows = [
        ("no pattern", "hello", DEFAULT),
        ("a pattern", "debug", DEBUG),
        ("inside a text", "please debug this", DEBUG),
        ("inside a word", "debugging", DEBUG),
        ("in capitals", "DEBUG it", DEBUG),
        ("in other capitals", "DeBuG", DEBUG),
        ("a part of it", "debu", DEFAULT),
        ("letters apart", "de bug", DEFAULT),
        ("the second pattern", "fix the bug", FIXED),
        ("the second in capitals", "FIX THE BUG!", FIXED),
        ("the first of two in file order", "fix the bug and debug", DEBUG),
        ("an empty text", "", DEFAULT),
        ("a line break", "fix the\nbug", DEFAULT),
        ("only a system", [("system", "debug"), ("user", "x")], DEFAULT),
        ("only an assistant", [("user", "x"), ("assistant", "debug")], DEFAULT),
        ("an earlier user", [("user", "debug"), ("assistant", "x"), ("user", "y")], DEFAULT),
        ("the last user, an assistant behind", [("user", "debug"), ("assistant", "x")], DEBUG),
        ("blocks", [("user", [text_block("please"), text_block("debug")])], DEBUG),
        ("no messages", [], DEFAULT),
        (
            "a tool behind",
            [("user", "debug"), {"role": "tool", "tool_call_id": "c", "content": "x"}],
            DEBUG,
        ),
    ]
    return [
        chat(f"pattern: {name}", messages, "gpt-4", expected=says(text))
        for name, messages, text in rows
    ]


def models():
    return [
        chat(
            "model: a plain text",
            "x",
            "claude-3",
            expected=says("Mock Claude response", "claude-3"),
        ),
        chat(
            "model: a plain text has no patterns",
            "debug",
            "claude-3",
            expected=says("Mock Claude response", "claude-3"),
        ),
        chat("model: another case", "x", "GPT-4", expected={"status": 200}, compare="status"),
        chat("model: a longer name", "x", "gpt-4o", expected={"status": 200}, compare="status"),
        chat("model: unknown", "x", "house", expected={"status": 200}, compare="status"),
        chat(
            "model: priced", "x", "priced", expected=says("Mock priced response", "priced", 0.015)
        ),
        chat("model: for nothing", "x", "free", expected=says("Mock free response", "free", 0)),
        chat(
            "model: only patterns",
            "Hello!",
            "only-patterns",
            expected=says("Hello to you", "only-patterns"),
        ),
        chat(
            "model: only patterns, none of them",
            "x",
            "only-patterns",
            expected={"status": 200},
            compare="status",
        ),
        chat(
            "model: a default with a price",
            "x",
            "mixed",
            expected=says("Mock mixed default", "mixed", 0.02),
        ),
        chat(
            "model: a pattern with a price",
            "die Straße",
            "mixed",
            expected=says("A street", "mixed", 0.0025),
        ),
        chat(
            "model: a capital sharp s",
            "DIE STRAẞE",
            "mixed",
            expected=says("A street", "mixed", 0.0025),
        ),
        chat(
            "model: ss is no sharp s",
            "strasse",
            "mixed",
            expected=says("Mock mixed default", "mixed", 0.02),
        ),
        chat(
            "model: no regex", "axxb", "mixed", expected=says("Mock mixed default", "mixed", 0.02)
        ),
        chat("model: characters of a regex", "A.*B", "mixed", expected=says("No regex", "mixed")),
        chat(
            "model: a later pattern", "debug", "mixed", expected=says("Later than straße", "mixed")
        ),
    ]


def dialects():
    return [
        chat("stream: a default", "x", "gpt-4", stream=True, expected=streams(DEFAULT)),
        chat("stream: a pattern", "debug", "gpt-4", stream=True, expected=streams(DEBUG)),
        chat(
            "stream: a plain text",
            "x",
            "claude-3",
            stream=True,
            expected=streams("Mock Claude response"),
        ),
        claude("messages: a default", "x", "gpt-4", expected=says_claude(DEFAULT, "gpt-4")),
        claude("messages: a pattern", "debug", "gpt-4", expected=says_claude(DEBUG, "gpt-4")),
        claude(
            "messages: a plain text",
            "x",
            "claude-3",
            expected=says_claude("Mock Claude response", "claude-3"),
        ),
        claude(
            "messages: the system says it",
            "x",
            "gpt-4",
            system="debug",
            expected=says_claude(DEFAULT, "gpt-4"),
        ),
        claude(
            "messages: priced",
            "x",
            "priced",
            expected=says_claude("Mock priced response", "priced", 0.015),
        ),
        claude("messages: a stream", "debug", "gpt-4", stream=True, expected=streams(DEBUG)),
    ]


def providers():
    def main(name, text, model, answer):
        return chat(f"providers: {name}", text, model, expected=says(answer, model, delay=0))

    return [
        main("the first that is on", "x", "gpt-4", "from main"),
        main("its pattern", "help", "gpt-4", "main helps"),
        main("the fallback has the model", "x", "gpt-3", "from spare"),
        main("a model without a default", "x", "empty", "spare steps in"),
        main("a model without a default, its pattern", "X-RAY", "empty", "main sees"),
        chat(
            "providers: only the one that is off",
            "x",
            "only-off",
            expected={"status": 200},
            compare="status",
        ),
        chat("providers: nobody", "x", "house", expected={"status": 200}, compare="status"),
    ]


# The patterns of grid.yaml, in the order of the file; the n-th answers with its number.
GRID = [
    "refund", "order status", "café", "ΣΟΦΙΑ", "a.b", "x=y", "100%", "привет", "日本",
    " two  blanks", '"quoted"', "end",
]

# What is made of a pattern, and whether it still occurs in the last user message.
FORMS = [
    ("alone", lambda text: text, True),
    ("in capitals", lambda text: text.upper(), True),
    ("in small letters", lambda text: text.lower(), True),
    ("capitals and small letters in turn", lambda text: alternate(text), True),
    ("behind words", lambda text: f"I want {text}", True),
    ("before words", lambda text: f"{text} is it", True),
    ("amid letters", lambda text: f"xx{text}xx", True),
    ("on a line of its own", lambda text: f"one\n{text}\ntwo", True),
    ("twice", lambda text: f"{text}, {text}", True),
    ("without its first character", lambda text: text[1:], False),
    ("without its last character", lambda text: text[:-1], False),
    ("with a dash in the middle", lambda text: f"{text[:2]}-{text[2:]}", False),
    ("over two lines", lambda text: f"{text[:2]}\n{text[2:]}", False),
    ("in a block", lambda text: [("user", [text_block(text)])], True),
    ("in the second block", lambda text: [("user", [text_block("x"), text_block(text)])], True),
    ("said by the system", lambda text: [("system", text), ("user", "x")], False),
    ("said before", lambda text: [("user", text), ("assistant", "x"), ("user", "y")], False),
]


def alternate(text):
    return "".join(
        character.upper() if index % 2 else character.lower()
        for index, character in enumerate(text)
    )


def grid():
    return [
        chat(
            f"grid: {pattern!r} {name}",
            make(pattern),
            "grid",
            expected=says(str(number) if occurs else "nothing of it", "grid", delay=0),
        )
        for number, pattern in enumerate(GRID, 1)
        for name, make, occurs in FORMS
        # Two characters have no middle to break.
        if occurs or len(pattern) > 2 or "middle" not in name and "lines" not in name
    ]


SESSIONS = [
    Session("recipe", "recipe.yaml", patterns() + models() + dialects()),
    Session("two", "two.yaml", providers()),
    Session("grid", "grid.yaml", grid()),
]
