# SPDX-License-Identifier: MIT
"""Replaces what changes from run to run by names, so that captures can be compared."""

import json
import re

IDS = [
    (re.compile(r"^(chatcmpl|call|msg|toolu)-?_?([0-9a-f]{8}|[0-9a-f]{12})$"), None),
    (re.compile(r"^mock-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"), "mock-<uuid>"),
]
ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(\+00:00)?")
HOUR = re.compile(r"^\d{4}-\d\d-\d\d \d\d:00$")
RATE = re.compile(r"(Average savings rate: \$)[\d.,]+")
WORDING = re.compile(r"^(Invalid JSON: )(?!Request Entity).*", re.DOTALL)
PLACES = [
    (re.compile(r"(/[\w.+-]+)+/site-packages"), "<packages>"),
    (re.compile(r"0x[0-9a-f]{8,}"), "<address>"),
    (re.compile(r"\[\d{5,}\]"), "[<number>]"),
]


def normal_id(text):
    """An id without its random digits."""
    for pattern, replacement in IDS:
        match = pattern.match(text)
        if match:
            if replacement:
                return replacement
            return text[: match.start(2)] + f"<hex{len(match.group(2))}>"
    return text


def normal_json(value, key=None):
    """A JSON value without what is random or clocked."""
    if isinstance(value, dict):
        return {
            "<hour>" if HOUR.match(name) else name: normal_json(member, name)
            for name, member in value.items()
        }
    if isinstance(value, list):
        return [normal_json(member, key) for member in value]
    if key == "created" and isinstance(value, int):
        return "<time>"
    if key == "runtime_hours":
        return "<number>"
    if isinstance(value, str):
        return normal_text(normal_id(value) if key == "id" else value)
    return value


def normal_text(text, places=None):
    """A text without times, rates, and places of one machine."""
    for place, name in (places or {}).items():
        text = text.replace(place, name)
    for pattern, name in PLACES:
        text = pattern.sub(name, text)
    return RATE.sub(r"\1<number>", WORDING.sub(r"\1<text>", ISO.sub("<iso>", text)))


def normal_stream(text):
    """The events of a stream, with what they share taken out."""
    events, ids = [], []
    for frame in text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in frame.splitlines() if ": " in line)
        if "data" not in lines:
            continue
        data = lines["data"]
        if data.startswith("{"):
            parsed = json.loads(data)
            ids.append(parsed.get("id"))
            data = normal_json(parsed)
        events.append({"event": lines["event"], "data": data} if "event" in lines else data)
    plain = [event for event in events if isinstance(event, dict) and "event" not in event]
    if not plain:
        return {"events": events}
    envelope = {
        key: value
        for key, value in plain[0].items()
        if all(key in event and event[key] == value for event in plain) and key != "choices"
    }
    return {
        "ids": "same" if len(set(ids)) == 1 else "each",
        "envelope": envelope,
        "events": [
            (
                {key: value for key, value in event.items() if key not in envelope}
                if event in plain
                else event
            )
            for event in events
        ],
    }
