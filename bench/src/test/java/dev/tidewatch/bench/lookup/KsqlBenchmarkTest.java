package dev.tidewatch.bench.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class KsqlBenchmarkTest {

  private static final String COLUMNS =
      """
      {"queryId":"q","columnNames":["ID","NAME","USER","SPARKVERSION","STARTTIME","ENDTIME"]}
      """;

  private static final String ROW =
      """
      ["a","n","u","3.5.7",1,2]
      """;

  @Test
  void answersAreTheSameWhereEachValueIs() throws IOException {
    JsonNode ours =
        new JsonMapper()
            .readTree(
                """
                {"id":"a","name":"n","attempts":[{"sparkUser":"u","appSparkVersion":"3.5.7",
                 "startTimeEpoch":1,"endTimeEpoch":2}]}
                """);

    assertThat(KsqlBenchmark.isSame(ours, COLUMNS + ROW)).isTrue();
    assertThat(KsqlBenchmark.isSame(ours, COLUMNS)).isFalse();
    assertThat(KsqlBenchmark.isSame(ours, COLUMNS + ROW.replace(",2]", ",3]"))).isFalse();
    assertThat(KsqlBenchmark.isSame(ours, COLUMNS + ROW + ROW)).isFalse();
  }
}
