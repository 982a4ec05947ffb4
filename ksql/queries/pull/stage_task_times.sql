-- Purpose: How long the tasks of each stage of an attempt ran: quantiles, each within 1 %.
-- Key: attempt, the first part of the key.
-- Cost: SCAN
-- Order: STAGE
-- Example: {"STAGE":3,"STAGE_ATTEMPT":0,"TASKS":5,"FAILED":2,"LEAST_MS":45.2,"MEDIAN_MS":327.1,"P95_MS":327.1,"MOST_MS":327.1}

DEFINE attempt = 'local-1795416901696';

SELECT
  stage,
  stage_attempt,
  tasks,
  failed,
  run_ms[1] AS least_ms,
  run_ms[3] AS median_ms,
  run_ms[5] AS p95_ms,
  run_ms[6] AS most_ms
FROM spark_stages
WHERE attempt_id = '${attempt}' AND tasks > failed + killed;
