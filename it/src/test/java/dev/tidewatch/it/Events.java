package dev.tidewatch.it;

import java.util.List;

/** Events of tiny applications, as Spark writes them. */
final class Events {

  private Events() {}

  static String logStart() {
    return "{\"Event\":\"SparkListenerLogStart\",\"Spark Version\":\"3.5.9\"}";
  }

  /** The id must not need escapes in JSON. */
  static String applicationStart(String id) {
    return ("{\"Event\":\"SparkListenerApplicationStart\",\"App Name\":\"tiny\",\"App ID\":\"%s\","
            + "\"Timestamp\":1700000000000,\"User\":\"analytics\"}")
        .formatted(id);
  }

  static String applicationEnd() {
    return "{\"Event\":\"SparkListenerApplicationEnd\",\"Timestamp\":1700000060000}";
  }

  /** The life of a job, where every id is that number. */
  static List<String> jobOfNumber(String number) {
    return List.of(
        ("{\"Event\":\"SparkListenerJobStart\",\"Job ID\":%1$s,\"Submission Time\":1,"
                + "\"Stage Infos\":[],\"Stage IDs\":[%1$s]}")
            .formatted(number),
        ("{\"Event\":\"SparkListenerTaskStart\",\"Stage ID\":%1$s,\"Stage Attempt ID\":%1$s,"
                + "\"Task Info\":{\"Task ID\":%1$s,\"Index\":%1$s,\"Attempt\":0,"
                + "\"Launch Time\":-5,\"Executor ID\":\"-1\",\"Host\":\"\",\"Locality\":\"ANY\","
                + "\"Speculative\":false,\"Getting Result Time\":0,\"Finish Time\":0,"
                + "\"Failed\":false,\"Killed\":false,\"Accumulables\":[]}}")
            .formatted(number),
        "{\"Event\":\"SparkListenerUnpersistRDD\",\"RDD ID\":%s}".formatted(number),
        ("{\"Event\":\"SparkListenerJobEnd\",\"Job ID\":%s,\"Completion Time\":-1,"
                + "\"Job Result\":{\"Result\":\"JobSucceeded\"}}")
            .formatted(number));
  }
}
