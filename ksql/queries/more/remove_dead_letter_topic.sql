-- Stops reading a topic that add_dead_letter_topic.sql has added; what was read of it stays. Do it before
-- rollback/V000013__dead_letters.sql: ksqlDB drops no stream that another query writes to, and has deleted its topic when
-- it refuses.
--   RUN SCRIPT 'ksql/queries/more/remove_dead_letter_topic.sql';

DEFINE name = 'dead_letters_ledger_payments';

TERMINATE ${name};

DROP STREAM IF EXISTS ${name};
