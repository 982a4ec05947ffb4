package dev.tidewatch.deadletter;

import dev.tidewatch.core.deadletter.Diagnosis;
import dev.tidewatch.core.deadletter.decode.Decoders;
import dev.tidewatch.core.deadletter.decode.Origin;
import dev.tidewatch.core.deadletter.decode.Position;
import dev.tidewatch.core.deadletter.decode.ReceivedRecord;
import dev.tidewatch.core.deadletter.decode.RecordHeader;
import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.deadletter.headers.ReceivedHeaders;
import dev.tidewatch.deadletter.headers.RedriveHeaders;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes of a record of a dead-letter topic what is known of it. One that could not be decoded,
 * which would be a bug, goes on as of an unknown format: no dead letter is lost, and none stops the
 * instance.
 *
 * <p>Owned by one stream thread.
 */
final class Normaliser implements Processor<byte[], byte[], String, DeadLetter> {

  private static final Logger LOG = LoggerFactory.getLogger(Normaliser.class);

  private final Decoders decoders;
  private ProcessorContext<String, DeadLetter> context;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before anything else
  Normaliser(Redaction redaction) {
    this.decoders = new Decoders(redaction);
  }

  @Override
  public void init(ProcessorContext<String, DeadLetter> newContext) {
    context = newContext;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata at = context.recordMetadata().orElseThrow();
    Position position = new Position(at.topic(), at.partition(), at.offset());
    DeadLetter letter;
    try {
      letter = letter(record, position, record.headers());
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("The headers of {} could not be decoded; it is kept without them", position, e);
      letter = letter(record, position, new RecordHeaders());
    }
    // The time of its own: what dates from last month would be past the retention of the output
    // topic at once, and the broker refuses what dates from tomorrow.
    long now = context.currentSystemTimeMs();
    context.forward(new Record<>(letter.fingerprint(), letter, now, new RecordHeaders()));
  }

  private DeadLetter letter(Record<byte[], byte[]> record, Position position, Headers given) {
    TimeOf type = RecordTime.read(record.headers());
    List<RecordHeader> headers = ReceivedHeaders.of(given);
    // Of all others the timestamp is not that of the record that failed.
    long timestamp = type == TimeOf.CREATE_TIME ? record.timestamp() : -1;
    var decoded = decoders.decode(new ReceivedRecord(position, timestamp, headers));
    Diagnosis diagnosis = Diagnosis.of(decoded);
    RedriveHeaders redrive = RedriveHeaders.of(given);
    Origin origin = decoded.origin();
    return LetterTexts.clean(
        new DeadLetter(
            diagnosis.fingerprint().hash(),
            diagnosis.fingerprint().version(),
            position.topic(),
            position.partition(),
            position.offset(),
            record.timestamp(),
            type,
            decoded.format(),
            decoded.owner(),
            decoded.taskId(),
            decoded.stage(),
            decoded.executingClass(),
            decoded.exceptionClass(),
            diagnosis.rootCauseClass(),
            diagnosis.failure().failureClass(),
            diagnosis.failure().reason(),
            diagnosis.failure().source(),
            diagnosis.fingerprint().explain(),
            decoded.message(),
            origin.topic(),
            origin.partition(),
            origin.offset(),
            origin.timestamp(),
            length(record.key()),
            length(record.value()),
            ReceivedHeaders.bytes(headers),
            redrive.id(),
            redrive.count(),
            decoded.problems()));
  }

  private static @Nullable Integer length(byte @Nullable [] bytes) {
    return bytes == null ? null : bytes.length;
  }
}
