package dev.tidewatch.bench;

import dev.tidewatch.bench.report.MarkedPage;
import dev.tidewatch.local.kafka.KafkaCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What the end-to-end benchmarks have in common: sizes, places, a broker, the page. */
public final class BenchmarkOptions {

  @Option(
      names = "--tasks",
      paramLabel = "N",
      description = "Tasks of the largest application; fewer for a trial.")
  private int tasks;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "For logs, state and recordings; parts of it are deleted.")
  private Path out = Path.of("");

  @Option(
      names = "--page",
      required = true,
      paramLabel = "FILE",
      description = "The Markdown page to write the tables into, between its markers.")
  private Path page = Path.of("");

  /** The tasks asked for, or those of a measurement at full size. */
  public int tasksOr(int full) {
    return tasks > 0 ? tasks : full;
  }

  /** An empty directory of this name, in the place of one that an earlier run has left. */
  public Path fresh(String name) throws IOException {
    Path directory = out.toAbsolutePath().normalize().resolve(name);
    remove(directory);
    Files.createDirectories(directory);
    return directory;
  }

  /** Deletes what can be generated again; the disk need not keep gigabytes. */
  public void remove(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(directory)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    deepestFirst.forEach(BenchmarkOptions::delete);
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be deleted", e);
    }
  }

  /** A file that stays, in the directory for output. */
  public Path place(String name) {
    return out.toAbsolutePath().normalize().resolve(name);
  }

  /** Where the recording of a run goes: beside its directory, so that it stays. */
  public Path recording(Path directory, int run) {
    return directory.resolveSibling(directory.getFileName() + "-run-" + run + ".jfr");
  }

  /** A broker in a JVM of its own that is compiled as one in production would be. */
  public KafkaCluster startKafka(Path directory) {
    return KafkaCluster.in(directory).jvmOptions("-XX:TieredStopAtLevel=4", "-Xmx1g").start();
  }

  /** Tells the person at the terminal what is being done. */
  public void say(String what) {
    System.out.println(what);
  }

  /** Writes a part of the page, and shows it. */
  public void publish(String part, String text) throws IOException {
    new MarkedPage(page).replace(part, text);
    System.out.println();
    System.out.println(text);
    System.out.println("Written to " + page);
  }
}
