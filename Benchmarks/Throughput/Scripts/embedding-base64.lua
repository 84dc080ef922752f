-- SPDX-License-Identifier: MIT
-- The embedding of a short text in 1536 dimensions; every request has a number of its own.
local count = 0
local fields = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer sk-bench" }

-- The driver hands over a number of the run, so that no run repeats the requests of another.
init = function(arguments)
  count = tonumber(arguments[1] or 0) * 10000000
end

request = function()
  count = count + 1
  local body = string.format(
    '{"model":"text-embedding-3-small","encoding_format":"base64",' ..
    '"input":"The quick brown fox jumps over the lazy dog, number %09d."}', count)
  return wrk.format("POST", "/v1/embeddings", fields, body)
end

-- One line that the driver reads: requests, microseconds, errors, latencies in microseconds.
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format("driven %d %d %d %d %d\n", summary.requests, summary.duration,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
