// SPDX-License-Identifier: MIT

/// The configuration that `fakellm init` writes.
enum FakellmStarter {
  /// Valid, commented, and ready to serve.
  static let text = #"""
    # Rules are tried from top to bottom; the first whose conditions all hold answers. What none
    # matches is answered with a fingerprint of the request.
    version: 1

    rules:
      # What any message holds; case does not count.
      - name: greeting
        when:
          messages_contain: hello
        respond:
          content: Hello! Ask me about the weather.

      # Turn one: call the tool that the client offers.
      - name: ask the weather service
        when:
          messages_contain: weather
          tools_include: get_weather
          turn: 1
        respond:
          tool_calls:
            - name: get_weather
              arguments: {city: Lisbon}

      # Later: answer from what the tool has found.
      - name: tell the weather
        when:
          tool_result_contains: sunny
          turn_in: [2, 9]
        respond:
          content: Leave the umbrella at home.

      # Errors on demand: send the header X-Test with this value.
      - name: rate limit
        when:
          header.x-test: rate-limit
        respond:
          status: 429
          error: Slow down, please.

      - name: small models
        when:
          model_matches: "*-mini"
        respond:
          content: A short answer.

    """#
}
