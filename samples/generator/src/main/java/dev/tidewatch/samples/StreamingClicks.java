package dev.tidewatch.samples;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.window;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.DataTypes;

/**
 * A Structured Streaming query reads files of clicks, one file a micro-batch, and counts them by
 * page and window with a watermark: query started, progress and terminated events, state operators
 * and the micro-batch numbers in the job properties.
 */
final class StreamingClicks {

  private static final String SCHEMA = "page STRING, clicked_at TIMESTAMP, code STRING";
  private static final int FILES = 4;

  private StreamingClicks() {}

  static void run(SparkSession spark) throws Exception {
    count(spark, "clicks-per-page", clicks(spark));
  }

  /** One click's code is no number: the second micro-batch fails, and the query with it. */
  static void runUntilItFails(SparkSession spark) throws Exception {
    UDF1<String, Integer> strict = Integer::parseInt;
    spark.udf().register("strict_int", strict, DataTypes.IntegerType);
    try {
      count(spark, "clicks-strict", clicks(spark).where("strict_int(code) >= 0"));
    } catch (StreamingQueryException expected) {
      System.err.println("the query failed, as it should: " + expected.getMessage());
    }
  }

  private static Dataset<Row> clicks(SparkSession spark) throws Exception {
    Path directory = Files.createDirectories(Path.of("clicks"));
    for (int file = 0; file < FILES; file++) {
      Files.writeString(directory.resolve("clicks-" + file + ".json"), lines(file));
    }
    return spark
        .readStream()
        .schema(SCHEMA)
        .option("maxFilesPerTrigger", 1)
        .json(directory.toString());
  }

  private static String lines(int file) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      lines
          .append("{\"page\":\"/item/")
          .append(i % 7)
          .append("\",\"clicked_at\":\"2026-01-01T12:")
          .append(file)
          .append("0:")
          .append(10 + i % 50)
          .append("Z\",\"code\":\"")
          .append(file == 1 && i == 100 ? "n/a" : i)
          .append("\"}\n");
    }
    return lines.toString();
  }

  private static void count(SparkSession spark, String name, Dataset<Row> clicks)
      throws StreamingQueryException, TimeoutException {
    clicks
        .withWatermark("clicked_at", "10 minutes")
        .groupBy(window(col("clicked_at"), "10 minutes"), col("page"))
        .count()
        .writeStream()
        .queryName(name)
        .outputMode("update")
        .format("noop")
        .option("checkpointLocation", "checkpoints/" + name)
        .trigger(Trigger.AvailableNow())
        .start()
        .awaitTermination();
  }
}
