package dev.tidewatch.bench;

import java.util.SplittableRandom;

/**
 * One task of a generated log.
 *
 * @param core on which it runs; cores are numbered through all executors
 * @param runTime of the task itself, in milliseconds
 * @param records that it read, which all its sizes follow
 */
record Task(
    long id, int stage, int index, int core, long start, long runTime, long gcTime, long records) {

  private static final int DESERIALIZE_TIME = 4;

  static Task create(long id, int stage, int index, int core, long start, SplittableRandom random) {
    // Most tasks take about as long as each other and a few much longer, as in real stages.
    long runTime = random.nextLong(200, 800) * (random.nextInt(50) == 0 ? 8 : 1);
    long gcTime = random.nextInt(5) == 0 ? runTime / 10 : 0;
    return new Task(id, stage, index, core, start, runTime, gcTime, random.nextLong(1000, 50_000));
  }

  long deserializeTime() {
    return DESERIALIZE_TIME;
  }

  long end() {
    return start + deserializeTime() + runTime + 1;
  }

  /** Every other stage writes a shuffle, the next one reads it. */
  boolean writesShuffle() {
    return stage % 2 == 0;
  }

  String executorId() {
    return Integer.toString(core / LogShape.CORES + 1);
  }

  String host() {
    return ApplicationLines.host(core / LogShape.CORES + 1);
  }
}
