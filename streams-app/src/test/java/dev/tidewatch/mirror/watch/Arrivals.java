package dev.tidewatch.mirror.watch;

import dev.tidewatch.core.mirror.link.Method;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Arrivals as the consumer notes them. */
public final class Arrivals {

  private Arrivals() {}

  /** Headers with a note. */
  public static RecordHeaders noted(Method method, long at) {
    RecordHeaders headers = new RecordHeaders();
    new Arrival(method, at).note(headers);
    return headers;
  }
}
