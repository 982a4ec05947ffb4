package dev.tidewatch.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaProcessTest {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void theChildGetsItsArgumentsOptionsEnvironmentAndDirectory() {
    var command =
        child("echo", "one", "two words")
            .jvmOptions(List.of("-Dgreeting=hello there"))
            .environment("TIDE", "high")
            .directory(directory);
    try (var process = command.start(log(), Readiness.logged("said"), DEADLINE)) {
      assertThat(process.logged())
          .contains("[one, two words] hello there high " + directory.toFile().getName() + " said");
    }
  }

  @Test
  void aChildThatEndsTooEarlyIsReportedWithItsStatusAndTheEndOfItsLog() {
    assertThatThrownBy(() -> child("fail").start(log(), Readiness.logged("never said"), DEADLINE))
        .isInstanceOf(ProcessFailedException.class)
        .hasMessageContaining("child fail (pid ")
        .hasMessageContaining("ended with status 3 before it was ready")
        .hasMessageContaining(log().toString())
        .hasMessageEndingWith("the reason");
  }

  @Test
  void aMissingMainClassIsReportedByName() {
    assertThatThrownBy(
            () ->
                new JavaCommand("nothing", "dev.tidewatch.NoSuchClass")
                    .start(log(), Readiness.logged("never said"), DEADLINE))
        .hasMessageContaining("ClassNotFoundException: dev.tidewatch.NoSuchClass");
  }

  @Test
  void aChildThatIsNotReadyInTimeIsKilled() {
    assertThatThrownBy(
            () ->
                child("wait").start(log(), Readiness.logged("never said"), Duration.ofMillis(300)))
        .hasMessageContaining("was not ready after 300 ms");

    var pid = Pattern.compile("pid (\\d+)").matcher(new ProcessLog(log(), 0).text());
    // It may have been killed before it could say its id; then it is gone all the same.
    if (pid.find()) {
      assertThat(ProcessHandle.of(Long.parseLong(pid.group(1)))).isEmpty();
    }
  }

  @Test
  void anHttpServerIsReadyWhenItAnswersAndItsPortWhenItAccepts() {
    try (var process = child("serve").start(log(), Readiness.logged("port \\d+;"), DEADLINE)) {
      int port = number("port (\\d+);", process);
      process.awaitReady(Readiness.accepts(port), DEADLINE);
      process.awaitReady(Readiness.answers(URI.create("http://127.0.0.1:" + port)), DEADLINE);
      assertThat(process.isAlive()).isTrue();
    }
  }

  @Test
  void stopLetsHooksRunAndKillDoesNot() {
    var stopped = child("wait").start(log(), Readiness.logged("pid \\d+;"), DEADLINE);
    int status = stopped.stop(DEADLINE);
    var killed = child("wait").start(log(), Readiness.logged("pid \\d+;"), DEADLINE);
    killed.kill();

    assertThat(status).isEqualTo(128 + 15);
    assertThat(stopped.logged()).contains("hook ran");
    assertThat(killed.exitCode()).hasValue(128 + 9);
    assertThat(killed.logged()).doesNotContain("hook ran");
  }

  @Test
  void readinessLooksOnlyAtWhatThisRunHasLogged() {
    child("echo").start(log(), Readiness.logged("said"), DEADLINE).close();

    assertThatThrownBy(() -> child("fail").start(log(), Readiness.logged("said"), DEADLINE))
        .hasMessageContaining("ended with status 3");
  }

  @Test
  void aChildEndsWhenItsParentIsKilled() {
    // given a parent JVM that has started a child of its own
    var log = directory.resolve("grandchild.log");
    var parent =
        child("parent", log.toString()).start(log(), Readiness.logged("pid \\d+;"), DEADLINE);
    var grandchild = ProcessHandle.of(number("pid (\\d+);", parent)).orElseThrow();
    assertThat(grandchild.isAlive()).isTrue();

    // when the parent has no chance to clean up
    parent.kill();

    // then nothing is left behind
    await().atMost(DEADLINE).until(() -> !grandchild.isAlive());
  }

  private Path log() {
    return directory.resolve("child.log");
  }

  private static JavaCommand child(String... arguments) {
    return new JavaCommand("child " + arguments[0], ChildMain.class.getName())
        .jvmOptions(List.of("-Xmx32m", "-XX:TieredStopAtLevel=1"))
        .arguments(arguments);
  }

  private static int number(String regex, JavaProcess process) {
    var matcher = Pattern.compile(regex).matcher(process.logged());
    assertThat(matcher.find()).isTrue();
    return Integer.parseInt(matcher.group(1));
  }
}
