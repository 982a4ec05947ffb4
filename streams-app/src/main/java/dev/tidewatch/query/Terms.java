package dev.tidewatch.query;

import java.util.OptionalLong;

/**
 * What a caller accepts as an answer.
 *
 * @param maxLag records that the answer may lack, those of the changelog that its replica has not
 *     applied and those of the input that no replica has; empty for the standard bound with {@link
 *     Consistency#BOUNDED}, and for none otherwise
 * @param deadline by when
 */
public record Terms(Consistency consistency, OptionalLong maxLag, Deadline deadline) {

  /** Whatever can be had by then. */
  public static Terms any(Deadline deadline) {
    return new Terms(Consistency.ANY, OptionalLong.empty(), deadline);
  }

  /** The same, from the active replica alone. */
  public Terms fromActive() {
    return new Terms(Consistency.ACTIVE, maxLag, deadline);
  }

  /** Whether a part of an answer may be missing, if it is named. */
  public boolean allowPartial() {
    return consistency == Consistency.ANY && maxLag.isEmpty();
  }

  /** For people: what is missing where no replica that can be reached meets these terms. */
  public String unmet() {
    if (consistency == Consistency.ACTIVE) {
      return "no active replica answers: it is being moved, or its instance is gone";
    }
    if (consistency == Consistency.BOUNDED || maxLag.isPresent()) {
      return "no replica answers that lacks at most "
          + (maxLag.isPresent() ? maxLag.getAsLong() : "query.max.lag")
          + " records, or nobody knows what they lack";
    }
    return "no replica answers: they are being moved or restored, or their instances are gone";
  }

  /**
   * Whether an answer of that age is good enough. A lag that is not known is above every bound.
   *
   * @param standardMaxLag the bound of a caller who wants one and names none
   */
  public boolean accept(Freshness age, long standardMaxLag) {
    if (consistency == Consistency.ACTIVE && age.role() != Role.ACTIVE) {
      return false;
    }
    if (consistency != Consistency.BOUNDED && maxLag.isEmpty()) {
      return true;
    }
    return age.changelogLag().isPresent()
        && age.sourceLag().isPresent()
        && age.changelogLag().getAsLong() + age.sourceLag().getAsLong()
            <= maxLag.orElse(standardMaxLag);
  }
}
