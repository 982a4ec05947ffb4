package dev.tidewatch.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Queries whose plans show one thing that a finding is about, or the same work without it: how much
 * of it, the properties {@code spark.samples.*} of the run say.
 */
final class FindingQueries {

  /** Makes a row as long as this many bytes; compresses to almost nothing. */
  private static final String PAD = "concat(repeat('x', 1000), id)";

  private FindingQueries() {}

  /** So many files of so many lines, which something else than Spark has written. */
  static void readFiles(SparkSession spark) throws IOException {
    Path directory = Files.createTempDirectory("files");
    for (int file = 0; file < number(spark, "files"); file++) {
      StringBuilder lines = new StringBuilder();
      for (int line = 0; line < number(spark, "lines"); line++) {
        lines.append(line % 10).append(",a line of an export\n");
      }
      Files.writeString(directory.resolve("part-" + file + ".csv"), lines);
    }
    spark
        .read()
        .schema("shop INT, text STRING")
        .csv(directory.toUri().toString())
        .groupBy("shop")
        .count()
        .collect();
  }

  /** Two tasks that write a file for each partition of a table that they have rows of. */
  static void writePartitions(SparkSession spark) throws IOException {
    spark
        .range(0, 100_000, 1, 2)
        .selectExpr("id", "id % " + number(spark, "partitions") + " AS shop")
        .write()
        .partitionBy("shop")
        .mode("overwrite")
        .parquet(Files.createTempDirectory("partitioned").toUri().toString());
  }

  /** A large table joined with a small one. */
  static void join(SparkSession spark) {
    Dataset<Row> large =
        spark
            .range(0, number(spark, "rows"), 1, 4)
            .selectExpr("id % 1000 AS shop", PAD + " AS text");
    Dataset<Row> small = spark.range(0, 1000, 1, 1).selectExpr("id AS shop", PAD + " AS name");
    large.join(small, "shop").selectExpr("sum(length(text) + length(name))").collect();
  }

  /** A table of so many rows, broadcast because the query says so. */
  static void broadcast(SparkSession spark) {
    Dataset<Row> table =
        spark
            .range(0, number(spark, "rows"), 1, 4)
            .selectExpr("concat('shop ', id) AS shop", PAD + " AS name");
    spark
        .range(0, 100_000, 1, 2)
        .selectExpr("concat('shop ', id) AS shop")
        .join(functions.broadcast(table), "shop")
        .selectExpr("sum(length(name))")
        .collect();
  }

  /** A broadcast of ten rows that take so long each. */
  static void broadcastSlowly(SparkSession spark) {
    long millis = number(spark, "millis");
    Dataset<Row> table =
        spark
            .range(0, 10, 1, 1)
            .map(
                (MapFunction<Long, Long>)
                    id -> {
                      Thread.sleep(millis);
                      return id;
                    },
                Encoders.LONG())
            .toDF("shop");
    spark
        .range(0, 100_000, 1, 2)
        .selectExpr("id % 100 AS shop")
        .join(functions.broadcast(table), "shop")
        .count();
  }

  /** Two tables joined by a condition, or by a key where there is one. */
  static void nestedLoop(SparkSession spark) {
    Dataset<Row> left = spark.range(0, number(spark, "rows"), 1, 4).toDF("left");
    Dataset<Row> right = spark.range(0, 50_000, 1, 1).toDF("right");
    left.join(right, functions.expr(text(spark, "condition"))).count();
  }

  /** A table by day, of which a query wants a hundredth of the rows. */
  static void scan(SparkSession spark) throws IOException {
    String directory = Files.createTempDirectory("sales").toUri().toString();
    spark
        .range(0, number(spark, "rows"), 1, 2)
        .selectExpr("id % 100 AS shop", PAD + " AS text", "id DIV 100 % 10 AS day")
        .write()
        .partitionBy("day")
        .option("compression", "uncompressed")
        .option("parquet.enable.dictionary", "false")
        .mode("overwrite")
        .parquet(directory);
    spark
        .read()
        .parquet(directory)
        .where(text(spark, "condition"))
        .groupBy("shop")
        .count()
        .collect();
  }

  private static int number(SparkSession spark, String name) {
    return Integer.parseInt(text(spark, name));
  }

  private static String text(SparkSession spark, String name) {
    return spark.sparkContext().conf().get("spark.samples." + name);
  }
}
