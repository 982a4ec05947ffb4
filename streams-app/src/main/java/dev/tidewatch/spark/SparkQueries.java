package dev.tidewatch.spark;

import dev.tidewatch.core.spark.finding.Thresholds;
import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.query.Freshness;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Page;
import dev.tidewatch.query.Partitions;
import dev.tidewatch.query.Subject;
import dev.tidewatch.query.Terms;
import dev.tidewatch.spark.api.Answer;
import dev.tidewatch.spark.api.ApplicationAnswers;
import dev.tidewatch.spark.api.ApplicationAttemptInfo;
import dev.tidewatch.spark.api.ApplicationFilter;
import dev.tidewatch.spark.api.ApplicationInfo;
import dev.tidewatch.spark.api.FindingsAnswer;
import dev.tidewatch.spark.api.Place;
import dev.tidewatch.spark.api.QueryParameters;
import dev.tidewatch.store.StoreReader;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Questions about applications. Safe for use by any thread. */
public final class SparkQueries {

  private final Partitions partitions;
  private final Clock clock;

  /** Answers from the partitions, by that clock. */
  public SparkQueries(Partitions partitions, Clock clock) {
    this.partitions = partitions;
    this.clock = clock;
  }

  /** Milliseconds since the epoch. */
  public long now() {
    return clock.millis();
  }

  /**
   * The applications that the parameters ask for.
   *
   * @param cursor of the page before; null for the first
   */
  public Outcome<Page<ApplicationInfo>> applications(
      Terms terms, QueryParameters parameters, @Nullable String cursor) {
    Answer<ApplicationFilter> parsed = ApplicationFilter.parse(parameters);
    if (!(parsed instanceof Answer.Found<ApplicationFilter> filter)) {
      return outcome(parsed.then(any -> missing()), Subject.APPLICATION, null);
    }
    Place after = cursor == null ? null : Page.item(cursor).flatMap(Place::parse).orElse(null);
    if (cursor != null && after == null) {
      return new Outcome.BadParameter<>("cursor is none that this route gave");
    }
    int limit = Math.max(0, filter.value().limit());
    ApplicationFilter oneMore =
        filter.value().limitedTo(limit == Integer.MAX_VALUE ? limit : limit + 1);
    return partitions
        .readAll(
            terms, SparkViews.APPLICATIONS, new SparkViews.ApplicationsPage(oneMore, now(), after))
        .map(all -> page(all, limit));
  }

  private static Page<ApplicationInfo> page(List<ApplicationInfo> all, int limit) {
    List<ApplicationInfo> items =
        all.stream().sorted(ApplicationAnswers.ORDER).limit(limit).toList();
    boolean more = all.size() > limit && limit > 0;
    return new Page<>(
        items, more ? Page.after(Place.of(items.get(items.size() - 1)).text()) : null);
  }

  /** One application with all its attempts. */
  public Outcome<ApplicationInfo> application(Terms terms, String appId) {
    return ofAttempts(
        terms, appId, Subject.APPLICATION, attempts -> ApplicationAnswers.one(appId, attempts));
  }

  /** One attempt of an application. */
  public Outcome<ApplicationAttemptInfo> attempt(Terms terms, String appId, String attemptId) {
    return ofAttempts(
        terms,
        appId,
        Subject.ATTEMPT,
        attempts -> ApplicationAnswers.attempt(appId, attemptId, attempts));
  }

  private <T> Outcome<T> ofAttempts(
      Terms terms,
      String appId,
      Subject subject,
      Function<List<ApplicationState>, Answer<T>> question) {
    return partitions.ask(
        terms,
        appId,
        (stores, freshness) ->
            outcome(question.apply(new SparkReads(stores).attempts(appId)), subject, freshness));
  }

  /**
   * A question about the entities of one attempt.
   *
   * @param attemptId null for the one that has no id
   * @param subject what is missing when the attempt is there and the answer is not
   */
  public <T> Outcome<T> inAttempt(
      Terms terms,
      String appId,
      @Nullable String attemptId,
      Subject subject,
      Function<AttemptReader, Answer<T>> question) {
    return inAttempt(
        terms, appId, attemptId, subject, (attempt, stores) -> question.apply(attempt));
  }

  /** What the owner of an attempt should change, judged now. */
  public Outcome<FindingsAnswer> findings(
      Terms terms, String appId, @Nullable String attemptId, Thresholds thresholds) {
    return inAttempt(
        terms,
        appId,
        attemptId,
        Subject.APPLICATION,
        (attempt, stores) -> {
          ApplicationState application = attempt.application();
          Mutes mutes = new Mutes(stores, now());
          return new Answer.Found<>(
              FindingsAnswer.of(
                  attempt,
                  thresholds,
                  rule -> mutes.of(rule, application.name(), application.user()),
                  now()));
        });
  }

  private <T> Outcome<T> inAttempt(
      Terms terms,
      String appId,
      @Nullable String attemptId,
      Subject subject,
      BiFunction<AttemptReader, StoreReader, Answer<T>> question) {
    return partitions.ask(
        terms,
        appId,
        (stores, freshness) -> {
          SparkReads reads = new SparkReads(stores);
          Answer<ApplicationState> attempt =
              ApplicationAnswers.detailsOf(appId, attemptId, reads.attempts(appId));
          if (attempt instanceof Answer.Found<ApplicationState> found) {
            return outcome(
                question.apply(reads.attempt(found.value()), stores), subject, freshness);
          }
          Subject missing = attemptId == null ? Subject.APPLICATION : Subject.ATTEMPT;
          return outcome(attempt.then(state -> missing()), missing, freshness);
        });
  }

  private static <T> Answer<T> missing() {
    throw new IllegalStateException("A found attempt was answered before");
  }

  private static <T> Outcome<T> outcome(
      Answer<T> answer, Subject subject, @Nullable Freshness freshness) {
    if (answer instanceof Answer.Found<T> found) {
      return new Outcome.Found<>(found.value(), Objects.requireNonNull(freshness));
    }
    if (answer instanceof Answer.NotFound<T> missing) {
      return new Outcome.NotFound<>(subject, missing.message(), freshness);
    }
    Answer.BadParameter<T> bad = (Answer.BadParameter<T>) answer;
    return new Outcome.BadParameter<>(bad.message(), bad.noResource());
  }
}
