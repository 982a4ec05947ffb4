package dev.tidewatch.registry;

import java.time.Duration;

/**
 * How long a registry is waited for.
 *
 * @param request for one answer of one registry, from connecting to its last byte; less where there
 *     are so many registries that they could not all be asked within the patience
 * @param patience for any answer of any registry, pauses and repetitions included
 * @param firstPause between asking all of them once and asking them again; doubled from there on,
 *     up to {@link #LONGEST_PAUSE}
 * @param missing for how long an id that no schema has is not asked for again
 */
public record RegistryTimeouts(
    Duration request, Duration patience, Duration firstPause, Duration missing) {

  /** Between two rounds of asking all registries. */
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  /**
   * For use within a stream thread. Kafka Streams' transactions time out after 10 seconds ({@code
   * StreamsConfig}, its default for exactly-once), so that waiting ends before.
   */
  public static final RegistryTimeouts DEFAULT =
      new RegistryTimeouts(
          Duration.ofSeconds(3),
          Duration.ofSeconds(8),
          Duration.ofMillis(100),
          Duration.ofSeconds(5));

  Duration nextPause(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  /** For one answer, such that all registries can be asked once within the patience. */
  Duration request(int registries) {
    Duration share = patience.dividedBy(registries);
    return share.compareTo(request) < 0 ? share : request;
  }
}
