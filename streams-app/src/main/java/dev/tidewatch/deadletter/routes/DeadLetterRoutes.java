package dev.tidewatch.deadletter.routes;

import dev.tidewatch.core.deadletter.failure.FailureClass;
import dev.tidewatch.deadletter.DeadLetterQueries;
import dev.tidewatch.deadletter.Dimension;
import dev.tidewatch.deadletter.GroupFilter;
import dev.tidewatch.deadletter.GroupSort;
import dev.tidewatch.deadletter.RateWindow;
import dev.tidewatch.deadletter.api.Alert;
import dev.tidewatch.http.Outcomes;
import dev.tidewatch.http.Parameter;
import dev.tidewatch.http.ParameterType;
import dev.tidewatch.http.Problem;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Request;
import dev.tidewatch.http.Response;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.TermsParameters;
import dev.tidewatch.http.Times;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Questions about dead letters. None of them answers with a payload. */
public final class DeadLetterRoutes {

  static final String TAG = "Dead letters";
  private static final String GROUPS = "/api/v1/deadletters/groups";
  private static final int PAGE = 100;
  private static final int SERIES = 20;
  private static final int MOST = 1_000;

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}");

  static final Parameter FINGERPRINT_PARAMETER =
      Parameter.path(
          "fingerprint",
          new ParameterType(
              "string",
              List.of(),
              "32 hexadecimal digits in lower case",
              text -> FINGERPRINT.matcher(text).matches()),
          "Of the group, as listings name it.");

  private static final Parameter CURSOR =
      Parameter.query("cursor", ParameterType.STRING, "The next of the page before.");

  private static final Map<String, GroupSort> SORTS =
      Map.of(
          "lastSeen", GroupSort.LAST_SEEN,
          "firstSeen", GroupSort.FIRST_SEEN,
          "count", GroupSort.COUNT);

  private final DeadLetterQueries queries;

  private DeadLetterRoutes(DeadLetterQueries queries) {
    this.queries = queries;
  }

  /** All of them. */
  public static List<Route> of(DeadLetterQueries queries) {
    DeadLetterRoutes routes = new DeadLetterRoutes(queries);
    return List.of(
        routes.groups(),
        routes.group(),
        routes.records(),
        routes.redrives(),
        routes.redrive(),
        routes.rates());
  }

  private Route groups() {
    return Route.get(GROUPS, TAG, "Groups of dead letters, each one bug.", this::listGroups)
        .parameters(
            Parameter.query("connector", ParameterType.STRING, "Connector or consumer group."),
            Parameter.query(
                "topic", ParameterType.STRING, "Dead-letter topic, or topic that it failed in."),
            Parameter.query("class", names(FailureClass.values()), "Class of failure."),
            Parameter.query(
                "state",
                ParameterType.oneOf("NEW", "ACKNOWLEDGED", "MUTED", "RESOLVED"),
                "Where a person stands with it."),
            Parameter.query("alert", names(Alert.values()), "Only groups that have this alert."),
            Parameter.query(
                "text",
                ParameterType.STRING,
                "Part of a class, a frame, the message or its template, in any case."),
            Parameter.query("from", Times.TYPE, "Had a dead letter at this time or after it."),
            Parameter.query("to", Times.TYPE, "Had a dead letter before this time."),
            Parameter.query(
                "waiting",
                ParameterType.BOOLEAN,
                "Only groups of which some dead letters were never sent again; or of which none."),
            Parameter.query(
                "sort",
                ParameterType.oneOf("lastSeen", "firstSeen", "count"),
                "lastSeen",
                "What comes first: the latest, the newest or the largest group."),
            limit(PAGE, "Most groups to list."),
            CURSOR,
            TermsParameters.CONSISTENCY,
            TermsParameters.MAX_LAG)
        .problems(ProblemType.BAD_PARAMETER, ProblemType.UNAVAILABLE)
        .answers("A page of groups");
  }

  private Response listGroups(Request request) {
    Long from = time(request, "from");
    Long to = time(request, "to");
    if (from != null && to != null && from >= to) {
      return Problem.of(ProblemType.BAD_PARAMETER, "from must be before to");
    }
    GroupFilter filter =
        new GroupFilter(
            text(request, "connector"),
            text(request, "topic"),
            text(request, "class"),
            text(request, "state"),
            text(request, "alert"),
            text(request, "text"),
            from,
            to,
            request.queryParameter("waiting").map(Boolean::valueOf).orElse(null));
    GroupSort sort = request.queryParameter("sort").map(SORTS::get).orElse(GroupSort.LAST_SEEN);
    return Outcomes.toResponse(
        queries.groups(
            request.terms(), filter, sort, text(request, "cursor"), limit(request, PAGE)));
  }

  private Route group() {
    return Route.get(
            GROUPS + "/{fingerprint}",
            TAG,
            "One group, with why its dead letters are one bug.",
            request ->
                Outcomes.toResponse(
                    queries.group(request.terms(), request.pathParameter("fingerprint"))))
        .keyedBy("fingerprint")
        .parameters(FINGERPRINT_PARAMETER, TermsParameters.CONSISTENCY, TermsParameters.MAX_LAG)
        .problems(ProblemType.UNKNOWN_DEAD_LETTER_GROUP, ProblemType.UNAVAILABLE)
        .answers("The group");
  }

  private Route records() {
    return Route.get(
            GROUPS + "/{fingerprint}/records",
            TAG,
            "The newest dead letters of a group, by position, newest first.",
            request ->
                Outcomes.toResponse(
                    queries.records(
                        request.terms(),
                        request.pathParameter("fingerprint"),
                        text(request, "cursor"),
                        limit(request, PAGE))))
        .keyedBy("fingerprint")
        .parameters(
            FINGERPRINT_PARAMETER,
            limit(PAGE, "Most dead letters to list."),
            CURSOR,
            TermsParameters.CONSISTENCY,
            TermsParameters.MAX_LAG)
        .problems(
            ProblemType.BAD_PARAMETER,
            ProblemType.UNKNOWN_DEAD_LETTER_GROUP,
            ProblemType.UNAVAILABLE)
        .answers("A page of dead letters");
  }

  private Route redrives() {
    return Route.get(
            GROUPS + "/{fingerprint}/redrives",
            TAG,
            "The last 20 redrives of a group, the newest first.",
            request ->
                Outcomes.toResponse(
                    queries.redrives(request.terms(), request.pathParameter("fingerprint"))))
        .keyedBy("fingerprint")
        .parameters(FINGERPRINT_PARAMETER, TermsParameters.CONSISTENCY, TermsParameters.MAX_LAG)
        .problems(ProblemType.UNKNOWN_DEAD_LETTER_GROUP, ProblemType.UNAVAILABLE)
        .answers("The redrives");
  }

  private Route redrive() {
    return Route.get(
            GROUPS + "/{fingerprint}/redrives/{redrive}",
            TAG,
            "One redrive: how far it has come, what it has skipped, what has failed again.",
            request ->
                Outcomes.toResponse(
                    queries.redrive(
                        request.terms(),
                        request.pathParameter("fingerprint"),
                        request.pathParameter("redrive"))))
        .keyedBy("fingerprint")
        .parameters(
            FINGERPRINT_PARAMETER,
            CommandRoutes.REDRIVE_PARAMETER,
            TermsParameters.CONSISTENCY,
            TermsParameters.MAX_LAG)
        .problems(ProblemType.UNKNOWN_REDRIVE, ProblemType.UNAVAILABLE)
        .answers("The redrive");
  }

  private Route rates() {
    return Route.get(
            "/api/v1/deadletters/rates", TAG, "Dead letters by time, for charts.", this::listRates)
        .parameters(
            Parameter.query(
                "by", names(Dimension.values()), "connector", "What they are told apart by."),
            Parameter.query(
                "step",
                names(RateWindow.values()),
                "minute",
                "Minutes are kept 48 h, hours 90 days."),
            Parameter.query("from", Times.TYPE, "60 steps before the end, unless given."),
            Parameter.query("to", Times.TYPE, "Now, unless given."),
            Parameter.query("value", ParameterType.STRING, "Only this connector, topic and so on."),
            Parameter.query(
                "limit",
                ParameterType.integerIn(1, PAGE),
                String.valueOf(SERIES),
                "Most values to tell apart; all others are one series."),
            TermsParameters.CONSISTENCY,
            TermsParameters.MAX_LAG)
        .problems(ProblemType.BAD_PARAMETER, ProblemType.UNAVAILABLE)
        .answers("A series for each value, most dead letters first");
  }

  private Response listRates(Request request) {
    String by = text(request, "by");
    String step = text(request, "step");
    return Outcomes.toResponse(
        queries.rates(
            request.terms(),
            by == null ? Dimension.CONNECTOR : Dimension.valueOf(upper(by)),
            step == null ? RateWindow.MINUTE : RateWindow.valueOf(upper(step)),
            time(request, "from"),
            time(request, "to"),
            text(request, "value"),
            limit(request, SERIES)));
  }

  private static ParameterType names(Enum<?>[] values) {
    boolean lower = values[0] instanceof Dimension || values[0] instanceof RateWindow;
    return ParameterType.oneOf(
        Arrays.stream(values)
            .map(value -> lower ? value.name().toLowerCase(Locale.ROOT) : value.name())
            .toArray(String[]::new));
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  private static Parameter limit(int standard, String doc) {
    return Parameter.query(
        "limit", ParameterType.integerIn(1, MOST), String.valueOf(standard), doc);
  }

  private static int limit(Request request, int standard) {
    return request.queryParameter("limit").map(Integer::parseInt).orElse(standard);
  }

  private static @Nullable String text(Request request, String name) {
    return request.queryParameter(name).orElse(null);
  }

  private static @Nullable Long time(Request request, String name) {
    return request.queryParameter(name).map(Times::parse).orElse(null);
  }
}
