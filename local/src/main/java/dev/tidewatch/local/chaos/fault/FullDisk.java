package dev.tidewatch.local.chaos.fault;

import dev.tidewatch.local.chaos.cluster.ChaosInstance;
import dev.tidewatch.local.chaos.cluster.Surroundings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An instance with its state on a disk of 64 MiB, which is filled to the last byte. The disk is in
 * memory and mounted where only that instance sees it: a user namespace of its own (Linux), which
 * needs no root.
 */
record FullDisk(ChaosInstance instance) implements Round {
  private static final String SIZE = "64m";
  private static final int CHUNK_BYTES = 64 * 1024;

  /** Why this machine has no such disks. */
  static Optional<String> unavailable() {
    try {
      Path directory = Files.createTempDirectory("tidewatch-chaos");
      var probe =
          new ProcessBuilder(launcher(directory))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      probe.command().add("true");
      boolean works = probe.start().waitFor() == 0;
      Files.delete(directory);
      return works
          ? Optional.empty()
          : Optional.of("a disk of its own needs user namespaces (Linux: unshare -Urm)");
    } catch (IOException e) {
      return Optional.of("a disk of its own needs Linux's unshare: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private static List<String> launcher(Path directory) {
    String script = "mount -t tmpfs -o size=%s tidewatch \"$0\" && exec \"$@\"".formatted(SIZE);
    return new ArrayList<>(List.of("unshare", "-Urm", "sh", "-c", script, directory.toString()));
  }

  @Override
  public String name() {
    return "full disk of " + instance.address().name();
  }

  @Override
  public void prepare() {
    instance.stop();
    instance.surroundings(new Surroundings(launcher(instance.state()), Map.of()));
    instance.start();
  }

  @Override
  public void inject() {
    byte[] zeros = new byte[CHUNK_BYTES];
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (true) {
        out.write(zeros);
      }
    } catch (IOException e) {
      fillRest();
    }
  }

  /** What is left of the last block. */
  private void fillRest() {
    try (OutputStream out = Files.newOutputStream(filler(), StandardOpenOption.APPEND)) {
      while (true) {
        out.write(0);
      }
    } catch (IOException e) {
      if (Files.notExists(filler())) {
        throw new UncheckedIOException("the disk of " + instance.address().name(), e);
      }
    }
  }

  /** As the instance's own process sees the disk. */
  private Path filler() {
    return Path.of("/proc/" + instance.pid() + "/root" + instance.state().toAbsolutePath())
        .resolve("filler");
  }

  /** Makes room; an instance that gave up is started again, as a supervisor would. */
  @Override
  public void heal() {
    if (instance.isAlive()) {
      try {
        Files.deleteIfExists(filler());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      instance.awaitReady();
    } else {
      instance.start();
    }
  }

  @Override
  public void tidy() {
    instance.stop();
    instance.surroundings(Surroundings.PLAIN);
    instance.start();
  }
}
