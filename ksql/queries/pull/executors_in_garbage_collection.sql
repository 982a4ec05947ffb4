-- Purpose: Which executors spend too much of their tasks' time on garbage collection.
-- Key: none; percent is the share from which on it is too much, least_ms the work that matters.
-- Cost: SCAN
-- Order: GC_PERCENT DESC
-- Example: {"ATTEMPT_ID":"local-1795417017334","EXECUTOR":"driver","TASKS":39,"RUN_TIME":2745,"GC_TIME":446,"GC_PERCENT":16}

DEFINE percent = '10';
DEFINE least_ms = '1000';

SELECT
  attempt_id,
  executor,
  tasks,
  run_time,
  gc_time,
  100 * gc_time / run_time AS gc_percent
FROM spark_executors
WHERE run_time >= ${least_ms} AND 100 * gc_time >= ${percent} * run_time;
