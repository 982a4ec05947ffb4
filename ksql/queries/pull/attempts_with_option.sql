-- Purpose: Which attempts set an option, and to what.
-- Key: option, the first half of the key.
-- Cost: SCAN
-- Order: SETTING
-- Example: {"ATTEMPT_ID":"app-20261123065727-0000","SETTING":"1g"}

DEFINE option = 'spark.executor.memory';

SELECT attempt_id, setting
FROM spark_option_settings
WHERE opt_name = '${option}';
