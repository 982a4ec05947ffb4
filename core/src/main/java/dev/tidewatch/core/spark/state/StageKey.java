package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.StageInfo;

/** A stage attempt within an application attempt. */
public record StageKey(int stageId, int attemptId) {

  /** The key of the attempt that is described. */
  public static StageKey of(StageInfo info) {
    return new StageKey(info.stageId(), info.attemptId());
  }

  static StageKey parse(String text) {
    int dot = text.indexOf('.');
    return new StageKey(
        Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
  }

  @Override
  public String toString() {
    return stageId + "." + attemptId;
  }
}
