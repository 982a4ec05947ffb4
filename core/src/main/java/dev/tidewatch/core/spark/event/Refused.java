package dev.tidewatch.core.spark.event;

import dev.tidewatch.core.spark.event.Parsed.Malformed;
import dev.tidewatch.core.spark.event.Parsed.Reason;

/**
 * Leaves a reader from any depth when its line turns out to be no event. Never leaves {@link
 * EventParser}, which turns it into {@link Malformed}; without a stack trace, as bad input is
 * expected and may come at full speed.
 */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String detail;

  /**
   * @param detail names fields and positions only; never text of the line, which may be secret
   */
  Refused(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
    this.detail = detail;
  }

  Malformed asMalformed() {
    return new Malformed(reason, detail);
  }
}
