# SPDX-License-Identifier: MIT
"""The official Anthropic client, pointed at a server and as strict as it gets."""

import anthropic

MODEL = "claude-opus-5"
TEXT = "Say it once more, please."
USER = {"role": "user", "content": TEXT}


def client(server, **options):
    """A client that validates every answer against the API's types and never retries."""
    return anthropic.Anthropic(**_options(server, options))


def async_client(server, **options):
    """The same client for asynchronous calls."""
    return anthropic.AsyncAnthropic(**_options(server, options))


def _options(server, options):
    return {
        "base_url": server.url,
        "api_key": "sk-ant-test",
        "max_retries": 0,
        "timeout": 20,
        "_strict_response_validation": True,
    } | options


def asked(**options):
    """The arguments of a call: a short question, and what `options` change of it."""
    return {"model": MODEL, "max_tokens": 100, "messages": [USER]} | options


def said(message):
    """What the blocks of text of an answer say."""
    return "".join(block.text for block in message.content if block.type == "text")
