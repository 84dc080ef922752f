// SPDX-License-Identifier: MIT

extension MocktopusStarter {
  /// Tools that are called one after the other.
  static let agents = #"""
    # An agent that plans a parcel: it looks the address up, books a courier, and reports. Each step
    # is known by what the last user message holds; each rule is used once, in order.
    version: 1
    meta:
      description: A parcel agent with two tools

    rules:
      - type: llm.openai
        when:
          messages_contains: send a parcel
        times: 1
        respond:
          content: null
          tool_calls:
            - id: call_address
              type: function
              function:
                name: find_address
                arguments: '{"name": "Ada Lovelace"}'
          usage: {input_tokens: 85, output_tokens: 18}

      - type: llm.openai
        when:
          messages_contains: send a parcel
        times: 1
        respond:
          content: null
          tool_calls:
            - id: call_courier
              type: function
              function:
                name: book_courier
                arguments: '{"street": "12 St James Square", "weight_kg": 2}'
          usage: {input_tokens: 130, output_tokens: 26}

      - type: llm.openai
        when:
          messages_contains: send a parcel
        respond:
          content: A courier comes tomorrow between eight and ten.
          usage: {input_tokens: 170, output_tokens: 11}

      - type: llm.openai
        when:
          model: "*"
        respond:
          content: I can send parcels. What shall it be?
          usage: {input_tokens: 40, output_tokens: 11}

    """#

  /// Errors, limits and costs.
  static let enterprise = #"""
    # What a service has to bear: limits, refusals, slow answers, and models of different prices.
    # The costs are told at /cost-report and when the server stops.
    version: 1
    meta:
      description: Failures on demand, each asked for by a word
      owner: platform team

    rules:
      # Twice too many, then let through to the rules below.
      - type: llm.openai
        when:
          messages_contains: quarterly report
        times: 2
        error:
          error_type: rate_limit
          message: The limit of requests per minute is reached.
          status_code: 429
          retry_after: 5

      - type: llm.openai
        when:
          messages_contains: expired key
        error:
          error_type: authentication
          message: This key has expired.
          status_code: 401

      - type: llm.openai
        when:
          messages_contains: forbidden topic
        error:
          error_type: content_filter
          message: The content was filtered.
          status_code: 400

      - type: llm.openai
        when:
          messages_contains: outage
        error:
          error_type: server_error
          message: The provider is down.
          status_code: 503

      # Slower than most clients like, sooner than they give up.
      - type: llm.openai
        when:
          messages_contains: slow
        respond:
          content: Thank you for waiting.
          delay_ms: 1500
          usage: {input_tokens: 20, output_tokens: 5}

      - type: llm.openai
        when:
          model: "gpt-4*"
        respond:
          content: The figures rose by four per cent.
          usage: {input_tokens: 1200, output_tokens: 350}

      - type: llm.openai
        when:
          model: "*"
        respond:
          content: See the summary of the large model.
          usage: {input_tokens: 300, output_tokens: 40}

    """#
}
