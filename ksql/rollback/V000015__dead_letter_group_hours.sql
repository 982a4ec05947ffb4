DROP TABLE IF EXISTS dead_letter_group_hours DELETE TOPIC;
