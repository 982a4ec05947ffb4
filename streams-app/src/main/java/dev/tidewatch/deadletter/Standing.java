package dev.tidewatch.deadletter;

import dev.tidewatch.deadletter.api.RedriveInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What whoever gives a command has to know of a group.
 *
 * @param places where its dead letters are
 * @param otherPlaces dead letters in further ones
 * @param returned those that were sent again and failed again
 * @param lastCommand the last one about the group as a whole that was carried out
 * @param open the redrive that is not over; null where there is none
 * @param asked the redrive that was asked about; null where it is not known, or not yet
 */
public record Standing(
    List<Place> places,
    long otherPlaces,
    long count,
    long redriven,
    long returned,
    String state,
    @Nullable String lastCommand,
    @Nullable String open,
    @Nullable RedriveInfo asked) {

  /** A partition of a dead-letter topic. */
  public record Place(String topic, int partition, long firstOffset, long lastOffset, long count) {}
}
