// SPDX-License-Identifier: MIT

extension StarterScenario {
  /// Retrieval: vectors, and answers from what was found.
  static let rag = #"""
    # Retrieval: an embedding model of one's own, vectors that are pinned by hand, and answers that
    # depend on what the retriever put into the prompt.
    #
    #   understudy serve -s understudy.yaml
    #   understudy simulate -s understudy.yaml --endpoint embeddings \
    #     --model house-embedder --prompt "How do I reset my password?"
    version: 1

    models:
      # Near texts get near vectors; 1,000,000 tokens count as 0.02 USD.
      house-embedder:
        dimensions: 4
        embeddings: lexical
        price: {input: 0.02}

    rules:
      # Two texts that share no word, and are to be found by each other all the same.
      - name: the question about passwords
        when:
          model: house-embedder
          input: {equals: "How do I reset my password?"}
        respond:
          embeddings: [[1, 0, 0, 0]]

      - name: the article about passwords
        when:
          model: house-embedder
          input: {contains: Account recovery}
        respond:
          embeddings: [[0.96, 0.28, 0, 0]]

      # The retriever found the right document: answer from it.
      - name: grounded answer
        when:
          user: password
          messages: Account recovery
        respond: Choose "Account recovery" on the login page. [1]

      # It did not.
      - name: nothing found
        when:
          user: password
        respond: I do not know; no document mentions it.

    """#
}
