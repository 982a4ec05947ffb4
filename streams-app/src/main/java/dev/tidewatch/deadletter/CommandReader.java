package dev.tidewatch.deadletter;

import dev.tidewatch.deadletter.command.Command;
import dev.tidewatch.deadletter.command.CommandIds;
import dev.tidewatch.deadletter.command.Order;
import dev.tidewatch.deadletter.command.Progress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Reads commands. Somebody else may have written to their topic: what is no command is refused,
 * whatever it holds.
 *
 * <p>Owned by one stream thread.
 */
final class CommandReader {

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}");

  private final int partitions;
  private final Deserializer<Command> values;

  CommandReader(int partitions, Deserializer<Command> values) {
    this.partitions = partitions;
    this.values = values;
  }

  /**
   * The command; null where the record holds none.
   *
   * @throws RetriableException when that cannot be told now, since no schema registry answers
   */
  @Nullable Command read(Record<byte[], byte[]> record, RecordMetadata at) {
    if (record.key() == null || record.value() == null) {
      return null;
    }
    try {
      Command command = values.deserialize(at.topic(), record.value());
      return command != null && isWhole(command) && isAtHome(command, record.key(), at.partition())
          ? command
          : null;
    } catch (RetriableException notNow) {
      throw notNow;
    } catch (SerializationException | NullPointerException | IllegalArgumentException foreign) {
      return null;
    }
  }

  @SuppressWarnings("NullAway") // what others write holds no promise
  private static boolean isWhole(Command command) {
    return command.id() != null
        && command.entity() != null
        && FINGERPRINT.matcher(command.entity()).matches()
        && command.kind() != null
        && command.at() >= 0
        && switch (command.kind()) {
          case ACKNOWLEDGE, RESOLVE, REOPEN, MUTE -> true;
          case REDRIVE -> isWhole(command, command.order());
          case CANCEL -> command.redrive() != null;
          case PROGRESS ->
              command.redrive() != null
                  && command.progress() != null
                  && isWhole(command.progress());
        };
  }

  @SuppressWarnings("NullAway") // as above
  private static boolean isWhole(Progress progress) {
    return progress.read() >= 0
        && progress.gone() >= 0
        && progress.sent().stream()
            .allMatch(
                sent ->
                    isPartition(sent.topic(), sent.partition())
                        && sent.offsets().stream().allMatch(offset -> offset >= 0))
        && progress.skipped().stream()
            .allMatch(skipped -> skipped.reason() != null && skipped.count() >= 0);
  }

  @SuppressWarnings("NullAway") // as above
  private static boolean isWhole(Command command, @Nullable Order order) {
    return order != null
        && CommandIds.isOne(command.id())
        && command.id().equals(order.id())
        && command.entity().equals(order.fingerprint())
        && order.perSecond() >= 0
        && order.slices().stream()
            .allMatch(
                slice ->
                    isPartition(slice.topic(), slice.partition())
                        && slice.from() >= 0
                        && slice.to() >= slice.from())
        && order.slices().stream()
                .map(slice -> new TopicPartition(slice.topic(), slice.partition()))
                .distinct()
                .count()
            == order.slices().size();
  }

  private static boolean isPartition(@Nullable String topic, int partition) {
    return topic != null && partition >= 0;
  }

  private boolean isAtHome(Command command, byte[] key, int partition) {
    return command.entity().equals(new String(key, StandardCharsets.UTF_8))
        && BuiltInPartitioner.partitionForKey(key, partitions) == partition;
  }
}
