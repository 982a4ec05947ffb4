package dev.tidewatch.connect.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opensearch.client.opensearch._types.ErrorCause;

class VerdictTest {

  @ParameterizedTest
  @CsvSource({
    "409, version_conflict_engine_exception, newer, STALE",
    "400, mapper_parsing_exception, failed to parse, REFUSED",
    "400, strict_dynamic_mapping_exception, not allowed, REFUSED",
    "400, illegal_argument_exception, Limit of total fields [1000] has been exceeded, REFUSED",
    "400, illegal_argument_exception, no write index is defined for alias [a], LATER",
    "400, index_closed_exception, closed, LATER",
    "400, validation_exception, would add [2] total shards, LATER",
    "403, cluster_block_exception, read-only, LATER",
    "404, index_not_found_exception, no such index, LATER",
    "429, rejected_execution_exception, queue, LATER",
    "503, unavailable_shards_exception, primary shard is not active, LATER"
  })
  void anErrorIsOfTheRecordOnlyWhereNothingElseCanBeMended(
      int status, String type, String reason, Verdict verdict) {
    ErrorCause error = ErrorCause.of(it -> it.type(type).reason(reason));
    assertThat(Verdict.of(status, error)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"200, TAKEN", "201, TAKEN", "404, TAKEN", "500, LATER"})
  void withoutAnErrorTheStatusTells(int status, Verdict verdict) {
    assertThat(Verdict.of(status, null)).isEqualTo(verdict);
  }
}
