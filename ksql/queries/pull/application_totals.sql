-- Purpose: What Tidewatch has counted of an attempt, each line once however often it was shipped: the numbers
--   of its HTTP API.
-- Key: attempt, <application id> or <application id>/<attempt>.
-- Cost: KEY
-- Example: {"ID":"local-1795416901696","NAME":"failed-report","SPARKVERSION":"3.5.9","COMPLETED":true,"TASKSENDED":10,"EVENTS":48,"SKIPPEDLINES":0}

DEFINE attempt = 'local-1795416901696';

SELECT id, name, sparkversion, completed, tasksended, events, skippedlines
FROM tidewatch_applications
WHERE id = '${attempt}';
