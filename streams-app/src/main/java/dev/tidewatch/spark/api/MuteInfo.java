package dev.tidewatch.spark.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule at an application that was muted at some time. Times in ISO 8601.
 *
 * @param name of the application, as is the user
 * @param state {@code MUTED} or {@code OPEN}
 * @param until when it ends by itself; null for never
 * @param history who did what, the newest first, the last twenty
 */
public record MuteInfo(
    String rule,
    String name,
    String user,
    String state,
    @Nullable String until,
    List<Change> history) {

  /**
   * What somebody did.
   *
   * @param command names it in the topic of commands
   */
  public record Change(
      String command,
      String state,
      String by,
      String at,
      @Nullable String note,
      @Nullable String until) {}
}
