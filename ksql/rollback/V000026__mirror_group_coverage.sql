DROP TABLE IF EXISTS mirror_group_coverage DELETE TOPIC;
