# SPDX-License-Identifier: MIT
"""Token counts stand close to those of cl100k_base, whose vocabulary litellm carries."""

import glob
import gzip
import importlib.util
import json
import pathlib
import re
import statistics
import urllib.request

import pytest
import tiktoken
from tiktoken.load import load_tiktoken_bpe

# tiktoken caches a vocabulary under the SHA-1 of its address; litellm ships that very file.
VOCABULARY = "litellm_core_utils/tokenizers/9b5ad71b2ce5302211f9c61530b329a4922fc6a4"
PATTERN = (
    r"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+"
    r"|\s++$|\s*[\r\n]|\s+(?!\S)|\s"
)
CHARACTERS_MAX = 12_000
DEVIATION_MAX = 0.12

SAMPLES = {
    "Swift": '''
/// A growable run of bytes that is written at its end and consumed from its front.
struct ByteBuffer: ~Copyable {
  private var storage: [UInt8] = []
  mutating func append(_ byte: UInt8) { storage.append(byte) }
  var count: Int { storage.count - head }
}
for index in 0..<10 where index % 2 == 0 { print("even: \\(index)") }
''',
    "Python": '''
import asyncio
from dataclasses import dataclass, field

@dataclass
class Session:
    """One user's conversation and what it has cost so far."""
    user_id: str
    messages: list[dict] = field(default_factory=list)

    async def ask(self, client, question: str, *, temperature: float = 0.2) -> str:
        self.messages.append({"role": "user", "content": question})
        answer = await client.chat.completions.create(model="gpt-4o", messages=self.messages)
        return answer.choices[0].message.content or ""

if __name__ == "__main__":
    asyncio.run(Session("u-17").ask(None, "What is the capital of Norway?"))
''',
    "JavaScript": '''
export async function fetchForecast(city, { days = 3, units = "metric" } = {}) {
  const response = await fetch(`https://api.example.com/v2/forecast?q=${city}&days=${days}`);
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${response.statusText}`);
  const { list } = await response.json();
  return list.map((item) => ({ time: new Date(item.dt * 1000), temperature: item.main.temp }));
}
''',
    "C": '''
#include <stdio.h>
#include <string.h>
static size_t trim(char *line, size_t length) {
    while (length > 0 && (line[length - 1] == '\\n' || line[length - 1] == ' ')) length--;
    line[length] = '\\0';
    return length;
}
int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) printf("%d: %s (%zu)\\n", i, argv[i], strlen(argv[i]));
    return argc > 1 ? 0 : 1;
}
''',
    "SQL": '''
SELECT customers.name, COUNT(orders.id) AS order_count, SUM(orders.total) AS revenue
FROM customers LEFT JOIN orders ON orders.customer_id = customers.id
WHERE orders.created_at >= '2024-01-01' AND customers.country IN ('NO', 'SE', 'DK')
GROUP BY customers.name HAVING COUNT(orders.id) > 5 ORDER BY revenue DESC LIMIT 20;
''',
    "JSON": json.dumps(
        {
            "model": "gpt-4o-mini",
            "messages": [
                {"role": "system", "content": "You are a helpful assistant."},
                {"role": "user", "content": "What is the weather like in Paris today?"},
            ],
            "tools": [
                {
                    "type": "function",
                    "function": {
                        "name": "get_weather",
                        "parameters": {
                            "type": "object",
                            "properties": {"city": {"type": "string"}, "days": {"minimum": 1}},
                            "required": ["city"],
                            "additionalProperties": False,
                        },
                    },
                }
            ],
            "temperature": 0.7,
            "max_tokens": 256,
        },
        indent=2,
    ),
    "English": '''
When the storm had passed, the villagers came out of their houses and looked at what was left of
the harbour. Two boats lay on the beach, one of them upside down, and the old lamp at the end of the
pier was gone. Nobody said much. A few of the children began to collect pieces of wood, because
wood was always useful, and after a while their parents joined them. By noon there was coffee, and
somebody had brought bread, and it no longer felt like the end of something.
''',
    "chat": '''
Hi! I'm trying to migrate our Postgres database to a new server, but pg_restore keeps failing with
"ERROR: relation already exists". I've already tried --clean, and that didn't help either. What am I
missing? Could you give me a step-by-step plan, and tell me what'll happen to the sequences?
''',
    "Chinese": '''
人工智能正在改变我们的生活方式。过去几年里，越来越多的公司开始使用大型语言模型来处理客户的问题、
编写代码以及分析数据。不过，测试这样的程序并不容易，因为模型每次的回答都可能不一样，而且调用接口需要时间和费用。
因此，开发人员需要一个稳定的替代服务：同样的请求总是得到同样的结果。
''',
    "Japanese": '''
人工知能は私たちの生活を大きく変えつつあります。ここ数年、多くの企業が大規模言語モデルを使って、
お客様からの質問に答えたり、プログラムを書いたり、データを分析したりするようになりました。
しかし、このようなプログラムをテストするのは簡単ではありません。モデルの答えは毎回変わるかもしれないからです。
''',
    "Russian": '''
Искусственный интеллект меняет нашу повседневную жизнь. За последние годы всё больше компаний стали
использовать большие языковые модели, чтобы отвечать на вопросы клиентов, писать программы и
анализировать данные. Однако проверять такие программы непросто: ответ модели может каждый раз быть
другим, а каждый запрос стоит времени и денег.
''',
    "German": '''
Künstliche Intelligenz verändert unseren Alltag. In den letzten Jahren haben immer mehr Unternehmen
damit begonnen, große Sprachmodelle einzusetzen, um Fragen ihrer Kunden zu beantworten, Programme zu
schreiben und Daten auszuwerten. Solche Programme zu prüfen ist allerdings nicht einfach, denn die
Antwort des Modells kann jedes Mal anders ausfallen, und jede Anfrage kostet Zeit und Geld.
''',
    "French": '''
L'intelligence artificielle transforme notre quotidien. Depuis quelques années, de plus en plus
d'entreprises utilisent de grands modèles de langage pour répondre aux questions de leurs clients,
écrire des programmes et analyser des données. Il n'est pourtant pas facile de tester ces logiciels,
car la réponse du modèle peut changer à chaque fois.
''',
    "emoji": '''
Great news everyone!! 🎉🎉 The release is out 🚀 Thanks to all of you for the hard work 🙏❤️
Next week we'll start on the dashboard 📊, so please add your ideas here 👇 😀
''',
}


def machine_texts():
    """Texts that are on any Debian machine, each with its kind."""
    for path in sorted(glob.glob("/usr/share/doc/*/copyright"))[::7][:60]:
        yield "copyright", pathlib.Path(path).read_bytes()
    for path in sorted(glob.glob("/usr/share/man/man[1-8]/*.gz"))[::11][:60]:
        yield "manual page", gzip.decompress(pathlib.Path(path).read_bytes())
    status = pathlib.Path("/var/lib/dpkg/status").read_text(errors="replace")
    found = re.findall(r"^Description: (.*(?:\n .*)*)", status, re.MULTILINE)
    for start in range(0, min(len(found), 400), 10):
        yield "package descriptions", "\n\n".join(found[start : start + 10]).encode()


def texts():
    for kind, raw in machine_texts():
        try:
            text = raw.decode()[:CHARACTERS_MAX]
        except UnicodeDecodeError:
            continue
        if len(text) >= 200:
            yield kind, text
    yield from SAMPLES.items()


@pytest.fixture(scope="module")
def cl100k():
    litellm = pathlib.Path(importlib.util.find_spec("litellm").origin).parent
    ranks = load_tiktoken_bpe(str(litellm / VOCABULARY))
    return tiktoken.Encoding("cl100k", pat_str=PATTERN, mergeable_ranks=ranks, special_tokens={})


def count(server, text):
    """The tokens that the server counts in a text."""
    body = json.dumps({"model": "text-embedding-3-small", "input": text, "dimensions": 1})
    request = urllib.request.Request(
        server.url + "/v1/embeddings", body.encode(), {"content-type": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["usage"]["prompt_tokens"]


def test_counts_are_close_to_cl100k_base(server, cl100k):
    deviations = {}
    for kind, text in texts():
        expected = len(cl100k.encode_ordinary(text))
        deviations.setdefault(kind, []).append(count(server, text) / expected - 1)
    for kind, found in deviations.items():
        mean = statistics.fmean(map(abs, found))
        print(f"{kind}: {len(found)} texts, {mean:.1%} off, {statistics.fmean(found):+.1%} in all")
    kinds = [statistics.fmean(map(abs, found)) for found in deviations.values()]
    every = [abs(value) for found in deviations.values() for value in found]
    print(f"mean over {len(every)} texts: {statistics.fmean(every):.1%}")
    print(f"mean over {len(kinds)} kinds: {statistics.fmean(kinds):.1%}")
    assert statistics.fmean(every) <= DEVIATION_MAX
    assert statistics.fmean(kinds) <= DEVIATION_MAX
