// SPDX-License-Identifier: MIT
import Bytes
import CBaseline
import Glibc
import HTTP
import Tables
import Transport

/// Drives the understudy and a bare-socket baseline in turn with `wrk`, and compares them.
///
///     Throughput                       the program beside this one, five rounds of two seconds
///     Throughput --program PATH        another one
///     Throughput --rounds N --seconds N
///     Throughput --quick               one round of one second: does everything work?
///
/// Everything is driven by one wrk thread over 16 connections and served by one thread. The
/// baseline answers every read with the very bytes that the understudy answered to the first.
@main
struct Throughput {
  static func main() {
    do throws(Complaint) {
      let arguments = Array(CommandLine.arguments.dropFirst())
      switch arguments.first {
      case "baseline" where arguments.count == 2: try serveBaseline(arguments[1])
      case "layer" where arguments.count == 2: try serveLayer(arguments[1])
      default:
        var comparison = try Comparison(arguments)
        try comparison.run()
      }
    } catch {
      print("Throughput: \(error.text)")
      exit(1)
    }
  }

  /// The role of the baseline; ends with the process.
  private static func serveBaseline(_ path: String) throws(Complaint) {
    let reply = File.bytes(path)
    let port = baseline_listen()
    guard port > 0 else { throw Complaint("no port can be had") }
    say(port)
    unsafe reply.withUnsafeBufferPointer { bytes in
      unsafe baseline_serve(bytes.baseAddress, bytes.count)
    }
  }

  /// The role of our own HTTP layer without a service behind it; ends with the process.
  private static func serveLayer(_ path: String) throws(Complaint) {
    do throws(TransportError) {
      let responder = FixedResponder(reply: File.bytes(path))
      let server = try Server(responder: responder, host: "127.0.0.1", port: 0, threads: 1)
      try server.start()
      say(Int32(server.port))
      _ = server.join()
    } catch {
      throw Complaint(error.description)
    }
  }

  /// Tells the driver the port.
  private static func say(_ port: Int32) {
    print(port)
    fflush(nil)
  }
}
