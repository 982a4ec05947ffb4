package dev.tidewatch.spark;

import org.jspecify.annotations.Nullable;

/**
 * One record of the topic of commands: somebody wants to hear no more, or again, of a rule at all
 * runs of an application. The topic is the audit: nothing is ever taken away from it. Each command
 * is in every partition, since runs lie in all of them.
 *
 * @param id names it; by time, so that of two the later one holds
 * @param name of the application, as is the user
 * @param muted whether it begins a mute or ends one
 * @param by who
 * @param at when, in milliseconds since the epoch
 * @param note why
 * @param until when a mute ends by itself, in milliseconds since the epoch; null for never
 */
public record MuteCommand(
    String id,
    String rule,
    String name,
    String user,
    boolean muted,
    String by,
    long at,
    @Nullable String note,
    @Nullable Long until) {

  @SuppressWarnings("NullAway") // what others write holds no promise
  boolean isWhole() {
    return id != null && rule != null && name != null && user != null && by != null && at >= 0;
  }
}
