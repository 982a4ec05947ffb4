package dev.tidewatch.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap that a JVM still holds after a full collection, asked through {@code jcmd}. */
public final class LiveHeap {

  private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private LiveHeap() {}

  /**
   * Collects garbage in that JVM, and answers what stayed.
   *
   * @return bytes
   * @throws IOException when the JVM does not answer, or this Java is no JDK and has no jcmd
   */
  public static long of(long pid) throws IOException {
    jcmd(pid, "GC.run");
    String answer = jcmd(pid, "GC.heap_info");
    Matcher used = USED.matcher(answer);
    if (!used.find()) {
      throw new IOException("GC.heap_info of process " + pid + " tells no used heap: " + answer);
    }
    return Long.parseLong(used.group(1)) << 10;
  }

  private static String jcmd(long pid, String command) throws IOException {
    Process process =
        new ProcessBuilder(JCMD.toString(), Long.toString(pid), command)
            .redirectErrorStream(true)
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
    int status = process.onExit().join().exitValue();
    if (status != 0) {
      throw new IOException("jcmd %d %s failed: %s".formatted(pid, command, answer));
    }
    return answer;
  }
}
