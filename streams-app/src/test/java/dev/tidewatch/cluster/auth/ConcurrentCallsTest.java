package dev.tidewatch.cluster.auth;

import static dev.tidewatch.cluster.auth.Calls.CALL;
import static dev.tidewatch.cluster.auth.Calls.accepted;
import static dev.tidewatch.cluster.auth.Calls.refused;
import static dev.tidewatch.cluster.auth.Calls.sent;
import static dev.tidewatch.cluster.auth.Calls.signer;
import static dev.tidewatch.cluster.auth.Calls.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrentCallsTest {

  private static final int THREADS = 8;

  private final ManualClock clock = new ManualClock();
  private final PeerSigner signer = signer(clock);
  private final PeerVerifier verifier = verifier(clock);
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void ofTheSameCallOnManyThreadsExactlyOneIsAccepted() throws Exception {
    for (int round = 0; round < 500; round++) {
      // a new caller each tenth round, so that the session is opened in the race too
      ReceivedCall call = sent(round % 10 == 0 ? signer(clock) : signer, CALL);

      List<PeerVerdict> verdicts = together(() -> verifier.verify(call));

      assertThat(Collections.frequency(verdicts, accepted())).isEqualTo(1);
      assertThat(Collections.frequency(verdicts, refused(Refusal.REPLAYED))).isEqualTo(THREADS - 1);
    }
  }

  @Test
  void ofTheSameCallExactlyOneIsAcceptedWhileSessionsAreForgotten() throws Exception {
    for (int i = 0; i < Sessions.MOST; i++) {
      verifier.verify(sent(signer(clock), CALL));
    }
    for (int round = 0; round < 300; round++) {
      clock.advance(Duration.ofSeconds(31)); // every session may be forgotten, this one too
      ReceivedCall call = sent(signer, CALL);

      List<PeerVerdict> verdicts =
          together(
              () -> {
                verifier.verify(sent(signer(clock), CALL));
                return verifier.verify(call);
              });

      assertThat(Collections.frequency(verdicts, accepted())).isEqualTo(1);
    }
  }

  @Test
  void callsOfManyThreadsAreAllAccepted() throws Exception {
    List<List<PeerVerdict>> verdicts =
        together(
            () -> {
              List<PeerVerdict> mine = new ArrayList<>();
              // a thread may be held up while all others go on: together one window
              for (int i = 0; i < SequenceWindow.SIZE / THREADS; i++) {
                mine.add(verifier.verify(sent(signer, CALL)));
              }
              return mine;
            });

    assertThat(verdicts).allSatisfy(mine -> assertThat(mine).containsOnly(accepted()));
  }

  @Test
  void aSessionAcceptsEachNumberOnceHoweverManyThreadsRaceForIt() throws Exception {
    int numbers = 1_000_000; // long enough for the threads to meet, on few cores too
    Session session = new Session(1);

    List<Integer> accepted =
        together(
            () -> {
              int mine = 0;
              for (int number = 1; number <= numbers; number++) {
                mine += session.admit(number, 1) == Session.Admission.ACCEPTED ? 1 : 0;
              }
              return mine;
            });

    assertThat(accepted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(numbers);
  }

  private <T> List<T> together(Callable<T> task) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Callable<T>> tasks =
        Collections.nCopies(
            THREADS,
            () -> {
              start.await();
              return task.call();
            });
    List<T> results = new ArrayList<>();
    for (Future<T> result : threads.invokeAll(tasks)) {
      results.add(result.get());
    }
    return results;
  }
}
