-- Purpose: In which stages does the longest task run far longer than the median one.
-- Key: none; factor is how many times longer, least_ms the shortest longest task that matters.
-- Cost: SCAN
-- Order: MOST_MS DESC
-- Example: {"ATTEMPT_ID":"local-1795416950863","STAGE":2,"STAGE_ATTEMPT":0,"TASKS":8,"MEDIAN_MS":105.9,"MOST_MS":4036.2,"LARGEST_SHUFFLE_READ":158742117}

DEFINE factor = '10';
DEFINE least_ms = '1000';

SELECT
  attempt_id,
  stage,
  stage_attempt,
  tasks,
  run_ms[3] AS median_ms,
  run_ms[6] AS most_ms,
  largest_shuffle_read
FROM spark_stages
WHERE tasks > failed + killed
  AND run_ms[6] >= ${least_ms}
  AND run_ms[6] > ${factor} * run_ms[3];
