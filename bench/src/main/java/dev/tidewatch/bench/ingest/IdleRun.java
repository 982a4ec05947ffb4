package dev.tidewatch.bench.ingest;

import dev.tidewatch.bench.server.TidewatchServer;
import dev.tidewatch.local.process.JavaCommand;
import dev.tidewatch.local.process.JavaProcess;
import dev.tidewatch.local.process.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The limit: what reading the same topic takes when nothing is made of it.
 *
 * @param events in the topic
 * @param reading from RUNNING until the last record
 */
public record IdleRun(long events, Duration reading) {

  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final Pattern READ = Pattern.compile(IdleTopology.READ + "(\\d+)");

  /** Runs {@link IdleTopology} in a fresh JVM with an instance's options. */
  static IdleRun measure(Path log, String bootstrapServers, String topic, long events) {
    String id = log.getFileName().toString().replace('.', '-');
    try (JavaProcess process =
        new JavaCommand("Idle topology", IdleTopology.class.getName())
            .jvmOptions(TidewatchServer.JVM_OPTIONS)
            .arguments(
                bootstrapServers,
                id,
                topic,
                String.valueOf(events),
                log.resolveSibling(id).toString())
            .start(log, Readiness.logged(READ.pattern()), DEADLINE)) {
      Matcher read = READ.matcher(process.logged());
      if (!read.find()) {
        throw new IllegalStateException(log + " does not tell how long reading took");
      }
      return new IdleRun(events, Duration.ofNanos(Long.parseLong(read.group(1))));
    }
  }
}
