# SPDX-License-Identifier: MIT
"""The official OpenAI client, pointed at a server and as strict as it gets."""

import openai

MODEL = "gpt-4o-mini"
USER = {"role": "user", "content": "Say it once more, please."}


def client(server, **options):
    """A client that validates every answer against the API's types and never retries."""
    return openai.OpenAI(**_options(server, options))


def async_client(server, **options):
    """The same client for asynchronous calls."""
    return openai.AsyncOpenAI(**_options(server, options))


def _options(server, options):
    return {
        "base_url": server.url + "/v1",
        "api_key": "sk-test",
        "max_retries": 0,
        "timeout": 20,
        "_strict_response_validation": True,
    } | options


def said(completion):
    """What the first choice of an answer says."""
    return completion.choices[0].message.content
