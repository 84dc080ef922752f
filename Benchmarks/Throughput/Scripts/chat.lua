-- SPDX-License-Identifier: MIT
-- A chat completion of one short message; every request has a number of its own.
local count = 0
local fields = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer sk-bench" }

-- The driver hands over a number of the run, so that no run repeats the requests of another.
init = function(arguments)
  count = tonumber(arguments[1] or 0) * 10000000
end

request = function()
  count = count + 1
  local body = string.format(
    '{"model":"gpt-4o-mini","messages":[{"role":"system","content":"You are terse."},' ..
    '{"role":"user","content":"What is the capital of France? Question %09d."}]}', count)
  return wrk.format("POST", "/v1/chat/completions", fields, body)
end

-- One line that the driver reads: requests, microseconds, errors, latencies in microseconds.
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format("driven %d %d %d %d %d\n", summary.requests, summary.duration,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
