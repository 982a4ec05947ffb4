DROP TABLE IF EXISTS mirror_groups_expected DELETE TOPIC;
