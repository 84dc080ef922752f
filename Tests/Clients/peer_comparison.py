# SPDX-License-Identifier: MIT
"""Compares what our server answers with what a peer's table calls right.

The comparison is of what users rely on: status, media type, the headers that the table shows, and
of JSON every member that it shows, with its value. Our bodies may have more members, save for those
that would say more (calls, a refusal). Ids and times may be any. Streams are compared event by
event by what they say, and so by the edges of their pieces; an event that says nothing is left out.
A delay is a lower bound.
"""

import json
import re

PATTERNS = {
    "<time>": lambda value: isinstance(value, int),
    "<number>": lambda value: isinstance(value, (int, float)),
    "<iso>": lambda value: re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(\+00:00)?", value),
}
HOUR = re.compile(r"\d{4}-\d\d-\d\d \d\d:00")
ID = re.compile(r"<(id|uuid|hex\d+)>")
TALKATIVE = ["tool_calls", "function_call", "refusal"]
# Milliseconds by which two clocks may differ.
SLACK = 5


def differences(right, ours, only_status=False):
    """What makes `ours` another outcome than `right`, as lines; none where they agree."""
    if right.get("refused") or ours.get("refused"):
        if right.get("refused") and ours.get("refused"):
            return []
        return [f"refused: {ours.get('why', 'no')}"]
    if right.get("closed") or ours.get("closed"):
        return [] if right.get("closed") == ours.get("closed") else [f"closed: {ours}"]
    found = []
    if ours["status"] != right["status"]:
        found.append(f"status {ours['status']} instead of {right['status']}: {ours['text'][:300]}")
    found += header_differences(right.get("headers", {}), ours["headers"])
    if only_status or found:
        return found
    if "type" in right and ours["type"] != right["type"]:
        found.append(f"type {ours['type']} instead of {right['type']}")
    if ours.get("cut") and not right.get("cut"):
        found.append("the answer is cut")
    if ours["milliseconds"] + SLACK < right.get("delay_ms", 0):
        found.append(f"after {ours['milliseconds']:.0f} ms instead of {right['delay_ms']}")
    if "cost_usd" in right and abs(ours["cost_usd"] - right["cost_usd"]) > 1e-9:
        found.append(f"cost {ours['cost_usd']} instead of {right['cost_usd']}")
    if "body" in right and not found:
        found += json_differences(right["body"], json.loads(ours["text"]), "")
    if "text" in right and right["text"] != ours["text"]:
        found.append(f"text {ours['text']!r} instead of {right['text']!r}")
    for part in right.get("contains", []):
        if part not in ours["text"]:
            found.append(f"the page lacks {part!r}")
    if "stream" in right and not found:
        found += stream_differences(right["stream"], ours["text"])
    return found


def header_differences(right, ours):
    found = []
    for name, value in right.items():
        own = ours.get(name)
        if name == "allow":
            methods = {method.strip() for method in (own or "").split(",")}
            if not {method.strip() for method in value.split(",")} <= methods:
                found.append(f"allow: {own!r} instead of {value!r}")
        elif own != value:
            found.append(f"{name}: {own!r} instead of {value!r}")
    return found


# JSON


def json_differences(right, ours, path):
    if isinstance(right, dict):
        if not isinstance(ours, dict):
            return [f"{path}: {ours!r} instead of an object"]
        return object_differences(right, ours, path)
    if isinstance(right, list):
        if not isinstance(ours, list) or len(right) != len(ours):
            return [f"{path}: {ours!r} instead of {right!r}"]
        return [
            line
            for index, (left, own) in enumerate(zip(right, ours))
            for line in json_differences(left, own, f"{path}[{index}]")
        ]
    return [] if is_same(right, ours) else [f"{path}: {ours!r} instead of {right!r}"]


def object_differences(right, ours, path):
    found = []
    for key, value in right.items():
        own = key
        if key == "<hour>":
            own = next((name for name in ours if HOUR.fullmatch(name)), None)
        if own not in ours:
            found.append(f"{path}.{key}: missing instead of {value!r}")
        else:
            found += json_differences(value, ours[own], f"{path}.{key}")
    if "role" in right or "delta" in path:
        found += [
            f"{path}.{key}: {ours[key]!r}"
            for key in TALKATIVE
            if key not in right and ours.get(key)
        ]
    return found


def is_same(right, ours):
    """Whether a scalar is the one in the table, or one that its pattern allows."""
    if isinstance(right, str):
        if ID.search(right):
            return isinstance(ours, str) and ours != ""
        if right in PATTERNS:
            return bool(PATTERNS[right](ours))
        if "<text>" in right:
            pattern = re.escape(right).replace(re.escape("<text>"), ".+")
            return isinstance(ours, str) and re.fullmatch(pattern, ours, re.DOTALL) is not None
    if isinstance(right, bool) or isinstance(ours, bool) or right is None:
        return right is ours
    return right == ours


# Streams


def stream_differences(right, text):
    frames = [dict(frame_lines(frame)) for frame in text.split("\n\n") if frame.strip()]
    data = [frame["data"] for frame in frames if "data" in frame]
    if "broken" in right:
        pieces = [event for event in said(whole_events(frames)) if event[0] == "text"]
        if data[-1:] != [right["broken"].strip()] and data[-1:] != [right["broken"]]:
            return [f"the last frame is {data[-1:]}"]
        expected = right["before"]
        return [] if len(pieces) == expected else [f"{len(pieces)} pieces instead of {expected}"]
    events = whole_events(frames)
    if "done" in right:
        is_done = data[-1] == "[DONE]" or '"message_stop"' in data[-1]
        return [] if is_done else [f"the last frame is {data[-1]}"]
    own = said(events)
    if "text" in right:
        joined = "".join(event[1] for event in own if event[0] == "text")
        return [] if joined == right["text"] else [f"text {joined!r} instead of {right['text']!r}"]
    found = envelope_differences(right, events)
    expected = said(right["events"])
    if len(expected) != len(own):
        return found + [f"{own} instead of {expected}"]
    return found + [
        line
        for left, event in zip(expected, own)
        for line in json_differences(list(left), list(event), "stream")
    ]


def frame_lines(frame):
    for line in frame.splitlines():
        name, _, value = line.partition(": ")
        yield name, value


def whole_events(frames):
    """The events of a stream in the form of the tables; one that is no JSON ends it."""
    events = []
    for frame in frames:
        data = frame.get("data")
        if data is None:
            continue
        if data == "[DONE]":
            events.append(data)
            continue
        try:
            parsed = json.loads(data)
        except json.JSONDecodeError:
            break
        named = {"event": frame["event"], "data": parsed} if "event" in frame else parsed
        events.append(named)
    return events


def envelope_differences(right, events):
    chunks = [event for event in events if isinstance(event, dict) and "event" not in event]
    found = []
    if right.get("ids") == "same" and len({chunk["id"] for chunk in chunks}) != 1:
        found.append("the chunks have several ids")
    for chunk in chunks[:1]:
        found += json_differences(right.get("envelope", {}), chunk, "envelope")
    return found


def said(events):
    """What the events of a stream say, one tuple for each thing."""
    result = []
    for event in events:
        if event == "[DONE]":
            result.append(("done",))
        elif "event" in event:
            result += said_by_message(event["event"], event["data"])
        else:
            result += said_by_chunk(event)
    return result


def said_by_chunk(chunk):
    for choice in chunk.get("choices", []):
        delta = choice.get("delta", {})
        if delta.get("content"):
            yield ("text", delta["content"])
        for call in delta.get("tool_calls") or []:
            function = call["function"]
            if "name" in function:
                yield ("call", call["index"], call["id"], call["type"], function["name"])
            if function.get("arguments"):
                yield ("arguments", call["index"], function["arguments"])
        if choice.get("finish_reason"):
            yield ("finish", choice["finish_reason"])
    if chunk.get("usage"):
        usage = chunk["usage"]
        yield ("usage", *(usage[f"{kind}_tokens"] for kind in ("prompt", "completion", "total")))


def said_by_message(name, data):
    if name == "message_start":
        message = data["message"]
        yield (name, message["model"], message["usage"]["input_tokens"])
    elif name == "content_block_start":
        block = data["content_block"]
        yield (name, data["index"], block["type"], block.get("name"), block.get("id"))
    elif name == "content_block_delta":
        delta = data["delta"]
        if delta.get("text"):
            yield ("text", delta["text"])
        if delta.get("partial_json"):
            yield ("arguments", data["index"], delta["partial_json"])
    elif name == "content_block_stop":
        yield (name, data["index"])
    elif name == "message_delta":
        yield (name, data["delta"]["stop_reason"], data["usage"]["output_tokens"])
    elif name == "message_stop":
        yield (name,)
