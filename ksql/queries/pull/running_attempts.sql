-- Purpose: Which attempts have started and not ended; those that were killed never do.
-- Key: none.
-- Cost: SCAN
-- Order: STARTED
-- Example: {"ATTEMPT_ID":"local-1795417178082","APP_NAME":"killed-midway","SPARK_USER":"analytics","STARTED":1795417176600}

SELECT attempt_id, app_name, spark_user, started
FROM spark_attempts
WHERE started > 0 AND COALESCE(ended, CAST(0 AS BIGINT)) = 0;
