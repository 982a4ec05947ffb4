DROP TABLE IF EXISTS dead_letter_owner_minutes DELETE TOPIC;
