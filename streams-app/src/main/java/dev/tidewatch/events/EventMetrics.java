package dev.tidewatch.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Counts what is sent, and measures how far the log is behind. Thread-safe. */
final class EventMetrics {

  static final String SENT = "tidewatch.events.sent";
  static final String RESETS = "tidewatch.events.resets";
  static final String UNREADABLE = "tidewatch.events.unreadable";
  static final String LAG = "tidewatch.events.lag";

  private final Map<String, Counter> sent = new HashMap<>();
  private final Map<Reset, Counter> resets = new EnumMap<>(Reset.class);
  private final Counter unreadable;

  /**
   * @param types every type of a change
   */
  EventMetrics(MeterRegistry meters, EventLog log, List<String> types) {
    for (String type : types) {
      sent.put(
          type,
          Counter.builder(SENT)
              .description("Events sent to clients")
              .tag("type", type)
              .register(meters));
    }
    for (Reset reason : Reset.values()) {
      resets.put(
          reason,
          Counter.builder(RESETS)
              .description("Clients that were told to load everything again")
              .tag("reason", reason.code())
              .register(meters));
    }
    unreadable =
        Counter.builder(UNREADABLE)
            .description("Records of output topics that are none of ours")
            .register(meters);
    Gauge.builder(LAG, log, EventLog::lag)
        .description("Records of output topics that were not read yet")
        .strongReference(true)
        .register(meters);
  }

  void sent(String type) {
    Objects.requireNonNull(sent.get(type), type).increment();
  }

  void reset(Reset reason) {
    Objects.requireNonNull(resets.get(reason)).increment();
  }

  void unreadable() {
    unreadable.increment();
  }
}
