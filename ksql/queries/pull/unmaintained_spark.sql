-- Purpose: Which attempts run on a Spark that nobody maintains any more, whose are they, and why.
-- Key: none.
-- Cost: SCAN
-- Order: SPARK
-- Example: {"ATTEMPT_ID":"local-1795416860081","APP_NAME":"daily-orders","SPARK_USER":"analytics","SPARK":"3.3.2","BECAUSE":"Spark 3.3 ended on 2023-12-16 …"}

SELECT
  attempt_id,
  app_name,
  spark_user,
  spark,
  SPARK_VERSION_STATUS(spark)->because AS because
FROM spark_attempts
WHERE SPARK_VERSION_STATUS(spark)->line_support = 'END_OF_LIFE';
