package dev.tidewatch.mirror.watch;

import java.util.Set;

/** What consumers tell a watch. */
public final class Watches {

  private static final Set<String> KNOWN =
      Set.of("heartbeats", "A.heartbeats", "A.C.heartbeats", "C.heartbeats");

  private Watches() {}

  /** These topics have been read to their end, and no others are read. */
  public static void atEnd(Watch watch, long now, String... topics) {
    watch.look(now, Set.of(topics), Set.of(topics));
  }

  /** These are read, but not to their end. */
  public static void behind(Watch watch, long now, String... topics) {
    watch.look(now, Set.of(topics), Set.of());
  }

  /** Nothing is read here any more. */
  public static void forget(Watch watch) {
    watch.forget(KNOWN);
  }
}
