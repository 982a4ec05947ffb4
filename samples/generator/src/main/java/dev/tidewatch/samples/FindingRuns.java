package dev.tidewatch.samples;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/**
 * Jobs that show one thing that a finding is about, or the same work without it: how much of it,
 * the properties {@code spark.samples.*} of the run say.
 */
final class FindingRuns {

  private static final int MIB = 1 << 20;

  private FindingRuns() {}

  /** Tasks that take their time and nothing else. */
  static void sleep(SparkSession spark) {
    long millis = 1_000L * number(spark, "seconds");
    tasks(spark, number(spark, "tasks"))
        .foreach(
            index -> {
              Thread.sleep(millis);
            });
  }

  /** A driver that takes its time between two small jobs. */
  static void waitInDriver(SparkSession spark) throws InterruptedException {
    TinyCount.run(spark);
    Thread.sleep(1_000L * number(spark, "seconds"));
    TinyCount.run(spark);
  }

  /**
   * Tasks that hold a part of the heap, all together, and make garbage or none for as long as they
   * run.
   */
  static void fillHeap(SparkSession spark) {
    int tasks = number(spark, "tasks");
    int held = number(spark, "held.mib") * MIB / tasks;
    int garbage = number(spark, "garbage.kib") * 1024;
    long millis = 1_000L * number(spark, "seconds");
    tasks(spark, tasks)
        .foreach(
            index -> {
              List<byte[]> kept = new ArrayList<>();
              for (int bytes = 0; bytes < held; bytes += MIB / 4) {
                kept.add(new byte[MIB / 4]);
              }
              long end = System.currentTimeMillis() + millis;
              while (System.currentTimeMillis() < end) {
                kept.set(0, new byte[Math.max(1, garbage)]);
                if (garbage == 0) {
                  Thread.sleep(100);
                }
              }
            });
  }

  /** A file without content but with a size, read in splits of a size. */
  static void readLargeFile(SparkSession spark) throws IOException {
    Path file = Files.createTempFile("large", ".bin");
    try (RandomAccessFile sized = new RandomAccessFile(file.toFile(), "rw")) {
      sized.setLength((long) number(spark, "mib") * MIB);
    }
    spark
        .sparkContext()
        .hadoopConfiguration()
        .setLong(
            "mapreduce.input.fileinputformat.split.minsize",
            (long) number(spark, "split.mib") * MIB);
    spark
        .sparkContext()
        .hadoopConfiguration()
        .setLong(
            "mapreduce.input.fileinputformat.split.maxsize",
            (long) number(spark, "split.mib") * MIB);
    context(spark).binaryRecords(file.toUri().toString(), MIB).count();
    Files.delete(file);
  }

  /** Tables by a shuffle of so many partitions, written as so many files. */
  static void aggregateAndWrite(SparkSession spark) throws IOException {
    Path directory = Files.createTempDirectory("written");
    spark
        .range(0, 200_000, 1, 4)
        .selectExpr("id % 5000 AS shop", "id % 1000 AS cents")
        .groupBy("shop")
        .sum("cents")
        .repartition(number(spark, "files"))
        .write()
        .mode("overwrite")
        .parquet(directory.toUri().toString());
  }

  /** Records of a mebibyte that nothing can compress, shuffled. */
  static void shuffleBytes(SparkSession spark) {
    context(spark)
        .parallelize(IntStream.range(0, number(spark, "mib")).boxed().toList(), 8)
        .mapToPair(index -> new Tuple2<>(index, noise(index)))
        .repartition(8)
        .count();
  }

  private static byte[] noise(int seed) {
    byte[] bytes = new byte[MIB];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static JavaRDD<Integer> tasks(SparkSession spark, int tasks) {
    return context(spark).parallelize(IntStream.range(0, tasks).boxed().toList(), tasks);
  }

  private static JavaSparkContext context(SparkSession spark) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  private static int number(SparkSession spark, String name) {
    return Integer.parseInt(spark.sparkContext().conf().get("spark.samples." + name));
  }
}
