package dev.tidewatch.mirror;

import org.apache.kafka.streams.StreamsBuilder;

/** The topology of mirrors, for tests of other packages. */
public final class MirrorTopologies {

  private MirrorTopologies() {}

  /** Adds it. */
  public static void addTo(StreamsBuilder builder) {
    MirrorHarness.addTo(builder);
  }
}
