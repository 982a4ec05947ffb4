-- Purpose: Which bugs behind dead letters of all topics nobody has taken yet, by what people said to
--   Tidewatch.
-- Key: none.
-- Cost: SCAN
-- Order: DEAD_LETTERS DESC
-- Example: {"ID":"e71d2d5b21d409415ee4da3803754092","OWNER":"ledger-payments","FAILURECLASS":"SCHEMA","ROOTCAUSECLASS":"org.apache.kafka.connect.errors.DataException","DEAD_LETTERS":40}

SELECT id, owner, failureclass, rootcauseclass, `count` AS dead_letters
FROM tidewatch_dead_letter_groups
WHERE state = 'NEW';
