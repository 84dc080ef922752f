# SPDX-License-Identifier: MIT
"""Which answer a prompt has, and which bodies are accepted."""

from tables import CHAT, MESSAGES, Case, Session, chat, claude, claude_error, refusal, text_block

BODY = "§3.2 bad input: 500 text/plain"


def answer(text):
    """An expectation: a chat answer with this text."""
    message = {"role": "assistant", "content": text}
    body = {
        "object": "chat.completion",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
    }
    return {"status": 200, "type": "application/json", "body": body}


def prompts():
    rows = [
        "hello",
        "Hello",
        "HELLO",
        "hello ",
        " hello",
        "hello\n",
        "hell",
        "hello there",
        "what is 2+2?",
        "What is 2+2?",
        " padded ",
        "padded",
        "a  b",
        "a b",
        "one\ntwo",
        "one\r\ntwo",
        "one two",
        "",
        " ",
        "straße",
        "STRASSE",
        "strasse",
        "caf\u00e9",
        "cafe\u0301",
        "日本語",
        "日本",
        "👩‍👩‍👧",
        "👩👩👧",
        "tab\there",
        "tab here",
        'quote "this"',
        "quote this",
        "back\\slash",
        "a.*b",
        "axxb",
        "*",
        "gpt-4",
        "yes",
        "no",
        "No",
        "true",
        "True",
        "7",
        "2",
        "1.5",
        "null",
        "None",
        "2026-01-31",
        "~",
        "a",
        "b",
        "chain",
        "long",
        "folded",
        "empty",
        "space",
        "spaces",
        "anchor",
        "alias",
        "dup",
        "x",
        "X",
        "y",
        "unheard of",
        "\u212a",
        "e\u0301",
        "hello\u200b",
        "\u00a0hello",
    ]
    return [chat(f"prompt: {text!r}", text) for text in rows]


def conversations():
    tool = {"role": "tool", "tool_call_id": "c", "content": "hello"}
    rows = [
        ("the last user message", [("user", "no"), ("user", "hello")]),
        ("not the first user message", [("user", "hello"), ("user", "other")]),
        ("an assistant behind", [("user", "hello"), ("assistant", "x")]),
        ("a tool behind", [("user", "a"), tool]),
        ("a system before", [("system", "hello"), ("user", "x")]),
        ("a system behind", [("user", "x"), ("system", "hello")]),
        ("a role of its own", [("user", "x"), ("narrator", "hello")]),
        ("a role in capitals", [("User", "hello"), ("user", "x")]),
        ("only a role in capitals", [("User", "hello")]),
        ("only a system", [("system", "hello")]),
        ("only an assistant", [("assistant", "hello")]),
        ("nobody", []),
        ("an empty last message", [("user", "hello"), ("user", "")]),
        ("a name", [{"role": "user", "content": "hello", "name": "eve"}]),
        ("extra members", [{"role": "user", "content": "hello", "x": {"y": [1]}}]),
    ]
    cases = [chat(f"chat: {name}", messages) for name, messages in rows]
    lenient = [
        ("a block", [("user", [text_block("hello")])], "Hi there, world!"),
        (
            "an assistant with tool calls",
            [("user", "hello"), {"role": "assistant", "content": None, "tool_calls": []}],
            "Hi there, world!",
        ),
        (
            "an assistant without content",
            [("user", "hello"), {"role": "assistant"}],
            "Hi there, world!",
        ),
    ]
    for name, messages, text in lenient:
        cases.append(
            chat(f"chat: {name}", messages, bug=BODY + " (list content)", expected=answer(text))
        )
    return cases


def fields():
    def lax(name, **extra):
        return chat(f"field: {name}", "x", **extra)

    def wrong(name, **extra):
        return chat(f"field: {name}", "x", bug=BODY, expected=refusal(400), **extra)

    return [
        lax("temperature as a text", temperature="0.5"),
        lax("temperature null", temperature=None),
        lax("temperature out of range", temperature=99),
        lax("temperature as a boolean", temperature=True),
        wrong("temperature as a word", temperature="warm"),
        wrong("temperature as a list", temperature=[1]),
        lax("max_tokens as a text", max_tokens="10"),
        lax("max_tokens null", max_tokens=None),
        lax("max_tokens as a whole float", max_tokens=10.0),
        lax("max_tokens zero", max_tokens=0),
        lax("max_tokens negative", max_tokens=-5),
        lax("max_tokens one", max_tokens=1),
        wrong("max_tokens with a fraction", max_tokens=1.5),
        wrong("max_tokens as a word", max_tokens="many"),
        lax("stream false", stream=False),
        lax("stream null", stream=None),
        lax("stream as 'false'", stream="false"),
        lax("stream as 'no'", stream="no"),
        lax("stream as 'Off'", stream="Off"),
        lax("stream as 0", stream=0),
        lax("stream as '0'", stream="0"),
        lax("stream as 'f'", stream="f"),
        lax("stream as 0.0", stream=0.0),
        wrong("stream as 2", stream=2),
        wrong("stream as a word", stream="maybe"),
        wrong("stream as an object", stream={}),
        lax("tools", tools=[{"type": "function", "function": {"name": "f"}}], tool_choice="auto"),
        lax("unknown members", foo=1, bar=[{}]),
        lax("n", n=3),
        lax("an empty model", model=""),
        lax("a known model", model="gpt-4"),
        lax("a claude", model="claude-3-opus-20240229"),
        lax("a model of its own", model="house/model:1"),
        lax("response_format", response_format={"type": "json_object"}),
        wrong("the model missing", model=None),
        Case(
            "field: the model null",
            {"model": None, "messages": [{"role": "user", "content": "x"}]},
            bug=BODY,
            expected=refusal(400),
        ),
        Case(
            "field: the model a number",
            {"model": 5, "messages": [{"role": "user", "content": "x"}]},
            bug=BODY,
            expected=refusal(400),
        ),
        Case("field: messages missing", {"model": "m"}, bug=BODY, expected=refusal(400)),
        Case(
            "field: messages null",
            {"model": "m", "messages": None},
            bug=BODY,
            expected=refusal(400),
        ),
        Case(
            "field: messages as a text",
            {"model": "m", "messages": "x"},
            bug=BODY,
            expected=refusal(400),
        ),
        Case(
            "field: messages as an object",
            {"model": "m", "messages": {"role": "user", "content": "x"}},
            bug=BODY,
            expected=refusal(400),
        ),
        Case(
            "field: a message as a text",
            {"model": "m", "messages": ["x"]},
            bug=BODY,
            expected=refusal(400),
        ),
        Case(
            "field: a message without role",
            {"model": "m", "messages": [{"content": "x"}]},
            bug=BODY,
            expected=refusal(400),
        ),
        Case(
            "field: a message with a number",
            {"model": "m", "messages": [{"role": "user", "content": 5}]},
            bug=BODY,
            expected=refusal(400),
        ),
        Case(
            "field: a user without content",
            {"model": "m", "messages": [{"role": "user"}]},
            bug=BODY,
            expected=refusal(400),
        ),
        Case(
            "field: the role a number",
            {"model": "m", "messages": [{"role": 1, "content": "x"}]},
            bug=BODY,
            expected=refusal(400),
        ),
    ]


def bodies():
    rows = [
        ("empty", ""),
        ("an opening brace", "{"),
        ("a word", "hello"),
        ("an array", "[]"),
        ("a text", '"x"'),
        ("a number", "5"),
        ("null", "null"),
        ("an empty object", "{}"),
        ("a trailing comma", '{"model": "m", "messages": [],}'),
    ]
    cases = [Case(f"body: {name}", raw=raw, bug=BODY, expected=refusal(400)) for name, raw in rows]
    cases += [
        Case(
            f"body: {name}, as a message",
            path=MESSAGES,
            raw=raw,
            bug=BODY,
            expected=claude_error(400, "invalid_request_error"),
        )
        for name, raw in rows[:4]
    ]
    valid = '{"model": "m", "messages": [{"role": "user", "content": "x"}]'
    return cases + [
        Case("body: not UTF-8", raw=b'{"model": "\xff"}', bug=BODY, expected=refusal(400)),
        Case("body: white space around", raw=f" \n{valid}}} \n"),
        Case("body: a key twice", raw=valid + ', "model": "last"}'),
        Case("body: another content type", raw=valid + "}", headers={"Content-Type": "text/plain"}),
        Case("body: no content type", raw=valid + "}", headers={"Content-Type": None}),
        Case("body: 2 MB", raw=[[valid + ', "pad": "', 1], ["x", 2000000], ['"}', 1]]),
        Case("body: a key", raw=valid + "}", headers={"Authorization": "Bearer none"}),
        Case("body: a query", raw=valid + "}", path=CHAT + "?a=b"),
    ]


def messages():
    rows = ["hello", "Hello", "one\ntwo", "", "日本語", "yes", "unheard of", "a", "long", "dup"]
    cases = [claude(f"messages: {text!r}", text) for text in rows]
    cases += [
        claude("messages: no max_tokens", "hello", max_tokens=None),
        claude("messages: a claude", "hello", "claude-3-sonnet-20240229"),
        claude("messages: a gpt", "hello", "gpt-4"),
        claude("messages: a system text", "hello", system="be kind"),
        claude("messages: a system text that is a prompt", "x", system="hello"),
        claude(
            "messages: the last user message",
            [("user", "x"), ("assistant", "hello"), ("user", "a")],
        ),
        claude("messages: an assistant behind", [("user", "hello"), ("assistant", "x")]),
        claude("messages: only an assistant", [("assistant", "hello")]),
        claude("messages: nobody", []),
        claude("messages: temperature as a text", "hello", temperature="1"),
        claude("messages: tools", "hello", tools=[{"name": "f", "input_schema": {}}]),
        claude(
            "messages: a key and a version",
            "hello",
            headers={"x-api-key": "k", "anthropic-version": "2023-06-01"},
        ),
        claude(
            "messages: a block",
            [("user", [text_block("hello")])],
            bug=BODY + " (list content)",
            expected={
                "status": 200,
                "type": "application/json",
                "body": {"type": "message", "content": [text_block("Hi there, world!")]},
            },
        ),
        claude(
            "messages: a system message",
            [("system", "x"), ("user", "hello")],
            bug=BODY,
            expected=claude_error(400, "invalid_request_error"),
        ),
        claude(
            "messages: a tool message",
            [("tool", "x"), ("user", "hello")],
            bug=BODY,
            expected=claude_error(400, "invalid_request_error"),
        ),
        claude(
            "messages: the model missing",
            "hello",
            None,
            bug=BODY,
            expected=claude_error(400, "invalid_request_error"),
        ),
        claude(
            "messages: max_tokens as a word",
            "hello",
            max_tokens="many",
            bug=BODY,
            expected=claude_error(400, "invalid_request_error"),
        ),
        Case(
            "messages: messages missing",
            {"model": "m", "max_tokens": 5},
            path=MESSAGES,
            bug=BODY,
            expected=claude_error(400, "invalid_request_error"),
        ),
    ]
    return cases


def counts():
    rows = [
        ("one word", "x", "m"),
        ("three words", "hello", "m"),
        ("words in the prompt", "one two  three", "m"),
        ("line breaks", "one\ntwo\nthree", "m"),
        ("tabs", "tab\there", "m"),
        ("a single quote", "it's me", "m"),
        ("both quotes", 'it\'s "me"', "m"),
        ("Unicode", "日本 語", "m"),
        ("a wide blank", "a\u3000b", "m"),
        ("a no-break blank", "a\u00a0b", "m"),
        ("a backslash", "a\\ b", "m"),
        ("an empty prompt", "", "m"),
        ("an empty answer", "empty", "m"),
        ("a blank answer", "space", "m"),
        ("blanks in the answer", "spaces", "m"),
        ("a long answer", "long", "m"),
        ("a known model", "hello", "gpt-3.5-turbo"),
        ("two messages", [("user", "one two"), ("assistant", "three")], "m"),
        ("a system", [("system", "be kind"), ("user", "hello")], "m"),
        ("a name is not counted", [{"role": "user", "content": "x", "name": "eve adam"}], "m"),
        ("a control character", "a\x00b \x1c c", "m"),
        ("a zero-width blank", "a\u200b b", "m"),
    ]
    cases = [chat(f"count: {name}", messages, model) for name, messages, model in rows]
    return cases + [
        claude("count: as a message", "one two  three"),
        claude(
            "count: as a message, two",
            [("user", "one two"), ("assistant", "three"), ("user", "hello")],
        ),
    ]


PROMPTS = [
    Session(
        "responses",
        "responses.yaml",
        prompts() + conversations() + fields() + bodies() + messages() + counts(),
    ),
]
