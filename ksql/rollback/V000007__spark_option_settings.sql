DROP TABLE IF EXISTS spark_option_settings DELETE TOPIC;
