package dev.tidewatch.spark.routes;

import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.http.Handler;
import dev.tidewatch.http.Parameter;
import dev.tidewatch.http.ParameterType;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Request;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.TermsParameters;
import dev.tidewatch.query.Subject;
import dev.tidewatch.spark.SparkQueries;
import dev.tidewatch.spark.api.Answer;
import dev.tidewatch.spark.api.ApplicationEnvironmentInfo;
import dev.tidewatch.spark.api.CompletenessAnswer;
import dev.tidewatch.spark.api.ExecutorAnswers;
import dev.tidewatch.spark.api.JobAnswers;
import dev.tidewatch.spark.api.Noted;
import dev.tidewatch.spark.api.ProcessSummary;
import dev.tidewatch.spark.api.QueryParameters;
import dev.tidewatch.spark.api.SqlAnswers;
import dev.tidewatch.spark.api.StageAnswers;
import dev.tidewatch.spark.api.StorageAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The paths of Spark's History Server below {@code /api/v1}, and completeness. */
public final class SparkRoutes {

  private static final String APPLICATIONS = "/api/v1/applications";
  private static final String TAG = "Applications";

  private static final Parameter APP_ID =
      Parameter.path("appId", ParameterType.STRING, "Spark's application id.");
  private static final Parameter ATTEMPT_ID =
      Parameter.path("attemptId", ParameterType.STRING, "The attempt, where there are attempts.");
  private static final Parameter DETAILS =
      text("details", "true to add tasks and executors to each stage.");
  private static final Parameter TASK_STATUS =
      constant("taskStatus", "With details: only tasks of this status; may be repeated.");
  private static final Parameter WITH_SUMMARIES =
      text("withSummaries", "true to add quantiles of task and executor metrics.");
  private static final Parameter QUANTILES =
      text("quantiles", "With summaries: numbers from 0 to 1, separated by commas.");
  private static final List<Parameter> STAGE_QUERY =
      List.of(DETAILS, TASK_STATUS, WITH_SUMMARIES, QUANTILES);

  private final SparkQueries queries;
  private final String deadLetterTopic;
  private final List<Route> routes = new ArrayList<>();

  private SparkRoutes(SparkQueries queries, String deadLetterTopic) {
    this.queries = queries;
    this.deadLetterTopic = deadLetterTopic;
  }

  /**
   * All of them.
   *
   * @param deadLetterTopic where refused lines went, for the answers that mention them
   */
  public static List<Route> of(SparkQueries queries, String deadLetterTopic) {
    SparkRoutes all = new SparkRoutes(queries, deadLetterTopic);
    all.applications();
    all.jobs();
    all.stages();
    all.executors();
    all.sql();
    all.rest();
    return List.copyOf(all.routes);
  }

  private void applications() {
    routes.add(
        Route.get(
                APPLICATIONS,
                TAG,
                "The applications that are kept, latest end first.",
                request ->
                    SparkResponses.listing(
                        queries.applications(
                            request.terms(),
                            query(request),
                            request.queryParameter("cursor").orElse(null))))
            .parameters(
                TermsParameters.CONSISTENCY,
                TermsParameters.MAX_LAG,
                constant("status", "completed or running; may be repeated."),
                text("minDate", "Earliest start, as 2015-02-10 or 2015-02-03T16:42:40.000GMT."),
                text("maxDate", "Latest start."),
                text("minEndDate", "Earliest end."),
                text("maxEndDate", "Latest end."),
                constant(
                    "limit",
                    "Most applications to list. Where there are more, the header Link leads on."),
                text("cursor", "Of the Link header of the page before."))
            .problems(ProblemType.BAD_PARAMETER, ProblemType.UNAVAILABLE)
            .answers("Applications with their attempts"));
    routes.add(
        Route.get(
                APPLICATIONS + "/{appId}",
                TAG,
                "One application with all its attempts.",
                request ->
                    SparkResponses.of(
                        queries.application(request.terms(), request.pathParameter("appId"))))
            .parameters(APP_ID, TermsParameters.CONSISTENCY, TermsParameters.MAX_LAG)
            .keyedBy("appId")
            .problems(ProblemType.UNKNOWN_APPLICATION, ProblemType.UNAVAILABLE)
            .answers("The application"));
    routes.add(
        Route.get(
                APPLICATIONS + "/{appId}/{attemptId}",
                TAG,
                "One attempt of an application.",
                request ->
                    SparkResponses.of(
                        queries.attempt(
                            request.terms(),
                            request.pathParameter("appId"),
                            request.pathParameter("attemptId"))))
            .parameters(APP_ID, ATTEMPT_ID, TermsParameters.CONSISTENCY, TermsParameters.MAX_LAG)
            .keyedBy("appId")
            .problems(ProblemType.UNKNOWN_ATTEMPT, ProblemType.UNAVAILABLE)
            .answers("The attempt"));
  }

  private void jobs() {
    attempt(
        "/jobs",
        "Jobs, latest first.",
        Subject.JOB,
        List.of(constant("status", "running, succeeded, failed or unknown; may be repeated.")),
        (attempt, request) -> JobAnswers.list(attempt, query(request)));
    attempt(
        "/jobs/{jobId}",
        "One job.",
        Subject.JOB,
        List.of(path("jobId")),
        (attempt, request) -> JobAnswers.one(attempt, request.pathParameter("jobId")));
  }

  private void stages() {
    List<Parameter> listing = new ArrayList<>(STAGE_QUERY);
    listing.add(
        constant("status", "active, complete, pending, skipped or failed; may be repeated."));
    attempt(
        "/stages",
        "Stages, latest first.",
        Subject.STAGE,
        listing,
        (attempt, request) -> noted(attempt, stages -> stages.stages(query(request))));
    attempt(
        "/stages/{stageId}",
        "All attempts of one stage, with details unless details=false.",
        Subject.STAGE,
        with(STAGE_QUERY, path("stageId")),
        (attempt, request) ->
            noted(
                attempt, stages -> stages.stage(request.pathParameter("stageId"), query(request))));
    String one = "/stages/{stageId}/{stageAttemptId}";
    attempt(
        one,
        "One attempt of a stage, with details unless details=false.",
        Subject.STAGE_ATTEMPT,
        with(STAGE_QUERY, path("stageId"), path("stageAttemptId")),
        (attempt, request) ->
            noted(
                attempt,
                stages ->
                    stages.stageAttempt(
                        request.pathParameter("stageId"),
                        request.pathParameter("stageAttemptId"),
                        query(request))));
    attempt(
        one + "/taskSummary",
        "Quantiles of the task metrics of a stage attempt.",
        Subject.STAGE_ATTEMPT,
        with(List.of(QUANTILES), path("stageId"), path("stageAttemptId")),
        (attempt, request) ->
            noted(
                attempt,
                stages ->
                    stages.taskSummary(
                        request.pathParameter("stageId"),
                        request.pathParameter("stageAttemptId"),
                        query(request))));
    attempt(
        one + "/taskList",
        "Tasks of a stage attempt.",
        Subject.STAGE_ATTEMPT,
        with(
            List.of(
                constant("offset", "How many to leave out first."),
                constant("length", "Most tasks to list; 20 unless given."),
                constant("sortBy", "ID, runtime or -runtime."),
                constant("status", "Only tasks of this status; may be repeated.")),
            path("stageId"),
            path("stageAttemptId")),
        (attempt, request) ->
            noted(
                attempt,
                stages ->
                    stages.taskList(
                        request.pathParameter("stageId"),
                        request.pathParameter("stageAttemptId"),
                        query(request))));
  }

  private <T> Answer<Noted<T>> noted(
      AttemptReader attempt, Function<StageAnswers, Answer<T>> question) {
    StageAnswers stages = new StageAnswers(attempt, queries.now());
    return stages.noted(question.apply(stages));
  }

  private void executors() {
    attempt(
        "/executors",
        "Executors that are active, the driver among them.",
        Subject.EXECUTOR,
        List.of(),
        (attempt, request) ->
            new Answer.Found<>(new ExecutorAnswers(attempt, queries.now()).active()));
    attempt(
        "/allexecutors",
        "All executors, removed ones too.",
        Subject.EXECUTOR,
        List.of(),
        (attempt, request) ->
            new Answer.Found<>(new ExecutorAnswers(attempt, queries.now()).all()));
    attempt(
        "/allmiscellaneousprocess",
        "Processes besides driver and executors.",
        Subject.EXECUTOR,
        List.of(),
        (attempt, request) -> new Answer.Found<>(ProcessSummary.all(attempt)));
  }

  private void sql() {
    List<Parameter> shown =
        List.of(
            text("details", "false to leave the nodes and edges of plans out."),
            text("planDescription", "false to leave the words of plans out."));
    List<Parameter> listing = new ArrayList<>(shown);
    listing.add(constant("offset", "With length: how many to leave out first."));
    listing.add(constant("length", "Most executions to list; all unless given."));
    attempt(
        "/sql",
        "SQL executions with their plans and metrics, first one first.",
        Subject.SQL_EXECUTION,
        listing,
        (attempt, request) -> sql(attempt).list(query(request)));
    attempt(
        "/sql/{executionId}",
        "One SQL execution with its plan and metrics.",
        Subject.SQL_EXECUTION,
        with(shown, path("executionId")),
        (attempt, request) ->
            sql(attempt).one(request.pathParameter("executionId"), query(request)));
  }

  private SqlAnswers sql(AttemptReader attempt) {
    return new SqlAnswers(attempt.sql(), queries.now());
  }

  private void rest() {
    attempt(
        "/environment",
        "Properties and class path, redacted.",
        Subject.APPLICATION,
        List.of(),
        (attempt, request) ->
            new Answer.Found<>(ApplicationEnvironmentInfo.of(attempt.environment())));
    attempt(
        "/storage/rdd",
        "Persisted RDDs.",
        Subject.APPLICATION,
        List.of(),
        (attempt, request) -> new Answer.Found<>(new StorageAnswers(attempt).list()));
    attempt(
        "/storage/rdd/{rddId}",
        "One persisted RDD.",
        Subject.RDD,
        List.of(path("rddId")),
        (attempt, request) -> new StorageAnswers(attempt).one(request.pathParameter("rddId")));
    attempt(
        "/completeness",
        "What was seen of the attempt's log and what was not.",
        Subject.APPLICATION,
        List.of(),
        (attempt, request) ->
            new Answer.Found<>(CompletenessAnswer.of(attempt.application(), deadLetterTopic)));
  }

  /** A path below an application, and the same below one of its attempts. */
  private <T> void attempt(
      String below,
      String summary,
      Subject subject,
      List<Parameter> own,
      BiFunction<AttemptReader, Request, Answer<T>> question) {
    ProblemType missing = ProblemType.unknown(subject);
    List<Parameter> parameters = new ArrayList<>(own);
    parameters.addAll(TermsParameters.ALL);
    Handler alone =
        request ->
            SparkResponses.of(
                queries.inAttempt(
                    request.terms(),
                    request.pathParameter("appId"),
                    null,
                    subject,
                    attempt -> question.apply(attempt, request)));
    routes.add(
        Route.get(APPLICATIONS + "/{appId}" + below, TAG, summary, alone)
            .parameters(with(parameters, APP_ID).toArray(Parameter[]::new))
            .keyedBy("appId")
            .problems(
                ProblemType.BAD_PARAMETER,
                ProblemType.UNKNOWN_APPLICATION,
                missing,
                ProblemType.UNAVAILABLE));
    Handler ofAttempt =
        request ->
            SparkResponses.of(
                queries.inAttempt(
                    request.terms(),
                    request.pathParameter("appId"),
                    request.pathParameter("attemptId"),
                    subject,
                    attempt -> question.apply(attempt, request)));
    routes.add(
        Route.get(APPLICATIONS + "/{appId}/{attemptId}" + below, TAG, summary, ofAttempt)
            .parameters(with(parameters, APP_ID, ATTEMPT_ID).toArray(Parameter[]::new))
            .keyedBy("appId")
            .problems(
                ProblemType.BAD_PARAMETER,
                ProblemType.UNKNOWN_ATTEMPT,
                missing,
                ProblemType.UNAVAILABLE));
  }

  private static QueryParameters query(Request request) {
    return new QueryParameters(request.query());
  }

  /** Checked by the questions themselves, in Spark's own words. */
  private static Parameter text(String name, String doc) {
    return Parameter.query(name, ParameterType.STRING, doc);
  }

  /** The same, of a value that Spark finds no resource for unless it is a constant or a number. */
  private static Parameter constant(String name, String doc) {
    return text(name, doc).badValueIsNotFound();
  }

  private static Parameter path(String name) {
    return Parameter.path(name, ParameterType.STRING, "A number.");
  }

  /** Parameters of the path first, as it names them. */
  private static List<Parameter> with(List<Parameter> rest, Parameter... first) {
    List<Parameter> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }
}
