// SPDX-License-Identifier: MIT

// What a ledger that has seen one of everything says, in both formats, to the byte.
extension `The exposition` {
  static let busyText = #"""
    # HELP understudy_requests_total Requests answered, by API, model and HTTP status.
    # TYPE understudy_requests_total counter
    understudy_requests_total{api="understudy",model="",status="other"} 1
    understudy_requests_total{api="understudy",model="",status="200"} 1
    understudy_requests_total{api="openai",model="",status="404"} 1
    understudy_requests_total{api="openai",model="gpt-4o",status="200"} 2
    understudy_requests_total{api="openai",model="gpt-4o",status="429"} 1
    understudy_requests_total{api="openai",model="my \"own\"\\model�",status="200"} 1
    understudy_requests_total{api="openai",model="nomic-embed-text",status="200"} 1
    understudy_requests_total{api="openai",model="text-embedding-3-small",status="200"} 1
    # HELP understudy_tokens_total Tokens of requests that succeeded, each of one kind.
    # TYPE understudy_tokens_total counter
    understudy_tokens_total{model="gpt-4o",kind="prompt"} 607
    understudy_tokens_total{model="gpt-4o",kind="cached"} 400
    understudy_tokens_total{model="gpt-4o",kind="completion"} 53
    understudy_tokens_total{model="my \"own\"\\model�",kind="prompt"} 20
    understudy_tokens_total{model="my \"own\"\\model�",kind="completion"} 2
    understudy_tokens_total{model="nomic-embed-text",kind="embedding"} 5
    understudy_tokens_total{model="text-embedding-3-small",kind="embedding"} 12
    # HELP understudy_cost_saved_usd_total What the tokens would have cost.
    # TYPE understudy_cost_saved_usd_total counter
    understudy_cost_saved_usd_total{model="gpt-4o",kind="prompt"} 0.0015175
    understudy_cost_saved_usd_total{model="gpt-4o",kind="cached"} 0.0005
    understudy_cost_saved_usd_total{model="gpt-4o",kind="completion"} 0.00053
    understudy_cost_saved_usd_total{model="nomic-embed-text",kind="embedding"} 0
    understudy_cost_saved_usd_total{model="text-embedding-3-small",kind="embedding"} 0.00000024
    # HELP understudy_unpriced_requests_total Requests for a model without a known price.
    # TYPE understudy_unpriced_requests_total counter
    understudy_unpriced_requests_total{model="my \"own\"\\model�"} 1
    # HELP understudy_request_duration_seconds From a request's last byte to its response's.
    # TYPE understudy_request_duration_seconds histogram
    understudy_request_duration_seconds_bucket{le="1e-05"} 5
    understudy_request_duration_seconds_bucket{le="2.5e-05"} 7
    understudy_request_duration_seconds_bucket{le="5e-05"} 7
    understudy_request_duration_seconds_bucket{le="0.0001"} 7
    understudy_request_duration_seconds_bucket{le="0.00025"} 7
    understudy_request_duration_seconds_bucket{le="0.0005"} 7
    understudy_request_duration_seconds_bucket{le="0.001"} 7
    understudy_request_duration_seconds_bucket{le="0.0025"} 7
    understudy_request_duration_seconds_bucket{le="0.005"} 7
    understudy_request_duration_seconds_bucket{le="0.01"} 7
    understudy_request_duration_seconds_bucket{le="0.025"} 7
    understudy_request_duration_seconds_bucket{le="0.05"} 7
    understudy_request_duration_seconds_bucket{le="0.1"} 7
    understudy_request_duration_seconds_bucket{le="0.25"} 7
    understudy_request_duration_seconds_bucket{le="0.5"} 7
    understudy_request_duration_seconds_bucket{le="1.0"} 7
    understudy_request_duration_seconds_bucket{le="2.5"} 8
    understudy_request_duration_seconds_bucket{le="5.0"} 8
    understudy_request_duration_seconds_bucket{le="10.0"} 8
    understudy_request_duration_seconds_bucket{le="30.0"} 8
    understudy_request_duration_seconds_bucket{le="60.0"} 8
    understudy_request_duration_seconds_bucket{le="+Inf"} 9
    understudy_request_duration_seconds_sum 63.000032346
    understudy_request_duration_seconds_count 9
    # HELP understudy_response_bytes_total Bytes of bodies uncompressed, of responses as sent.
    # TYPE understudy_response_bytes_total counter
    understudy_response_bytes_total{stage="identity"} 600
    understudy_response_bytes_total{stage="wire"} 240
    # HELP understudy_connections Connections that are open.
    # TYPE understudy_connections gauge
    understudy_connections 3
    # HELP understudy_build_info The versions of the program and of its specification.
    # TYPE understudy_build_info gauge
    understudy_build_info{version="1.2.3",specification="1"} 1
    # HELP process_cpu_seconds_total Total user and system CPU time spent.
    # TYPE process_cpu_seconds_total counter
    process_cpu_seconds_total 1.5
    # HELP process_open_fds Number of open file descriptors.
    # TYPE process_open_fds gauge
    process_open_fds 12
    # HELP process_max_fds Maximum number of open file descriptors.
    # TYPE process_max_fds gauge
    process_max_fds 1024
    # HELP process_virtual_memory_bytes Virtual memory size.
    # TYPE process_virtual_memory_bytes gauge
    process_virtual_memory_bytes 123456789
    # HELP process_resident_memory_bytes Resident memory size.
    # TYPE process_resident_memory_bytes gauge
    process_resident_memory_bytes 12345344
    # HELP process_start_time_seconds Start time of the process since the Unix epoch.
    # TYPE process_start_time_seconds gauge
    process_start_time_seconds 1704067200.5

    """#

  static let busyOpenMetrics = #"""
    # HELP understudy_requests Requests answered, by API, model and HTTP status.
    # TYPE understudy_requests counter
    understudy_requests_total{api="understudy",model="",status="other"} 1
    understudy_requests_total{api="understudy",model="",status="200"} 1
    understudy_requests_total{api="openai",model="",status="404"} 1
    understudy_requests_total{api="openai",model="gpt-4o",status="200"} 2
    understudy_requests_total{api="openai",model="gpt-4o",status="429"} 1
    understudy_requests_total{api="openai",model="my \"own\"\\model�",status="200"} 1
    understudy_requests_total{api="openai",model="nomic-embed-text",status="200"} 1
    understudy_requests_total{api="openai",model="text-embedding-3-small",status="200"} 1
    # HELP understudy_tokens Tokens of requests that succeeded, each of one kind.
    # TYPE understudy_tokens counter
    understudy_tokens_total{model="gpt-4o",kind="prompt"} 607
    understudy_tokens_total{model="gpt-4o",kind="cached"} 400
    understudy_tokens_total{model="gpt-4o",kind="completion"} 53
    understudy_tokens_total{model="my \"own\"\\model�",kind="prompt"} 20
    understudy_tokens_total{model="my \"own\"\\model�",kind="completion"} 2
    understudy_tokens_total{model="nomic-embed-text",kind="embedding"} 5
    understudy_tokens_total{model="text-embedding-3-small",kind="embedding"} 12
    # HELP understudy_cost_saved_usd What the tokens would have cost.
    # TYPE understudy_cost_saved_usd counter
    # UNIT understudy_cost_saved_usd usd
    understudy_cost_saved_usd_total{model="gpt-4o",kind="prompt"} 0.0015175
    understudy_cost_saved_usd_total{model="gpt-4o",kind="cached"} 0.0005
    understudy_cost_saved_usd_total{model="gpt-4o",kind="completion"} 0.00053
    understudy_cost_saved_usd_total{model="nomic-embed-text",kind="embedding"} 0
    understudy_cost_saved_usd_total{model="text-embedding-3-small",kind="embedding"} 0.00000024
    # HELP understudy_unpriced_requests Requests for a model without a known price.
    # TYPE understudy_unpriced_requests counter
    understudy_unpriced_requests_total{model="my \"own\"\\model�"} 1
    # HELP understudy_request_duration_seconds From a request's last byte to its response's.
    # TYPE understudy_request_duration_seconds histogram
    # UNIT understudy_request_duration_seconds seconds
    understudy_request_duration_seconds_bucket{le="1e-05"} 5
    understudy_request_duration_seconds_bucket{le="2.5e-05"} 7
    understudy_request_duration_seconds_bucket{le="5e-05"} 7
    understudy_request_duration_seconds_bucket{le="0.0001"} 7
    understudy_request_duration_seconds_bucket{le="0.00025"} 7
    understudy_request_duration_seconds_bucket{le="0.0005"} 7
    understudy_request_duration_seconds_bucket{le="0.001"} 7
    understudy_request_duration_seconds_bucket{le="0.0025"} 7
    understudy_request_duration_seconds_bucket{le="0.005"} 7
    understudy_request_duration_seconds_bucket{le="0.01"} 7
    understudy_request_duration_seconds_bucket{le="0.025"} 7
    understudy_request_duration_seconds_bucket{le="0.05"} 7
    understudy_request_duration_seconds_bucket{le="0.1"} 7
    understudy_request_duration_seconds_bucket{le="0.25"} 7
    understudy_request_duration_seconds_bucket{le="0.5"} 7
    understudy_request_duration_seconds_bucket{le="1.0"} 7
    understudy_request_duration_seconds_bucket{le="2.5"} 8
    understudy_request_duration_seconds_bucket{le="5.0"} 8
    understudy_request_duration_seconds_bucket{le="10.0"} 8
    understudy_request_duration_seconds_bucket{le="30.0"} 8
    understudy_request_duration_seconds_bucket{le="60.0"} 8
    understudy_request_duration_seconds_bucket{le="+Inf"} 9
    understudy_request_duration_seconds_sum 63.000032346
    understudy_request_duration_seconds_count 9
    # HELP understudy_response_bytes Bytes of bodies uncompressed, of responses as sent.
    # TYPE understudy_response_bytes counter
    # UNIT understudy_response_bytes bytes
    understudy_response_bytes_total{stage="identity"} 600
    understudy_response_bytes_total{stage="wire"} 240
    # HELP understudy_connections Connections that are open.
    # TYPE understudy_connections gauge
    understudy_connections 3
    # HELP understudy_build The versions of the program and of its specification.
    # TYPE understudy_build info
    understudy_build_info{version="1.2.3",specification="1"} 1
    # HELP process_cpu_seconds Total user and system CPU time spent.
    # TYPE process_cpu_seconds counter
    # UNIT process_cpu_seconds seconds
    process_cpu_seconds_total 1.5
    # HELP process_open_fds Number of open file descriptors.
    # TYPE process_open_fds gauge
    process_open_fds 12
    # HELP process_max_fds Maximum number of open file descriptors.
    # TYPE process_max_fds gauge
    process_max_fds 1024
    # HELP process_virtual_memory_bytes Virtual memory size.
    # TYPE process_virtual_memory_bytes gauge
    # UNIT process_virtual_memory_bytes bytes
    process_virtual_memory_bytes 123456789
    # HELP process_resident_memory_bytes Resident memory size.
    # TYPE process_resident_memory_bytes gauge
    # UNIT process_resident_memory_bytes bytes
    process_resident_memory_bytes 12345344
    # HELP process_start_time_seconds Start time of the process since the Unix epoch.
    # TYPE process_start_time_seconds gauge
    # UNIT process_start_time_seconds seconds
    process_start_time_seconds 1704067200.5
    # EOF

    """#
}
