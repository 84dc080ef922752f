// SPDX-License-Identifier: MIT

/// Puts the events of one document together to a tree.
///
/// Recursion is bounded by ``YAMLLimits/depthMax``, also through aliases.
struct TreeBuilder: ~Copyable {
  /// A finished node and how many levels it has below itself.
  struct Built {
    let node: YAMLNode
    let height: Int
  }

  /// What an anchor stands for; unfinished while its own content is being read.
  private enum Anchored {
    case unfinished
    case finished(Built, nodeCount: Int)
  }

  private var stream: EventStream
  private let limits: YAMLLimits
  private var anchors: [String: Anchored] = [:]
  private var nodeCount = 0
  private(set) var duplicateKeys: [YAMLError] = []

  /// The tree of `bytes` and the complaints about keys that occur twice.
  static func build(
    _ bytes: Span<UInt8>,
    limits: YAMLLimits
  ) throws(YAMLError) -> (root: YAMLNode, duplicateKeys: [YAMLError]) {
    var builder = TreeBuilder(stream: EventStream(bytes), limits: limits)
    let root = try builder.document()
    return (root, builder.duplicateKeys)
  }

  private init(stream: consuming EventStream, limits: YAMLLimits) {
    self.stream = stream
    self.limits = limits
  }

  /// The only document of the stream; null where there is none.
  private mutating func document() throws(YAMLError) -> YAMLNode {
    var root: YAMLNode?
    while true {
      let event = try stream.next()
      switch event.content {
      case .streamEnd:
        return root ?? YAMLNode(kind: .null, style: .plain, place: YAMLPlace(line: 1, column: 1))
      case .documentStart:
        guard root == nil else {
          throw YAMLError(
            .severalDocuments,
            at: event.place,
            "a second document begins here; a file holds one"
          )
        }
        root = try node(stream.next(), depth: 0).node
      default: continue
      }
    }
  }

  /// The node that `event` begins.
  private mutating func node(_ event: Event, depth: Int) throws(YAMLError) -> Built {
    try count(1, at: event.place)
    switch event.content {
    case .alias(let name):
      return try alias(name, at: event.place, depth: depth)
    case .scalar(let scalar):
      let built = Built(node: try Self.node(of: scalar, at: event.place), height: 0)
      if let anchor = scalar.anchor { anchors[anchor] = .finished(built, nodeCount: 1) }
      return built
    case .sequenceStart(let opening):
      return try collection(opening, at: event.place, depth: depth, isMapping: false)
    case .mappingStart(let opening):
      return try collection(opening, at: event.place, depth: depth, isMapping: true)
    case .boundary, .documentStart, .streamEnd, .collectionEnd:
      preconditionFailure("libyaml gives balanced events")
    }
  }

  /// A sequence or a mapping with all it holds.
  private mutating func collection(
    _ opening: Event.Opening,
    at place: YAMLPlace,
    depth: Int,
    isMapping: Bool
  ) throws(YAMLError) -> Built {
    guard depth < limits.depthMax else { throw tooDeep(at: place) }
    try Self.check(opening.tag, isMapping: isMapping, at: place)
    if let anchor = opening.anchor { anchors[anchor] = .unfinished }
    let countBefore = nodeCount
    var height = 0
    let kind: YAMLNode.Kind =
      isMapping
      ? .mapping(try entries(depth: depth, height: &height))
      : .sequence(try elements(depth: depth, height: &height))
    let built = Built(
      node: YAMLNode(kind: kind, style: opening.style, place: place),
      height: height + 1
    )
    if let anchor = opening.anchor {
      anchors[anchor] = .finished(built, nodeCount: nodeCount - countBefore + 1)
    }
    return built
  }

  private mutating func elements(depth: Int, height: inout Int) throws(YAMLError) -> [YAMLNode] {
    var elements: [YAMLNode] = []
    while true {
      let event = try stream.next()
      if case .collectionEnd = event.content { return elements }
      let element = try node(event, depth: depth + 1)
      height = max(height, element.height)
      elements.append(element.node)
    }
  }

  private mutating func entries(
    depth: Int,
    height: inout Int
  ) throws(YAMLError) -> [YAMLNode.Entry] {
    var collector = EntryCollector()
    while true {
      let event = try stream.next()
      if case .collectionEnd = event.content { break }
      let key = try node(event, depth: depth + 1)
      let value = try node(stream.next(), depth: depth + 1)
      height = max(height, value.height)
      if Self.isMergeKey(event) {
        try collector.merge(value.node)
      } else if key.height > 0 {
        throw YAMLError(
          .unusableKey,
          at: event.place,
          "a key is a word, a number or a quoted text, not \(key.node.kindName)"
        )
      } else if let complaint = collector.add(YAMLNode.Entry(key: key.node, value: value.node)) {
        duplicateKeys.append(complaint)
      }
    }
    return collector.finish()
  }

  /// Whether a key is the plain `<<` of YAML 1.1.
  private static func isMergeKey(_ event: Event) -> Bool {
    guard case .scalar(let scalar) = event.content else { return false }
    return scalar.style == .plain && scalar.tag == nil && scalar.text == "<<"
  }

  /// What an anchor stands for, counted and measured as if it were written out.
  private mutating func alias(
    _ name: String,
    at place: YAMLPlace,
    depth: Int
  ) throws(YAMLError) -> Built {
    switch anchors[name] {
    case nil:
      throw YAMLError(.alias, at: place, "*\(name) has no anchor &\(name) before it")
    case .unfinished:
      throw YAMLError(.alias, at: place, "*\(name) stands inside its own anchor &\(name)")
    case .finished(let built, let nodeCount):
      guard depth + built.height <= limits.depthMax else { throw tooDeep(at: place) }
      try count(nodeCount - 1, at: place)
      return built
    }
  }

  private mutating func count(_ nodes: Int, at place: YAMLPlace) throws(YAMLError) {
    nodeCount += nodes
    guard nodeCount <= limits.nodesMax else {
      throw YAMLError(
        .limit,
        at: place,
        "the file has more than \(limits.nodesMax) values, counting what its aliases stand for"
      )
    }
  }

  private func tooDeep(at place: YAMLPlace) -> YAMLError {
    YAMLError(
      .limit,
      at: place,
      "lists and mappings are nested more than \(limits.depthMax) deep"
    )
  }
}
