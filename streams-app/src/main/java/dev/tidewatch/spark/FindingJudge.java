package dev.tidewatch.spark;

import dev.tidewatch.codec.UnknownSchemaException;
import dev.tidewatch.core.spark.finding.Findings;
import dev.tidewatch.core.spark.finding.Judgement;
import dev.tidewatch.core.spark.finding.RunNumbers;
import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.core.spark.state.StageState;
import dev.tidewatch.spark.FindingRows.Judged;
import dev.tidewatch.store.ProcessorStores;
import dev.tidewatch.store.RecordStore;
import dev.tidewatch.store.StoreReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges attempts while they run, tells what has changed in that, and keeps what each has cost. An
 * attempt whose state was published is noted here; on the wall clock the noted ones are judged in
 * turn, with a bound on the tasks that are read each time. So an event costs nothing here, and a
 * run costs no more the more there is to judge: then each is judged less often.
 *
 * <p>What is noted is in memory. A slow walk through all attempts compares how far each was judged
 * with how far its log has come, and notes those that a crash, a full queue, other thresholds or
 * other rules have left behind.
 *
 * <p>Owned by one stream thread; one for each partition.
 */
final class FindingJudge implements Processor<String, Output, String, SparkFinding> {

  /** Time between two steps of the walk. */
  static final Duration WALK = Duration.ofSeconds(10);

  /** Attempts of one step of the walk. */
  private static final int STEP = 1_000;

  /** Attempts that are noted at most; the walk finds the others. */
  private static final int MOST_NOTED = 10_000;

  /** What an attempt costs besides its tasks and stages, in tasks. */
  private static final int TASKS_FOR_AN_ATTEMPT = 100;

  /** What reading a SQL execution costs at most, in tasks. */
  private static final int TASKS_FOR_AN_EXECUTION = 20;

  private static final Logger LOG = LoggerFactory.getLogger(FindingJudge.class);

  private final SparkTopologySettings settings;
  private final Map<AttemptKey, Long> noted = new LinkedHashMap<>();
  private ProcessorContext<String, SparkFinding> context;
  private StoreReader stores;
  private FindingRows rows;
  private RecordStore applications;
  private @Nullable Case open;
  private byte @Nullable [] cursor;

  /**
   * An attempt that is being judged.
   *
   * @param cost of its stages and executions, in tasks
   */
  private record Case(
      AttemptKey key,
      Judged mark,
      AttemptReader attempt,
      int cost,
      TaskReading tasks,
      LocalDate today) {}

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before anything else
  FindingJudge(SparkTopologySettings settings) {
    this.settings = settings;
  }

  @Override
  public void init(ProcessorContext<String, SparkFinding> newContext) {
    context = newContext;
    stores = new ProcessorStores(context);
    rows = new FindingRows(stores, store(SparkStores.FINDINGS));
    applications = store(SparkStores.APPLICATIONS);
    context.schedule(
        settings.findings().interval(), PunctuationType.WALL_CLOCK_TIME, now -> judge());
    context.schedule(WALK, PunctuationType.WALL_CLOCK_TIME, now -> walk());
  }

  private RecordStore store(String name) {
    KeyValueStore<Bytes, byte[]> store = context.getStateStore(name);
    return new RecordStore(
        store,
        settings.maxValueBytes(),
        key ->
            LOG.error(
                "A value for {} in {} is larger than a changelog record may be and is left out",
                new String(key, StandardCharsets.ISO_8859_1).replace('\0', ' '),
                name));
  }

  @Override
  public void process(Record<String, Output> record) {
    Output.Application output = (Output.Application) record.value();
    SparkApplication application = output.value();
    if (application == null) {
      forget(output.attempt());
    } else if (noted.containsKey(output.attempt()) || noted.size() < MOST_NOTED) {
      noted.put(output.attempt(), application.events() + application.skippedLines());
    }
  }

  private void judge() {
    int budget = settings.findings().tasksPerRun();
    for (int tries = noted.size(); tries > 0 && budget > 0; tries--) {
      Map.Entry<AttemptKey, Long> first = noted.entrySet().iterator().next();
      boolean goesOn = open != null && open.key().equals(first.getKey());
      Case next = goesOn ? open : open(first);
      budget -= TASKS_FOR_AN_ATTEMPT;
      if (next != null) {
        open = next;
        budget -= goesOn ? 0 : next.cost();
        budget -= next.tasks().read(budget);
        if (next.tasks().isDone()) {
          close(next);
        }
      }
    }
  }

  /** Begins with an attempt, unless its stored state is what was judged, or older than noted. */
  private @Nullable Case open(Map.Entry<AttemptKey, Long> note) {
    AttemptKey key = note.getKey();
    ApplicationState state = applications.get(StoreKeys.attempt(key), Codecs.APPLICATION);
    if (state == null || progress(state) < note.getValue()) {
      note(key, note.getValue()); // not written yet: that comes with the next commit
      return null;
    }
    Judged mark = mark(state);
    if (mark.equals(rows.judged(key))) {
      noted.remove(key);
      return null;
    }
    AttemptReader attempt = new SparkReads(stores).attempt(state);
    List<StageState> stages = attempt.stages();
    TaskReading tasks = new TaskReading(key, stages, attempt::droppedTasks, stores, rows);
    int cost = stages.size() + attempt.sql().size() * TASKS_FOR_AN_EXECUTION;
    return new Case(key, mark, attempt, cost, tasks, today());
  }

  /** Puts it behind all others. */
  private void note(AttemptKey key, long progress) {
    noted.remove(key);
    noted.put(key, progress);
  }

  private void close(Case judged) {
    try {
      tell(judged);
    } catch (KafkaException | UncheckedIOException | UnknownSchemaException e) {
      throw e; // the stores, not the attempt
    } catch (RuntimeException e) {
      LOG.error("{} cannot be judged; what was found at it before stays", judged.key(), e);
    }
    rows.put(judged.key(), judged.mark());
    Long latest = noted.get(judged.key());
    if (latest != null && latest <= judged.mark().progress()) {
      noted.remove(judged.key());
    }
    open = null;
  }

  private void tell(Case judged) {
    AttemptReader attempt = judged.attempt();
    Judgement judgement =
        Findings.judge(
            attempt, judged.tasks()::of, settings.findings().thresholds(), judged.today());
    JobRun run = JobRun.of(attempt.application(), attempt.environment(), RunNumbers.of(attempt));
    Map<String, SparkFinding> gone = rows.findings(judged.key());
    judgement.findings().stream()
        .map(finding -> SparkFinding.of(attempt.application(), finding))
        .forEach(finding -> say(finding, gone.remove(finding.key())));
    gone.values().forEach(this::takeBack);
    rows.put(judged.key(), run);
  }

  private void say(SparkFinding found, @Nullable SparkFinding before) {
    SparkFinding finding = found.after(before);
    if (!finding.equals(before)) {
      rows.put(finding, before);
      context.forward(new Record<>(finding.key(), finding, context.currentSystemTimeMs()));
    }
  }

  @SuppressWarnings("NullAway") // a null value is the tombstone of what is no longer true
  private void takeBack(SparkFinding finding) {
    rows.delete(finding);
    context.forward(new Record<>(finding.key(), null, context.currentSystemTimeMs()));
  }

  /** The attempt was evicted. */
  private void forget(AttemptKey key) {
    noted.remove(key);
    if (open != null && open.key().equals(key)) {
      open = null;
    }
    rows.findings(key).values().forEach(this::takeBack);
    rows.forget(key);
  }

  private void walk() {
    var step = applications.rows(cursor, STEP, Codecs.APPLICATION);
    for (var row : step) {
      AttemptKey key = StoreKeys.attemptOf(row.key);
      if (noted.size() < MOST_NOTED
          && !noted.containsKey(key)
          && !mark(row.value).equals(rows.judged(key))) {
        noted.put(key, progress(row.value));
      }
    }
    byte[] last = step.isEmpty() ? null : step.get(step.size() - 1).key;
    cursor = last == null || step.size() < STEP ? null : Arrays.copyOf(last, last.length + 1);
  }

  private Judged mark(ApplicationState state) {
    return new Judged(
        progress(state),
        Findings.basis(settings.findings().thresholds(), state.sparkVersion(), today()));
  }

  /** Grows with every line that can change a judgement; {@link #process} computes the same. */
  private static long progress(ApplicationState state) {
    return state.completeness().events()
        + state.completeness().malformed().values().stream().mapToLong(Long::longValue).sum();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(Instant.ofEpochMilli(context.currentSystemTimeMs()), ZoneOffset.UTC);
  }
}
