package dev.tidewatch.events;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A compacted output topic whose records are events.
 *
 * @param types every type that its changes can have
 * @param reader says what its records mean
 */
public record ChangeTopic(String topic, List<String> types, Reader reader) {

  public ChangeTopic {
    types = List.copyOf(types);
  }

  /** Reads records. Called by one thread. */
  @FunctionalInterface
  public interface Reader {

    /**
     * The change that a record tells of; empty for one that is of no interest.
     *
     * @throws org.apache.kafka.common.errors.RetriableException to be asked again about the same
     *     record; one that fails otherwise is counted and left out
     */
    Optional<Change> read(ConsumerRecord<byte[], byte[]> record);
  }
}
