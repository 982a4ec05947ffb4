package dev.tidewatch.deadletter;

import dev.tidewatch.core.deadletter.decode.Format;
import dev.tidewatch.core.deadletter.failure.FailureClass;
import dev.tidewatch.core.deadletter.group.Component;
import java.util.List;

/** Dead letters as the second part of the topology gets them. */
final class Letters {

  static final String FINGERPRINT = "0123456789abcdef0123456789abcdef";

  private Letters() {}

  static DeadLetter of(long offset, long time, int redrives) {
    return in("dlq.x", 0, offset, time, redrives, "origin");
  }

  static DeadLetter in(
      String topic, int partition, long offset, long time, int redrives, String origin) {
    return new DeadLetter(
        FINGERPRINT,
        1,
        topic,
        partition,
        offset,
        time,
        TimeOf.CREATE_TIME,
        Format.CONNECT,
        "sink",
        0,
        "TASK_PUT",
        null,
        null,
        null,
        FailureClass.UNKNOWN,
        "",
        "",
        List.of(new Component("connector", "sink")),
        "message",
        origin,
        0,
        offset,
        null,
        1,
        2,
        3,
        redrives == 0 ? null : "r",
        redrives == 0 ? null : redrives,
        List.of());
  }
}
