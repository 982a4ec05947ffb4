package dev.tidewatch.http;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * What all routes of one server share.
 *
 * @param permits one for each request that may be worked on
 * @param streams counts the event streams, which need no permit while they are open
 * @param requestTimeout the time one request has
 */
record ServerContext(
    ResponseWriter writer,
    MeterRegistry meters,
    Semaphore permits,
    EventStreams streams,
    Duration requestTimeout) {}
