package dev.tidewatch.core.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidewatch.core.partition.DefaultPartition;
import java.nio.ByteBuffer;

/**
 * The key of an application's row: {@code salt | user | 0 | reversed start time | application id}.
 * The salt (one byte, from the user) spreads users over regions; the applications of a user lie
 * together, the newest first.
 */
public final class HistoryRowKey {

  /** Values of the salt: from 0 to this, without it. */
  public static final int SALTS = 16;

  private HistoryRowKey() {}

  /** What the keys of all applications of a user begin with. */
  public static byte[] prefix(String user) {
    byte[] text = user.getBytes(UTF_8);
    return ByteBuffer.allocate(text.length + 2)
        .put((byte) DefaultPartition.of(text, SALTS))
        .put(text)
        .put((byte) 0)
        .array();
  }

  /**
   * The key of an application.
   *
   * @param startedAt milliseconds since the epoch; what is before that counts as the epoch
   */
  public static byte[] of(String user, long startedAt, String applicationId) {
    byte[] prefix = prefix(user);
    byte[] id = applicationId.getBytes(UTF_8);
    return ByteBuffer.allocate(prefix.length + Long.BYTES + id.length)
        .put(prefix)
        .putLong(Long.MAX_VALUE - Math.max(startedAt, 0))
        .put(id)
        .array();
  }
}
