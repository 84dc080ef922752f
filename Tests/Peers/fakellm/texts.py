# SPDX-License-Identifier: MIT
"""Substrings of all messages."""

from tables import chat, claude, text_block


def tool(content, call="c"):
    return {"role": "tool", "tool_call_id": call, "content": content}


def result(content):
    return {"type": "tool_result", "tool_use_id": "t", "content": content}


def label(messages):
    """The messages in one line; the text alone where a user says it."""
    if isinstance(messages, str):
        return repr(messages)
    parts = []
    for message in messages:
        pair = (
            message
            if isinstance(message, tuple)
            else (message["role"], message.get("content", "nothing"))
        )
        parts.append(f"{pair[0]} {pair[1]!r}")
    return ", ".join(parts) or "no messages"


def contain():
    rows = [
        ("sub", "the weather"),
        ("sub", "THE WEATHER"),
        ("sub", "wea ther"),
        ("sub", ""),
        ("sub", [("system", "weather"), ("user", "x")]),
        ("sub", [("user", "x"), ("assistant", "Weather!")]),
        ("sub", [("user", "x"), tool("weather")]),
        ("sub", [("narrator", "weather")]),
        ("sub", []),
        ("sub", [("user", None), ("user", "weather")]),
        ("sub", [{"role": "user"}]),
        ("sub", [("user", [text_block("weather")])]),
        ("sub", [("user", [text_block("wea"), text_block("ther")])]),
        ("sub", [("user", [{"type": "image_url", "image_url": {"url": "weather"}}])]),
        ("sub", [("user", [result("weather")])]),
        ("sub", [("user", [result([text_block("weather")])])]),
        ("sub", [("user", [{"text": "weather"}])]),
        ("sub", [("user", ["weather"])]),
        ("sub", [("user", 5)]),
        ("sub", [("user", {"text": "weather"})]),
        ("sub", [("user", [{"type": "input_text", "text": "weather"}])]),
        ("upper", "hello world"),
        ("upper", "HELLO WORLD!"),
        ("upper", "hello  world"),
        ("empty", "x"),
        ("empty", ""),
        ("empty", []),
        ("nil", "x"),
        ("blank", "ab"),
        ("blank", "a b"),
        ("blank", [("user", "a"), ("user", "b")]),
        ("joined", [("user", "one"), ("user", "two")]),
        ("joined", [("user", [text_block("one"), text_block("two")])]),
        ("joined", "one\ntwo"),
        ("gap", [("user", "one"), ("user", None), ("user", "two")]),
        ("gap", [("user", "one"), ("user", [text_block("")]), ("user", "two")]),
        ("gap", "one two"),
        ("lines", "ONE\nTWO"),
        ("lines", "one\r\ntwo"),
        ("umlaut", "grüße"),
        ("umlaut", "GRÜSSE"),
        ("umlaut", "GRÜẞE"),
        ("umlaut", "gru\u0308ße"),
        ("eszett", "straße"),
        ("eszett", "strasse"),
        ("dotted", "istanbul"),
        ("dotted", "İSTANBUL"),
        ("dotted", "i\u0307stanbul"),
        ("dotted", "ISTANBUL"),
        ("dotless", "ISTANBUL"),
        ("dotless", "ıstanbul"),
        ("dotless", "İSTANBUL"),
        ("sigma", "οδος"),
        ("sigma", "οδοσ"),
        ("sigma", "ΟΔΟΣ"),
        ("sigma", "ΟΔΟΣΑ"),
        ("sigma", "ΟΔΟΣ ΑΒ"),
        ("sigma", "ΟΔΟΣ."),
        ("middle", "ΟΔΟΣ"),
        ("middle", "ΟΔΟΣΑ"),
        ("kelvin", "10 k"),
        ("kelvin", "10 K"),
        ("cyrillic", "привет"),
        ("cyrillic", "Привет, мир"),
        ("composed", "caf\u00e9"),
        ("composed", "cafe\u0301"),
        ("deseret", "\U00010428"),
        ("titled", "Ǆ"),
        ("titled", "ǆ"),
        ("georgian", "ა"),
        ("ligature", "fi"),
        ("ligature", "ﬁ"),
        ("meta", "axxb"),
        ("meta", "A.*B"),
        ("emoji", "👍🏽"),
        ("emoji", "👍"),
    ]
    cases = [
        chat(f"contain {model}: {label(messages)}", messages, model) for model, messages in rows
    ]
    return cases + [
        claude("contain: the system text of a message", "x", "sub", system="weather"),
        claude("contain: a system block of a message", "x", "sub", system=[text_block("weather")]),
        claude("contain: system and user joined", "two", "joined", system="one"),
        claude(
            "contain: system blocks joined",
            "x",
            "joined",
            system=[text_block("one"), text_block("two")],
        ),
        claude("contain: an empty system", "x", "sub", system=""),
        claude("contain: a tool result of a message", [("user", [result("weather")])], "sub"),
        chat("contain: a system member of a chat is no message", "x", "sub", system="weather"),
    ]
