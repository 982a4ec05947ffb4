DROP TABLE IF EXISTS tidewatch_dead_letter_groups;
