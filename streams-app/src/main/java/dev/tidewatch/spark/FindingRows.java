package dev.tidewatch.spark;

import dev.tidewatch.core.spark.finding.Severity;
import dev.tidewatch.core.spark.finding.TaskNumbers;
import dev.tidewatch.core.spark.state.StageKey;
import dev.tidewatch.spark.FindingKeys.Kind;
import dev.tidewatch.store.RecordStore;
import dev.tidewatch.store.StoreReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of attempts in the store of findings. Owned by one stream thread. */
final class FindingRows {

  private final StoreReader reader;
  private final RecordStore store;

  FindingRows(StoreReader reader, RecordStore store) {
    this.reader = reader;
    this.store = store;
  }

  /**
   * How far an attempt has been judged.
   *
   * @param progress of its log then
   * @param basis what the judgement rested on besides the log
   */
  record Judged(long progress, int basis) {}

  /**
   * The numbers of the tasks of a stage.
   *
   * @param succeeded task attempts that had succeeded when they were read
   */
  record Numbers(int succeeded, TaskNumbers tasks) {}

  /** Where a finding of an attempt lies: what its key has besides the attempt. */
  record Place(
      Severity severity,
      long foundAt,
      String rule,
      @Nullable StageKey stage,
      @Nullable Long sqlExecution) {

    static Place of(SparkFinding finding) {
      FindingSubject subject = finding.subject();
      return new Place(
          finding.severity(),
          finding.foundAt(),
          subject.rule(),
          subject.stage(),
          subject.sqlExecution());
    }

    byte[] key(AttemptKey attempt) {
      return FindingKeys.finding(
          severity, foundAt, attempt, new FindingSubject(rule, stage, sqlExecution));
    }
  }

  @Nullable Judged judged(AttemptKey attempt) {
    return store.get(FindingKeys.of(Kind.JUDGED, attempt), Codecs.JUDGED);
  }

  void put(AttemptKey attempt, Judged judged) {
    store.put(FindingKeys.of(Kind.JUDGED, attempt), judged, Codecs.JUDGED);
  }

  Map<StageKey, Numbers> numbers(AttemptKey attempt) {
    Map<StageKey, Numbers> found = new HashMap<>();
    reader.scan(
        SparkStores.FINDINGS,
        FindingKeys.of(Kind.NUMBERS, attempt),
        (key, value) -> {
          found.put(FindingKeys.stageOf(key), Codecs.NUMBERS.decode(value));
          return true;
        });
    return found;
  }

  void put(AttemptKey attempt, StageKey stage, Numbers numbers) {
    store.put(FindingKeys.numbers(attempt, stage), numbers, Codecs.NUMBERS);
  }

  /** The findings of an attempt, by their keys in the output topic. */
  Map<String, SparkFinding> findings(AttemptKey attempt) {
    Map<String, SparkFinding> found = new HashMap<>();
    reader.scan(
        SparkStores.FINDINGS,
        FindingKeys.of(Kind.FINDING_OF_ATTEMPT, attempt),
        (key, value) -> {
          byte[] row = Codecs.FINDING_PLACE.decode(value).key(attempt);
          SparkFinding finding = store.get(row, Codecs.FINDING);
          if (finding != null) {
            found.put(finding.key(), finding);
          }
          return true;
        });
    return found;
  }

  /** Writes a finding in the place of what was there. */
  void put(SparkFinding finding, @Nullable SparkFinding before) {
    Place place = Place.of(finding);
    if (before != null && !Place.of(before).equals(place)) {
      delete(before);
    }
    store.put(place.key(finding.attempt()), finding, Codecs.FINDING);
    store.put(ofAttempt(finding), place, Codecs.FINDING_PLACE);
  }

  void delete(SparkFinding finding) {
    store.delete(FindingKeys.finding(finding));
    store.delete(ofAttempt(finding));
  }

  private static byte[] ofAttempt(SparkFinding finding) {
    return FindingKeys.ofAttempt(finding.attempt(), finding.subject());
  }

  /** Where the run of an attempt lies: what its key has besides the attempt. */
  record RunPlace(String name, String user, long startTime) {

    static RunPlace of(JobRun run) {
      return new RunPlace(run.name(), run.user(), run.startTime());
    }

    byte[] key(AttemptKey attempt) {
      return FindingKeys.run(name, user, startTime, attempt);
    }
  }

  /** Writes the run of an attempt in the place of what was there; null where it is of no job. */
  void put(AttemptKey attempt, @Nullable JobRun run) {
    byte[] ofAttempt = FindingKeys.of(Kind.RUN_OF_ATTEMPT, attempt);
    RunPlace before = store.get(ofAttempt, Codecs.RUN_PLACE);
    RunPlace after = run == null ? null : RunPlace.of(run);
    if (before != null && !before.equals(after)) {
      store.delete(before.key(attempt));
      store.delete(ofAttempt);
    }
    if (run != null && after != null && !run.equals(store.get(after.key(attempt), Codecs.RUN))) {
      store.put(after.key(attempt), run, Codecs.RUN);
      store.put(ofAttempt, after, Codecs.RUN_PLACE);
    }
  }

  /** Forgets what was known of an attempt besides its findings. */
  void forget(AttemptKey attempt) {
    put(attempt, (JobRun) null);
    store.delete(FindingKeys.of(Kind.JUDGED, attempt));
    List<byte[]> numbers = new ArrayList<>(store.keys(of(attempt), Integer.MAX_VALUE));
    numbers.forEach(store::delete);
  }

  private static byte[] of(AttemptKey attempt) {
    return FindingKeys.of(Kind.NUMBERS, attempt);
  }
}
