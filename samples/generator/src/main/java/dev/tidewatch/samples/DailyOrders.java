package dev.tidewatch.samples;

import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * A healthy nightly report: two tables are written, joined, aggregated and written again. It shows
 * SQL executions with their plans, adaptive execution, a broadcast join, input and output bytes.
 */
final class DailyOrders {

  private static final long ORDERS = 200_000;
  private static final long CUSTOMERS = 500;

  private DailyOrders() {}

  static void run(SparkSession spark) {
    spark.sparkContext().setJobDescription("load orders and customers");
    writeTables(spark);
    spark.sparkContext().setJobDescription("revenue by country and day");
    spark
        .sql(
            """
            SELECT c.country, o.day, count(*) AS orders, sum(o.amount) AS revenue
            FROM orders o JOIN customers c ON o.customer_id = c.customer_id
            WHERE o.amount > 5
            GROUP BY c.country, o.day
            ORDER BY revenue DESC
            """)
        .write()
        .mode(SaveMode.Overwrite)
        .saveAsTable("daily_revenue");
    spark.sparkContext().setJobDescription("top ten");
    spark.table("daily_revenue").orderBy(expr("revenue DESC")).limit(10).collectAsList();
  }

  private static void writeTables(SparkSession spark) {
    spark
        .range(0, ORDERS, 1, 4)
        .selectExpr(
            "id AS order_id",
            "pmod(hash(id), " + CUSTOMERS + ") AS customer_id",
            "date_add(DATE'2026-01-01', CAST(pmod(id, 7) AS INT)) AS day",
            "CAST(pmod(hash(id, 7), 10000) / 100 AS DECIMAL(10, 2)) AS amount")
        .write()
        .mode(SaveMode.Overwrite)
        .saveAsTable("orders");
    spark
        .range(0, CUSTOMERS, 1, 1)
        .selectExpr(
            "CAST(id AS INT) AS customer_id",
            "element_at(array('DE', 'FR', 'JP', 'BR'), CAST(pmod(id, 4) AS INT) + 1) AS country")
        .write()
        .mode(SaveMode.Overwrite)
        .saveAsTable("customers");
  }
}
