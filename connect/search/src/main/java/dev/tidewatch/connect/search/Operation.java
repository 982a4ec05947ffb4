package dev.tidewatch.connect.search;

import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.VersionType;
import org.opensearch.client.opensearch.core.bulk.BulkOperation;

/**
 * What a record does to the index.
 *
 * @param id of the document
 * @param version of the document: one that has a higher version stays as it is
 * @param json the document, or null to delete it
 */
record Operation(SinkRecord record, String id, long version, @Nullable String json) {

  /** About what is around a document in a request. */
  private static final int FRAME = 100;

  /** About so many bytes of a request. */
  long bytes() {
    return (long) FRAME + id.length() + (json == null ? 0 : utf8(json));
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  boolean deletes() {
    return json == null;
  }

  BulkOperation inBulk() {
    String document = json;
    if (document == null) {
      return BulkOperation.of(
          some ->
              some.delete(it -> it.id(id).version(version).versionType(VersionType.ExternalGte)));
    }
    return BulkOperation.of(
        some ->
            some.<RawValue>index(
                it ->
                    it.id(id)
                        .version(version)
                        .versionType(VersionType.ExternalGte)
                        .document(new RawValue(document))));
  }
}
