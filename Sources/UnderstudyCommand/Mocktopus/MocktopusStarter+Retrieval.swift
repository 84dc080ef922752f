// SPDX-License-Identifier: MIT

extension MocktopusStarter {
  /// Retrieval: vectors, and answers from what was found.
  static let rag = #"""
    # A search over documents: vectors for what is indexed and asked, then answers that lean on the
    # passages which the application puts in front of the question.
    version: 1
    meta:
      description: Questions about the handbook of a ferry

    rules:
      # Two vectors that are far apart; input n of a request gets entry n.
      - type: embeddings
        when:
          model: "text-embedding-*"
          input_contains: life jackets
        respond:
          embeddings:
            - embedding: [0.9, 0.1, 0.0, 0.4]
            - embedding: [0.1, 0.9, 0.3, 0.0]
          usage: {input_tokens: 6}

      # The passage is in the prompt: the answer names it.
      - type: llm.openai
        when:
          messages_regex: 'context:.*life jackets'
        respond:
          content: Life jackets lie under the seats of the upper deck (handbook, page 4).
          usage: {input_tokens: 180, output_tokens: 17}

      - type: llm.openai
        when:
          messages_regex: 'context:.*lifeboat'
        respond:
          content: There are six lifeboats, three on each side (handbook, page 7).
          usage: {input_tokens: 175, output_tokens: 16}

      # Nothing was found: the application should say so, too.
      - type: llm.openai
        when:
          model: "*"
        respond:
          content: The handbook does not say.
          usage: {input_tokens: 60, output_tokens: 6}

    """#

  /// Questions about images and sounds.
  static let multimodal = #"""
    # Questions whose messages hold blocks of text beside images or sounds; the text decides.
    version: 1
    meta:
      description: A photo library that tags what it is given

    rules:
      - type: llm.openai
        when:
          model: "gpt-4o*"
          messages_contains: in this picture
        respond:
          content: A harbour at dusk with three fishing boats.
          usage: {input_tokens: 790, output_tokens: 10}

      - type: llm.openai
        when:
          messages_contains: read the sign
        respond:
          content: Mind the gap
          usage: {input_tokens: 800, output_tokens: 4}

      - type: llm.openai
        when:
          messages_regex: 'transcri(be|pt)'
        respond:
          content: '[00:00] Good evening. [00:02] The harbour closes at ten.'
          usage: {input_tokens: 410, output_tokens: 18}

      # What an application sees when a picture is refused.
      - type: llm.openai
        when:
          messages_contains: x-ray
        error:
          error_type: invalid_request
          message: This image cannot be processed.
          status_code: 400

      - type: llm.openai
        when:
          model: "*"
        respond:
          content: I see nothing to describe.
          usage: {input_tokens: 765, output_tokens: 6}

    """#
}
