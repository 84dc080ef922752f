# SPDX-License-Identifier: MIT
"""What the rule that answers says, whole and streamed, in both dialects, and the echo."""

from tables import (
    Case,
    Session,
    but,
    chat,
    chat_stream,
    claude,
    claude_error,
    claude_stream,
    messages_of,
    text_block,
)

STREAM = "§0 fact 7: status 4xx/5xx is ignored when the request has stream: true"
STATUS = "§4.1 status < 400 is always sent as 200"
TWICE = "§4.1 a JSON string as arguments is encoded twice"
STRAY = "§4.3 the non-stream answer puts the echo text block before tool_use"
ONES = "§4.3 message_start: usage hard-coded 1/1"
NAMELESS = "§4.1 tool_calls item without name → 500 at request time"

TEXTS = [
    "plain",
    "empty",
    "nil",
    "none",
    "nothing",
    "unicode",
    "blanks",
    "four",
    "five",
    "eight",
    "erroronly",
    "notools",
]
ERRORS = ["textstatus", "e400", "e401", "e404", "e429", "e500", "e503", "e529", "e599"]
TOOLS = ["tool", "tools", "unitool", "extool", "emptytool"]


def whole():
    cases = [chat(f"respond: {model}", "x", model) for model in TEXTS + ERRORS + TOOLS]
    cases += [
        chat("respond: created", "x", "created", bug=STATUS, expected=but(status=201)),
        chat("respond: moved", "x", "moved", bug=STATUS, expected=but(status=302)),
        chat("respond: strtool", "x", "strtool", bug=TWICE, expected=string_tool),
        chat("respond: nothing matches", "x", "unheard-of"),
        chat("respond: no model", "x", None),
        chat("respond: max_tokens has no effect", "x", "plain", max_tokens=1),
        chat("respond: n has no effect", "x", "plain", n=3),
        chat("respond: stop has no effect", "x", "plain", stop=["plain"]),
    ]
    return cases


def string_tool(observed):
    choice = observed["body"]["choices"][0]
    call = choice["message"]["tool_calls"][0] | {"function": {"name": "s", "arguments": '{"a": 1}'}}
    message = choice["message"] | {"tool_calls": [call]}
    return but(body={"choices": [choice | {"message": message}]})(observed)


def streams():
    cases = [chat(f"stream: {model}", "x", model, stream=True) for model in TEXTS + TOOLS]
    messages = {
        "textstatus": "as text",
        "e400": "bad",
        "e401": "who",
        "e404": "Mock error",
        "e429": "RL",
        "e500": "Mock error",
        "e503": "Mock error",
        "e529": "overloaded",
        "e599": "odd",
    }
    for model, text in messages.items():
        status = 429 if model == "textstatus" else int(model[1:])
        body = {"error": {"message": text, "type": "mock_error", "code": None}}
        right = {"status": status, "type": "application/json", "body": body}
        cases.append(chat(f"stream: {model}", "x", model, stream=True, bug=STREAM, expected=right))
    pieces = ["a", " plain", " answer"]
    cases += [
        chat(
            "stream: strtool",
            "x",
            "strtool",
            stream=True,
            bug=TWICE,
            expected=chat_stream([], "strtool", "tool_calls", deltas=string_deltas()),
        ),
        chat(
            "stream: usage asked for",
            "x",
            "plain",
            stream=True,
            stream_options={"include_usage": True},
            bug="§5 include_usage in stream: no",
            expected=chat_stream(pieces, "plain", usage=(1, 3)),
        ),
        chat("stream: nothing matches", "x", "unheard-of", stream=True),
        chat("stream: no model", "x", None, stream=True),
    ]
    for value in ("false", 1, [1], 0, "", None, {}):
        cases.append(
            Case(
                f"stream: asked for with {value!r}",
                {"model": "four", "messages": messages_of("x"), "stream": value},
            )
        )
    return cases


def string_deltas():
    opening = {
        "index": 0,
        "id": "<id>",
        "type": "function",
        "function": {"name": "s", "arguments": ""},
    }
    pieces = ['{"', 'a"', ": ", "1}"]
    return [{"tool_calls": [opening]}] + [
        {"tool_calls": [{"index": 0, "function": {"arguments": piece}}]} for piece in pieces
    ]


def messages():
    cases = [claude(f"messages: {model}", "x", model) for model in TEXTS + ERRORS]
    for model in TOOLS:
        if model in ("tools", "emptytool"):
            cases.append(claude(f"messages: {model}", "x", model))
        else:
            cases.append(claude(f"messages: {model}", "x", model, bug=STRAY, expected=without_text))
    return cases + [
        claude("messages: created", "x", "created", bug=STATUS, expected=but(status=201)),
        claude("messages: strtool", "x", "strtool", bug=STRAY, expected=string_input),
        claude("messages: nothing matches", "x", "unheard-of"),
        claude("messages: no model", "x", None),
        claude("messages: no max_tokens", "x", "plain", max_tokens=None),
        claude("messages: a system text is counted", "x", "plain", system="be kind to everybody"),
        claude("messages: stop_sequences have no effect", "x", "plain", stop_sequences=["plain"]),
    ]


def without_text(observed):
    blocks = [block for block in observed["body"]["content"] if block["type"] != "text"]
    return but(body={"content": blocks})(observed)


def string_input(observed):
    right = without_text(observed)
    right["body"]["content"][0] = right["body"]["content"][0] | {"input": {"a": 1}}
    return right


def message_streams():
    def stream(model, blocks, tokens, stop="end_turn", prompt=1):
        wanted = claude_stream(blocks, model, stop, usage=(prompt, tokens))
        return claude(
            f"messages stream: {model}",
            "hello there",
            model,
            stream=True,
            bug=ONES,
            expected=wanted,
        )

    def tool(name, pieces):
        return ("tool", "<id>", name, pieces)

    query = '{"query": "fakellm", "n": 3, "ok": true, "z": null, "f": 1.5}'
    cut = len(query) // 4
    quarters = [query[:cut], query[cut : 2 * cut], query[2 * cut : 3 * cut], query[3 * cut :]]
    errors = {"e400": "bad", "e429": "RL", "e500": "Mock error", "e529": "overloaded"}
    return [
        stream("plain", [("text", ["a", " plain", " answer"])], 3, prompt=2),
        stream("four", [("text", ["abcd"])], 1, prompt=2),
        stream(
            "blanks", [("text", ["", " two", " ", " blanks\nand", " a", " line", " "])], 6, prompt=2
        ),
        stream("unicode", [("text", ["Grüße,", " 日本", " 👩‍👩‍👧"])], 3, prompt=2),
        stream("tool", [tool("web_search", quarters)], 1, "tool_use", prompt=2),
        stream(
            "tools",
            [("text", ["dropped"]), tool("a", ["{", "}"]), tool("b", ["{", "}"])],
            1,
            "tool_use",
            prompt=2,
        ),
    ] + [
        claude(
            f"messages stream: {model}",
            "x",
            model,
            stream=True,
            bug=STREAM,
            expected=claude_error(int(model[1:]), "mock_error", text),
        )
        for model, text in errors.items()
    ]


def counts():
    rows = [
        ("nothing", ""),
        ("one character", "a"),
        ("three", "abc"),
        ("four", "abcd"),
        ("seven", "abcdefg"),
        ("eight", "abcdefgh"),
        ("code points", "日本語日本語日本"),
        ("emoji", "😀😀😀😀😀😀😀😀"),
        ("two messages", [("user", "abcde"), ("assistant", "abcde")]),
        ("null", [("user", None)]),
        ("blocks", [("user", [text_block("abcde"), text_block("abcde")])]),
        ("an image", [("user", [{"type": "image_url", "image_url": {"url": "u" * 40}}])]),
        ("a block of another type with text", [("user", [{"type": "other", "text": "abcdefgh"}])]),
        (
            "a tool result is not counted",
            [("user", [{"type": "tool_result", "tool_use_id": "t", "content": "x" * 80}])],
        ),
        (
            "a tool message is counted",
            [("user", "x"), {"role": "tool", "tool_call_id": "c", "content": "x" * 80}],
        ),
    ]
    return [chat(f"count: {name}", value, "plain") for name, value in rows]


def echoes():
    hello = {"role": "user", "content": "hello"}
    raws = [
        (
            "numbers",
            '{"a": 1, "b": 1.0, "c": 1e2, "d": 1E-7, "e": -0.0, "messages": [], '
            '"f": 123456789012345678901234567890}',
        ),
        (
            "long numbers",
            '{"a": 0.1, "b": 3.141592653589793238, "c": 1e16, "d": 1e15, "e": 1.5e300, '
            '"f": 5e-324, "messages": []}',
        ),
        ("escapes", '{"a": "\\u00e9\\n\\t\\"\\\\\\/\\u0000\\u007f\\u2028", "messages": []}'),
        ("a surrogate pair", '{"a": "\\ud83d\\ude00", "b": "😀", "messages": []}'),
        ("a key twice", '{"a": 1, "a": 2, "messages": []}'),
        (
            "sorted by code point",
            '{"é": 1, "z": 2, "Z": 3, "_": 4, "": 5, "𝄞": 6, "\\uffff": 7, "messages": []}',
        ),
        ("white space", '  {"messages"  :  [ ] ,\n "a" : { } }  '),
        ("nested", '{"b": {"d": [1, {"f": null, "e": true}], "c": false}, "messages": []}'),
    ]
    cases = [
        Case("echo: an empty object", {}),
        Case("echo: only a model", {"model": "gpt-4"}),
        Case("echo: only messages", {"messages": [hello]}),
        Case("echo: two members", {"model": "m", "messages": [hello]}),
        Case("echo: two members, the other way round", {"messages": [hello], "model": "m"}),
        Case("echo: Unicode", {"model": "é", "messages": [{"role": "user", "content": "日本"}]}),
        Case("echo: temperature counts", {"model": "m", "messages": [hello], "temperature": 0.5}),
        Case("echo: stream false counts", {"model": "m", "messages": [hello], "stream": False}),
        Case("echo: a stream", {"model": "m", "messages": [hello], "stream": True}),
        Case("echo: a null model", {"model": None, "messages": [hello]}),
        Case("echo: as a message", {"model": "m", "messages": [hello]}, path="/v1/messages"),
        Case(
            "echo: a key does not count",
            {"model": "m", "messages": [hello]},
            headers={"Authorization": "Bearer k"},
        ),
    ]
    return cases + [Case(f"echo: {name}", raw=raw) for name, raw in raws]


ANSWERS = [
    Session(
        "respond", "respond.yaml", whole() + streams() + messages() + message_streams() + counts()
    ),
    Session(
        "status-999",
        "status-999.yaml",
        [
            chat(
                "respond: status 999",
                "x",
                bug="§4.1 999 → connection dropped without a response",
                expected={
                    "status": 999,
                    "type": "application/json",
                    "body": {"error": {"message": "beyond"}},
                },
            ),
        ],
    ),
    Session(
        "nameless-tool",
        "nameless-tool.yaml",
        [
            chat(
                "respond: a tool call without name", "x", bug=NAMELESS, expected={"refused": True}
            ),
        ],
    ),
    Session("echo", "none.yaml", echoes()),
]
