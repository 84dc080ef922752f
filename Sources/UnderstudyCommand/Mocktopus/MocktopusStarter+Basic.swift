// SPDX-License-Identifier: MIT

extension MocktopusStarter {
  /// Answers to some prompts.
  static let basic = #"""
    # Answers to some prompts, a limit that is met once, and one answer for everything else.
    version: 1
    meta:
      description: Small talk with a help desk

    rules:
      # What the last user message holds, case-sensitively.
      - type: llm.openai
        when:
          messages_contains: opening hours
        respond:
          content: We are open from nine to five, Monday to Friday.
          usage: {input_tokens: 14, output_tokens: 12}

      # A regular expression over all messages; case does not count.
      - type: llm.openai
        when:
          messages_regex: '\b(hi|hello|good (morning|evening))\b'
        respond:
          content: Hello! What can I do for you?
          usage: {input_tokens: 9, output_tokens: 8}

      # The first time only: the client has to try again.
      - type: llm.openai
        when:
          messages_contains: busy
        times: 1
        error:
          error_type: rate_limit
          message: Too many requests, please wait a moment.
          status_code: 429
          retry_after: 2

      - type: llm.openai
        when:
          model: "*"
        respond:
          content: I do not know that one. Please ask a colleague of mine.
          usage: {input_tokens: 12, output_tokens: 13}

    """#

  /// One answer, and one for everything else.
  static let basicExample = #"""
    version: 1
    rules:
      - type: llm.openai
        when: {messages_contains: ping}
        respond: {content: pong}
      - type: llm.openai
        when: {model: "*"}
        respond: {content: "Say ping, and I say pong."}

    """#

  /// Long answers in pieces.
  static let streamingExample = #"""
    version: 1
    rules:
      # Ask with "stream": true; the text comes in pieces of chunk_size characters.
      - type: llm.openai
        when: {messages_contains: count}
        respond:
          content: One, two, three, four, five, six, seven, eight, nine, ten.
          chunk_size: 6
          delay_ms: 100
      - type: llm.openai
        when: {model: "*"}
        respond: {content: Ask me to count., chunk_size: 4}

    """#

  /// A tool that is called.
  static let toolsExample = #"""
    version: 1
    rules:
      - type: llm.openai
        when: {messages_contains: train}
        respond:
          content: null
          tool_calls:
            - id: call_departures
              type: function
              function:
                name: next_departures
                arguments: '{"station": "Hamburg Hbf", "count": 3}'
      - type: llm.openai
        when: {model: "*"}
        respond: {content: Where would you like to go?}

    """#

  /// An answer for each model.
  static let multiModelExample = #"""
    version: 1
    rules:
      - type: llm.openai
        when: {model: "gpt-4o-mini*"}
        respond: {content: A short answer from a small model.}
      - type: llm.openai
        when: {model: "gpt-*"}
        respond: {content: A thorough answer from a large model.}
      - type: llm.openai
        when: {model: "claude-*"}
        respond: {content: An answer with a footnote.}
      - type: llm.openai
        when: {model: "*"}
        respond: {content: An answer from some other model.}

    """#
}
