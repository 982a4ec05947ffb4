-- Purpose: The executors of an attempt: their tasks, and how their time was spent.
-- Key: attempt, the first part of the key.
-- Cost: SCAN
-- Order: TASKS DESC
-- Example: {"EXECUTOR":"driver","HOST":"localhost","TASKS":10,"FAILED":2,"RUN_TIME":1356,"GC_TIME":35,"PEAK_MEMORY":262144}

DEFINE attempt = 'local-1795416901696';

SELECT executor, host, tasks, failed, run_time, gc_time, peak_memory
FROM spark_executors
WHERE attempt_id = '${attempt}';
