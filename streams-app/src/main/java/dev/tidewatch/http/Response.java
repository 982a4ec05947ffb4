package dev.tidewatch.http;

import dev.tidewatch.query.Freshness;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a handler answers. */
public sealed interface Response
    permits Response.Json, Response.Bytes, Response.Events, Relayed, Problem {

  /** The age of the answer; null where no store was read: then it is the instance's own. */
  @Nullable Freshness freshness();

  /**
   * Success, written as JSON while it is produced.
   *
   * @param value a {@link StreamedJson} or anything Jackson can write
   * @param nextCursor where a list goes on, for the {@code Link} header (RFC 8288); null where it
   *     does not, or where its body says so
   * @param headers what the body has no place for
   */
  record Json(
      Object value,
      @Nullable Freshness freshness,
      @Nullable String nextCursor,
      Map<String, String> headers)
      implements Response {

    /** Without headers of its own. */
    Json(Object value, @Nullable Freshness freshness, @Nullable String nextCursor) {
      this(value, freshness, nextCursor, Map.of());
    }
  }

  /**
   * Success, with a body that is ready.
   *
   * @param body not copied: do not change it afterwards
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Bytes(String contentType, byte[] body, @Nullable Freshness freshness)
      implements Response {}

  /** Success, as a stream of events that goes on until one of both sides ends it. */
  record Events(EventFeed feed) implements Response {

    static final String CONTENT_TYPE = "text/event-stream";

    @Override
    public @Nullable Freshness freshness() {
      return null;
    }
  }

  /** JSON of what the instance knows about itself. */
  static Response json(Object value) {
    return new Json(value, null, null);
  }

  /** Text of what the instance knows about itself. */
  static Response text(String contentType, String text) {
    return new Bytes(contentType, text.getBytes(StandardCharsets.UTF_8), null);
  }
}
