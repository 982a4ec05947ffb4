package dev.tidewatch.local.chaos.fault;

import dev.tidewatch.local.chaos.cluster.ChaosInstance;
import dev.tidewatch.local.chaos.cluster.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The wall clock of an instance jumps ahead while it runs. Its monotonic clock goes on, as on a
 * machine whose time was set. Needs libfaketime (Debian: {@code apt install libfaketime}).
 */
record WrongClock(ChaosInstance instance) implements Round {
  /** How far ahead. */
  static final Duration AHEAD = Duration.ofMinutes(10);

  private static final String LIBRARY = "libfaketime.so.1";

  private static final List<Path> PLACES =
      List.of(Path.of("/usr/lib"), Path.of("/usr/local/lib"), Path.of("/usr/lib64"));

  /** Why this machine cannot. */
  static Optional<String> unavailable() {
    return library().isPresent()
        ? Optional.empty()
        : Optional.of("libfaketime is not installed (Debian: apt install libfaketime)");
  }

  private static Optional<Path> library() {
    return PLACES.stream().flatMap(WrongClock::find).findFirst();
  }

  private static Stream<Path> find(Path place) {
    if (!Files.isDirectory(place)) {
      return Stream.empty();
    }
    try (Stream<Path> found = Files.find(place, 3, (path, attributes) -> path.endsWith(LIBRARY))) {
      return found.toList().stream();
    } catch (IOException | UncheckedIOException e) {
      return Stream.empty(); // A directory that others may not read.
    }
  }

  @Override
  public String name() {
    return "clock of " + instance.address().name() + " +" + AHEAD.toMinutes() + " min";
  }

  @Override
  public void prepare() {
    set("+0");
    instance.stop();
    instance.surroundings(
        new Surroundings(
            List.of(),
            Map.of(
                "LD_PRELOAD",
                library().orElseThrow().toString(),
                "FAKETIME_TIMESTAMP_FILE",
                file().toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                // With the fix, timed waits of a JVM return at once, and all of it spins.
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0")));
    instance.start();
  }

  @Override
  public void inject() {
    set("+" + AHEAD.toSeconds());
  }

  @Override
  public void heal() {
    set("+0");
  }

  @Override
  public Duration clockAhead() {
    return AHEAD;
  }

  @Override
  public void tidy() {
    instance.stop();
    instance.surroundings(Surroundings.PLAIN);
    instance.start();
  }

  private Path file() {
    return instance.log().resolveSibling("clock").toAbsolutePath();
  }

  private void set(String offset) {
    try {
      Files.writeString(file(), offset + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
