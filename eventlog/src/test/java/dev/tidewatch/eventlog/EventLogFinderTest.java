package dev.tidewatch.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogFinderTest {

  @TempDir Path root;

  @Test
  void everyKindOfLogIsFoundAndLeftoversAreNot() throws IOException {
    for (String name :
        List.of(
            "app-1",
            "app-2.zstd",
            "app-3.lz4.inprogress",
            ".app-1.crc",
            "app-4.tmp",
            "_SUCCESS",
            "deep/er/app-5",
            "eventlog_v2_app-6/events_1_app-6",
            "eventlog_v2_app-6/appstatus_app-6",
            "renamed/events_1_app-7",
            "renamed/appstatus_app-7.inprogress")) {
      touch(name);
    }
    assertThat(describe(root))
        .containsExactly(
            "app-1", "app-2.zstd", "app-3.lz4", "app-5", "eventlog_v2_app-6/", "renamed/");
  }

  @Test
  void aRollingLogNamedByItsFilesIsFoundOnce() throws IOException {
    Path events = touch("eventlog_v2_app-6/events_1_app-6");
    Path status = touch("eventlog_v2_app-6/appstatus_app-6");

    assertThat(describe(events, status)).containsExactly("eventlog_v2_app-6/");
  }

  @Test
  void oneLogUnderItsTwoNamesIsFoundOnce() throws IOException {
    Path growing = touch("app-1.inprogress");
    assertThat(describe(growing, root)).containsExactly("app-1");
  }

  @Test
  void loopsOfSymbolicLinksAreHarmless() throws IOException {
    touch("a/app-1");
    Files.createSymbolicLink(root.resolve("a/loop"), root);
    Files.createSymbolicLink(root.resolve("b"), root.resolve("a"));
    assertThat(describe(root)).containsExactly("app-1");
  }

  @Test
  void whatIsTooDeepMissingOrEmptyIsRejectedWithItsReason() throws IOException {
    touch("a/b/c/app-1");
    Files.createDirectory(root.resolve("eventlog_v2_app-9"));
    List<Finding> found =
        EventLogFinder.find(LogFiles.LOCAL, List.of(root, root.resolve("nowhere")), 1);
    assertThat(found)
        .extracting(EventLogFinderTest::describe)
        .containsExactly(
            "b: more than 1 directories deep: name it to have it read",
            "eventlog_v2_app-9: a rolling log's directory with no events_<n>_… file in it",
            "nowhere: no such file");
  }

  private static List<String> describe(Path... roots) {
    return EventLogFinder.find(LogFiles.LOCAL, List.of(roots), EventLogFinder.DEFAULT_MAX_DEPTH)
        .stream()
        .map(EventLogFinderTest::describe)
        .toList();
  }

  private static String describe(Finding finding) {
    if (finding instanceof Finding.Rejected rejected) {
      return rejected.path().getFileName() + ": " + rejected.reason();
    }
    EventLog log = ((Finding.Found) finding).log();
    return log.name() + (log instanceof RollingLog ? "/" : "");
  }

  private Path touch(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    return Files.createFile(file);
  }
}
