package dev.tidewatch.deadletter.routes;

import dev.tidewatch.deadletter.Standing;
import dev.tidewatch.deadletter.command.Order;
import dev.tidewatch.deadletter.command.Slice;
import dev.tidewatch.deadletter.redrive.KafkaAddress;
import dev.tidewatch.http.JsonBody.BadBodyException;
import dev.tidewatch.http.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes orders of requests, or says what is wrong with these. Safe for use by any thread. */
final class Orders {

  private final Predicate<String> deadLetterTopics;
  private final KafkaAddress address;

  Orders(Predicate<String> deadLetterTopics, KafkaAddress address) {
    this.deadLetterTopics = deadLetterTopics;
    this.address = address;
  }

  private record Partition(String topic, int number) implements Comparable<Partition> {
    @Override
    public int compareTo(Partition other) {
      int byTopic = topic.compareTo(other.topic);
      return byTopic != 0 ? byTopic : Integer.compare(number, other.number);
    }
  }

  /**
   * The order.
   *
   * @throws BadBodyException if the request cannot be carried out
   */
  Order of(String id, String fingerprint, Standing group, RedriveRequest request)
      throws BadBodyException {
    List<Slice> slices = request.positions() == null ? slices(group) : slices(request.positions());
    int rate = request.rate();
    if (rate < 1 || rate > RedriveRequest.MOST_RATE) {
      throw new BadBodyException(
          "\"perSecond\" must be a whole number from 1 to " + RedriveRequest.MOST_RATE);
    }
    Long from = time("from", request.from());
    Long to = time("to", request.to());
    if (from != null && to != null && from >= to) {
      throw new BadBodyException("\"from\" must be before \"to\"");
    }
    return new Order(
        id, fingerprint, slices, from, to, target(request.target()), rate, request.isForced());
  }

  private static @Nullable Long time(String name, @Nullable String text) throws BadBodyException {
    if (text != null && !Times.TYPE.accepts().test(text)) {
      throw new BadBodyException("\"" + name + "\" must be " + Times.TYPE.expectation());
    }
    return text == null ? null : Times.parse(text);
  }

  private @Nullable String target(@Nullable String topic) throws BadBodyException {
    if (topic != null && address.isLoop(topic)) {
      throw new BadBodyException(
          "\"target\" must not be a topic that Tidewatch reads as dead letters or writes");
    }
    if (topic != null && address.isKafkasOwn(topic)) {
      throw new BadBodyException("\"target\" must not be a topic that Kafka keeps for itself");
    }
    if (topic != null && address.isClosed(topic)) {
      throw new BadBodyException(
          "\"target\" must be a topic that Kafka lets Tidewatch describe and write to");
    }
    if (topic != null && address.partitions(topic) == 0) {
      throw new BadBodyException("\"target\" must be a topic that exists");
    }
    return topic;
  }

  /** All that the group has now. */
  private List<Slice> slices(Standing group) {
    List<Slice> slices = new ArrayList<>();
    group
        .places()
        .forEach(
            at ->
                slices.add(
                    new Slice(
                        at.topic(), at.partition(), at.firstOffset(), at.lastOffset() + 1, null)));
    return slices;
  }

  private List<Slice> slices(List<RedriveRequest.At> positions) throws BadBodyException {
    if (positions.isEmpty() || positions.size() > RedriveRequest.MOST_POSITIONS) {
      throw new BadBodyException(
          "\"positions\" must have from 1 to " + RedriveRequest.MOST_POSITIONS + " elements");
    }
    Map<Partition, TreeSet<Long>> offsets = new TreeMap<>();
    for (RedriveRequest.At at : positions) {
      String topic = at == null ? null : at.topic();
      Integer partition = at == null ? null : at.partition();
      Long offset = at == null ? null : at.offset();
      if (topic == null || partition == null || offset == null || partition < 0 || offset < 0) {
        throw new BadBodyException(
            "Each of \"positions\" must have a topic, a partition and an offset");
      }
      if (!deadLetterTopics.test(topic)) {
        throw new BadBodyException(
            "\"positions\" must be in dead-letter topics: deadletter.topics.pattern does not have"
                + " one of them");
      }
      offsets.computeIfAbsent(new Partition(topic, partition), key -> new TreeSet<>()).add(offset);
    }
    return offsets.entrySet().stream()
        .map(
            each ->
                new Slice(
                    each.getKey().topic(),
                    each.getKey().number(),
                    each.getValue().first(),
                    each.getValue().last() + 1,
                    List.copyOf(each.getValue())))
        .toList();
  }
}
