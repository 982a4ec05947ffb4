package dev.tidewatch.deadletter.routes;

import dev.tidewatch.deadletter.DeadLetterQueries;
import dev.tidewatch.deadletter.Standing;
import dev.tidewatch.deadletter.api.CommandAnswer;
import dev.tidewatch.deadletter.api.RedriveInfo;
import dev.tidewatch.deadletter.command.Command;
import dev.tidewatch.deadletter.command.CommandIds;
import dev.tidewatch.deadletter.command.CommandLog;
import dev.tidewatch.deadletter.command.CommandLog.NotWrittenException;
import dev.tidewatch.deadletter.command.Order;
import dev.tidewatch.deadletter.redrive.KafkaAddress;
import dev.tidewatch.deadletter.redrive.Readers;
import dev.tidewatch.deadletter.redrive.Rehearsal;
import dev.tidewatch.http.JsonBody;
import dev.tidewatch.http.JsonBody.BadBodyException;
import dev.tidewatch.http.Member;
import dev.tidewatch.http.Method;
import dev.tidewatch.http.Outcomes;
import dev.tidewatch.http.Parameter;
import dev.tidewatch.http.ParameterType;
import dev.tidewatch.http.Problem;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Request;
import dev.tidewatch.http.Response;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.Times;
import dev.tidewatch.query.Deadline;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Terms;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * What operators can have done to groups of dead letters. Any instance takes a command: it goes to
 * their topic, and whichever has the group carries it out.
 */
public final class CommandRoutes {

  private static final String GROUP = "/api/v1/deadletters/groups/{fingerprint}";
  private static final String TAG = DeadLetterRoutes.TAG;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** How long a command is waited for; it is carried out after that as well. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long PAUSE_MS = 50;

  /** Rehearsals at a time: each reads topics. */
  private static final int REHEARSALS = 2;

  /** What a redrive that is not over is said to be. */
  private static final Set<String> OPEN = Set.of("RUNNING", "CANCELLING");

  private static final Map<String, Command.Kind> KINDS =
      Map.of(
          "NEW", Command.Kind.REOPEN,
          "ACKNOWLEDGED", Command.Kind.ACKNOWLEDGE,
          "MUTED", Command.Kind.MUTE,
          "RESOLVED", Command.Kind.RESOLVE);

  static final Parameter REDRIVE_PARAMETER =
      Parameter.path(
          "redrive",
          new ParameterType("string", List.of(), "the id of a redrive", CommandIds::isOne),
          "As the answer to its order names it.");

  private final DeadLetterQueries queries;
  private final CommandLog log;
  private final Orders orders;
  private final Rehearsal rehearsal;
  private final Readers readers;
  private final Clock clock;
  private final Semaphore rehearsals = new Semaphore(REHEARSALS);

  private CommandRoutes(
      DeadLetterQueries queries,
      CommandLog log,
      Orders orders,
      Rehearsal rehearsal,
      Readers readers,
      Clock clock) {
    this.queries = queries;
    this.log = log;
    this.orders = orders;
    this.rehearsal = rehearsal;
    this.readers = readers;
    this.clock = clock;
  }

  /**
   * All of them.
   *
   * @param queries answered from all partitions, wherever they are
   * @param deadLetterTopics whether a topic is one
   */
  public static List<Route> of(
      DeadLetterQueries queries,
      CommandLog log,
      Predicate<String> deadLetterTopics,
      KafkaAddress address,
      Rehearsal rehearsal,
      Readers readers,
      Clock clock) {
    CommandRoutes routes =
        new CommandRoutes(
            queries, log, new Orders(deadLetterTopics, address), rehearsal, readers, clock);
    return List.of(routes.change(), routes.redrive(), routes.cancel());
  }

  /** The body of a {@code PATCH}. */
  record ChangeRequest(@Nullable String state, @Nullable String until, @Nullable String note) {}

  /** The body of a cancellation. */
  record CancelRequest(@Nullable String note) {}

  private Route change() {
    return Route.get(GROUP, TAG, "Says where a person stands with a group.", this::change)
        .method(Method.PATCH)
        .parameters(DeadLetterRoutes.FINGERPRINT_PARAMETER)
        .body(
            Member.oneOf(
                "state",
                "NEW opens it again; RESOLVED lasts until its next dead letter; MUTED and RESOLVED"
                    + " groups have no alerts.",
                "NEW",
                "ACKNOWLEDGED",
                "MUTED",
                "RESOLVED"),
            Member.time("until", "When MUTED ends; it lasts until the next change, unless given."),
            note())
        .operator()
        .problems(ProblemType.UNKNOWN_DEAD_LETTER_GROUP, ProblemType.UNAVAILABLE)
        .answers("What became of it");
  }

  private static Member note() {
    return Member.text(
        "note", "For whoever reads it later, up to " + RedriveRequest.NOTE + " characters.");
  }

  private Response change(Request request) {
    try {
      ChangeRequest body = JsonBody.read(request, ChangeRequest.class);
      String state = body.state();
      Command.Kind kind = state == null ? null : KINDS.get(state);
      if (state == null || kind == null) {
        throw new BadBodyException(
            "\"state\" must be one of "
                + KINDS.keySet().stream().sorted().collect(Collectors.joining(", ")));
      }
      Long until = until(kind, body.until());
      String fingerprint = request.pathParameter("fingerprint");
      Outcome<Standing> group = standing(request, fingerprint, "");
      if (!(group instanceof Outcome.Found<Standing>)) {
        return Outcomes.toResponse(group);
      }
      long now = clock.millis();
      Command command =
          Command.about(
              CommandIds.at(now),
              fingerprint,
              kind,
              request.principal().name(),
              now,
              checked(body.note()),
              until);
      log.write(command, request.deadline());
      Standing after =
          await(
              request,
              fingerprint,
              "",
              standing -> command.id().compareTo(lastCommand(standing)) <= 0);
      return Response.json(
          new CommandAnswer(
              command.id(), fingerprint, after == null ? state : after.state(), after != null));
    } catch (BadBodyException bad) {
      return bad.problem();
    } catch (NotWrittenException failed) {
      return unavailable(failed);
    }
  }

  private static String lastCommand(Standing standing) {
    return standing.lastCommand() == null ? "" : standing.lastCommand();
  }

  private @Nullable Long until(Command.Kind kind, @Nullable String text) throws BadBodyException {
    if (text == null) {
      return null;
    }
    if (kind != Command.Kind.MUTE || !Times.TYPE.accepts().test(text)) {
      throw new BadBodyException(
          "\"until\" must be " + Times.TYPE.expectation() + ", of the state MUTED alone");
    }
    long until = Times.parse(text);
    if (until <= clock.millis()) {
      throw new BadBodyException("\"until\" must be in the future");
    }
    return until;
  }

  private static @Nullable String checked(@Nullable String note) throws BadBodyException {
    if (note != null && note.length() > RedriveRequest.NOTE) {
      throw new BadBodyException(
          "\"note\" must have at most " + RedriveRequest.NOTE + " characters");
    }
    return note;
  }

  private Route redrive() {
    return Route.get(
            GROUP + "/redrive",
            TAG,
            "Sends dead letters of a group again: each once, with its own bytes, to where it failed.",
            this::redrive)
        .method(Method.POST)
        .parameters(DeadLetterRoutes.FINGERPRINT_PARAMETER)
        .body(RedriveRequest.MEMBERS)
        .operator()
        .problems(
            ProblemType.UNKNOWN_DEAD_LETTER_GROUP,
            ProblemType.REDRIVE_OPEN,
            ProblemType.UNAVAILABLE)
        .answers("What would be done; with dryRun false, the redrive that has begun");
  }

  private Response redrive(Request request) {
    try {
      RedriveRequest body = JsonBody.read(request, RedriveRequest.class);
      String fingerprint = request.pathParameter("fingerprint");
      Outcome<Standing> outcome = standing(request, fingerprint, "");
      if (!(outcome instanceof Outcome.Found<Standing> found)) {
        return Outcomes.toResponse(outcome);
      }
      Standing group = found.value();
      long now = clock.millis();
      String note = checked(body.note());
      Order order = orders.of(CommandIds.at(now), fingerprint, group, body);
      if (body.isDryRun()) {
        return rehearse(request, order, group);
      }
      if (group.open() != null) {
        return Problem.of(
            ProblemType.REDRIVE_OPEN, "The redrive " + group.open() + " of the group is not over");
      }
      Command command = Command.redrive(order, request.principal().name(), now, note);
      log.write(command, request.deadline());
      Standing after =
          await(request, fingerprint, order.id(), standing -> standing.asked() != null);
      return after == null || after.asked() == null
          ? Response.json(new CommandAnswer(order.id(), fingerprint, group.state(), false))
          : Response.json(after.asked());
    } catch (BadBodyException bad) {
      return bad.problem();
    } catch (NotWrittenException | KafkaException failed) {
      return unavailable(failed);
    }
  }

  private Response rehearse(Request request, Order order, Standing group) {
    if (!rehearsals.tryAcquire()) {
      return Problem.retryable(
          ProblemType.UNAVAILABLE, REHEARSALS + " dry runs are going on", RETRY_AFTER);
    }
    try {
      Rehearsal.Plan plan =
          rehearsal.of(
              order, queries.sentAgain(terms(request), order.fingerprint()), request.deadline());
      List<String> targets =
          plan.targets().keySet().stream().map(Rehearsal.Target::topic).distinct().toList();
      return Response.json(
          Plans.of(order, group, plan, readers.of(targets, Deadline.in(RETRY_AFTER))));
    } finally {
      rehearsals.release();
    }
  }

  private Route cancel() {
    return Route.get(
            GROUP + "/redrives/{redrive}/cancel",
            TAG,
            "Stops a redrive; what was sent is sent.",
            this::cancel)
        .method(Method.POST)
        .parameters(DeadLetterRoutes.FINGERPRINT_PARAMETER, REDRIVE_PARAMETER)
        .body(note())
        .operator()
        .problems(ProblemType.UNKNOWN_REDRIVE, ProblemType.UNAVAILABLE)
        .answers("The redrive");
  }

  private Response cancel(Request request) {
    try {
      CancelRequest body = JsonBody.read(request, CancelRequest.class);
      String note = checked(body.note());
      String fingerprint = request.pathParameter("fingerprint");
      String redrive = request.pathParameter("redrive");
      Outcome<Standing> group = standing(request, fingerprint, redrive);
      if (!(group instanceof Outcome.Found<Standing> found)) {
        return Outcomes.toResponse(group);
      }
      if (found.value().asked() == null) {
        return Problem.of(ProblemType.UNKNOWN_REDRIVE, "the group has no redrive " + redrive);
      }
      if (!redrive.equals(found.value().open())) {
        return Response.json(found.value().asked());
      }
      long now = clock.millis();
      log.write(
          Command.cancel(
              CommandIds.at(now), fingerprint, redrive, request.principal().name(), now, note),
          request.deadline());
      Standing after = await(request, fingerprint, redrive, CommandRoutes::isOver);
      Standing last = after == null ? found.value() : after;
      return last.asked() == null
          ? Problem.of(ProblemType.UNKNOWN_REDRIVE, "the group has no redrive " + redrive)
          : Response.json(last.asked());
    } catch (BadBodyException bad) {
      return bad.problem();
    } catch (NotWrittenException failed) {
      return unavailable(failed);
    }
  }

  private static boolean isOver(Standing standing) {
    RedriveInfo asked = standing.asked();
    return asked == null || !OPEN.contains(asked.status());
  }

  private Outcome<Standing> standing(Request request, String fingerprint, String redrive) {
    return queries.standing(terms(request), fingerprint, redrive);
  }

  private static Terms terms(Request request) {
    return Terms.any(request.deadline());
  }

  /** The group once it is as it shall be; null where that takes too long. */
  private @Nullable Standing await(
      Request request, String fingerprint, String redrive, Predicate<Standing> wanted) {
    Deadline until = Deadline.in(PATIENCE);
    while (!until.remaining().isZero()
        && request.deadline().remaining().toMillis() > PAUSE_MS * 4) {
      if (standing(request, fingerprint, redrive) instanceof Outcome.Found<Standing> found
          && wanted.test(found.value())) {
        return found.value();
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

  private static Problem unavailable(Exception failed) {
    return Problem.retryable(
        ProblemType.UNAVAILABLE, String.valueOf(failed.getMessage()), RETRY_AFTER);
  }
}
