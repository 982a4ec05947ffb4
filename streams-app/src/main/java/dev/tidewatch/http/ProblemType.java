package dev.tidewatch.http;

import dev.tidewatch.query.Subject;
import java.util.Locale;

/**
 * Everything that can be wrong with a request, as RFC 9457 problem types. The code is stable;
 * titles and actions are for people and may change.
 */
public enum ProblemType {
  UNKNOWN_PATH(404, "No such path", "GET / lists every route."),
  METHOD_NOT_ALLOWED(
      405, "The path does not take this method", "Use one of the methods in the Allow header."),
  BAD_PARAMETER(
      400, "A parameter has a value that is not allowed", "Correct the parameter named in detail."),
  BAD_BODY(
      400,
      "The body is not what the path takes",
      "Send what GET /openapi.json describes: detail names what is wrong."),
  UNSUPPORTED_MEDIA_TYPE(415, "The path takes JSON alone", "Send Content-Type: application/json."),
  BAD_REQUEST(400, "The request is not valid HTTP", "Correct the request line or the headers."),
  NOT_ACCEPTABLE(
      406,
      "The path has no answer of a type that the request accepts",
      "Accept the type named in detail, or send no Accept header."),
  QUERY_TOO_LONG(414, "The query string is too long", "Ask for less at a time."),
  UNAUTHENTICATED(
      401,
      "The caller is not known",
      "Send a token of this instance as Authorization: Bearer TOKEN."),
  INVALID_TOKEN(
      401,
      "The token is not valid",
      "Ask whoever runs this instance for a token that is: this one is unknown or was removed."),
  FORBIDDEN(
      403,
      "The caller may not do this",
      "Use a token with the role in detail, or ask whoever runs this instance for one."),
  RATE_LIMITED(
      429,
      "The caller asks too often",
      "Ask again after the time in Retry-After, and less often from then on."),
  BODY_TOO_LARGE(413, "The request's body is too long", "Send less at a time."),
  HEADERS_TOO_LARGE(431, "The request headers are too large", "Send fewer or shorter headers."),
  UNKNOWN_APPLICATION(Subject.APPLICATION),
  UNKNOWN_ATTEMPT(Subject.ATTEMPT),
  UNKNOWN_JOB(Subject.JOB),
  UNKNOWN_STAGE(Subject.STAGE),
  UNKNOWN_STAGE_ATTEMPT(Subject.STAGE_ATTEMPT),
  UNKNOWN_EXECUTOR(Subject.EXECUTOR),
  UNKNOWN_RDD(Subject.RDD),
  UNKNOWN_SQL_EXECUTION(Subject.SQL_EXECUTION),
  UNKNOWN_OPTION(Subject.OPTION),
  UNKNOWN_DEAD_LETTER_GROUP(Subject.DEAD_LETTER_GROUP),
  UNKNOWN_TOPIC(Subject.TOPIC),
  UNKNOWN_REDRIVE(Subject.REDRIVE),
  UNKNOWN_RECORD(Subject.RECORD),
  REDRIVE_OPEN(
      409,
      "The group has a redrive that is not over",
      "Wait until it ends, or cancel it: GET /api/v1/deadletters/groups/{fingerprint}/redrives."),
  UNKNOWN_MIRROR_FLOW(Subject.MIRROR_FLOW),
  NO_STREAMING(
      404,
      "The statistics of streaming are not in event logs",
      "Ask the running driver: Spark's History Server has none either. Batches are jobs, too: see"
          + " /api/v1/applications/{appId}/jobs."),
  NO_THREAD_DUMPS(
      503,
      "Threads are not in event logs",
      "Ask the running driver: Spark's History Server has none either."),
  NO_EVENT_LOGS(
      503,
      "Event logs are not kept here",
      "Read the log where Spark wrote it, or its lines in the topic spark.events.topic, whose key is"
          + " the application id."),
  HISTORY_NOT_CONFIGURED(
      404,
      "This instance reads no history",
      "Set history.hbase.zookeeper.quorum to where the HBase sink writes, or ask for what the"
          + " stores hold: GET /api/v1/applications."),
  UNAVAILABLE(
      503, "The answer cannot be given right now", "Ask again after the time in Retry-After."),
  NOT_READY(503, "The instance is not ready", "Use another instance, or wait: see reasons."),
  OVERLOADED(
      503,
      "The instance has as many requests as it takes",
      "Ask again after the time in Retry-After, with fewer requests at a time."),
  INTERNAL_ERROR(
      500, "Something is broken here", "Report the errorId: the log has the rest under it.");

  private final int status;
  private final String title;
  private final String action;

  ProblemType(int status, String title, String action) {
    this.status = status;
    this.title = title;
    this.action = action;
  }

  ProblemType(Subject subject) {
    this(404, "No such " + words(subject), subject.action());
  }

  /** The problem of a subject that does not exist. */
  public static ProblemType unknown(Subject subject) {
    return valueOf("UNKNOWN_" + subject.name());
  }

  /** What programs compare: the name in lower case, with dashes. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Where this API explains it: the {@code type} of RFC 9457, relative to the server. */
  public String uri() {
    return "/problems/" + code();
  }

  /** The HTTP status that it has, except where Spark's API has another one. */
  public int status() {
    return status;
  }

  /** What is wrong, in a few words. */
  public String title() {
    return title;
  }

  /** What the caller can do. */
  public String action() {
    return action;
  }

  private static String words(Subject subject) {
    return subject.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
