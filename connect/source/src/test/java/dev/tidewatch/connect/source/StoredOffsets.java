package dev.tidewatch.connect.source;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** Connect's offsets, as they are after records that a test says were committed. */
final class StoredOffsets implements OffsetStorageReader {

  private final Map<Map<String, ?>, Map<String, ?>> stored = new HashMap<>();

  void commit(SourceRecord record) {
    stored.put(new HashMap<>(record.sourcePartition()), new HashMap<>(record.sourceOffset()));
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // as Connect's own does
  public <T> Map<String, Object> offset(Map<String, T> partition) {
    return (Map<String, Object>) stored.get(partition);
  }

  @Override
  public <T> Map<Map<String, T>, Map<String, Object>> offsets(
      Collection<Map<String, T>> partitions) {
    Map<Map<String, T>, @Nullable Map<String, Object>> answer = new HashMap<>();
    partitions.forEach(partition -> answer.put(partition, offset(partition)));
    return nullable(answer);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // Connect gives null for what is not stored
  private static <T> Map<Map<String, T>, Map<String, Object>> nullable(
      Map<Map<String, T>, @Nullable Map<String, Object>> answer) {
    return (Map<Map<String, T>, Map<String, Object>>) (Map<?, ?>) answer;
  }
}
