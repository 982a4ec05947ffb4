package dev.tidewatch.spark;

import dev.tidewatch.core.spark.finding.Severity;
import dev.tidewatch.core.spark.state.StageKey;
import dev.tidewatch.query.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a finding stands among those of the fleet: the most severe first, of those the newest. The
 * order is that of the keys in the store.
 *
 * @param foundAt milliseconds since the epoch
 * @param attemptId empty where the application has none
 * @param stageId −1 where it is about the whole application or a query, as is the next one
 * @param sqlExecutionId null where it is not about a query without a stage, as from instances that
 *     do not know such findings
 */
record FindingPlace(
    Severity severity,
    long foundAt,
    String appId,
    String attemptId,
    String rule,
    int stageId,
    int stageAttemptId,
    @Nullable Long sqlExecutionId)
    implements Comparable<FindingPlace> {

  private static final Comparator<FindingPlace> ORDER =
      Comparator.comparing(FindingPlace::severity)
          .reversed()
          .thenComparing(FindingPlace::foundAt, Comparator.reverseOrder())
          .thenComparing(FindingPlace::appId, Page.ORDER)
          .thenComparing(FindingPlace::attemptId, Page.ORDER)
          .thenComparing(FindingPlace::rule, Page.ORDER)
          .thenComparingLong(FindingPlace::execution)
          .thenComparingInt(FindingPlace::stageId)
          .thenComparingInt(FindingPlace::stageAttemptId);

  private static final String BETWEEN = "\n";

  /** Without a query. */
  private static final int PARTS = 7;

  static FindingPlace of(SparkFinding finding) {
    StageKey stage = finding.stage();
    return new FindingPlace(
        finding.severity(),
        finding.foundAt(),
        finding.applicationId(),
        finding.attemptId() == null ? "" : finding.attemptId(),
        finding.rule(),
        stage == null ? -1 : stage.stageId(),
        stage == null ? -1 : stage.attemptId(),
        finding.subject().sqlExecution());
  }

  private long execution() {
    return sqlExecutionId == null ? -1 : sqlExecutionId;
  }

  @Override
  public int compareTo(FindingPlace other) {
    return ORDER.compare(this, other);
  }

  /** The key of its row. */
  byte[] key() {
    return FindingKeys.finding(
        severity,
        foundAt,
        new AttemptKey(appId, attemptId.isEmpty() ? null : attemptId),
        new FindingSubject(rule, stage(), sqlExecutionId));
  }

  private @Nullable StageKey stage() {
    return stageId < 0 ? null : new StageKey(stageId, stageAttemptId);
  }

  /** As the item of a cursor; without a query as it was before there were findings of such. */
  String text() {
    String place =
        String.join(
            BETWEEN,
            severity.name(),
            String.valueOf(foundAt),
            appId,
            attemptId,
            rule,
            String.valueOf(stageId),
            String.valueOf(stageAttemptId));
    return sqlExecutionId == null ? place : place + BETWEEN + sqlExecutionId;
  }

  /** The place that {@link #text} has put into words; empty for other text. */
  static Optional<FindingPlace> parse(String text) {
    List<String> parts = List.of(text.split(BETWEEN, -1));
    try {
      return parts.size() < PARTS || parts.size() > PARTS + 1
          ? Optional.empty()
          : Optional.of(
              new FindingPlace(
                  Severity.valueOf(parts.get(0)),
                  Long.parseLong(parts.get(1)),
                  parts.get(2),
                  parts.get(3),
                  parts.get(4),
                  Integer.parseInt(parts.get(5)),
                  Integer.parseInt(parts.get(6)),
                  parts.size() == PARTS ? null : Long.valueOf(parts.get(PARTS))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
