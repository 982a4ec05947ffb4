package dev.tidewatch.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartedTest {
  private final Started started = new Started();
  private final List<String> ended = new ArrayList<>();

  @Test
  void theLastStartedEndsFirstAndEverythingOnce() throws Exception {
    started.start(() -> "kafka", ended::add);
    started.start(() -> "app", ended::add);

    started.close();
    started.close();

    assertThat(ended).containsExactly("app", "kafka");
  }

  @Test
  void aFailingEndKeepsNothingElseFromEnding() throws Exception {
    started.start(() -> "kafka", ended::add);
    started.start(
        () -> "app",
        app -> {
          throw new IllegalStateException(app + " does not end");
        });

    assertThatThrownBy(started::close).hasMessage("app does not end");
    assertThat(ended).containsExactly("kafka");
  }

  @Test
  void nothingStartsAfterTheEndHasBegun() {
    started.close();

    assertThatThrownBy(() -> started.start(() -> "app", ended::add))
        .hasMessage("stopped while it was starting");
    assertThat(ended).isEmpty();
  }
}
