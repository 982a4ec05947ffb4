-- Purpose: Applications that start on another Spark than they should, with what to think of that version.
-- Key: none.
-- Cost: SCAN (each line that tells who an application is)
-- Example: {"ATTEMPT_ID":"local-1795416883364","SPARK":"4.1.3","SUPPORT":"MAINTAINED"}

DEFINE spark = '3.5.9';

SELECT
  attempt_id,
  versions->spark AS spark,
  SPARK_VERSION_STATUS(versions->spark)->support AS support
FROM spark_lifecycle
WHERE versions->spark IS NOT NULL AND versions->spark <> '${spark}'
EMIT CHANGES;
