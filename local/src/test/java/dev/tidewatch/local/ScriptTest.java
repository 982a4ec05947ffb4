package dev.tidewatch.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./tidewatch} in a project of its own, with a Maven that only notes that it was called. */
class ScriptTest {
  private static final Path SCRIPT = Path.of(System.getProperty("tidewatch.root"), "tidewatch");

  /** What the script may use, besides Java and Maven. */
  private static final List<String> TOOLS =
      List.of(
          "awk",
          "bash",
          "cat",
          "dirname",
          "env",
          "find",
          "flock",
          "grep",
          "head",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "tee",
          "touch");

  @TempDir Path home;

  private Path bin = Path.of("");

  @BeforeEach
  void layOutAProject() throws IOException {
    executable(home.resolve("tidewatch"), Files.readString(SCRIPT));
    Files.createDirectories(home.resolve(".mvn"));
    Files.createDirectories(home.resolve("core/src/main"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.writeString(home.resolve("core/pom.xml"), "<project/>");
    bin = Files.createDirectory(home.resolve("bin"));
    for (var tool : TOOLS) {
      for (var directory : System.getenv("PATH").split(File.pathSeparator, -1)) {
        var file = Path.of(directory, tool);
        if (Files.isExecutable(file) && Files.notExists(bin.resolve(tool))) {
          executable(bin.resolve(tool), "#!/bin/sh\nexec %s \"$@\"\n".formatted(file));
        }
      }
    }
    maven("mkdir -p local/target/lib && touch local/target/tidewatch-local.jar");
  }

  @Test
  void helpNeedsNeitherJavaNorABuild() throws Exception {
    var result = run(Map.of("JAVA_HOME", ""), "--help");

    assertThat(result.status()).isZero();
    assertThat(result.output())
        .startsWith("Usage: ./tidewatch COMMAND")
        .contains(
            "  demo ", "  run ", "  ingest ", "  token ", "  chaos ", "  test ", "  version ");
    assertThat(builds()).isEmpty();
  }

  @Test
  void wrongUseIsStatusTwoAndOneLine() throws Exception {
    assertThat(run(Map.of(), "sail"))
        .isEqualTo(new Result(2, "tidewatch: 'sail' is no command: see './tidewatch --help'\n"));
    assertThat(run(Map.of()))
        .isEqualTo(new Result(2, "tidewatch: a command is missing: see './tidewatch --help'\n"));
  }

  @Test
  void aMissingJavaIsReportedWithWhereItWasLookedForAndWhatToInstall() throws Exception {
    var result = run(Map.of("JAVA_HOME", ""), "demo");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .startsWith("tidewatch: Java 17 or newer is needed")
        .contains("  JAVA_HOME: not set\n", "  PATH: no java\n", "Install a JDK 17 or newer");
  }

  @Test
  void anOldJavaIsReportedWithItsVersion() throws Exception {
    var old = Files.createDirectories(home.resolve("jdk8/bin")).resolve("java");
    executable(old, "#!/usr/bin/env bash\necho '    java.specification.version = 1.8' >&2\n");

    assertThat(run(Map.of("JAVA_HOME", home.resolve("jdk8").toString()), "demo").output())
        .contains("  " + old + ": Java 8\n");
  }

  @Test
  void aMissingMavenIsReportedWhenThereIsSomethingToBuild() throws Exception {
    Files.delete(bin.resolve("mvn"));

    var result = run(Map.of(), "demo");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("building needs Maven 3.8 or newer, and PATH has no mvn");
  }

  @Test
  void itBuildsOnceAndAgainOnlyWhenASourceIsNewer() throws Exception {
    assertThat(run(Map.of(), "demo").output())
        .startsWith("Building Tidewatch (first time takes a few minutes)…\n");
    assertThat(run(Map.of(), "demo").output()).doesNotContain("Building");
    assertThat(builds()).containsExactly("-B -ntp -Dmaven.test.skip=true -pl local -am package");

    var source = Files.writeString(home.resolve("core/src/main/New.java"), "class New {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));

    assertThat(run(Map.of(), "demo").output()).startsWith("Building Tidewatch (its sources have");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void aBuildThatFailsShowsItsErrorsAndIsTriedAgain() throws Exception {
    maven("echo '[INFO] chatter'; echo '[ERROR] no such symbol'; exit 1");

    var result = run(Map.of(), "demo");
    run(Map.of(), "demo");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .contains("[ERROR] no such symbol\n", "the build failed", ".tidewatch/build.log")
        .doesNotContain("chatter");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void theTestsStatusIsMavensAndWhatFailedStandsAtTheEndWithSurefiresClosingLines()
      throws Exception {
    maven(
        """
        echo '[INFO] Building Tidewatch :: core 0.1.0 [2/7]'
        echo '[INFO] --- chatter'
        echo '[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 1, Time elapsed: 1 s -- in A'
        echo '[WARNING] Tests run: 3, Failures: 0, Errors: 0, Skipped: 1'
        echo '[ERROR] a.B.c -- Time elapsed: 1 s <<< FAILURE!'
        echo 'java.lang.AssertionError: here is why'
        for line in {1..20}; do echo "	at line $line"; done
        echo '[INFO] Running a.D'
        echo 'a log line'
        echo '[ERROR] Tests run: 4, Failures: 1, Errors: 1, Skipped: 0'
        exit 1
        """);

    var result = run(Map.of(), "test");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .matches(
            """
            (?s)\\[INFO\\] Building Tidewatch :: core.*
            a log line

            \\[ERROR\\] a.B.c -- Time elapsed: 1 s <<< FAILURE!
            java.lang.AssertionError: here is why
            (\tat line \\d+
            ){11}\\[WARNING\\] Tests run: 3, Failures: 0, Errors: 0, Skipped: 1
            \\[ERROR\\] Tests run: 4, Failures: 1, Errors: 1, Skipped: 0
            tidewatch test: FAILED: 4 passed, 2 failed, 1 skipped in \\d+ s; all output is in .*test.log
            """)
        .containsOnlyOnce("Errors: 1, Skipped: 0\n")
        .doesNotContain("chatter");
  }

  @Test
  void testsThatPassAreStatusZero() throws Exception {
    maven("echo '[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0'");

    var result = run(Map.of(), "test", "-pl", "core");

    assertThat(result.status()).isZero();
    assertThat(result.output()).contains("tidewatch test: ok: 3 passed, 0 failed, 0 skipped");
    assertThat(builds()).containsExactly("-B -ntp verify -pl core");
  }

  @Test
  void itWorksThroughALinkFromAnywhere() throws Exception {
    var link = Files.createSymbolicLink(home.resolve("bin/tw"), Path.of("../tidewatch"));

    assertThat(execute(link.toString(), Map.of(), List.of("demo")).output())
        .startsWith("Building Tidewatch");
    assertThat(home.resolve(".tidewatch/built")).exists();
  }

  private record Result(int status, String output) {}

  private Result run(Map<String, String> environment, String... arguments) throws Exception {
    return execute(home.resolve("tidewatch").toString(), environment, List.of(arguments));
  }

  private Result execute(String script, Map<String, String> environment, List<String> arguments)
      throws Exception {
    var line = new ArrayList<>(List.of(script));
    line.addAll(arguments);
    var output = home.resolve("output");
    var builder =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .directory(bin.toFile());
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    var process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), Files.readString(output));
  }

  private void maven(String behaviour) throws IOException {
    executable(
        bin.resolve("mvn"),
        "#!/usr/bin/env bash\necho \"$*\" >>%s\n%s\n".formatted(home.resolve("builds"), behaviour));
  }

  private List<String> builds() throws IOException {
    var file = home.resolve("builds");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
