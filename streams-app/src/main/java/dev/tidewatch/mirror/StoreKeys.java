package dev.tidewatch.mirror;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys of the stores of mirrors. Texts end with a zero byte, numbers are big-endian.
 *
 * <pre>
 * mirror-flows        source, 'e', target | source, 'l', topic | source, 's' | 0, 'm'
 * mirror-latency      'm' or 'h', topic, number of the minute or hour (8 bytes)
 * mirror-checkpoints  source, group, topic, partition (4 bytes)
 * mirror-syncs        other cluster, topic, partition (4 bytes)
 * </pre>
 */
final class StoreKeys {

  /** What a partition knows beside its flows. */
  static final byte[] META = {0, 'm'};

  private StoreKeys() {}

  static byte[] emitter(String source, String target) {
    return new Writer().text(source).letter('e').text(target).bytes();
  }

  static byte[] link(String source, String topic) {
    return new Writer().text(source).letter('l').text(topic).bytes();
  }

  static byte[] source(String source) {
    return new Writer().text(source).letter('s').bytes();
  }

  /** The rows of a source in any store that begins with one; those of a group, of a topic. */
  static byte[] prefix(String... texts) {
    Writer writer = new Writer();
    for (String text : texts) {
      writer.text(text);
    }
    return writer.bytes();
  }

  /** What comes right after all rows that begin so. */
  static byte[] after(byte[] prefix) {
    byte[] after = prefix.clone();
    after[after.length - 1]++; // a text ends with a zero
    return after;
  }

  static byte[] latency(LatencyWindow window, String topic, long span) {
    return new Writer().letter(window.code()).text(topic).number(span).bytes();
  }

  static byte[] latencies(LatencyWindow window, String topic) {
    return new Writer().letter(window.code()).text(topic).bytes();
  }

  static long spanOf(byte[] latencyKey) {
    return ByteBuffer.wrap(latencyKey).getLong(latencyKey.length - Long.BYTES);
  }

  static byte[] checkpoint(String source, String group, String topic, int partition) {
    return new Writer().text(source).text(group).text(topic).partition(partition).bytes();
  }

  static byte[] sync(String other, String topic, int partition) {
    return new Writer().text(other).text(topic).partition(partition).bytes();
  }

  static int partitionOf(byte[] key) {
    return ByteBuffer.wrap(key).getInt(key.length - Integer.BYTES);
  }

  /** The texts that a key begins with. */
  static List<String> texts(byte[] key, int count) {
    List<String> texts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < key.length && texts.size() < count; i++) {
      if (key[i] == 0) {
        texts.add(new String(key, from, i - from, StandardCharsets.UTF_8));
        from = i + 1;
      }
    }
    return texts;
  }

  private static final class Writer {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Writer text(String text) {
      bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
      bytes.write(0);
      return this;
    }

    Writer letter(char letter) {
      bytes.write(letter);
      return this;
    }

    Writer number(long number) {
      bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
      return this;
    }

    Writer partition(int number) {
      bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
      return this;
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
