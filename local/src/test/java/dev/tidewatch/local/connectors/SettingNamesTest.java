package dev.tidewatch.local.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingNamesTest {

  private final SettingNames names =
      new SettingNames(
          List.of("table", "table.create", "errors.tolerance", "tasks.max"),
          List.of("my.own", "their.*"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "table",
        "my.own",
        "their.anything",
        "producer.override.acks",
        "transforms.a.type",
        "hbase.client.retries.number"
      })
  void whatTheWorkerNamesOrIsForOthersOrAllowedIsASetting(String name) {
    assertThat(names.has(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"table.creat", "my.own.too", "theirs", "producer.acks"})
  void nothingElseIs(String name) {
    assertThat(names.has(name)).isFalse();
  }

  @Test
  void aMistypedNameFindsTheOneThatWasMeant() {
    assertThat(names.like("table.creat")).contains("table.create");
    assertThat(names.like("error.tolerence")).contains("errors.tolerance");
    assertThat(names.like("task.max")).contains("tasks.max");
    assertThat(names.like("quite.another")).isEmpty();
  }
}
