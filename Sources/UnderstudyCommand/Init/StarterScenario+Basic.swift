// SPDX-License-Identifier: MIT

extension StarterScenario {
  /// Texts for prompts, and what happens where none fits.
  static let basic = #"""
    # Texts for some prompts; everything else is echoed.
    #
    #   understudy serve -s understudy.yaml
    #   understudy simulate -s understudy.yaml --model gpt-4o --prompt "Hello there"
    #   understudy explain -s understudy.yaml --model gpt-4o --prompt "Hello there"
    #
    # An editor completes and checks this file by the schema that `understudy schema` prints.
    version: 1

    defaults:
      # For what no rule matches: echo, fingerprint, prose, error, or {text: "..."}.
      fallback: echo

    # The first rule whose conditions all hold gives the answer.
    rules:
      - name: greeting
        when:
          user: {contains: hello, ignore_case: true}
        respond: Hello! How can I help you today?

      # What a regular expression captures can be said again.
      - name: order status
        when:
          user: {matches: 'order (?<number>\d+)'}
        respond: Order {{ match.number }} has left the warehouse.

      # Answers in JSON, for a classifier that is known by its system message.
      - name: sentiment
        when:
          system: sentiment
          model: ["gpt-*", "claude-*"]
        respond:
          json: {label: positive, score: 0.98}
          usage: {prompt_tokens: 40, completion_tokens: 12}

      # The first two requests fail, the third gets what it would without this rule.
      - name: flaky at first
        when:
          header: {x-test: flaky}
        times: 2
        error: {type: server_error, message: Please try again.}

    """#
}
