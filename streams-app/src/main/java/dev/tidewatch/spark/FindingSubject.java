package dev.tidewatch.spark;

import dev.tidewatch.core.spark.state.StageKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a finding is about, within its attempt; there is one finding of each.
 *
 * @param stage null where it is about the whole application or a query
 * @param sqlExecution of a query without a stage; null of anything else
 */
record FindingSubject(String rule, @Nullable StageKey stage, @Nullable Long sqlExecution) {

  /** Behind all stages, whose ids are not negative. */
  private static final byte EXECUTION = (byte) 0xFF;

  /** A stage tells more than the query that it belongs to. */
  FindingSubject {
    sqlExecution = stage == null ? sqlExecution : null;
  }

  /** As it stands in the key of the output topic. */
  String text() {
    if (stage != null) {
      return rule + "/" + stage;
    }
    return rule + "/" + (sqlExecution == null ? "" : "sql." + sqlExecution);
  }

  /** As it stands in the keys of the store. */
  byte[] bytes() {
    byte[] name = (rule + '\0').getBytes(StandardCharsets.UTF_8);
    ByteBuffer key = ByteBuffer.allocate(name.length + size()).put(name);
    if (stage != null) {
      key.putInt(stage.stageId()).putInt(stage.attemptId());
    } else if (sqlExecution != null) {
      key.put(EXECUTION).putLong(sqlExecution);
    }
    return key.array();
  }

  private int size() {
    if (stage != null) {
      return 2 * Integer.BYTES;
    }
    return sqlExecution == null ? 0 : 1 + Long.BYTES;
  }
}
