package dev.tidewatch.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.testkit.CapturedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatcherTest {

  private static final Duration OFTEN = Duration.ofMillis(20);

  @TempDir private Path directory;

  private final AtomicInteger changes = new AtomicInteger();

  @Test
  void everyKindOfChangeIsNoticed() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "a");
    try (FileWatcher watcher = FileWatcher.of("test", List.of(file, directory.resolve("none")))) {
      replace(file, "bb"); // before it starts, after it was made
      watcher.start(OFTEN, changes::incrementAndGet);
      await().until(() -> changes.get() == 1);

      Files.delete(file);
      await().until(() -> changes.get() == 2);

      replace(file, "bb");
      await().until(() -> changes.get() == 3);
    }
  }

  /** As Kubernetes does with the files of a secret. */
  @Test
  void aDirectoryThatIsExchangedBehindALinkIsNoticed() throws IOException {
    // given
    Path first = Files.createDirectory(directory.resolve("first"));
    Path second = Files.createDirectory(directory.resolve("second"));
    Files.writeString(first.resolve("file"), "a");
    Files.writeString(second.resolve("file"), "b");
    Files.setLastModifiedTime(
        second.resolve("file"), Files.getLastModifiedTime(first.resolve("file")));
    Path data = Files.createSymbolicLink(directory.resolve("data"), first);

    try (FileWatcher watcher = FileWatcher.of("test", List.of(data.resolve("file")))) {
      watcher.start(OFTEN, changes::incrementAndGet);

      // when
      Path next = Files.createSymbolicLink(directory.resolve("next"), second);
      Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);

      // then
      await().until(() -> changes.get() == 1);
    }
  }

  @Test
  void whatFailsOnceIsCalledAgainAtTheNextChange() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "a");
    try (CapturedLog log = CapturedLog.start();
        FileWatcher watcher = FileWatcher.of("test", List.of(file))) {
      watcher.start(
          OFTEN,
          () -> {
            if (changes.incrementAndGet() == 1) {
              throw new IllegalStateException("the first time");
            }
          });
      replace(file, "bb");
      await().until(() -> !log.lines().isEmpty());
      replace(file, "ccc");
      await().until(() -> changes.get() == 2);
      assertThat(log.lines()).singleElement().asString().contains("ERROR", "the first time");
    }
  }

  /** At once: written in place, a file is empty for a moment, which is a change of its own. */
  private void replace(Path file, String text) throws IOException {
    Path next = Files.writeString(directory.resolve("next"), text);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
