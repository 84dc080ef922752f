// SPDX-License-Identifier: MIT

extension StarterScenario {
  /// An agent that calls tools, turn by turn.
  static let agent = #"""
    # An agent: it calls a tool, reads the result, and answers; whatever is not foreseen here is an
    # error that says why no rule matched.
    #
    #   understudy serve -s understudy.yaml
    #   understudy explain -s understudy.yaml --model gpt-4o \
    #     --tool get_weather --prompt "What is the weather in Paris?"
    version: 1

    defaults:
      fallback: error
      pacing: {first_token_ms: 150, per_token_ms: 10}

    rules:
      # Turn 1: the question comes with the tool that answers it.
      - name: look up the weather
        when:
          user: {matches: 'weather in (?<city>\p{L}+)'}
          tool: get_weather
          turn: 1
        respond:
          text: Let me look.
          tool_calls:
            - name: get_weather
              arguments: {city: "{{ match.city }}", unit: celsius}

      # Turn 2: the tool has answered. Failures are looked for first.
      - name: the tool failed
        when:
          tool_result: {contains: [error, timeout], ignore_case: true}
        respond: I cannot reach the weather service; please ask again later.

      - name: tell the weather
        when:
          turn: 2
          previous: {role: assistant}
          tool_result: {matches: '(?<degrees>-?\d+)'}
        respond: It is {{ match.degrees }} degrees.

      # Two tools at once.
      - name: plan a trip
        when:
          user: {contains: plan a trip, ignore_case: true}
          tool: find_flights
          turn: 1
        respond:
          tool_calls:
            - {name: find_flights, arguments: {from: BER, to: LIS}}
            - {name: find_hotels, arguments: {city: Lisbon, nights: 3}}

      - name: propose the trip
        when:
          user: {contains: plan a trip, ignore_case: true}
          turn: [2, 9]
        respond: I found a flight and a hotel for three nights in Lisbon.

      # A conversation whose every request gets the next answer.
      - name: interview
        when:
          system: interviewer
        sequence:
          - What did you build last?
          - What would you build differently today?
          - Thank you, that was all.

    """#
}
