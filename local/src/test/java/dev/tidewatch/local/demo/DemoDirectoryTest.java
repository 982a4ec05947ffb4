package dev.tidewatch.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDirectoryTest {
  @TempDir Path temporary;

  @Test
  void theDefaultIsInTheUsersCacheAndNamedAfterTheProcess() {
    assertThat(DemoDirectory.defaultPath(Map.of("XDG_CACHE_HOME", "/caches"), 42))
        .isEqualTo(Path.of("/caches/tidewatch/demo-42"));
    assertThat(DemoDirectory.defaultPath(Map.of(), 42))
        .isEqualTo(Path.of(System.getProperty("user.home"), ".cache/tidewatch/demo-42"));
  }

  @Test
  void aDirectoryWithFilesOfOthersIsRefusedAndLeftAlone() throws IOException {
    var file = Files.writeString(temporary.resolve("thesis"), "years of work");

    assertThatThrownBy(() -> DemoDirectory.take(temporary))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("holds files that are not a demo's")
        .hasMessageContaining("--dir");
    assertThat(temporary).isDirectoryContaining(file::equals);
  }

  @Test
  void aDirectoryThatWasADemosIsTakenAgain() {
    var first = DemoDirectory.take(temporary.resolve("new/demo"));

    assertThat(DemoDirectory.take(temporary.resolve("new/demo"))).isEqualTo(first);
  }

  @Test
  void deletingTakesAllInItAndDoesNotFollowLinks() throws IOException {
    var elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    var file = Files.writeString(elsewhere.resolve("file"), "not the demo's");
    var directory = DemoDirectory.take(temporary.resolve("demo"));
    Files.createDirectories(directory.kafka().resolve("data"));
    Files.createSymbolicLink(directory.path().resolve("link"), elsewhere);

    directory.delete();

    assertThat(directory.path()).doesNotExist();
    assertThat(file).exists();
  }
}
