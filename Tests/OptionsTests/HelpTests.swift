// SPDX-License-Identifier: MIT
import Options
import Testing

/// The help text that a command line asks for; nil where it asks for none.
private func help(_ line: [String]) throws -> String? {
  guard case .help(let text) = try Invocation(arguments: line, environment: []).command else {
    return nil
  }
  return text
}

@Suite struct `The help text` {
  @Test(arguments: [[], ["help"], ["-h"], ["--help"]])
  func `names every command`(line: [String]) throws {
    #expect(
      try help(line) == """
        Understudy answers in place of embedding and chat models, always the same way.

        Usage: understudy COMMAND [ARGUMENT…]

        Commands:
          serve       Answer requests over HTTP until stopped
          init        Write a scenario file to begin with
          validate    Check scenario files
          explain     Tell why each rule of a scenario matches a request or not
          simulate    Print a scenario's answer to a request, without a server
          convert     Print a scenario file of another tool in Understudy's format
          schema      Print the JSON Schema of scenario files, for editors
          embed       Print the vectors of texts, without a server
          complete    Print the text that answers a prompt, without a server
          version     Print the version
          help        Explain a command and its flags

        `understudy help COMMAND` tells its flags.

        """
    )
  }

  @Test(arguments: [["help", "serve"], ["serve", "--help"], ["serve", "--port", "1", "-h"]])
  func `explains every flag of serve`(line: [String]) throws {
    #expect(
      try help(line) == """
        Answer requests over HTTP until stopped.

        Usage: understudy serve [FLAG…]

        SIGINT and SIGTERM end it once the requests in flight are answered. SIGHUP has
        it read its scenario files again; broken ones leave the old rules in place.

        Flags:
          --host ADDRESS            Listen on this address; beyond loopback everyone who
                                    reaches it is answered (default 127.0.0.1)
          -p, --port PORT           Listen on this port; 0 picks a free one (default
                                    8080)
          -s, --scenario PATH       Answer by the rules of this file, or of all files in
                                    this folder; may be repeated, and the first rule
                                    that matches answers
          --strict                  Answer what no rule matches with an error that names
                                    the nearest rules
          --watch on|off            Read scenario files again when they change; SIGHUP
                                    has them read in any case (default on)
          --admin-token TOKEN       Answer admin requests that bring this token, from
                                    wherever; without it those over the loopback address
          --seed N                  Seed of all answers: another seed, other answers
                                    (default 0)
          --threads N               Number of event loops (default one for each core)
          --embeddings lexical|hash
                                    How texts become vectors: near texts near each
                                    other, or independent (default lexical)
          --gzip auto|off|1…9       Compress replies for clients that accept it (default
                                    auto)
          --gzip-min BYTES          Smallest body that is compressed (default 1024)
          --clock fixed|system      Where `created` and `Date` come from: 2024-01-01, or
                                    the system (default fixed)
          --ids content|sequence    Ids follow from the request, or also from its
                                    number, for tools that drop repeated ids (default
                                    content)
          --log text|json|off       Log requests on standard error; costs some speed
                                    (default off)
          --ready-file PATH         Write the URL to this file once the server listens
          --body-max BYTES          Largest request body (default 32MiB)
          --head-timeout SECONDS    Time for a request's head to arrive (default 10)
          --body-timeout SECONDS    Time without progress of a request's body or a reply
                                    (default 30)
          --idle-timeout SECONDS    Time between the requests of a connection (default
                                    75)
          --max-connections N       Most connections at once (default 10000)

        Each flag is also read from the environment: --admin-token is
        UNDERSTUDY_ADMIN_TOKEN. A flag wins over its variable.
        Several values stand in UNDERSTUDY_SCENARIO with colons between.

        """
    )
  }

  @Test func `explains every command within 80 columns`() throws {
    for command in CommandName.allCases {
      let text = try #require(try help(["help", command.rawValue]))
      #expect(text.contains("Usage: understudy \(command.rawValue)"))
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
  }

  @Test(arguments: [CommandName.serve, .embed])
  func `tells the defaults that hold`(command: CommandName) throws {
    // A default in words, such as "one for each core", is no value; every other one is, and setting
    // it changes nothing.
    let standard = try Invocation(arguments: [command.rawValue], environment: []).command
    let text = try #require(try help(["help", command.rawValue]))
    let words = text.split { $0 == " " || $0 == "\n" }.map(String.init)
    var flag = ""
    var checked = 0
    for (index, word) in words.enumerated() {
      if word.hasPrefix("--") { flag = word }
      guard word == "(default", words[index + 1].hasSuffix(")") else { continue }
      let line = [command.rawValue, flag, String(words[index + 1].dropLast())]
      let same = try Invocation(arguments: line, environment: [])
      #expect(same.command == standard)
      checked += 1
    }
    #expect(checked >= 3)
  }
}
