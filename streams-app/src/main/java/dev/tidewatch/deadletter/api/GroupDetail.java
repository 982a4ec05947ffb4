package dev.tidewatch.deadletter.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One group, with why it is one.
 *
 * @param explanation what all its dead letters have in common, and nothing else decides
 * @param failureSource where the rule of its class of failure comes from; empty where none says
 * @param stateBy who has set its state; absent while nobody has
 * @param stateUntil when a mute ends; absent of one that does not
 * @param reopened how often a dead letter came after it was resolved
 * @param inputRatio part of the input that failed in this hour and the one before, from 0 to 1;
 *     absent where that is not known
 * @param redriven dead letters that were sent again
 * @param repeated dead letters that were read a second time, and not counted
 * @param places where its dead letters are
 * @param otherPlaces dead letters in further partitions
 * @param origins where they failed
 * @param otherOrigins dead letters of further topics
 */
public record GroupDetail(
    @JsonUnwrapped GroupInfo group,
    List<Common> explanation,
    String failureSource,
    @Nullable String executingClass,
    @Nullable String stateBy,
    @Nullable String stateAt,
    @Nullable String stateUntil,
    @Nullable String stateNote,
    int reopened,
    @Nullable Double inputRatio,
    long redriven,
    long repeated,
    List<Place> places,
    long otherPlaces,
    List<TopicCount> origins,
    long otherOrigins) {

  /** One thing that all dead letters of a group have in common. */
  public record Common(String name, String value) {}

  /** A partition of a dead-letter topic. */
  public record Place(String topic, int partition, long firstOffset, long lastOffset, long count) {}

  /** How many dead letters name a topic. */
  public record TopicCount(String topic, long count) {}
}
