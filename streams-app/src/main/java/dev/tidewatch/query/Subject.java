package dev.tidewatch.query;

/** The things a question can name and that may not exist. */
public enum Subject {
  APPLICATION("GET /api/v1/applications lists the applications that are kept."),
  ATTEMPT("GET /api/v1/applications/{appId} lists the attempts of an application."),
  JOB("GET /api/v1/applications/{appId}/jobs lists the jobs that are kept."),
  STAGE("GET /api/v1/applications/{appId}/stages lists the stages that are kept."),
  STAGE_ATTEMPT("GET /api/v1/applications/{appId}/stages/{stageId} lists the stage's attempts."),
  EXECUTOR("GET /api/v1/applications/{appId}/allexecutors lists the executors."),
  RDD("GET /api/v1/applications/{appId}/storage/rdd lists the persisted RDDs."),
  SQL_EXECUTION("GET /api/v1/applications/{appId}/sql lists the executions that are kept."),
  OPTION("GET /api/v1/fleet/options lists the options that are in use."),
  DEAD_LETTER_GROUP("GET /api/v1/deadletters/groups lists the groups that are kept."),
  TOPIC("GET /api/v1/deadletters/rates?by=topic lists the dead-letter topics that are read."),
  REDRIVE("GET /api/v1/deadletters/groups/{fingerprint}/redrives lists those that are kept."),
  RECORD("GET /api/v1/deadletters/groups/{fingerprint}/records lists positions of dead letters."),
  MIRROR_FLOW("GET /api/v1/mirrors/flows lists the flows that are known.");

  private final String action;

  Subject(String action) {
    this.action = action;
  }

  /** How the caller finds out what does exist. */
  public String action() {
    return action;
  }
}
