package dev.tidewatch.spark.api;

import java.util.Optional;

/**
 * Where an application stands in a listing.
 *
 * @param endTime milliseconds since the epoch; negative while it runs
 */
public record Place(long endTime, String appId) implements Comparable<Place> {

  /** Where this one stands. */
  public static Place of(ApplicationInfo application) {
    return new Place(application.attempts().get(0).endTimeEpoch(), application.id());
  }

  /** Whether an application comes after this place. */
  boolean isBefore(ApplicationInfo application) {
    return compareTo(of(application)) < 0;
  }

  /** The order of listings: latest end first, of equal ones the greatest id. */
  @Override
  public int compareTo(Place other) {
    int byEnd = Long.compare(other.endTime, endTime);
    return byEnd != 0 ? byEnd : other.appId.compareTo(appId);
  }

  /** As the item of a cursor. */
  public String text() {
    return endTime + " " + appId;
  }

  /** The place that {@link #text} has put into words; empty for other text. */
  public static Optional<Place> parse(String text) {
    int space = text.indexOf(' ');
    try {
      return space < 0
          ? Optional.empty()
          : Optional.of(
              new Place(Long.parseLong(text.substring(0, space)), text.substring(space + 1)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
