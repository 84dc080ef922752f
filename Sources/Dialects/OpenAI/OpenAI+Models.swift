// SPDX-License-Identifier: MIT
package import Bytes
package import HTTP
package import Inference
import JSON

extension OpenAI {
  /// Appends the list of OpenAI's models and of those that a scenario adds.
  ///
  /// The API has no pages of models.
  package static func encodeModels(
    _ catalogue: ModelCatalogue,
    query: Query,
    into output: inout ByteBuffer
  ) throws(Failure) {
    output.append("{\"object\":\"list\",\"data\":[")
    var isFirst = true
    for facts in catalogue.listing(of: .openai) {
      if !isFirst { output.append(",") }
      isFirst = false
      appendModel(catalogue.name(of: facts), facts, to: &output)
    }
    output.append("]}")
  }

  /// Appends the model called `name`, also by a name that stands for a listed one with its date.
  package static func encodeModel(
    _ name: Span<UInt8>,
    _ catalogue: ModelCatalogue,
    into output: inout ByteBuffer
  ) throws(Failure) {
    guard let facts = catalogue.facts(of: name), name.firstIndex(of: UInt8(ascii: "/")) == nil,
      facts.provider == .openai || facts.provider == .custom
    else {
      throw Failure(
        .modelNotFound,
        "The model '\(String(name))' does not exist",
        parameter: "model",
        code: "model_not_found"
      )
    }
    appendModel(name, facts, to: &output)
  }

  private static func appendModel(
    _ name: Span<UInt8>,
    _ facts: ModelFacts,
    to output: inout ByteBuffer
  ) {
    output.append("{\"id\":")
    output.appendJSON(string: name)
    output.append(",\"object\":\"model\",\"created\":")
    output.append(decimal: facts.created)
    output.append(",\"owned_by\":")
    output.appendJSON(string: facts.ownedBy)
    output.append("}")
  }
}
