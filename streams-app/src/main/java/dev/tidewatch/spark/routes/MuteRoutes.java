package dev.tidewatch.spark.routes;

import dev.tidewatch.core.spark.finding.Findings;
import dev.tidewatch.http.JsonBody;
import dev.tidewatch.http.JsonBody.BadBodyException;
import dev.tidewatch.http.Member;
import dev.tidewatch.http.Method;
import dev.tidewatch.http.Problem;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Request;
import dev.tidewatch.http.Response;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.TermsParameters;
import dev.tidewatch.http.Times;
import dev.tidewatch.query.Deadline;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Terms;
import dev.tidewatch.spark.MuteCommand;
import dev.tidewatch.spark.MuteLog;
import dev.tidewatch.spark.MuteLog.NotWrittenException;
import dev.tidewatch.spark.MuteQueries;
import dev.tidewatch.spark.api.MuteInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What operators want to hear no more of: a rule at all runs of an application. Any instance takes
 * it: it goes to a topic, and all partitions keep it.
 */
public final class MuteRoutes {

  private static final String PATH = "/api/v1/fleet/findings/mutes";
  private static final String TAG = "Findings";
  private static final int MOST_CHARACTERS = 1_000;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** How long a command is waited for; it is carried out after that as well. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long PAUSE_MS = 50;

  private final MuteQueries queries;
  private final MuteLog log;
  private final LongFunction<String> ids;
  private final Clock clock;

  private MuteRoutes(MuteQueries queries, MuteLog log, LongFunction<String> ids, Clock clock) {
    this.queries = queries;
    this.log = log;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * All of them.
   *
   * @param queries answered from all partitions, wherever they are
   * @param ids makes the name of a command that is given at a time
   */
  public static List<Route> of(
      MuteQueries queries, MuteLog log, LongFunction<String> ids, Clock clock) {
    MuteRoutes routes = new MuteRoutes(queries, log, ids, clock);
    return List.of(routes.list(), routes.change());
  }

  /** The body of a {@code PATCH}. */
  record ChangeRequest(
      @Nullable String rule,
      @Nullable String name,
      @Nullable String user,
      @Nullable String state,
      @Nullable String until,
      @Nullable String note) {}

  /**
   * What became of a command.
   *
   * @param applied whether all partitions have it; else they will
   */
  record ChangeAnswer(String command, boolean applied, @Nullable MuteInfo mute) {}

  private Route list() {
    return Route.get(
            PATH,
            TAG,
            "Rules that are or were muted at applications: who did that, when, why, and until when.",
            request -> SparkResponses.of(queries.all(request.terms())))
        .parameters(TermsParameters.CONSISTENCY, TermsParameters.MAX_LAG)
        .problems(ProblemType.UNAVAILABLE)
        .answers("All that were ever muted, those that are first");
  }

  private Route change() {
    return Route.get(
            PATH, TAG, "Mutes a rule at all runs of an application, or ends that.", this::change)
        .method(Method.PATCH)
        .body(
            Member.oneOf("rule", "As findings name it.", Findings.rules().toArray(String[]::new)),
            required("name", "Of the application."),
            required("user", "Whose runs are meant."),
            Member.oneOf("state", "MUTED, or OPEN to end it.", "MUTED", "OPEN"),
            Member.time("until", "When MUTED ends; it lasts until it is ended, unless given."),
            Member.text(
                "note", "Why; must be given with MUTED. Up to " + MOST_CHARACTERS + " characters."))
        .operator()
        .problems(ProblemType.UNAVAILABLE)
        .answers("What became of it");
  }

  private static Member required(String name, String doc) {
    Member member = Member.text(name, doc);
    return new Member(member.name(), member.type(), true, null, doc, member.schema());
  }

  private Response change(Request request) {
    try {
      MuteCommand command =
          command(JsonBody.read(request, ChangeRequest.class), request.principal().name());
      log.write(command, request.deadline());
      MuteInfo after = await(request, command);
      return Response.json(new ChangeAnswer(command.id(), after != null, after));
    } catch (BadBodyException bad) {
      return bad.problem();
    } catch (NotWrittenException failed) {
      return Problem.retryable(
          ProblemType.UNAVAILABLE, String.valueOf(failed.getMessage()), RETRY_AFTER);
    }
  }

  private MuteCommand command(ChangeRequest body, String by) throws BadBodyException {
    String rule = given("rule", body.rule());
    if (!Findings.rules().contains(rule)) {
      throw new BadBodyException("\"rule\" must be one of " + String.join(", ", Findings.rules()));
    }
    String state = given("state", body.state());
    if (!List.of("MUTED", "OPEN").contains(state)) {
      throw new BadBodyException("\"state\" must be one of MUTED, OPEN");
    }
    boolean muted = state.equals("MUTED");
    String note = muted ? given("note", body.note()) : body.note();
    if (note != null && note.length() > MOST_CHARACTERS) {
      throw new BadBodyException("\"note\" must have at most " + MOST_CHARACTERS + " characters");
    }
    long now = clock.millis();
    return new MuteCommand(
        ids.apply(now),
        rule,
        given("name", body.name()),
        given("user", body.user()),
        muted,
        by,
        now,
        note,
        until(muted, body.until(), now));
  }

  private static String given(String member, @Nullable String value) throws BadBodyException {
    if (value == null || value.isBlank() || value.length() > MOST_CHARACTERS) {
      throw new BadBodyException(
          "\"%s\" must have from 1 to %d characters".formatted(member, MOST_CHARACTERS));
    }
    return value;
  }

  private static @Nullable Long until(boolean muted, @Nullable String text, long now)
      throws BadBodyException {
    if (text == null) {
      return null;
    }
    if (!muted || !Times.TYPE.accepts().test(text)) {
      throw new BadBodyException(
          "\"until\" must be " + Times.TYPE.expectation() + ", of the state MUTED alone");
    }
    long until = Times.parse(text);
    if (until <= now) {
      throw new BadBodyException("\"until\" must be in the future");
    }
    return until;
  }

  /** The mute once all partitions have the command; null where that takes too long. */
  private @Nullable MuteInfo await(Request request, MuteCommand command) {
    Deadline until = Deadline.in(PATIENCE);
    while (!until.remaining().isZero()
        && request.deadline().remaining().toMillis() > PAUSE_MS * 4) {
      if (queries.after(Terms.any(request.deadline()), command, log.partitions())
              instanceof Outcome.Found<Optional<MuteInfo>> found
          && found.value().isPresent()) {
        return found.value().get();
      }
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
    return null;
  }
}
