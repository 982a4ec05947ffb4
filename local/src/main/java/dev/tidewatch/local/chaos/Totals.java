package dev.tidewatch.local.chaos;

import dev.tidewatch.local.chaos.cluster.ChaosInstance;
import dev.tidewatch.local.chaos.load.ApplicationLedger;
import dev.tidewatch.local.chaos.load.Ledger;
import dev.tidewatch.local.chaos.oracle.Answer;
import dev.tidewatch.local.chaos.oracle.Consistency;
import dev.tidewatch.local.chaos.oracle.Judgement;
import dev.tidewatch.local.chaos.oracle.Oracle;
import dev.tidewatch.local.chaos.oracle.Question;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Compares the count of every application, as every instance tells it, with what was sent. Call it
 * while nothing is sent and all is acknowledged: each event must then be counted, and once.
 */
final class Totals {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Ledger ledger;
  private final Oracle oracle;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  Totals(Ledger ledger, Oracle oracle) {
    this.ledger = ledger;
    this.oracle = oracle;
  }

  /** What differs, for a person; empty when all counts are right. */
  List<String> differences(List<ChaosInstance> instances) {
    var differences = new ArrayList<String>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (ChaosInstance instance : instances) {
      for (ApplicationLedger application : ledger.applications()) {
        String last = difference(instance, application);
        while (!last.isEmpty() && System.nanoTime() - end < 0) {
          LockSupport.parkNanos(POLL.toNanos());
          last = difference(instance, application);
        }
        if (!last.isEmpty()) {
          differences.add(instance.address().name() + ": " + last);
        }
      }
    }
    return differences;
  }

  private String difference(ChaosInstance instance, ApplicationLedger application) {
    var question = new Question(Question.Kind.COMPLETENESS, application, Consistency.ANY);
    var request =
        HttpRequest.newBuilder(instance.address().url().resolve(question.path()))
            .timeout(TIMEOUT)
            .build();
    try {
      Instant asked = Instant.now();
      var answer = Answer.of(client.send(request, BodyHandlers.ofString()), asked, Instant.now());
      Judgement judgement = oracle.judge(question, answer);
      if (judgement instanceof Judgement.Right right && right.events() == application.sent()) {
        return "";
      }
      return "%s after %d events: %s: %s"
          .formatted(application.id(), application.sent(), judgement, answer);
    } catch (IOException e) {
      return application.id() + ": " + e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return application.id() + ": " + e;
    }
  }
}
