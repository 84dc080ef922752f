# SPDX-License-Identifier: MIT
"""What /metrics says: both formats by their own checkers, and money to the last decimal."""

import gzip
import json
import pathlib
import socket
import subprocess
import time
import urllib.request
from decimal import Decimal

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics
from prometheus_client.parser import text_string_to_metric_families as text_format

from conftest import start_server
from wire import chat, exchange

OPENMETRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8"
CONTRACT = {
    "understudy_requests_total": {"api", "model", "status"},
    "understudy_tokens_total": {"model", "kind"},
    "understudy_cost_saved_usd_total": {"model", "kind"},
    "understudy_unpriced_requests_total": {"model"},
    "understudy_request_duration_seconds_bucket": {"le"},
    "understudy_response_bytes_total": {"stage"},
    "understudy_connections": set(),
    "understudy_build_info": {"version"},
}

# Prices per token in 10⁻¹² USD: input, cached input, output.
PRICES = {
    "gpt-4o": (2_500_000, 1_250_000, 10_000_000),
    "gpt-4o-mini": (150_000, 75_000, 600_000),
    "text-embedding-3-small": (20_000, 20_000, 0),
    "text-embedding-3-large": (130_000, 130_000, 0),
}


@pytest.fixture
def own():
    """A server that nobody else's requests are counted on.

    With one thread, since an answer is counted when it has left: with several, the next connection
    may be served before that.
    """
    with start_server("--threads", "1") as server:
        yield server


def scrape(server, accept=None):
    fields = [("Accept", accept)] if accept else []
    answer = exchange(server, "/metrics", fields=fields)
    assert answer.status == 200
    return answer


def samples(server):
    """The samples as exact numbers, by name and labels."""
    found = {}
    for line in scrape(server).body.decode().splitlines():
        if not line.startswith("#"):
            series, _, value = line.rpartition(" ")
            found[series] = Decimal(value)
    return found


def talk(server):
    """Some of everything: plain, streamed, several choices, embeddings, failures."""
    for number in range(7):
        exchange(server, "/v1/chat/completions", chat(f"number {number}"))
    exchange(server, "/v1/chat/completions", chat("three of me", n=3))
    exchange(server, "/v1/chat/completions", chat("streamed", stream=True))
    exchange(server, "/v1/embeddings", {"model": "text-embedding-3-large", "input": ["a b", "c"]})
    exchange(server, "/v1/chat/completions", chat("too hot", temperature=99))
    exchange(server, "/v1/chat/completions", b"{")
    exchange(server, "/v1/nothing")


# Formats


def test_promtool_has_nothing_to_complain_about(own):
    talk(own)
    checked = subprocess.run(
        ["promtool", "check", "metrics"], input=scrape(own).body, capture_output=True, timeout=30
    )
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, b"", b"")


def test_the_text_format_is_the_default(own):
    talk(own)
    for accept in (None, "text/plain", "*/*", "text/plain;version=0.0.4;q=0.5,*/*;q=0.1"):
        answer = scrape(own, accept)
        assert answer["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    families = {family.name: family for family in text_format(answer.body.decode())}
    assert families["understudy_requests"].type == "counter"
    assert families["understudy_request_duration_seconds"].type == "histogram"


def test_openmetrics_is_given_to_who_asks(own):
    talk(own)
    asked = (
        "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;"
        "q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1"
    )
    answer = scrape(own, asked)
    assert answer["content-type"] == OPENMETRICS
    assert answer.body.endswith(b"# EOF\n")
    families = {family.name: family for family in openmetrics(answer.body.decode())}
    assert families["understudy_requests"].type == "counter"
    assert families["understudy_request_duration_seconds"].type == "histogram"
    assert families["understudy_build"].type == "info"


def test_both_formats_tell_the_same(own):
    talk(own)
    moving = ("process_", "understudy_connections", "understudy_response_bytes")

    def told(families):
        return {
            (sample.name, tuple(sorted(sample.labels.items()))): sample.value
            for family in families
            for sample in family.samples
            if not sample.name.startswith(moving) and not sample.name.endswith("_created")
        }

    # A scrape is a request, too: what it counts differs from the next one's.
    scrape(own)
    one = told(text_format(scrape(own).body.decode()))
    other = told(openmetrics(scrape(own, OPENMETRICS).body.decode()))
    own_series = [key for key in one if dict(key[1]).get("model")]
    assert own_series and all(one[key] == other[key] for key in own_series)
    assert one.keys() == other.keys()


def test_metrics_are_compressed_for_who_asks(own):
    talk(own)
    answer = exchange(own, "/metrics", fields=[("Accept-Encoding", "gzip")])
    assert answer["content-encoding"] == "gzip"
    assert b"understudy_requests_total" in gzip.decompress(answer.body)


def test_the_names_and_labels_are_the_contract(own):
    talk(own)
    exchange(own, "/v1/chat/completions", {**chat("hello"), "model": "unheard-of"})
    found = {}
    for family in text_format(scrape(own).body.decode()):
        for sample in family.samples:
            found.setdefault(sample.name, set()).update(sample.labels)
            assert family.documentation
    for name, labels in CONTRACT.items():
        assert found.pop(name) >= labels if name.endswith("info") else True
    for name, labels in CONTRACT.items():
        if not name.endswith("info"):
            assert samples_of(own, name) == labels
    for name in ("cpu_seconds_total", "resident_memory_bytes", "virtual_memory_bytes", "open_fds",
                 "max_fds", "start_time_seconds"):
        assert f"process_{name}" in found


def samples_of(server, name):
    """The labels' names of one metric."""
    for family in text_format(scrape(server).body.decode()):
        for sample in family.samples:
            if sample.name == name:
                return set(sample.labels)
    raise AssertionError(f"{name} is not told")


# Money and tokens


def test_money_is_exact(own):
    expected = {}
    for number in range(1, 60):
        model = "gpt-4o" if number % 2 else "gpt-4o-mini"
        text = "some words and figures " * number
        usage = exchange(
            own, "/v1/chat/completions", {**chat(text, n=1 + number % 3), "model": model}
        ).json["usage"]
        cached = usage["prompt_tokens_details"]["cached_tokens"]
        price = PRICES[model]
        for kind, tokens, each in (
            ("prompt", usage["prompt_tokens"] - cached, price[0]),
            ("cached", cached, price[1]),
            ("completion", usage["completion_tokens"], price[2]),
        ):
            expected[model, kind] = expected.get((model, kind), 0) + tokens * each
    for model in ("text-embedding-3-small", "text-embedding-3-large"):
        body = {"model": model, "input": ["one of many texts"] * 37}
        tokens = exchange(own, "/v1/embeddings", body).json["usage"]["prompt_tokens"]
        expected[model, "embedding"] = tokens * PRICES[model][0]
    told = samples(own)
    for (model, kind), units in expected.items():
        series = f'understudy_cost_saved_usd_total{{model="{model}",kind="{kind}"}}'
        assert told.get(series, Decimal(0)) == Decimal(units) / 10**12, series


def test_tokens_are_those_of_the_usage(own):
    total = 0
    for number in range(5):
        answer = exchange(own, "/v1/chat/completions", chat("count me " * number + "in"))
        total += answer.json["usage"]["completion_tokens"]
    series = 'understudy_tokens_total{model="gpt-4o-mini",kind="completion"}'
    assert samples(own)[series] == total


def test_streams_count_like_whole_answers(own):
    exchange(own, "/v1/chat/completions", chat("the very same words"))
    before = samples(own)
    exchange(own, "/v1/chat/completions", chat("the very same words", stream=True))
    after = samples(own)
    for kind in ("prompt", "completion"):
        series = f'understudy_cost_saved_usd_total{{model="gpt-4o-mini",kind="{kind}"}}'
        assert after[series] == 2 * before[series]


def test_dated_names_have_the_price_of_the_model(own):
    exchange(own, "/v1/chat/completions", {**chat("dated"), "model": "gpt-4o-2024-08-06"})
    told = samples(own)
    ours = {series: value for series, value in told.items() if "gpt-4o" in series}
    assert sum(value for series, value in ours.items() if "cost_saved" in series) > 0
    assert not any("unpriced" in series for series in ours)


def test_models_without_a_price_are_counted(own):
    exchange(own, "/v1/chat/completions", {**chat("hello"), "model": "house-model"})
    exchange(own, "/v1/embeddings", {"model": "house-model", "input": "hello"})
    told = samples(own)
    assert told['understudy_unpriced_requests_total{model="house-model"}'] == 2
    assert not any("cost_saved" in series and "house-model" in series for series in told)


def test_failed_requests_save_nothing(own):
    answer = exchange(own, "/v1/chat/completions", chat("hello", temperature=99))
    assert answer.status == 400
    told = samples(own)
    assert not any(value for series, value in told.items() if "cost_saved" in series)
    assert not any(value for series, value in told.items() if "tokens_total" in series)
    failed = [
        value for series, value in told.items()
        if series.startswith("understudy_requests_total") and 'status="400"' in series
    ]
    assert sum(failed) == 1


def test_names_from_clients_are_bounded(own):
    for number in range(600):
        exchange(own, "/v1/embeddings", {"model": f"made-up-{number}", "input": "a"})
    exchange(own, "/v1/embeddings", {"model": "m" * 5000, "input": "a"})
    exchange(own, "/v1/embeddings", {"model": 'quo"te\\back\nline', "input": "a"})
    body = scrape(own).body.decode()
    assert "m" * 300 not in body
    models = {
        sample.labels["model"]
        for family in text_format(body)
        for sample in family.samples
        if sample.name == "understudy_requests_total"
    }
    assert 10 < len(models) < 400
    requests = [
        value for series, value in samples(own).items()
        if series.startswith("understudy_requests_total") and 'api="openai"' in series
    ]
    assert sum(requests) >= 602


def test_threads_add_up():
    with start_server("--threads", "2") as server:
        for _ in range(50):
            exchange(server, "/v1/embeddings", {"model": "text-embedding-3-large", "input": "one"})
        labels = 'api="openai",model="text-embedding-3-large",status="200"'
        answered = f"understudy_requests_total{{{labels}}}"
        deadline = time.monotonic() + 10
        while samples(server)[answered] < 50 and time.monotonic() < deadline:
            pass
        told = samples(server)
        assert told[answered] == 50
        series = 'understudy_cost_saved_usd_total{model="text-embedding-3-large",kind="embedding"}'
        assert told[series] == Decimal(50 * PRICES["text-embedding-3-large"][0]) / 10**12


def test_bytes_tell_what_compression_saved(own):
    exchange(own, "/v1/chat/completions", chat("again and " * 2000), fields=[
        ("Accept-Encoding", "gzip")
    ])
    told = samples(own)
    identity = told['understudy_response_bytes_total{stage="identity"}']
    wire = told['understudy_response_bytes_total{stage="wire"}']
    assert identity > 20_000
    assert wire < 5_000


def test_durations_and_connections_are_told(own):
    talk(own)
    told = samples(own)
    buckets = [
        value for series, value in told.items()
        if series.startswith("understudy_request_duration_seconds_bucket")
    ]
    assert buckets == sorted(buckets)
    assert buckets[-1] == told["understudy_request_duration_seconds_count"]
    assert told["understudy_connections"] >= 1


# A Prometheus of one's own


def test_prometheus_scrapes_it(own, tmp_path):
    talk(own)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (tmp_path / "prometheus.yml").write_text(f"""
scrape_configs:
  - job_name: understudy
    scrape_interval: 1s
    static_configs:
      - targets: ["{own.host}:{own.port}"]
""")
    with (tmp_path / "log").open("w") as log:
        prometheus = subprocess.Popen(
            [
                "prometheus", f"--config.file={tmp_path}/prometheus.yml",
                f"--storage.tsdb.path={tmp_path}/data", f"--web.listen-address=127.0.0.1:{port}",
            ],
            stdout=log,
            stderr=log,
        )
    try:
        query = "sum(understudy_requests_total{api=%22openai%22})"
        url = f"http://127.0.0.1:{port}/api/v1/query?query={query}"
        value = None
        deadline = time.monotonic() + 30
        while value is None and time.monotonic() < deadline:
            assert prometheus.poll() is None, pathlib.Path(tmp_path, "log").read_text()
            try:
                with urllib.request.urlopen(url, timeout=5) as answer:
                    result = json.load(answer)["data"]["result"]
                value = float(result[0]["value"][1]) if result else None
            except OSError:
                pass
            time.sleep(0.1)
        assert value and value >= 10
    finally:
        prometheus.terminate()
        prometheus.wait(timeout=30)


# Health


@pytest.mark.parametrize("path", ["/health", "/ready"])
def test_health_is_told(server, path):
    answer = exchange(server, path)
    assert answer.status == 200
    assert answer.json["status"] in ("ok", "ready")
