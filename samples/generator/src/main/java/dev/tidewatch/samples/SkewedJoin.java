package dev.tidewatch.samples;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * One customer places 19 of 20 orders, so that one task of the join reads more than 100 MB of
 * shuffled rows and works many times as long as its stage's median task. Broadcasts, the adaptive
 * skew join and the compression of shuffles are switched off by the sample's settings: they would
 * hide what the log is to show.
 */
final class SkewedJoin {

  private static final int ROUNDS = 20;
  private static final UDF1<String, Long> SCORE = SkewedJoin::score;

  private SkewedJoin() {}

  static void run(SparkSession spark) {
    spark.sparkContext().setJobDescription("score orders by customer");
    spark.udf().register("score", SCORE, DataTypes.LongType);
    Dataset<Row> orders =
        spark
            .range(0, 120_000, 1, 4)
            .selectExpr(
                "CASE WHEN pmod(id, 20) < 19 THEN 0 ELSE pmod(hash(id), 1000) END AS customer_id",
                "repeat(sha2(CAST(id AS STRING), 256), 16) AS document");
    Dataset<Row> customers =
        spark
            .range(0, 1_000, 1, 2)
            .selectExpr("CAST(id AS INT) AS customer_id", "pmod(id, 3) AS tier");
    orders
        .join(customers, "customer_id")
        .selectExpr("tier", "score(document) AS score")
        .groupBy("tier")
        .max("score")
        .collectAsList();
  }

  /** Work in proportion to the records, so that the long task is long for an honest reason. */
  private static long score(String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    CRC32 crc = new CRC32();
    for (int round = 0; round < ROUNDS; round++) {
      for (byte b : bytes) {
        crc.update(b);
      }
    }
    return crc.getValue();
  }
}
