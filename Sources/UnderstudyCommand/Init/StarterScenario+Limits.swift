// SPDX-License-Identifier: MIT

extension StarterScenario {
  /// Rate limits for single keys and models.
  static let limits = #"""
    # Keys that are limited, revoked or not allowed to use a model.
    #
    #   understudy serve -s understudy.yaml
    #   understudy simulate -s understudy.yaml --model gpt-4o --prompt Hello --key sk-revoked-1
    version: 1

    # Each key and model has a count of its own; answers carry the x-ratelimit fields.
    limits:
      - {key: "sk-test-*", model: "gpt-4o*", requests_per_minute: 3, tokens_per_minute: 1000}
      - {model: "text-embedding-*", tokens_per_minute: 100000}

    rules:
      - name: revoked key
        when: {key: "sk-revoked-*"}
        error: {type: authentication, message: This key was revoked.}

      - name: no access to the model
        when:
          key: "sk-test-*"
          model: "o3*"
        error: permission

      - name: prompt too long
        when: {user: {matches: '\A.{2000,}', flags: s}}
        error: context_length

    """#
}
