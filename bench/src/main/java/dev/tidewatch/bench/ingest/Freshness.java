package dev.tidewatch.bench.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidewatch.bench.LogGenerator;
import dev.tidewatch.bench.LogShape;
import dev.tidewatch.bench.server.HistoryServer;
import dev.tidewatch.bench.server.TidewatchServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How soon what has happened can be asked for, when there is nothing else to do.
 *
 * @param median of all samples
 * @param longest of them
 */
public record Freshness(Duration median, Duration longest) {

  private static final String APP = "app-20260101000000-9999";

  /** Two commits of an instance happen between two lines, more or less. */
  private static final int PAUSE_MILLIS = 1000;

  private static final int LINES = 60;

  /** As often as the History Server looks by default, {@code spark.history.fs.update.interval}. */
  private static final int UPDATE_MILLIS = 10_000;

  private static final int LOGS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static Freshness of(long[] nanos) {
    Arrays.sort(nanos);
    return new Freshness(
        Duration.ofNanos(nanos[nanos.length / 2]), Duration.ofNanos(nanos[nanos.length - 1]));
  }

  /** From the broker's acknowledgement of a line until an instance has counted it. */
  static Freshness of(TidewatchServer server, String bootstrapServers, String topic)
      throws IOException, InterruptedException {
    var bytes = new ByteArraySerializer();
    long[] nanos = new long[LINES];
    SplittableRandom pauses = new SplittableRandom(1);
    List<byte[]> lines = log().lines().map(line -> line.getBytes(UTF_8)).toList();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers), bytes, bytes)) {
      for (int i = 0; i < LINES; i++) {
        Thread.sleep(pauses.nextInt(PAUSE_MILLIS));
        producer.send(new ProducerRecord<>(topic, APP.getBytes(UTF_8), lines.get(i))).get();
        long line = i + 1L;
        nanos[i] = awaited(() -> server.linesSeen(APP) >= line, Duration.ofMillis(2));
      }
    } catch (ExecutionException e) {
      throw new IOException("the broker has not taken a line", e.getCause());
    }
    return of(nanos);
  }

  /** From the end of writing a log into the directory until the History Server lists it. */
  static Freshness of(HistoryServer server, Path logs) throws IOException, InterruptedException {
    long[] nanos = new long[LOGS];
    SplittableRandom pauses = new SplittableRandom(1);
    String log = log();
    for (int i = 0; i < LOGS; i++) {
      Thread.sleep(pauses.nextInt(UPDATE_MILLIS));
      String appId = APP + i;
      Path file = logs.resolve(appId);
      Files.writeString(file, log.replace(APP, appId));
      nanos[i] =
          awaited(
              () -> server.api().find("api/v1/applications/" + appId).isPresent(),
              Duration.ofMillis(50));
      Files.delete(file);
    }
    return of(nanos);
  }

  private static String log() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LogGenerator.write(LogShape.ofTasks(APP, LINES), out);
    return out.toString(UTF_8);
  }

  /** A question of a server. */
  private interface Question {
    boolean ask() throws IOException;
  }

  private static long awaited(Question question, Duration pause)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    while (!question.ask()) {
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        throw new IllegalStateException("not there after " + PATIENCE.toSeconds() + " s");
      }
      Thread.sleep(pause.toMillis());
    }
    return System.nanoTime() - began;
  }
}
