// SPDX-License-Identifier: MIT

extension StarterScenario {
  /// Errors, slow answers and streams that break.
  static let faults = #"""
    # What goes wrong with a provider, each kind asked for by a header field of its own. Chances are
    # drawn from seed, rule and request: a second run repeats the first, a retry draws anew.
    #
    #   understudy serve -s understudy.yaml
    #   understudy simulate -s understudy.yaml --model gpt-4o --prompt Hello \
    #     --header "X-Test: overloaded"
    version: 1

    rules:
      # Errors in the words of the API that is asked.
      - name: overloaded
        when: {header: {x-test: overloaded}}
        error: overloaded

      - name: rate limit
        when: {header: {x-test: rate-limit}}
        times: 2
        error: {type: rate_limit, retry_after: 1}

      - name: bad gateway
        when: {header: {x-test: bad-gateway}}
        error: {status: 502, message: Bad gateway}

      # An outage and its end.
      - name: outage
        when: {header: {x-test: outage}}
        sequence:
          per: rule
          steps:
            - error: {type: server_error}
            - error: {type: server_error}
            - respond: Back again.

      # One request in five.
      - name: now and then
        when: {header: {x-test: flaky}}
        probability: 0.2
        error: {type: server_error, delay_ms: 50}

      # Connections and streams that break.
      - name: no answer
        when: {header: {x-test: hang}}
        fault: hang

      - name: connection reset
        when: {header: {x-test: reset}}
        fault: reset

      - name: cut stream
        when: {header: {x-test: cut}, stream: true}
        respond: This sentence does not come to its end.
        fault: {cut_after_chunk: 4, with: reset}

      - name: malformed chunk
        when: {header: {x-test: malformed}, stream: true}
        fault: {malformed_chunk: 2}

      # Slow, but right.
      - name: slow
        when: {header: {x-test: slow}}
        respond:
          text: Good things take time.
          pacing:
            first_token_ms: 2000
            per_token_ms: 80
            jitter: {distribution: lognormal, spread: 0.3}

    """#
}
