// SPDX-License-Identifier: MIT

/// What mockllm's pages say, which is always the same.
enum MockllmPages {
  /// The models that it names.
  static let models: StaticString = """
    {"models":["gpt-3.5-turbo","gpt-4","gpt-4-turbo","claude-3-sonnet-20240229",\
    "claude-3-opus-20240229","claude-3-haiku-20240307"],"by_provider":{"openai":["gpt-3.5-turbo",\
    "gpt-4","gpt-4-turbo"],"anthropic":["claude-3-sonnet-20240229","claude-3-opus-20240229",\
    "claude-3-haiku-20240307"]}}
    """

  /// The providers that it imitates.
  static let providers: StaticString = """
    {"openai":{"version":"1.0.0","description":"OpenAI Chat Completions API provider",\
    "endpoints":[{"path":"/v1/chat/completions","method":"POST",\
    "handler":"handle_chat_completion"}],"models":["gpt-3.5-turbo","gpt-4","gpt-4-turbo",\
    "gpt-4o","gpt-4o-mini"],"capabilities":{"streaming":true,"function_calling":true,\
    "vision":true}},"anthropic":{"version":"1.0.0",\
    "description":"Anthropic Messages API provider","endpoints":[{"path":"/v1/messages",\
    "method":"POST","handler":"handle_chat_completion"}],"models":["claude-3-opus-20240229",\
    "claude-3-sonnet-20240229","claude-3-haiku-20240307","claude-2.1","claude-2.0"],\
    "capabilities":{"streaming":true,"vision":true,"function_calling":false}}}
    """
}
