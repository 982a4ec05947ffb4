package dev.tidewatch.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/**
 * Writes event logs like those of Spark 4.1, with as many tasks as a benchmark wants: the same
 * events in the same order, fields as {@code JsonProtocol} writes them, about 1.6 kB an event.
 *
 * <p>Tasks run on all cores at once, each as long as the seed says, so that starts and ends
 * interleave as in a real log. Streams: memory does not grow with the log.
 */
@Command(
    name = "LogGenerator",
    mixinStandardHelpOptions = true,
    description = "Writes a Spark event log for benchmarks.")
public final class LogGenerator implements Callable<Integer> {

  static final long START = 1_767_225_600_000L;

  @Option(names = "--tasks", defaultValue = "150000", description = "Default: ${DEFAULT-VALUE}.")
  private int tasks;

  @Option(names = "--stages", description = "Default: one for each 1,000 tasks.")
  private int stages;

  @Option(names = "--executors", defaultValue = "10", description = "Default: ${DEFAULT-VALUE}.")
  private int executors;

  @Option(names = "--app", defaultValue = "app-20260101000000-0000", description = "Its id.")
  private String appId = "";

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Parameters(paramLabel = "OUT", description = "The file; the History Server wants the app's id.")
  private Path out = Path.of("");

  /** The command line. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new LogGenerator()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    int stagesOrDefault = stages > 0 ? stages : Math.max(1, tasks / 1000);
    LogShape shape = shape(stagesOrDefault);
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(out), 1 << 20)) {
      long events = write(shape, stream);
      System.out.printf("%,d events, %,d bytes: %s%n", events, Files.size(out), out);
    }
    return 0;
  }

  private LogShape shape(int stagesOrDefault) {
    try {
      return new LogShape(appId, tasks, stagesOrDefault, executors, seed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(new CommandLine(this), e.getMessage(), e);
    }
  }

  /**
   * Writes a whole log.
   *
   * @param out flushed, not closed
   * @return the number of events, one a line
   */
  public static long write(LogShape shape, OutputStream out) throws IOException {
    LogWriter log = new LogWriter(out);
    long time = new ApplicationLines(log, shape).start(START);
    SplittableRandom random = new SplittableRandom(shape.seed());
    StageLines stages = new StageLines(log, shape);
    TaskLines tasks = new TaskLines(log);
    for (int stage = 0; stage < shape.stages(); stage++) {
      if (stages.isFirstOfJob(stage)) {
        stages.jobStart(stage, time);
      }
      stages.submitted(stage, time);
      long submitted = time;
      time = run(shape, stage, time, random, tasks);
      stages.completed(stage, submitted, time, tasks.accumulables());
      if (stages.isLastOfJob(stage)) {
        stages.jobEnd(stage, time);
      }
    }
    new ApplicationLines(log, shape).end(time);
    return log.finish();
  }

  /** Runs a stage's tasks on all cores; answers when the last one ended. */
  private static long run(
      LogShape shape, int stage, long time, SplittableRandom random, TaskLines lines)
      throws IOException {
    int count = shape.tasksOf(stage);
    int cores = Math.min(count, shape.executors() * LogShape.CORES);
    PriorityQueue<Task> running =
        new PriorityQueue<>(Comparator.comparingLong(Task::end).thenComparingLong(Task::id));
    lines.beginStage(stage);
    long now = time;
    for (int index = 0; index < count; index++) {
      int core = index;
      if (index >= cores) {
        Task done = running.remove();
        lines.end(done);
        now = done.end();
        core = done.core();
      }
      Task task = Task.create(lines.nextId(), stage, index, core, now, random);
      lines.start(task);
      running.add(task);
    }
    while (!running.isEmpty()) {
      Task done = running.remove();
      lines.end(done);
      now = done.end();
    }
    return now;
  }
}
