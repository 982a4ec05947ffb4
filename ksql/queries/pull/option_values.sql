-- Purpose: To what an option is set in the fleet, and how often.
-- Key: option.
-- Cost: KEY
-- Example: {"OPT_NAME":"spark.master","ATTEMPTS":22,"SETTINGS":{"local[2]":17,"local-attempt":2,"spark://localhost:17077":1,"local[2,2]":2}}

DEFINE option = 'spark.master';

SELECT opt_name, attempts, settings
FROM spark_option_values
WHERE opt_name = '${option}';
