package dev.tidewatch.query;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * How old an answer is. Stores are read uncommitted: an answer can hold the records of a
 * transaction that is about to commit.
 *
 * @param servedBy the instance whose stores were read; of several, the one that merged them
 * @param changelogLag records of the changelog that this replica has not applied; 0 for an active
 *     one; empty when it is not known
 * @param sourceLag records of the input topic that are in no replica yet; empty when it is not
 *     known
 * @param asOf everything that Kafka held at this moment is in the answer: the present where nothing
 *     lags, else the timestamp of the last record applied; {@link Instant#EPOCH} when it is not
 *     known
 * @param partial what could not be read and is missing from the answer, as {@code topic-partition}
 */
public record Freshness(
    String servedBy,
    Role role,
    OptionalLong changelogLag,
    OptionalLong sourceLag,
    Instant asOf,
    List<String> partial) {

  public Freshness {
    partial = List.copyOf(partial);
  }

  /** Of what an instance knows about itself, which has no replica and no lag. */
  public static Freshness current(String servedBy, Instant now) {
    return new Freshness(
        servedBy, Role.ACTIVE, OptionalLong.of(0), OptionalLong.of(0), now, List.of());
  }

  /** Of what goes on for long: nobody can say beforehand how old it will be. */
  public static Freshness unknown(String servedBy) {
    return new Freshness(
        servedBy,
        Role.MERGED,
        OptionalLong.empty(),
        OptionalLong.empty(),
        Instant.EPOCH,
        List.of());
  }

  /**
   * Of an answer put together from partitions: as old as the oldest of them. A lag that is unknown
   * for one partition is unknown for all.
   *
   * @param parts one for each partition that was read, at least one
   */
  public static Freshness merged(String servedBy, List<Freshness> parts) {
    return new Freshness(
        servedBy,
        Role.MERGED,
        largest(parts, Freshness::changelogLag),
        largest(parts, Freshness::sourceLag),
        parts.stream().map(Freshness::asOf).min(Comparator.naturalOrder()).orElseThrow(),
        parts.stream().flatMap(part -> part.partial().stream()).distinct().sorted().toList());
  }

  private static OptionalLong largest(
      List<Freshness> parts, Function<Freshness, OptionalLong> lag) {
    return parts.stream().map(lag).allMatch(OptionalLong::isPresent)
        ? parts.stream().map(lag).mapToLong(OptionalLong::getAsLong).max()
        : OptionalLong.empty();
  }
}
