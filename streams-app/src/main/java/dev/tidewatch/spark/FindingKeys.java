package dev.tidewatch.spark;

import dev.tidewatch.core.spark.finding.Severity;
import dev.tidewatch.core.spark.state.StageKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Keys of the store of findings. An attempt is written as in {@link StoreKeys}, a subject as in
 * {@link FindingSubject}.
 *
 * <pre>
 * spark-findings  A attempt subject                      where its finding lies
 *                 J attempt                              how far it has been judged
 *                 N attempt stage                        numbers of its tasks
 *                 S severity time attempt subject        a finding, in the order of listings
 *                 U rule 0 name 0 user 0                 what operators want of it there
 *                 R name 0 user 0 start attempt          a run of a job, the newest first
 *                 r attempt                              where its run lies
 * </pre>
 */
final class FindingKeys {

  /** What a row is; the values are part of the store format. */
  enum Kind {
    FINDING_OF_ATTEMPT('A'),
    JUDGED('J'),
    NUMBERS('N'),
    FINDING('S'),
    MUTE('U'),
    RUN('R'),
    RUN_OF_ATTEMPT('r');

    private final byte code;

    Kind(char code) {
      this.code = (byte) code;
    }
  }

  private FindingKeys() {}

  /** Where all rows of a kind lie. */
  static byte[] all(Kind kind) {
    return new byte[] {kind.code};
  }

  /** Where the rows of an attempt lie, or its only one. */
  static byte[] of(Kind kind, AttemptKey attempt) {
    return StoreKeys.concat(all(kind), StoreKeys.attempt(attempt));
  }

  static byte[] numbers(AttemptKey attempt, StageKey stage) {
    return StoreKeys.concat(of(Kind.NUMBERS, attempt), bytes(stage));
  }

  /** The stage that a row of numbers is about. */
  static StageKey stageOf(byte[] numbers) {
    ByteBuffer key = ByteBuffer.wrap(numbers);
    int at = numbers.length - 2 * Integer.BYTES;
    return new StageKey(key.getInt(at), key.getInt(at + Integer.BYTES));
  }

  static byte[] ofAttempt(AttemptKey attempt, FindingSubject subject) {
    return StoreKeys.concat(of(Kind.FINDING_OF_ATTEMPT, attempt), subject.bytes());
  }

  /** A finding; the most severe first, of those the newest. */
  static byte[] finding(SparkFinding finding) {
    return finding(finding.severity(), finding.foundAt(), finding.attempt(), finding.subject());
  }

  static byte[] finding(
      Severity severity, long foundAt, AttemptKey attempt, FindingSubject subject) {
    byte[] rest = StoreKeys.concat(StoreKeys.attempt(attempt), subject.bytes());
    return ByteBuffer.allocate(2 + Long.BYTES + rest.length)
        .put(severity(severity))
        .putLong(Long.MAX_VALUE - foundAt)
        .put(rest)
        .array();
  }

  /** Where the findings of a severity lie. */
  static byte[] severity(Severity severity) {
    return new byte[] {Kind.FINDING.code, (byte) (Byte.MAX_VALUE - severity.ordinal())};
  }

  /** When the finding of a row was found. */
  static long foundAt(byte[] finding) {
    return Long.MAX_VALUE - ByteBuffer.wrap(finding).getLong(2);
  }

  static byte[] mute(String rule, String name, String user) {
    String text = String.join("\0", rule, name.replace('\0', ' '), user.replace('\0', ' ')) + '\0';
    return StoreKeys.concat(all(Kind.MUTE), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Where the runs of jobs of a name lie, whosoever they are. */
  static byte[] runs(String name) {
    String text = name.replace('\0', ' ') + '\0';
    return StoreKeys.concat(all(Kind.RUN), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Where the runs of a job lie. */
  static byte[] runs(String name, String user) {
    String text = user.replace('\0', ' ') + '\0';
    return StoreKeys.concat(runs(name), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Where the runs of the next user begin. */
  static byte[] afterRuns(String name, String user) {
    byte[] next = runs(name, user);
    next[next.length - 1] = 1;
    return next;
  }

  static byte[] run(String name, String user, long startTime, AttemptKey attempt) {
    byte[] job = runs(name, user);
    byte[] rest = StoreKeys.attempt(attempt);
    return ByteBuffer.allocate(job.length + Long.BYTES + rest.length)
        .put(job)
        .putLong(Long.MAX_VALUE - startTime)
        .put(rest)
        .array();
  }

  private static byte[] bytes(StageKey stage) {
    return ByteBuffer.allocate(2 * Integer.BYTES)
        .putInt(stage.stageId())
        .putInt(stage.attemptId())
        .array();
  }
}
