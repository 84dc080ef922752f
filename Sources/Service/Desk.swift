// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import Engine
import Gzip
import HTTP
import Inference
import JSON
import Ledger

/// The buffers and values that one request after another is worked on with.
///
/// The way of an inference request is `infer`: tape, neutral request, neutral reply, response.
struct Desk: ~Copyable {
  /// Most bytes of a body that is written in one go; beyond it a reply is produced in slices.
  static let wholeBytesMax = 128 * 1024
  /// Bytes of text that a piece of a large body holds at most.
  static let pieceCharacters = 8 * 1024

  let settings: ServiceSettings
  let engine: Engine
  /// What the pages of other tools tell.
  let foreign: ForeignRecords
  /// The loop's part of the ledger, which knows the models.
  let shard: LedgerShard
  /// The loop's part of the journal; nil where none is kept.
  let journal: JournalShard?
  /// The rules that have answered.
  var matched = MatchedRules()
  var tape = JSONTape()
  var request = InferenceRequest()
  var reply = InferenceReply()
  var workspace: EngineWorkspace
  /// What the request at hand wants of the way that it is answered; nil for nothing.
  var control: RequestControl?
  /// When the request at hand arrived; 0 where no time passes.
  var arrival: UInt64 = 0
  /// Milliseconds that the answer at hand is made to wait.
  var waitMilliseconds = 0
  /// Bodies, before they are framed.
  var body = ByteBuffer(capacity: 16 * 1024)
  /// Bodies after compression.
  var packed = ByteBuffer()
  /// Made when the first body is compressed: a loop without compression does without its memory.
  var gzip: GzipEncoder?
  private let inPlace = InPlace()
  /// Number of the last request, no other loop's; enters ids where they count requests.
  private var sequence: UInt64

  /// The desk of the event loop numbered `index`.
  init(service: Service, loop index: Int, shard: LedgerShard) {
    self.settings = service.settings
    self.foreign = service.foreign
    self.shard = shard
    self.journal = service.journal?.shard(index)
    self.sequence = UInt64(index) << 48
    self.engine = Engine(settings: settings.engine, live: service.live)
    self.workspace = EngineWorkspace(service.live)
  }

  /// Seconds since 1970 that answers are dated with.
  var now: Int {
    switch settings.clock {
    case .fixed: ServiceSettings.fixedSeconds
    case .system: SystemClock.seconds
    }
  }

  /// Forgets the request before, and what was answered to it.
  mutating func clear() {
    request.reset()
    reply.reset()
    workspace.reset()
    control = nil
    waitMilliseconds = 0
  }

  /// Answers an inference request whose plain body is `text`; the desk has been cleared.
  mutating func infer<D: Dialect>(
    _ dialect: D.Type,
    _ operation: Operation,
    _ http: borrowing Request,
    _ text: Span<UInt8>,
    into output: inout ByteBuffer
  ) throws(Failure) -> (Exchange, Step) {
    request.api = D.api
    request.operation = operation
    arrival = http.arrival
    engine.begin(&workspace)
    let compiled = workspace.compiled
    let catalogue = compiled.catalogue
    let isControlled = RequestFields.read(http, naming: compiled.headerNames, into: &request)
    if isControlled || !http.query.isEmpty {
      control = try RequestControl(http, into: &request)
    }
    do throws(Failure) {
      try Self.answer(
        dialect,
        text,
        http,
        compiled,
        control,
        by: engine,
        tape: &tape,
        workspace: &workspace,
        request: &request,
        into: &reply
      )
    } catch {
      note(text, isFailure: true)
      // An error that is demanded comes on top of any body, also of one that cannot be read.
      throw control?.failure(for: request) ?? error
    }
    note(text, isFailure: false)
    let identity = nextIdentity()
    if engine.followsConversation(workspace) {
      linkAnswer(dialect, identity)
      nameConversation()
    }
    if isStreamed { D.openFrames(of: &reply, to: request, as: identity, scratch: &body) }
    let rule = matchedRule()
    let record = record(D.api, catalogue, rule)
    guard isPlain else { return deliver(dialect, identity, record, rule, http, into: &output) }
    note(rule, status: reply.status)
    if let source = slicedSource() {
      return begin(dialect, source, identity, record, http, framing(for: http), into: &output)
    }
    encodeBody(dialect, identity)
    return send(dialect, wholeHead(), identity, record, http, into: &output)
  }

  /// Lets the conversation be found again by the id of the answer at hand.
  private mutating func linkAnswer<D: Dialect>(_ dialect: D.Type, _ identity: ReplyIdentity) {
    body.removeAll(keepingAtMost: 1 << 20)
    D.appendAnswerID(of: reply, as: identity, to: &body)
    engine.link(answer: body.bytes, workspace)
  }

  /// What the ledger hears of the answer at hand.
  private func record(
    _ api: API,
    _ catalogue: ModelCatalogue,
    _ rule: MatchedRule?
  ) -> ExchangeRecord {
    var record = ExchangeRecord(
      api: api,
      operation: request.operation,
      status: reply.status
    )
    record.usage = reply.usage
    record.costPicoUSD = reply.costPicoUSD
    record.rule = rule?.account
    record.account = shard.account(
      of: request.facts,
      name: request.text(request.model),
      in: catalogue,
      isPricedApart: reply.costPicoUSD != nil
    )
    return record
  }

  /// Answers an inference request whose plain body is all of `text`.
  mutating func infer<D: Dialect>(
    _ dialect: D.Type,
    _ operation: Operation,
    _ http: borrowing Request,
    of text: borrowing ByteBuffer,
    into output: inout ByteBuffer
  ) throws(Failure) -> (Exchange, Step) {
    try infer(dialect, operation, http, text.bytes, into: &output)
  }

  /// Reads the body `text` into `request`, hashes what it asks, and answers it.
  ///
  /// It takes the desk's parts one by one, since a view of one would hold all of the desk.
  private static func answer<D: Dialect>(
    _ dialect: D.Type,
    _ text: Span<UInt8>,
    _ http: borrowing Request,
    _ compiled: CompiledScenario,
    _ control: RequestControl?,
    by engine: Engine,
    tape: inout JSONTape,
    workspace: inout EngineWorkspace,
    request: inout InferenceRequest,
    into reply: inout InferenceReply
  ) throws(Failure) {
    do throws(JSONError) {
      try tape.parse(text)
    } catch {
      let failure = Failure(
        .malformedJSON(reason: "\(error.message)", offset: error.offset),
        ""
      )
      throw failure.worded(as: compiled.scenario.profile, for: request.operation)
    }
    let root = tape.root(in: text)
    let operation = request.operation
    let refusal = try decode(dialect, root, http, compiled, into: &request)
    request.contentHash = ContentHash.of(root, operation: operation, scratch: &workspace.text)
    if let control {
      control.apply(to: &request)
      if let failure = control.failure(for: request) { throw failure }
    }
    try engine.answer(
      request,
      body: root,
      strictRefusal: refusal,
      workspace: &workspace,
      into: &reply
    )
  }

  /// The identity of the answer to the request at hand; of one that fails its status is a part.
  mutating func nextIdentity(ofFailure status: Int? = nil) -> ReplyIdentity {
    var number: UInt64?
    if settings.identifiers == .sequence {
      sequence += 1
      number = sequence
    }
    return engine.identity(of: request, failing: status, created: now, sequence: number)
  }

  /// How a reply is to be produced that is not written in one go.
  func slicedSource() -> Production.Source? {
    if isStreamed { return .events(ReplyCursor(over: reply, pacedBy: reply.pacing), .stream) }
    guard estimatedBodyBytes() > Self.wholeBytesMax else { return nil }
    if request.operation == .embedding { return .vectors(next: 0) }
    let chunking = Chunking.characters(Self.pieceCharacters)
    return .events(ReplyCursor(over: reply, chunking: chunking, takesTurns: false), .whole)
  }

  /// Roughly the bytes of the body; never less than half of them.
  private func estimatedBodyBytes() -> Int {
    if request.operation == .embedding {
      let component = request.encoding == .base64 ? 6 : 12
      return request.inputs.count * (reply.dimensions * component + 64)
    }
    var bytes = 0
    for choice in reply.choices {
      bytes += 128 + (choice.text?.count ?? 0) + choice.tokens.count * 256
    }
    for call in reply.toolCalls { bytes += 128 + call.arguments.count }
    return bytes
  }

  /// Writes the body of a reply in one go.
  mutating func encodeBody<D: Dialect>(_ dialect: D.Type, _ identity: ReplyIdentity) {
    body.removeAll(keepingAtMost: 1 << 20)
    if request.operation == .embedding {
      var next = 0
      let embedder = engine.embedder(for: request, reply)
      while D.encodeEmbeddings(
        from: &next,
        bytesMin: Self.wholeBytesMax,
        of: reply,
        to: request,
        by: embedder,
        scratch: &workspace.vectors,
        into: &body
      ) {}
    } else {
      var cursor = ReplyCursor(over: reply, chunking: .whole, takesTurns: false)
      while let event = cursor.next(in: reply) {
        D.encode(event, of: reply, to: request, as: identity, form: .whole, into: &body)
      }
    }
  }

  /// The head of a reply that is written in one go.
  func wholeHead() -> ReplyHead {
    var head = ReplyHead(status: reply.status, type: "application/json")
    head.usage = reply.usage
    head.standing = reply.standing
    head.isIncompressible = request.operation == .embedding && request.encoding == .base64
    return head
  }
}
