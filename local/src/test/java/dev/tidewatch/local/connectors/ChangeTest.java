package dev.tidewatch.local.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeTest {

  @Test
  void aChangeNamesItsKeysAndNoValue() {
    Change change =
        Change.between(
            Map.of("gone", "v1", "kept", "v2", "other", "v3"),
            Map.of("kept", "v2", "new", "v4", "other", "v5"));

    assertThat(change.describe()).isEqualTo("changed: -gone, +new, other");
  }

  @Test
  void withoutADifferenceNothingIsChanged() {
    assertThat(Change.between(Map.of("a", "b"), Map.of("a", "b")))
        .isEqualTo(new Change.Unchanged());
  }

  @Test
  void whatIsNotThereIsCreated() {
    assertThat(Change.between(null, Map.of("a", "b"))).isEqualTo(new Change.Created());
  }
}
