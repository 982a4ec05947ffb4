package dev.tidewatch.cluster;

import dev.tidewatch.query.Freshness;
import dev.tidewatch.query.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a peer answers to a view of some partitions.
 *
 * @param parts one for each partition that was asked for
 */
record ViewAnswer<R>(List<Part<R>> parts) {

  /**
   * One partition: its age and rows, or why it cannot be read there.
   *
   * @param unreadable for people
   */
  record Part<R>(
      int partition,
      @Nullable Freshness freshness,
      @Nullable List<R> rows,
      @Nullable String unreadable) {

    static <R> Part<R> of(Reading<R> reading) {
      if (reading instanceof Reading.Read<R> read) {
        return new Part<>(read.partition(), read.freshness(), read.rows(), null);
      }
      Reading.Unreadable<R> unreadable = (Reading.Unreadable<R>) reading;
      return new Part<>(unreadable.partition(), null, null, unreadable.reason());
    }

    Reading<R> reading() {
      return freshness != null && rows != null
          ? new Reading.Read<>(partition, freshness, rows)
          : new Reading.Unreadable<>(partition, unreadable == null ? "unreadable" : unreadable);
    }
  }
}
