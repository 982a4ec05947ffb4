package dev.tidewatch.deadletter.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent again, and where to.
 *
 * @param id names the redrive; goes into a header of each record that is sent
 * @param fingerprint the group whose dead letters these are
 * @param slices where they are looked for, one a partition at most, as far as the topics went when
 *     this was ordered: what fails again is not sent again by the same order
 * @param since only those with this timestamp or a later one, milliseconds since the epoch
 * @param until only those with an earlier timestamp
 * @param target topic that all go to, placed by their keys; null for the topic and the partition
 *     that each one failed in
 * @param perSecond records a second, at most; 0 for as fast as it goes
 * @param again whether those go too that have been sent again before
 */
public record Order(
    String id,
    String fingerprint,
    List<Slice> slices,
    @Nullable Long since,
    @Nullable Long until,
    @Nullable String target,
    int perSecond,
    boolean again) {

  public Order {
    slices = List.copyOf(slices);
  }
}
