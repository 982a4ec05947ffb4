package dev.tidewatch.samples;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * One cached DataFrame and two cached RDDs at three storage levels, read by several jobs. All but
 * the one on disk are unpersisted at the end: with block updates in the log, a reader can follow
 * the storage through the application's life.
 */
final class CachedFeatures {

  private CachedFeatures() {}

  static void run(SparkSession spark) {
    Dataset<Row> features =
        spark
            .range(0, 100_000, 1, 4)
            .selectExpr("id", "rand(7) AS x", "randn(7) AS y", "pmod(id, 10) AS label")
            .persist(StorageLevel.MEMORY_AND_DISK());
    features.count();
    features.groupBy("label").avg("x", "y").collectAsList();
    features.where("x > 0.9").count();

    JavaRDD<Long> labels =
        features
            .select("label")
            .javaRDD()
            .map(row -> row.getLong(0))
            .setName("labels")
            .persist(StorageLevel.MEMORY_ONLY_SER());
    labels.distinct().count();
    labels.countByValue();

    JavaRDD<Long> archive =
        labels.map(label -> label + 1).setName("archived labels").persist(StorageLevel.DISK_ONLY());
    archive.count();

    labels.unpersist(true);
    features.unpersist(true);
  }
}
