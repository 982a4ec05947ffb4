-- Purpose: What applications set an option to, as they start.
-- Key: none.
-- Cost: SCAN (each option of each application that starts)
-- Example: {"ATTEMPT_ID":"app-20261123065727-0000","SETTING":"1g"}

DEFINE option = 'spark.executor.memory';

SELECT attempt_id, opt->setting AS setting
FROM spark_options
WHERE opt->option = '${option}'
EMIT CHANGES;
