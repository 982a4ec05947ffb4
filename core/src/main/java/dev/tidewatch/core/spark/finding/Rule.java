package dev.tidewatch.core.spark.finding;

import java.util.List;

/** One rule. Has no state; safe for use by any thread. */
interface Rule {

  /** Kebab-case; never changes, since clients keep it. */
  String id();

  /**
   * Whether a missing line could make it report what is not so. Such a rule is quiet where lines
   * are missing; any other one only counts too little then.
   */
  boolean needsWholeLog();

  List<Finding> judge(Judged attempt, Thresholds thresholds);
}
