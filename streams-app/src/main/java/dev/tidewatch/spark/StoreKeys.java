package dev.tidewatch.spark;

import dev.tidewatch.core.spark.state.StageKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Keys of the Spark stores. Text parts end with a zero byte, numbers are big-endian, so that the
 * entities of an application, of an attempt and of a stage each lie together in the order that
 * listings want.
 *
 * <pre>
 * spark-applications  application 0 attempt 0
 * spark-details       application 0 attempt 0 kind …
 * </pre>
 */
final class StoreKeys {

  /** Kinds of entity in the details store; the values are part of the store format. */
  enum Kind {
    ENVIRONMENT('E'),
    LIVE('L'),
    POSITION('P'),
    POINTER('A'),
    JOB('J'),
    STAGE('S'),
    STAGE_EXECUTOR('X'),
    EXECUTOR('W'),
    EXECUTOR_STORAGE('B'),
    PROCESS('M'),
    RDD('R'),
    RDD_PARTITION('r'),
    TASKS('T'),
    STAGE_DETAIL('D'),
    STAGE_COMPLETED('c'),
    JOB_COMPLETED('d'),
    SQL_INDEX('I'),
    SQL_EXECUTION('Q'),
    SQL_PLAN('q'),
    SQL_VALUES('v'),
    SQL_STAGE('s'),
    SQL_BLOCK('b');

    private final byte code;

    Kind(char code) {
      this.code = (byte) code;
    }
  }

  private StoreKeys() {}

  /** All attempts of an application, in both stores. */
  static byte[] application(String appId) {
    return text(appId);
  }

  /** An attempt: its row in the one store, the prefix of its entities in the other. */
  static byte[] attempt(AttemptKey key) {
    byte[] app = text(key.appId());
    byte[] attempt = text(key.attemptId() == null ? "" : key.attemptId());
    return concat(app, attempt);
  }

  static AttemptKey attemptOf(byte[] row) {
    int end = indexOfZero(row, 0);
    int attemptEnd = indexOfZero(row, end + 1);
    String attempt = new String(row, end + 1, attemptEnd - end - 1, StandardCharsets.UTF_8);
    return new AttemptKey(
        new String(row, 0, end, StandardCharsets.UTF_8), attempt.isEmpty() ? null : attempt);
  }

  static byte[] entity(byte[] attempt, Kind kind) {
    return with(attempt, kind, 0).array();
  }

  static byte[] entity(byte[] attempt, Kind kind, int id) {
    return with(attempt, kind, Integer.BYTES).putInt(id).array();
  }

  static byte[] entity(byte[] attempt, Kind kind, long id) {
    return with(attempt, kind, Long.BYTES).putLong(id).array();
  }

  static byte[] entity(byte[] attempt, Kind kind, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return with(attempt, kind, bytes.length).put(bytes).array();
  }

  static byte[] pair(byte[] attempt, Kind kind, int first, int second) {
    return with(attempt, kind, 2 * Integer.BYTES).putInt(first).putInt(second).array();
  }

  /** The number that a key ends with. */
  static int lastInt(byte[] key) {
    return ByteBuffer.wrap(key).getInt(key.length - Integer.BYTES);
  }

  static byte[] ofStage(byte[] attempt, Kind kind, StageKey stage) {
    return pair(attempt, kind, stage.stageId(), stage.attemptId());
  }

  static byte[] ofStage(byte[] attempt, Kind kind, StageKey stage, long number) {
    return with(attempt, kind, 2 * Integer.BYTES + Long.BYTES)
        .putInt(stage.stageId())
        .putInt(stage.attemptId())
        .putLong(number)
        .array();
  }

  static byte[] ofStage(byte[] attempt, Kind kind, StageKey stage, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return with(attempt, kind, 2 * Integer.BYTES + bytes.length)
        .putInt(stage.stageId())
        .putInt(stage.attemptId())
        .put(bytes)
        .array();
  }

  /** The text that a key ends with, after a prefix of that length. */
  static String tail(byte[] key, int prefixLength) {
    return new String(key, prefixLength, key.length - prefixLength, StandardCharsets.UTF_8);
  }

  /** Whether a text can be part of a key: Spark's own ids never hold control characters. */
  static boolean isUsable(@Nullable String id) {
    return id != null && !id.isEmpty() && id.length() <= 1024 && id.chars().allMatch(c -> c >= ' ');
  }

  private static ByteBuffer with(byte[] attempt, Kind kind, int more) {
    return ByteBuffer.allocate(attempt.length + 1 + more).put(attempt).put(kind.code);
  }

  private static byte[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] ended = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, ended, 0, bytes.length);
    return ended;
  }

  static byte[] concat(byte[] left, byte[] right) {
    return ByteBuffer.allocate(left.length + right.length).put(left).put(right).array();
  }

  private static int indexOfZero(byte[] bytes, int from) {
    int i = from;
    while (bytes[i] != 0) {
      i++;
    }
    return i;
  }
}
