package dev.tidewatch.deadletter.redrive;

import dev.tidewatch.core.deadletter.Diagnosis;
import dev.tidewatch.core.deadletter.decode.DeadLetter;
import dev.tidewatch.core.deadletter.decode.Decoders;
import dev.tidewatch.core.deadletter.decode.Origin;
import dev.tidewatch.core.deadletter.decode.Position;
import dev.tidewatch.core.deadletter.decode.ReceivedRecord;
import dev.tidewatch.deadletter.command.Order;
import dev.tidewatch.deadletter.command.SkipReason;
import dev.tidewatch.deadletter.command.Slice;
import dev.tidewatch.deadletter.headers.ReceivedHeaders;
import dev.tidewatch.deadletter.headers.RedriveHeaders;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Tells which records an order means, and makes of each the record that failed: the same key, value
 * and time, and the headers that it had before. Which group a record is in is found out from its
 * headers, as when it was grouped. Owned by one thread.
 */
final class Judge {

  private final Order order;
  private final Decoders decoders;
  private final Predicate<Position> sentBefore;
  private final Address address;
  private final Map<TopicPartition, Slice> slices;

  /**
   * @param sentBefore which records an earlier redrive has sent
   */
  Judge(Order order, Decoders decoders, Predicate<Position> sentBefore, Address address) {
    this.order = order;
    this.decoders = decoders;
    this.sentBefore = sentBefore;
    this.address = address;
    this.slices =
        order.slices().stream()
            .collect(
                Collectors.toMap(
                    slice -> new TopicPartition(slice.topic(), slice.partition()), slice -> slice));
  }

  Verdict of(ConsumerRecord<byte[], byte[]> record) {
    Slice slice = slices.get(new TopicPartition(record.topic(), record.partition()));
    if (slice == null || !slice.has(record.offset())) {
      return new Verdict.NotMeant();
    }
    if (!isInTime(record)) {
      return notMeant(slice, SkipReason.OTHER_TIME);
    }
    Position position = new Position(record.topic(), record.partition(), record.offset());
    boolean created = record.timestampType() == TimestampType.CREATE_TIME;
    DeadLetter letter =
        decoders.decode(
            new ReceivedRecord(
                position, created ? record.timestamp() : -1, ReceivedHeaders.of(record.headers())));
    if (!Diagnosis.of(letter).fingerprint().hash().equals(order.fingerprint())) {
      return notMeant(slice, SkipReason.OTHER_GROUP);
    }
    if (!order.again() && sentBefore.test(position)) {
      return new Verdict.Skip(SkipReason.SENT_BEFORE);
    }
    return addressed(record, letter.origin());
  }

  /** What is named by its position is meant by somebody, who is to hear why it stays. */
  private static Verdict notMeant(Slice slice, SkipReason reason) {
    return slice.offsets() == null ? new Verdict.NotMeant() : new Verdict.Skip(reason);
  }

  private boolean isInTime(ConsumerRecord<byte[], byte[]> record) {
    Long since = order.since();
    Long until = order.until();
    return (since == null || record.timestamp() >= since)
        && (until == null || record.timestamp() < until);
  }

  private Verdict addressed(ConsumerRecord<byte[], byte[]> record, Origin origin) {
    String target = order.target();
    if (target != null) {
      return new Verdict.Send(copy(record, origin, target, null));
    }
    if (origin.topic() == null || origin.partition() == null) {
      return new Verdict.Skip(SkipReason.NO_ORIGIN);
    }
    if (address.isLoop(origin.topic())) {
      return new Verdict.Skip(SkipReason.LOOP);
    }
    if (address.isClosed(origin.topic())) {
      return new Verdict.Skip(SkipReason.NOT_ALLOWED);
    }
    if (address.isKafkasOwn(origin.topic())) {
      return new Verdict.Skip(SkipReason.REFUSED);
    }
    return address.exists(new TopicPartition(origin.topic(), origin.partition()))
        ? new Verdict.Send(copy(record, origin, origin.topic(), origin.partition()))
        : new Verdict.Skip(SkipReason.NO_SUCH_PARTITION);
  }

  private ProducerRecord<byte[], byte[]> copy(
      ConsumerRecord<byte[], byte[]> record,
      Origin origin,
      String topic,
      @Nullable Integer partition) {
    Headers headers = RedriveHeaders.forNextTime(record.headers(), order.id());
    long timestamp = origin.timestamp() == null ? record.timestamp() : origin.timestamp();
    return new ProducerRecord<>(
        topic, partition, timestamp < 0 ? null : timestamp, record.key(), record.value(), headers);
  }
}
