// SPDX-License-Identifier: MIT

extension Rule {
  /// The rule where each header field has the index that `places` has at its present one.
  func renumberingHeaders(_ places: [Int]) -> Rule {
    var rule = self
    rule.condition = condition.renumberingHeaders(places)
    rule.action = action.renumberingHeaders(places)
    return rule
  }
}

extension Condition {
  fileprivate func renumberingHeaders(_ places: [Int]) -> Condition {
    switch self {
    case .all(let conditions): .all(conditions.map { $0.renumberingHeaders(places) })
    case .any(let conditions): .any(conditions.map { $0.renumberingHeaders(places) })
    case .not(let condition): .not(condition.renumberingHeaders(places))
    case .header(let index, let test): .header(places[index], test)
    default: self
    }
  }
}

extension Action {
  fileprivate func renumberingHeaders(_ places: [Int]) -> Action {
    switch self {
    case .respond(let response): return .respond(response.renumberingHeaders(places))
    case .fault(let fault, let response):
      return .fault(fault, response?.renumberingHeaders(places))
    case .error(var error):
      error.message = error.message?.renumberingHeaders(places)
      error.headers = error.headers.map { $0.renumberingHeaders(places) }
      return .error(error)
    case .sequence(var sequence):
      sequence.steps = sequence.steps.map { $0.renumberingHeaders(places) }
      return .sequence(sequence)
    }
  }
}

extension Response {
  fileprivate func renumberingHeaders(_ places: [Int]) -> Response {
    var response = self
    response.text = text?.renumberingHeaders(places)
    response.json = json?.renumberingHeaders(places)
    response.reasoning = reasoning?.renumberingHeaders(places)
    response.refusal = refusal?.renumberingHeaders(places)
    response.id = id?.renumberingHeaders(places)
    response.model = model?.renumberingHeaders(places)
    response.headers = headers.map { $0.renumberingHeaders(places) }
    response.toolCalls = toolCalls.map { call in
      ToolCallTemplate(
        id: call.id?.renumberingHeaders(places),
        name: call.name.renumberingHeaders(places),
        arguments: call.arguments.renumberingHeaders(places)
      )
    }
    return response
  }
}

extension HeaderTemplate {
  fileprivate func renumberingHeaders(_ places: [Int]) -> HeaderTemplate {
    HeaderTemplate(name: name, value: value.renumberingHeaders(places))
  }
}

extension Template {
  fileprivate func renumberingHeaders(_ places: [Int]) -> Template {
    var template = self
    template.pieces = pieces.map { piece in
      switch piece {
      case .header(let index): .header(places[index])
      case .choice(let templates): .choice(templates.map { $0.renumberingHeaders(places) })
      default: piece
      }
    }
    return template
  }
}
