package dev.tidewatch.spark;

import dev.tidewatch.core.spark.state.StageKey;

/** What a finding is known by in the output topic. */
record FindingName(AttemptKey attempt, FindingSubject subject) {

  private static final String EXECUTION = "sql.";

  /**
   * Reads a key of the output topic. Rules, stages and queries hold no slash, and what stands
   * before the last three is the application id.
   *
   * @throws IllegalArgumentException where it is none
   */
  static FindingName parse(String key) {
    int about = slash(key, key.length());
    int rule = slash(key, about);
    int attempt = slash(key, rule);
    String attemptId = key.substring(attempt + 1, rule);
    return new FindingName(
        new AttemptKey(key.substring(0, attempt), attemptId.isEmpty() ? null : attemptId),
        subject(key.substring(rule + 1, about), key.substring(about + 1)));
  }

  private static int slash(String key, int before) {
    int slash = key.lastIndexOf('/', before - 1);
    if (slash <= 0) {
      throw new IllegalArgumentException("not the key of a finding");
    }
    return slash;
  }

  private static FindingSubject subject(String rule, String about) {
    if (about.isEmpty()) {
      return new FindingSubject(rule, null, null);
    }
    if (about.startsWith(EXECUTION)) {
      return new FindingSubject(rule, null, Long.valueOf(about.substring(EXECUTION.length())));
    }
    int dot = about.indexOf('.');
    if (dot < 0) {
      throw new IllegalArgumentException("not the key of a finding");
    }
    int stageId = Integer.parseInt(about.substring(0, dot));
    int attemptId = Integer.parseInt(about.substring(dot + 1));
    return new FindingSubject(rule, new StageKey(stageId, attemptId), null);
  }

  /** The key in the output topic. */
  @Override
  public String toString() {
    String attemptId = attempt.attemptId() == null ? "" : attempt.attemptId();
    return attempt.appId() + "/" + attemptId + "/" + subject.text();
  }
}
