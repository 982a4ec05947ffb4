package dev.tidewatch.local.chaos.read;

import dev.tidewatch.local.chaos.cluster.InstanceAddress;
import dev.tidewatch.local.chaos.oracle.Answer;
import dev.tidewatch.local.chaos.oracle.Judgement;
import dev.tidewatch.local.chaos.oracle.Oracle;
import dev.tidewatch.local.chaos.oracle.Question;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client. It asks at fixed moments, whether or not earlier answers have come: slow answers do not
 * hide failures. A question whose connection is refused or reset goes to another instance, once, as
 * a proxy would send it. Two threads of its own.
 */
public final class Reader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reader.class);

  /** Waited for an answer before it counts as failed. */
  static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** More are not asked at once; one that cannot be asked counts as failed. */
  private static final int MOST_OPEN = 200;

  private final Oracle oracle;
  private final Questions questions;
  private final ReadyInstances instances;
  private final Progress progress;
  private final ReadLog log;
  private final HttpClient client;
  private final Semaphore open = new Semaphore(MOST_OPEN);
  private final ScheduledExecutorService timer;

  /**
   * Starts to ask.
   *
   * @param rate questions a second
   */
  Reader(
      Oracle oracle,
      Questions questions,
      ReadyInstances instances,
      Progress progress,
      ReadLog log,
      double rate) {
    this.oracle = oracle;
    this.questions = questions;
    this.instances = instances;
    this.progress = progress;
    this.log = log;
    Executor judging = Executors.newSingleThreadExecutor(Threads.named("chaos-judge"));
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .executor(judging)
            .build();
    this.timer = Executors.newSingleThreadScheduledExecutor(Threads.named("chaos-reader"));
    long interval = (long) (1e9 / rate);
    var unused = timer.scheduleAtFixedRate(this::ask, interval, interval, TimeUnit.NANOSECONDS);
  }

  private void ask() {
    try {
      var question = questions.next();
      var asked = new Asked(question, progress.floor(question), System.nanoTime(), Instant.now());
      if (open.tryAcquire()) {
        send(asked, instances.next(null), false);
      } else {
        record(asked, "none", false, new Judgement.Failed("too many open"), "");
      }
    } catch (RuntimeException e) {
      LOG.error("A reader stumbled", e);
    }
  }

  /** A question on its way. */
  private record Asked(Question question, int floor, long nanos, Instant at) {}

  private void send(Asked asked, InstanceAddress entry, boolean again) {
    var request =
        HttpRequest.newBuilder(entry.url().resolve(asked.question().path()))
            .timeout(TIMEOUT)
            .build();
    var unused =
        client
            .sendAsync(request, BodyHandlers.ofString())
            .whenComplete((response, error) -> finish(asked, entry, again, response, error));
  }

  private void finish(
      Asked asked,
      InstanceAddress entry,
      boolean again,
      @Nullable HttpResponse<String> response,
      @Nullable Throwable thrown) {
    Throwable error = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    if (response == null && !again && isLost(error)) {
      send(asked, instances.next(entry), true);
      return;
    }
    open.release();
    if (response == null) {
      record(asked, entry.name(), again, new Judgement.Failed(name(error)), "");
      return;
    }
    var answer = Answer.of(response, asked.at(), Instant.now());
    Judgement judgement = oracle.judge(asked.question(), answer);
    judgement = progress.check(asked.question(), asked.floor(), judgement);
    String details = judgement instanceof Judgement.Wrong ? answer.toString() : "";
    if (judgement instanceof Judgement.Failed || judgement instanceof Judgement.Partial) {
      details = answer.brief();
    }
    record(asked, entry.name(), again, judgement, details);
  }

  private void record(
      Asked asked, String entry, boolean again, Judgement judgement, String details) {
    log.add(
        new Read(
            asked.question(), asked.nanos(), System.nanoTime(), entry, again, judgement, details));
  }

  /** Whether the connection failed, and not the time: the question may be asked elsewhere. */
  private static boolean isLost(@Nullable Throwable error) {
    return error instanceof IOException && !(error instanceof HttpTimeoutException);
  }

  private static String name(@Nullable Throwable error) {
    if (error instanceof HttpTimeoutException) {
      return "timeout";
    }
    return error instanceof IOException ? "connection lost" : String.valueOf(error);
  }

  /** Asks no more. */
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
