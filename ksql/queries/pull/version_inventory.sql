-- Purpose: Which versions run in the fleet, on how many attempts, and what to think of them.
-- Key: none; one row for each combination of versions.
-- Cost: SCAN
-- Order: ATTEMPTS DESC
-- Example: {"SPARK":"3.5.9","SCALA":"2.13","JAVA":"17","HADOOP":"3.3.4","ATTEMPTS":15,"SUPPORT":"MAINTAINED","HADOOP_FIT":"FITS"}

SELECT
  spark,
  scala,
  java,
  hadoop,
  attempts,
  SPARK_VERSION_STATUS(spark)->support AS support,
  SPARK_HADOOP_FIT(spark, hadoop)->fit AS hadoop_fit
FROM spark_fleet_versions
WHERE attempts > 0;
