package dev.tidewatch.local.chaos.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.local.chaos.load.ApplicationLedger;
import dev.tidewatch.local.chaos.load.Ledger;
import dev.tidewatch.local.chaos.load.LogScript;
import dev.tidewatch.local.chaos.oracle.Judgement.Failed;
import dev.tidewatch.local.chaos.oracle.Judgement.Partial;
import dev.tidewatch.local.chaos.oracle.Judgement.Refused;
import dev.tidewatch.local.chaos.oracle.Judgement.Right;
import dev.tidewatch.local.chaos.oracle.Judgement.Wrong;
import dev.tidewatch.local.chaos.oracle.Question.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OracleTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Events that were sent. */
  private static final int SENT = 40;

  /** Of them, those that were acknowledged, one every second. */
  private static final int ACKNOWLEDGED = 30;

  /** After so many events, before the next one. */
  private static final Instant LATER = after(20);

  private final Ledger ledger = new Ledger();
  private final Oracle oracle = new Oracle(ledger, "events");
  private final ApplicationLedger application =
      new ApplicationLedger("app-1", 3, new LogScript("app-1", 5));
  private final Map<String, String> headers = new TreeMap<>();

  @BeforeEach
  void sendEvents() {
    ledger.add(application);
    for (int event = 0; event < SENT; event++) {
      application.sending();
    }
    for (int event = 0; event < ACKNOWLEDGED; event++) {
      application.acknowledged(START.plusSeconds(event));
    }
    headers.put("tidewatch-as-of", LATER.toString());
    headers.put("tidewatch-role", "active");
    headers.put("tidewatch-changelog-lag", "0");
    headers.put("tidewatch-source-lag", "0");
  }

  @Test
  void whatWasAcknowledgedBeforeTheAnswersMomentHasToBeInIt() {
    assertThat(completeness(20)).isEqualTo(new Right(20));
    assertThat(completeness(SENT)).isEqualTo(new Right(SENT));
    assertThat(why(completeness(19)))
        .contains("too old", "at most 19 events", "20 were acknowledged");
  }

  @Test
  void whatNobodySentIsWrong() {
    assertThat(why(completeness(SENT + 1))).contains("too new", "40 were sent");
  }

  @Test
  void anApplicationThatWasAcknowledgedMustNotBeUnknown() {
    assertThat(why(problem(404, "unknown-application", Consistency.ANY))).contains("lost");
    headers.put("tidewatch-as-of", START.toString());
    assertThat(problem(404, "unknown-application", Consistency.ANY)).isEqualTo(new Right(0));
  }

  @Test
  void anAnswerThatDoesNotKnowItsAgeMustNotDenyWhatIsOld() {
    headers.put("tidewatch-as-of", "unknown");
    assertThat(why(problem(404, "unknown-application", Consistency.ANY))).contains("lost");
    assertThat(why(listing("[]"))).contains("lost", "app-1");
    assertThat(listing("[{\"id\":\"app-1\"}]")).isEqualTo(new Right(Judgement.UNCOUNTED));
  }

  @Test
  void anApplicationThatWasAcknowledgedMustBeListedUnlessItsPartitionIsMissing() {
    assertThat(listing("[{\"id\":\"app-1\"}]")).isEqualTo(new Right(Judgement.UNCOUNTED));
    assertThat(why(listing("[]"))).contains("lost", "app-1", "partition 3");
    headers.put("tidewatch-partial", "events-2");
    assertThat(why(listing("[]"))).contains("lost");
    headers.put("tidewatch-partial", "events-2, events-3");
    assertThat(listing("[]")).isInstanceOf(Partial.class);
    headers.put("tidewatch-partial", "some");
    assertThat(why(listing("[]"))).contains("Tidewatch-Partial names some");
  }

  @Test
  void aListingHasNothingTwiceAndNothingThatNobodySent() {
    assertThat(why(listing("[{\"id\":\"app-1\"},{\"id\":\"app-1\"}]"))).contains("twice");
    assertThat(why(listing("[{\"id\":\"app-1\"},{\"id\":\"app-2\"}]"))).contains("nobody sent");
  }

  @Test
  void applicationsAreCountedOnce() {
    assertThat(versions(1)).isInstanceOf(Right.class);
    assertThat(why(versions(0))).contains("0 applications are counted");
    assertThat(why(versions(2))).contains("2 applications are counted");
  }

  @Test
  void anEventThatCountsTwiceIsFoundOut() {
    String body = body(30).replace("\"tasksStarted\":8", "\"tasksStarted\":9");
    assertThat(why(judge(Kind.COMPLETENESS, Consistency.ANY, 200, body)))
        .contains("tasksStarted is 9, and after 30 events it is 8");
    body = body(30).replace("\"repeatedOffsets\":0", "\"repeatedOffsets\":1");
    assertThat(why(judge(Kind.COMPLETENESS, Consistency.ANY, 200, body)))
        .contains("repeatedOffsets is 1");
  }

  @Test
  void rowsOfJobsHaveToTellOfTheSameMoment() {
    String first = job(0, "SUCCEEDED", 0, 4, 0, 1);
    assertThat(jobs(job(1, "RUNNING", 2, 0, 1, 0), first)).isEqualTo(new Right(20));
    assertThat(why(jobs(job(1, "RUNNING", 1, 0, 1, 0), first))).contains("too old");
    assertThat(why(jobs(job(1, "RUNNING", 4, 0, 1, 0), job(0, "RUNNING", 0, 4, 0, 1))))
        .contains("torn");
    assertThat(why(jobs(job(1, "RUNNING", 4, 1, 1, 0), first))).contains("no moment");
    assertThat(why(jobs(job(2, "RUNNING", 0, 0, 0, 0), first))).contains("job 1 is missing");
  }

  @Test
  void theEndOfTheLogShowsInNoRowOfAJob() {
    var ended = new ApplicationLedger("app-2", 4, new LogScript("app-2", 1));
    ledger.add(ended);
    for (int event = 0; event < ended.script().length(); event++) {
      ended.sending();
      ended.acknowledged(START);
    }
    String rows = "[" + job(0, "SUCCEEDED", 0, 4, 0, 1) + "]";
    var answer = new Answer(200, headers, rows, after(60), after(60));
    assertThat(oracle.judge(new Question(Kind.JOBS, ended, Consistency.ANY), answer))
        .isEqualTo(new Right(ended.script().length() - 1));
  }

  @Test
  void aBoundThatCannotBeMetMayBeRefusedAndNothingElseMay() {
    headers.put("retry-after", "1");
    assertThat(problem(503, "unavailable", Consistency.ACTIVE))
        .isEqualTo(new Refused("503 unavailable"));
    assertThat(problem(503, "unavailable", Consistency.ANY))
        .isEqualTo(new Failed("503 unavailable"));
    headers.remove("retry-after");
    assertThat(why(problem(503, "unavailable", Consistency.ANY))).contains("no Retry-After");
    assertThat(why(problem(500, "internal-error", Consistency.ANY))).contains("status 500");
    assertThat(why(problem(503, "oops", Consistency.ANY))).contains("no documented problem");
  }

  @Test
  void theHeadersHaveToMeetTheBound() {
    headers.put("tidewatch-role", "standby");
    headers.put("tidewatch-changelog-lag", "101");
    headers.put("tidewatch-source-lag", "100");
    assertThat(why(judge(Kind.COMPLETENESS, Consistency.ACTIVE, 200, body(30))))
        .contains("role is standby");
    assertThat(why(judge(Kind.COMPLETENESS, Consistency.BOUNDED, 200, body(30))))
        .contains("lag is 201");
    headers.put("tidewatch-changelog-lag", "unknown");
    assertThat(why(judge(Kind.COMPLETENESS, Consistency.BOUNDED, 200, body(30))))
        .contains("Tidewatch-Changelog-Lag is unknown");
  }

  @Test
  void anAnswerCannotBeOfTheFutureUnlessAClockIsWrong() {
    headers.put("tidewatch-as-of", after(60).plus(Duration.ofMinutes(10)).toString());
    assertThat(why(completeness(30))).contains("future");
    oracle.clockAheadBy(Duration.ofMinutes(10));
    assertThat(completeness(30)).isEqualTo(new Right(30));
    assertThat(why(completeness(29))).contains("too old");
  }

  @Test
  void anAnswerWithoutItsAgeIsWrong() {
    headers.remove("tidewatch-as-of");
    assertThat(why(completeness(30))).contains("no Tidewatch-As-Of");
  }

  @Test
  void noAnswerTellsOfTheInside() {
    for (String leak :
        new String[] {
          "at a.B.c(B.java:12)", "org.apache.kafka.Streams", "IOException", "127.0.0.3"
        }) {
      headers.put("retry-after", "1");
      String body = "{\"code\":\"unavailable\",\"status\":503,\"detail\":\"" + leak + "\"}";
      assertThat(why(judge(Kind.COMPLETENESS, Consistency.ANY, 503, body))).contains("tells");
    }
  }

  private static String why(Judgement judgement) {
    assertThat(judgement).isInstanceOf(Wrong.class);
    return ((Wrong) judgement).why();
  }

  private Judgement completeness(int events) {
    return judge(Kind.COMPLETENESS, Consistency.ANY, 200, body(events));
  }

  private String body(int events) {
    LogScript script = application.script();
    return """
        {"events":%d,"unused":1,"repeatedOffsets":0,"repeatedEvents":0,"withoutPosition":0,\
        "endsWithoutStart":0,"malformed":{},"tasksExpected":%d,"tasksStarted":%d,"tasksEnded":%d}"""
        .formatted(
            events - 1,
            script.tasksExpected(events),
            script.tasksStarted(events),
            script.tasksEnded(events));
  }

  private Judgement jobs(String... rows) {
    return judge(Kind.JOBS, Consistency.ANY, 200, "[" + String.join(",", rows) + "]");
  }

  private static String job(
      int id, String status, int active, int completed, int activeStages, int completedStages) {
    return """
        {"jobId":%d,"status":"%s","numActiveTasks":%d,"numCompletedTasks":%d,\
        "numActiveStages":%d,"numCompletedStages":%d}"""
        .formatted(id, status, active, completed, activeStages, completedStages);
  }

  private Judgement listing(String body) {
    return judge(Kind.APPLICATIONS, Consistency.ANY, 200, body);
  }

  private Judgement versions(int applications) {
    String body = "[{\"spark\":\"4.1.1\",\"applications\":%d}]".formatted(applications);
    return judge(Kind.VERSIONS, Consistency.ANY, 200, body);
  }

  private Judgement problem(int status, String code, Consistency consistency) {
    headers.put("content-type", "application/problem+json");
    String body = "{\"code\":\"%s\",\"status\":%d}".formatted(code, status);
    return judge(Kind.COMPLETENESS, consistency, status, body);
  }

  private Judgement judge(Kind kind, Consistency consistency, int status, String body) {
    boolean all = kind == Kind.APPLICATIONS || kind == Kind.VERSIONS;
    if (status != 200) {
      headers.put("content-type", "application/problem+json");
    }
    var answer = new Answer(status, headers, body, after(60), after(60));
    return oracle.judge(new Question(kind, all ? null : application, consistency), answer);
  }

  /** Right after that many events were acknowledged. */
  private static Instant after(int events) {
    return START.plusSeconds(events).minusMillis(500);
  }
}
