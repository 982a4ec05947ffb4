package dev.tidewatch.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {

  private static final String BUSY = "busy-StreamThread-1";

  private volatile boolean stopped;

  @TempDir Path directory;

  @Test
  void theFramesOfABusyThreadAreCountedAndThoseOfOthersAreNot() throws Exception {
    Path file = directory.resolve("busy.jfr");
    Thread busy = new Thread(this::spin, BUSY);
    CountDownLatch sampled = new CountDownLatch(1);
    try (RecordingStream recording = new RecordingStream()) {
      recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
      recording.onEvent(
          "jdk.ExecutionSample",
          event -> {
            if (BUSY.equals(event.getThread("sampledThread").getJavaName())) {
              sampled.countDown();
            }
          });
      recording.startAsync();
      busy.start();
      assertThat(sampled.await(1, TimeUnit.MINUTES)).isTrue();
      recording.dump(file);
    } finally {
      stopped = true;
      busy.join();
    }

    Profile ofBusy = Profile.read(file, Pattern.compile("StreamThread"));
    Profile ofNone = Profile.read(file, Pattern.compile("no such thread"));

    assertThat(ofBusy.inclusive().top(10))
        .extracting(Map.Entry::getKey)
        .contains("d.t.bench.profile.ProfileTest.spin");
    assertThat(ofBusy.self().total()).isPositive();
    assertThat(ofNone.self().total()).isZero();
  }

  private void spin() {
    double sum = 0;
    while (!stopped) {
      sum = Math.sin(sum + 1);
    }
    assertThat(sum).isBetween(-1.0, 1.0);
  }
}
