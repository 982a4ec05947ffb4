package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Which findings of the fleet a listing shows: those that meet all of it. What is null does not
 * matter.
 *
 * @param name of the application, as is the user
 * @param since found at or after this, in milliseconds since the epoch
 * @param muted whether operators want to hear no more of it
 */
public record FindingFilter(
    @Nullable String rule,
    @Nullable Severity severity,
    @Nullable String user,
    @Nullable String name,
    @Nullable Long since,
    @Nullable Boolean muted) {

  /** Shows all. */
  public static final FindingFilter ALL = new FindingFilter(null, null, null, null, null, null);

  /** Whether findings of a severity can be among those. */
  public boolean mayShow(Severity of) {
    return severity == null || severity == of;
  }

  /** Whether those found then can be among them; what was found before cannot. */
  public boolean mayShow(long foundAt) {
    return since == null || foundAt >= since;
  }

  /** Whether those that are muted, or are not, can be among them. */
  public boolean mayShow(boolean isMuted) {
    return muted == null || muted == isMuted;
  }

  /** Whether a finding of the severity and time that {@code mayShow} has passed is shown. */
  public boolean shows(String ofRule, @Nullable String ofUser, @Nullable String ofName) {
    return is(rule, ofRule) && is(user, ofUser) && is(name, ofName);
  }

  private static boolean is(@Nullable String wanted, @Nullable String value) {
    return wanted == null || wanted.equals(value);
  }
}
