package dev.tidewatch.deadletter.command;

import org.jspecify.annotations.Nullable;

/**
 * One record of the topic of commands: what somebody wants of a group, or what a redrive has done.
 * The topic is the audit: whatever changes a group is in it first, and nothing is ever taken away.
 *
 * @param id names it
 * @param entity fingerprint of the group; the key of the record
 * @param by who; null for what Tidewatch itself reports
 * @param at when, in milliseconds since the epoch
 * @param note what that person has to say about it
 * @param until when a {@link Kind#MUTE} ends, in milliseconds since the epoch
 * @param redrive which one a {@link Kind#CANCEL} or {@link Kind#PROGRESS} is about
 * @param order of a {@link Kind#REDRIVE}, which has the command's id
 * @param progress of a {@link Kind#PROGRESS}
 */
public record Command(
    String id,
    String entity,
    Kind kind,
    @Nullable String by,
    long at,
    @Nullable String note,
    @Nullable Long until,
    @Nullable String redrive,
    @Nullable Order order,
    @Nullable Progress progress) {

  /** What a command is. */
  public enum Kind {
    /** Somebody looks after the group. */
    ACKNOWLEDGE,
    /** No alerts until then. */
    MUTE,
    /** The bug is mended; the next dead letter opens the group again. */
    RESOLVE,
    /** As if it were new. */
    REOPEN,
    /** Send dead letters again. */
    REDRIVE,
    /** Stop a redrive. */
    CANCEL,
    /** What one transaction of a redrive has done. */
    PROGRESS
  }

  /** About a group as a whole. */
  public static Command about(
      String id,
      String entity,
      Kind kind,
      String by,
      long at,
      @Nullable String note,
      @Nullable Long until) {
    return new Command(id, entity, kind, by, at, note, until, null, null, null);
  }

  /** Orders a redrive. */
  public static Command redrive(Order order, String by, long at, @Nullable String note) {
    return new Command(
        order.id(), order.fingerprint(), Kind.REDRIVE, by, at, note, null, null, order, null);
  }

  /** Stops a redrive. */
  public static Command cancel(
      String id, String entity, String redrive, String by, long at, @Nullable String note) {
    return new Command(id, entity, Kind.CANCEL, by, at, note, null, redrive, null, null);
  }

  /** Reports what a redrive has done. */
  public static Command progress(String id, Order order, long at, Progress progress) {
    return new Command(
        id, order.fingerprint(), Kind.PROGRESS, null, at, null, null, order.id(), null, progress);
  }
}
