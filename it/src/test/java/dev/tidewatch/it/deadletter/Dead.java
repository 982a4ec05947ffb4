package dev.tidewatch.it.deadletter;

import static java.util.Objects.requireNonNull;

import dev.tidewatch.core.deadletter.Diagnosis;
import dev.tidewatch.core.deadletter.decode.DeadLetter;
import dev.tidewatch.core.deadletter.decode.Decoders;
import dev.tidewatch.core.deadletter.decode.Position;
import dev.tidewatch.core.deadletter.decode.ReceivedRecord;
import dev.tidewatch.core.deadletter.decode.RecordHeader;
import dev.tidewatch.core.deadletter.failure.FailureClass;
import dev.tidewatch.core.redact.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A record of a dead-letter topic, and what core says of it. */
record Dead(ConsumerRecord<byte[], byte[]> record, DeadLetter letter, Diagnosis diagnosis) {

  private static final Decoders DECODERS = new Decoders(Redaction.none());

  static Dead of(ConsumerRecord<byte[], byte[]> record) {
    List<KafkaHeader> headers = new ArrayList<>();
    record.headers().forEach(header -> headers.add(new KafkaHeader(header)));
    DeadLetter letter =
        DECODERS.decode(
            new ReceivedRecord(
                new Position(record.topic(), record.partition(), record.offset()),
                createTime(record),
                headers));
    return new Dead(record, letter, Diagnosis.of(letter));
  }

  private static long createTime(ConsumerRecord<byte[], byte[]> record) {
    return record.timestampType() == TimestampType.CREATE_TIME
        ? record.timestamp()
        : ConsumerRecord.NO_TIMESTAMP;
  }

  private record KafkaHeader(Header header) implements RecordHeader {
    @Override
    public String key() {
      return header.key();
    }

    @Override
    public byte @Nullable [] value() {
      return header.value();
    }
  }

  /** The value as text; fails where there is none. */
  String value() {
    return new String(requireNonNull(record.value()), StandardCharsets.UTF_8);
  }

  /** The last header of that name as text; null where it is missing or has no value. */
  @Nullable String header(String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** Without payload and headers, which assertions would print as numbers. */
  @Override
  public String toString() {
    return letter + " " + diagnosis;
  }

  String group() {
    return diagnosis.fingerprint().hash();
  }

  FailureClass failureClass() {
    return diagnosis.failure().failureClass();
  }

  /** The components of that name, which say why it is in its group. */
  List<String> component(String name) {
    return diagnosis.fingerprint().explain().stream()
        .filter(component -> component.name().equals(name))
        .map(component -> component.value())
        .toList();
  }
}
