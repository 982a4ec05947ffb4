-- Purpose: Dead letters of a connector by the minute, by class of failure.
-- Key: owner, the connector or consumer group; a range of windows.
-- Cost: RANGE
-- Order: WINDOWSTART
-- Example: {"WINDOWSTART":1795662240000,"DEAD_LETTERS":1,"FAILURES":{"POISON_RECORD":1}}

DEFINE owner = 'warehouse-orders';
DEFINE from = '2020-01-01T00:00:00';

SELECT windowstart, dead_letters, failures
FROM dead_letter_owner_minutes
WHERE owner = '${owner}' AND windowstart >= '${from}';
