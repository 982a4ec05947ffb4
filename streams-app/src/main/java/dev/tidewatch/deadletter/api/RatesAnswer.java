package dev.tidewatch.deadletter.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters by time, for charts. Times are texts in ISO 8601.
 *
 * @param by {@code connector}, {@code topic}, {@code stage} or {@code class}
 * @param step {@code minute} or {@code hour}
 * @param from the start of the first step
 * @param to the end of the last one
 * @param keptFrom nothing before this is kept
 * @param series the values with the most dead letters, most first
 * @param other all further values together; absent where there are none
 * @param outside dead letters that were never counted by this step: when they came, their time was
 *     before what is kept, or more than an hour ahead
 */
public record RatesAnswer(
    String by,
    String step,
    String from,
    String to,
    String keptFrom,
    List<Series> series,
    @Nullable Series other,
    long outside) {

  /**
   * Dead letters of one value.
   *
   * @param value empty where the dead letters do not tell; absent in what is counted together
   * @param counts one for each step
   */
  public record Series(@Nullable String value, long total, List<Long> counts) {}
}
