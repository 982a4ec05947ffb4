package dev.tidewatch.eventlog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files as a writer leaves them from moment to moment. */
final class GrowingFile {

  private GrowingFile() {}

  static byte[] compressed(Compressor codec, String text) {
    return compressed(codec, text, Integer.MAX_VALUE);
  }

  /** Compressed with a flush after every {@code flushEvery} bytes of text. */
  static byte[] compressed(Compressor codec, String text, int flushEvery) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = codec.open(file)) {
      for (int from = 0; from < plain.length; from += Math.min(flushEvery, plain.length - from)) {
        out.write(plain, from, Math.min(flushEvery, plain.length - from));
        out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  static void append(Path file, byte[] bytes, int from, int to) {
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(bytes, from, to - from);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void append(Path file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    append(file, bytes, 0, bytes.length);
  }
}
