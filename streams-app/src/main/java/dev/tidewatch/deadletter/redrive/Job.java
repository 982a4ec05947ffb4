package dev.tidewatch.deadletter.redrive;

import dev.tidewatch.deadletter.command.Order;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one order until it ends or is left: a run that fails is followed by another one, after a
 * pause. One that fails again and again without sending anything is given up, and its journal says
 * why. Run by one thread; told by others.
 */
final class Job implements Runnable, Redrive.Signal {

  private static final Logger LOG = LoggerFactory.getLogger(Job.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** Longer than another instance takes to find out that the order is not its own any more. */
  private static final Duration PAUSE_AFTER_TAKE_OVER = Duration.ofSeconds(15);

  private static final int MOST_FAILURES = 5;

  private final Order order;
  private final RedriveRuns runs;
  private final Marks marks;
  private final Over over;
  private final CountDownLatch left = new CountDownLatch(1);

  /** How deep a reason is looked for. */
  private static final int MOST_CAUSES = 16;

  private volatile boolean cancelled;

  /** Is told that a job is over. */
  @FunctionalInterface
  interface Over {
    void over(Job job, boolean ended);
  }

  Job(Order order, RedriveRuns runs, Marks marks, Over over) {
    this.order = order;
    this.runs = runs;
    this.marks = marks;
    this.over = over;
  }

  String id() {
    return order.id();
  }

  @Override
  public boolean leave() {
    return left.getCount() == 0;
  }

  @Override
  public boolean cancel() {
    return cancelled;
  }

  void tellToLeave() {
    left.countDown();
  }

  void tellToCancel() {
    cancelled = true;
  }

  @Override
  public void run() {
    boolean ended = false;
    try {
      ended = untilItEnds();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      over.over(this, ended);
    }
  }

  private boolean untilItEnds() throws InterruptedException {
    int failures = 0;
    String why = "";
    while (!leave()) {
      Duration pause = PAUSE;
      try (Redrive run = runs.run(order, marks.of(order.fingerprint()), this)) {
        try {
          Ending ending = failures < MOST_FAILURES ? run.run() : run.giveUp(why);
          if (ending != Ending.TAKEN_OVER) {
            return ending == Ending.ENDED;
          }
          pause = PAUSE_AFTER_TAKE_OVER;
        } finally {
          failures = run.hasAdvanced() ? 0 : failures;
        }
      } catch (RuntimeException e) {
        failures++;
        why = reason(e);
        LOG.warn("The redrive {} has failed and goes on in {} s", order.id(), pause.toSeconds(), e);
      }
      boolean unused = left.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }
    return false;
  }

  /** What failed, and what that came from: a producer's own words often leave that out. */
  static String reason(Throwable error) {
    Throwable root = error;
    for (int i = 0; root.getCause() != null && i < MOST_CAUSES; i++) {
      root = root.getCause();
    }
    return root == error
        ? String.valueOf(error.getMessage())
        : error.getMessage() + ": " + root.getMessage();
  }
}
