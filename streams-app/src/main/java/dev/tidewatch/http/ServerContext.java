package dev.tidewatch.http;

import dev.tidewatch.config.RequestHead;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * What all routes of one server share.
 *
 * @param gate who comes in
 * @param permits one for each request that may be worked on
 * @param streams counts the event streams, which need no permit while they are open
 * @param requestTimeout the time one request has
 * @param maxBodyBytes the longest body of a request
 * @param head the longest head of one
 */
record ServerContext(
    ResponseWriter writer,
    MeterRegistry meters,
    Gate gate,
    Refusals refusals,
    Semaphore permits,
    EventStreams streams,
    Duration requestTimeout,
    int maxBodyBytes,
    RequestHead head) {}
