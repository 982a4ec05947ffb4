package dev.tidewatch.docs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The project, laid out again in a directory of its own: links to all of it, so that commands work
 * as in the project itself, but what they write stays here, and {@code ./tidewatch} takes what is
 * being tested for built. Closing it ends what still runs. Owned by one thread.
 */
final class ScratchProject implements AutoCloseable {

  /** The demo's own steps give up before. */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private static final Set<String> OWN = Set.of(".git", ".tidewatch", "target", "tidewatch");

  private final Path home;
  private final Deque<Process> running = new ArrayDeque<>();
  private int commands;

  /** Lays it out in an empty directory. */
  ScratchProject(Path home) throws IOException {
    this.home = home;
    try (Stream<Path> entries = Files.list(Markdown.ROOT)) {
      for (Path entry : entries.toList()) {
        if (!OWN.contains(entry.getFileName().toString())) {
          Files.createSymbolicLink(home.resolve(entry.getFileName()), entry);
        }
      }
    }
    Path script = Markdown.ROOT.resolve("tidewatch");
    Files.copy(script, home.resolve("tidewatch"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.createFile(Files.createDirectory(home.resolve(".tidewatch")).resolve("built"));
  }

  /** Runs commands to their end, which must be success, and returns what they print. */
  String run(String script) throws IOException {
    Path out = home.resolve("out-" + ++commands);
    Process process = start(script, out, home.resolve("err-" + commands));
    boolean ended = endsInTime(process);
    if (!ended) {
      kill(process);
    }
    String printed = Files.readString(out);
    String error = Files.readString(home.resolve("err-" + commands));
    assertThat(ended).as("%s%nends; it printed%n%s%s", script, printed, error).isTrue();
    assertThat(process.exitValue())
        .as("%s%nsucceeds; it printed%n%s%s", script, printed, error)
        .isZero();
    return printed;
  }

  /** Starts commands whose last one stays up, and returns what they print up to a text. */
  String runUntil(String script, String text) throws IOException {
    Path out = home.resolve("out-" + ++commands);
    // Of the last command, which may go on over several lines.
    int last = script.replace("\\\n", "\\ ").lastIndexOf('\n') + 1;
    // Its process is then the one that is ended, and not a shell around it.
    String staying = script.substring(0, last) + "exec " + script.substring(last);
    Process process = start(staying, out, out);
    running.push(process);
    await(script)
        .atMost(PATIENCE)
        .until(() -> !process.isAlive() || Files.readString(out).contains(text));
    String printed = Files.readString(out);
    assertThat(printed).as("%s%nsays that it is there", script).contains(text);
    return printed;
  }

  private Process start(String script, Path out, Path err) throws IOException {
    ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script);
    bash.directory(home.toFile())
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME",
                requireNonNull(System.getProperty("java.home")),
                "XDG_CACHE_HOME",
                home.resolve("cache").toString(),
                "TIDEWATCH_JAVA_OPTS",
                "-Xmx512m",
                "TIDEWATCH_APPLICATION_ID",
                "documented",
                "TIDEWATCH_HTTP_PORT",
                "0",
                "TIDEWATCH_STATE_DIR",
                home.resolve("state").toString()));
    bash.redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()));
    return bash.redirectError(ProcessBuilder.Redirect.appendTo(err.toFile())).start();
  }

  @Override
  public void close() throws IOException {
    while (!running.isEmpty()) {
      Process process = running.pop();
      process.destroy();
      if (!endsInTime(process)) {
        kill(process);
      }
    }
    try (Stream<Path> entries = Files.list(home)) {
      for (Path link : entries.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  private static boolean endsInTime(Process process) {
    try {
      return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
