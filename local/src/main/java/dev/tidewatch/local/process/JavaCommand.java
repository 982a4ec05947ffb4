package dev.tidewatch.local.process;

import static java.lang.ProcessBuilder.Redirect.appendTo;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to start a child JVM. A builder owned by one thread; may start any number of processes.
 *
 * <p>Unless told otherwise the child runs on this JVM's Java and class path, in this JVM's
 * directory, with its environment.
 */
public final class JavaCommand {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private final String name;
  private final String mainClass;
  private final List<String> launcher = new ArrayList<>();
  private final List<String> jvmOptions = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private String classPath = System.getProperty("java.class.path");
  private @Nullable Path directory;

  /**
   * @param name what error messages call the process
   * @param mainClass binary name of the class to run
   */
  public JavaCommand(String name, String mainClass) {
    this.name = name;
    this.mainClass = mainClass;
  }

  /** Replaces the class path; entries are separated as this platform does. */
  public JavaCommand classPath(String path) {
    this.classPath = path;
    return this;
  }

  /**
   * Starts the JVM through a program that ends by running the command line appended to it, as
   * {@code env} does; it must become that process ({@code exec}), not wait for it.
   */
  public JavaCommand launcher(List<String> program) {
    launcher.addAll(program);
    return this;
  }

  /** Adds options of the JVM, such as {@code -Xmx256m} or {@code -Dkey=value}. */
  public JavaCommand jvmOptions(List<String> options) {
    jvmOptions.addAll(options);
    return this;
  }

  /** Adds arguments of the main class. */
  public JavaCommand arguments(String... added) {
    arguments.addAll(List.of(added));
    return this;
  }

  /** Sets an environment variable on top of the inherited ones. */
  public JavaCommand environment(String key, String value) {
    environment.put(key, value);
    return this;
  }

  /** Runs in this directory, which must exist. */
  public JavaCommand directory(Path path) {
    this.directory = path;
    return this;
  }

  /**
   * Starts the process and waits until it is ready.
   *
   * @param log file that gets its standard output and error, appended
   * @param readiness when to return
   * @param deadline longest wait; the process is killed when it passes
   * @throws ProcessFailedException when it ends before it is ready, or the deadline passes
   * @throws UncheckedIOException when Java or the log file cannot be opened
   */
  public JavaProcess start(Path log, Readiness readiness, Duration deadline) {
    try {
      var run = ProcessLog.startingNow(log);
      var builder = new ProcessBuilder(commandLine());
      builder.environment().putAll(environment);
      if (directory != null) {
        builder.directory(directory.toFile());
      }
      builder.redirectErrorStream(true).redirectOutput(appendTo(log.toFile()));
      var process = new JavaProcess(name, builder.start(), run);
      process.awaitReady(readiness, deadline);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name + ": " + e.getMessage(), e);
    }
  }

  private List<String> commandLine() {
    var line = new ArrayList<>(launcher);
    line.add(JAVA.toString());
    line.addAll(jvmOptions);
    line.add("-cp");
    line.add(classPath + File.pathSeparator + ownLocation());
    line.add(Lifeline.class.getName());
    line.add(mainClass);
    line.addAll(arguments);
    return line;
  }

  /** Last on the class path, so that a program with a class path of its own finds its own first. */
  private static Path ownLocation() {
    try {
      return Path.of(Lifeline.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the location of Tidewatch's classes is no file", e);
    }
  }
}
