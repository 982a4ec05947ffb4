package dev.tidewatch.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.ZstdOutputStream;
import dev.tidewatch.ingest.IngestReport;
import dev.tidewatch.ingest.Ingester;
import dev.tidewatch.ingest.ProgressListener;
import dev.tidewatch.it.Samples.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A log is followed while Spark writes it: answers come before its end does. */
@ExtendWith(SharedKafka.class)
class GrowingLogTest {

  private static @Nullable Deployment deployment;
  private static @Nullable RunningInstance instance;

  @TempDir private Path directory;

  @BeforeAll
  static void start(TestCluster cluster) {
    deployment = cluster.deployment("growing");
    instance = deployment.start();
  }

  @AfterAll
  static void stop() {
    if (instance != null) {
      instance.close();
    }
  }

  @Test
  void aPlainLogIsServedWhileItGrowsAndCompletedOnceRenamed() throws IOException {
    Sample sample = Samples.of("labelled-work-3.5");
    List<String> lines = Logs.lines(sample.path());
    Path growing = directory.resolve(sample.log() + ".inprogress");
    try (Following following = new Following(directory)) {
      // when the driver has written its first half, and a part of the next line
      int half = lines.size() / 2;
      String next = lines.get(half);
      append(growing, Logs.text(lines.subList(0, half)) + next.substring(0, 20));
      // then
      api().awaitLines(sample.application(), half);
      assertThat(api().linesSeen(sample.application())).isEqualTo(half);
      assertRunning(sample);

      // when it goes on line by line
      append(growing, next.substring(20) + "\n");
      for (int i = half + 1; i < lines.size() - 1; i++) {
        append(growing, Logs.text(lines.subList(i, i + 1)));
        if (i % 10 == 0) {
          api().awaitLines(sample.application(), i + 1);
        }
      }
      api().awaitLines(sample.application(), lines.size() - 1);
      assertRunning(sample);

      // when it ends
      append(growing, Logs.text(lines.subList(lines.size() - 1, lines.size())));
      Files.move(growing, directory.resolve(sample.log()));
      // then
      awaitCompleted(sample);
      assertThat(following.end().events()).isEqualTo(lines.size());
    }
    SampleAnswers.assertEqualToTheHistoryServers(api(), sample);
  }

  @Test
  void aRollingZstdLogIsServedWhileItGrowsAndRolls() throws IOException {
    Sample sample = Samples.of("daily-orders-4.1");
    String id = sample.application();
    List<String> lines = Logs.lines(sample.path().resolve("events_1_" + id + ".zstd"));
    Path log = Files.createDirectory(directory.resolve(sample.log()));
    Path status = Files.createFile(log.resolve("appstatus_" + id + ".inprogress"));
    try (Following following = new Following(directory)) {
      int roll = lines.size() * 2 / 3;
      // when a frame is open, flushed now and then as Spark does
      try (ZstdOutputStream out = zstd(log.resolve("events_1_" + id + ".zstd"))) {
        for (int i = 0; i < roll; i++) {
          out.write(Logs.text(lines.subList(i, i + 1)).getBytes(StandardCharsets.UTF_8));
          if (i % 20 == 19) {
            out.flush();
            // then what was flushed is served
            api().awaitLines(id, i + 1);
            assertRunning(sample);
          }
        }
      }
      // when it has rolled
      api().awaitLines(id, roll);
      try (ZstdOutputStream out = zstd(log.resolve("events_2_" + id + ".zstd"))) {
        out.write(Logs.text(lines.subList(roll, lines.size())).getBytes(StandardCharsets.UTF_8));
      }
      Files.move(status, log.resolve("appstatus_" + id));
      // then
      awaitCompleted(sample);
      assertThat(following.end().events()).isEqualTo(lines.size());
    }
    SampleAnswers.assertEqualToTheHistoryServers(api(), sample);
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static ZstdOutputStream zstd(Path file) throws IOException {
    return new ZstdOutputStream(Files.newOutputStream(file)).setCloseFrameOnFlush(false);
  }

  private static void assertRunning(Sample sample) {
    JsonNode application = api().json("applications/" + sample.application());
    assertThat(application.at("/attempts/0/completed").asBoolean()).isFalse();
    assertThat(application.at("/attempts/0/endTime").asText()).startsWith("1969-12-31");
    assertThat(api().json("applications?status=running").findValuesAsText("id"))
        .contains(sample.application());
    assertThat(api().json("applications/" + sample.application() + "/allexecutors")).isNotEmpty();
  }

  private static void awaitCompleted(Sample sample) {
    String path = "/api/v1/applications/" + sample.application();
    api()
        .await(
            sample + " is completed",
            () -> api().get(path).json().at("/attempts/0/completed").asBoolean());
  }

  private static Api api() {
    return requireNonNull(instance).api();
  }

  /** {@code tidewatch ingest --follow} on a thread of its own. */
  private static final class Following implements AutoCloseable {

    private final Ingester ingester =
        new Ingester(
            requireNonNull(deployment).ingestOptions().withFollow(true), ProgressListener.NONE);
    private final CompletableFuture<IngestReport> run;

    Following(Path directory) {
      run = CompletableFuture.supplyAsync(() -> ingester.ship(List.of(directory)));
    }

    IngestReport end() {
      ingester.stop();
      return run.join();
    }

    @Override
    public void close() {
      end();
    }
  }
}
