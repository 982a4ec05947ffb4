package dev.tidewatch.deadletter;

import dev.tidewatch.balance.BalanceAnswer;
import dev.tidewatch.balance.Balances;
import dev.tidewatch.core.deadletter.decode.Position;
import dev.tidewatch.deadletter.DeadLetterViews.BalanceOf;
import dev.tidewatch.deadletter.DeadLetterViews.GroupRow;
import dev.tidewatch.deadletter.DeadLetterViews.GroupsPage;
import dev.tidewatch.deadletter.DeadLetterViews.StandingOf;
import dev.tidewatch.deadletter.api.GroupDetail;
import dev.tidewatch.deadletter.api.GroupInfo;
import dev.tidewatch.deadletter.api.RatesAnswer;
import dev.tidewatch.deadletter.api.RecordInfo;
import dev.tidewatch.deadletter.api.RedriveInfo;
import dev.tidewatch.query.Deadline;
import dev.tidewatch.query.Freshness;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Page;
import dev.tidewatch.query.Partitions;
import dev.tidewatch.query.Subject;
import dev.tidewatch.query.Terms;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/** Questions about dead letters. Safe for use by any thread. */
public final class DeadLetterQueries {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration HERE = Duration.ofSeconds(5);
  private static final String NO_CURSOR = "cursor is none that this route gave";

  private final Partitions partitions;
  private final AlertRule rule;
  private final Clock clock;

  /** Answers from the partitions, by that clock. */
  public DeadLetterQueries(Partitions partitions, AlertRule rule, Clock clock) {
    this.partitions = partitions;
    this.rule = rule;
    this.clock = clock;
  }

  /**
   * The groups that a filter shows.
   *
   * @param cursor of the page before; null for the first
   */
  public Outcome<Page<GroupInfo>> groups(
      Terms terms, GroupFilter filter, GroupSort sort, @Nullable String cursor, int limit) {
    Optional<GroupSort.At> after =
        Optional.ofNullable(cursor).flatMap(Page::item).flatMap(GroupSort.At::parse);
    if (cursor != null && after.isEmpty()) {
      return new Outcome.BadParameter<>(NO_CURSOR);
    }
    GroupsPage page =
        new GroupsPage(filter, sort, rule, clock.millis(), after.orElse(null), limit + 1);
    return partitions.readAll(terms, DeadLetterViews.GROUPS, page).map(all -> page(all, limit));
  }

  private static Page<GroupInfo> page(List<GroupRow> all, int limit) {
    List<GroupRow> rows =
        all.stream().sorted(Comparator.comparing(GroupRow::at)).limit(limit).toList();
    boolean more = all.size() > limit;
    return new Page<>(
        rows.stream().map(GroupRow::group).toList(),
        more ? Page.after(rows.get(rows.size() - 1).at().text()) : null);
  }

  /** One group. */
  public Outcome<GroupDetail> group(Terms terms, String fingerprint) {
    return partitions.ask(
        terms,
        fingerprint,
        (stores, freshness) -> {
          GroupState group = new DeadLetterReads(stores).group(fingerprint);
          return group == null
              ? missing(fingerprint, freshness)
              : new Outcome.Found<>(GroupAnswers.detail(group, rule, clock.millis()), freshness);
        });
  }

  /**
   * The newest dead letters of a group, by position.
   *
   * @param cursor of the page before; null for the first
   */
  public Outcome<Page<RecordInfo>> records(
      Terms terms, String fingerprint, @Nullable String cursor, int limit) {
    Optional<Long> before = cursor == null ? Optional.of(Long.MAX_VALUE) : number(cursor);
    if (before.isEmpty()) {
      return new Outcome.BadParameter<>(NO_CURSOR);
    }
    return partitions.ask(
        terms,
        fingerprint,
        (stores, freshness) -> {
          DeadLetterReads reads = new DeadLetterReads(stores);
          if (reads.group(fingerprint) == null) {
            return missing(fingerprint, freshness);
          }
          var found = reads.records(fingerprint, before.get(), limit + 1);
          return new Outcome.Found<>(recordPage(reads, fingerprint, found, limit), freshness);
        });
  }

  private static Optional<Long> number(String cursor) {
    try {
      return Page.item(cursor).map(Long::parseLong).filter(number -> number > 0);
    } catch (NumberFormatException other) {
      return Optional.empty();
    }
  }

  private static Page<RecordInfo> recordPage(
      DeadLetterReads reads, String fingerprint, List<KeyValue<Long, RecordRow>> found, int limit) {
    List<KeyValue<Long, RecordRow>> rows = found.stream().limit(limit).toList();
    // Before the first one of all there is nothing, and 0 is no number to go on before.
    boolean more = found.size() > limit && rows.get(rows.size() - 1).key > 0;
    return new Page<>(
        rows.stream()
            .map(row -> GroupAnswers.record(row.value, reads.isSentAgain(fingerprint, row.value)))
            .toList(),
        more ? Page.after(String.valueOf(rows.get(rows.size() - 1).key)) : null);
  }

  /** The redrives of a group that are kept, the newest first. */
  public Outcome<List<RedriveInfo>> redrives(Terms terms, String fingerprint) {
    return partitions.ask(
        terms,
        fingerprint,
        (stores, freshness) -> {
          DeadLetterReads reads = new DeadLetterReads(stores);
          return reads.group(fingerprint) == null
              ? missing(fingerprint, freshness)
              : new Outcome.Found<>(
                  reads.redrives(fingerprint).stream().map(RedriveAnswers::of).toList(), freshness);
        });
  }

  /** One redrive of a group. */
  public Outcome<RedriveInfo> redrive(Terms terms, String fingerprint, String id) {
    return partitions.ask(
        terms,
        fingerprint,
        (stores, freshness) -> {
          RedriveState state = new DeadLetterReads(stores).redrive(fingerprint, id);
          return state == null
              ? new Outcome.NotFound<>(Subject.REDRIVE, "the group has no redrive " + id, freshness)
              : new Outcome.Found<>(RedriveAnswers.of(state), freshness);
        });
  }

  /**
   * What a group is like for whoever gives a command, wherever it is.
   *
   * @param redrive that is asked about as well; empty for none
   */
  public Outcome<Standing> standing(Terms terms, String fingerprint, String redrive) {
    return partitions
        .readAll(terms, DeadLetterViews.STANDING, new StandingOf(fingerprint, redrive))
        .then(
            (rows, freshness) -> {
              if (!rows.isEmpty()) {
                return new Outcome.Found<>(rows.get(0), freshness);
              }
              return freshness.partial().isEmpty()
                  ? missing(fingerprint, freshness)
                  : new Outcome.Unavailable<>(
                      "The group may be in a partition that cannot be read: " + freshness.partial(),
                      RETRY_AFTER);
            });
  }

  /**
   * Which dead letters of a group were sent again, wherever it is.
   *
   * @return for one thread; throws a {@link KafkaException} where that cannot be told now
   */
  public Predicate<Position> sentAgain(Terms terms, String fingerprint) {
    return new SentMarks(
        fingerprint,
        of -> {
          var outcome = partitions.readAll(terms, DeadLetterViews.MARKS, of);
          if (outcome instanceof Outcome.Found<List<Marks>> found
              && found.freshness().partial().isEmpty()) {
            return found.value().stream().findFirst().orElseGet(Marks::none);
          }
          throw new KafkaException("It cannot be read now what was sent again before");
        });
  }

  /** The same of a group whose active replica is here. */
  public Predicate<Position> sentAgainHere(String fingerprint) {
    return new SentMarks(
        fingerprint,
        of -> {
          Outcome<Marks> outcome =
              partitions.ask(
                  Terms.any(Deadline.in(HERE)).fromActive(),
                  fingerprint,
                  (stores, freshness) ->
                      new Outcome.Found<>(
                          new DeadLetterReads(stores)
                              .marks(of).stream().findFirst().orElseGet(Marks::none),
                          freshness));
          if (outcome instanceof Outcome.Found<Marks> found) {
            return found.value();
          }
          throw new KafkaException("It cannot be read now what was sent again before");
        });
  }

  private static <T> Outcome<T> missing(String fingerprint, Freshness freshness) {
    return new Outcome.NotFound<>(
        Subject.DEAD_LETTER_GROUP, "no group has the fingerprint " + fingerprint, freshness);
  }

  /**
   * Dead letters by time.
   *
   * @param from the first time, in milliseconds since the epoch; null for a standard span before
   *     the end
   * @param to the last time; null for now
   * @param value only this one; null for all
   * @param limit values to tell apart
   */
  public Outcome<RatesAnswer> rates(
      Terms terms,
      Dimension by,
      RateWindow window,
      @Nullable Long from,
      @Nullable Long to,
      @Nullable String value,
      int limit) {
    RateQuestion question = RateQuestion.of(by, window, from, to, value, limit, clock.millis());
    return question.isEmpty()
        ? new Outcome.BadParameter<>("from must be before to, and to after what is kept")
        : partitions.readAll(terms, DeadLetterViews.RATES, question.page()).map(question::answer);
  }

  /** How the records of a dead-letter topic lie on its partitions. */
  public Outcome<BalanceAnswer> balance(Terms terms, String topic) {
    return partitions
        .readAll(terms, DeadLetterViews.BALANCE, new BalanceOf(topic))
        .then(
            (rows, freshness) ->
                rows.isEmpty()
                    ? new Outcome.NotFound<>(
                        Subject.TOPIC, "no dead letter of that topic was read", freshness)
                    : new Outcome.Found<>(Balances.answer(topic, rows), freshness));
  }
}
