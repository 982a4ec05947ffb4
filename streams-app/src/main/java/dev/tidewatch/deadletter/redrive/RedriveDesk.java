package dev.tidewatch.deadletter.redrive;

import dev.tidewatch.deadletter.command.Desk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the orders of the groups that are here, a few at a time; the others wait. What is
 * told of a partition is the whole truth: what is in it and does not run yet is begun, what runs
 * and is not in it any more is left. So an order follows its group to another instance, and goes on
 * there after a crash.
 *
 * <p>Safe for use by any thread.
 */
public final class RedriveDesk implements Desk, AutoCloseable {

  private static final int AT_A_TIME = 4;
  private static final long IDLE_SECONDS = 30;
  private static final long CLOSE_SECONDS = 10;

  private final RedriveRuns runs;
  private final Map<Integer, List<Open>> open = new HashMap<>();
  private final Map<String, Job> jobs = new HashMap<>();

  /** Orders that ended here, until they are not told of any more. */
  private final Set<String> ended = new HashSet<>();

  private final AtomicInteger threads = new AtomicInteger();
  private final ExecutorService workers;
  private @Nullable Marks marks;
  private boolean closed;

  /**
   * Begins nothing before {@link #begin}.
   *
   * @param runs makes runs of orders
   */
  public RedriveDesk(RedriveRuns runs) {
    this.runs = runs;
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            AT_A_TIME,
            AT_A_TIME,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "tidewatch-redrive-" + threads.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    this.workers = pool;
  }

  /**
   * Begins with what is open.
   *
   * @param known tells what was sent before
   */
  public synchronized void begin(Marks known) {
    marks = known;
    reconcile();
  }

  @Override
  public synchronized void open(int partition, List<Open> orders) {
    List<Open> before = open.put(partition, List.copyOf(orders));
    if (!orders.equals(before == null ? List.of() : before)) {
      reconcile();
    }
  }

  private void reconcile() {
    Map<String, Open> wanted = new HashMap<>();
    open.values().forEach(all -> all.forEach(each -> wanted.put(each.order().id(), each)));
    ended.retainAll(wanted.keySet());
    for (Job job : new ArrayList<>(jobs.values())) {
      Open told = wanted.get(job.id());
      if (told == null) {
        job.tellToLeave();
      } else if (told.cancelled()) {
        job.tellToCancel();
      }
    }
    Marks known = marks;
    if (known != null && !closed) {
      wanted.forEach(
          (id, each) -> {
            if (!ended.contains(id) && !jobs.containsKey(id)) {
              begin(each, known);
            }
          });
    }
  }

  private void begin(Open open, Marks known) {
    Job job = new Job(open.order(), runs, known, this::over);
    if (open.cancelled()) {
      job.tellToCancel();
    }
    jobs.put(open.order().id(), job);
    workers.execute(job);
  }

  /** A job's thread is done with it. One that was left may have been told of again meanwhile. */
  private synchronized void over(Job job, boolean hasEnded) {
    jobs.remove(job.id());
    if (hasEnded) {
      ended.add(job.id());
    }
    reconcile();
  }

  /** Leaves all orders as they are; waits a while for those that are in the middle of something. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      jobs.values().forEach(Job::tellToLeave);
    }
    workers.shutdown();
    try {
      if (!workers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
