package dev.tidewatch.eventlog;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The compressions that event logs come in: Spark's four, and gzip, which people and log shippers
 * add afterwards.
 *
 * <p>A file is recognised by its first bytes, because all five have a signature and names get
 * changed; what a name announces only goes into messages.
 */
enum Codec {
  ZSTD("(\u00B5/\u00FD"),
  /** Spark's, the block format of the Java library: not the frames that the lz4 tool writes. */
  LZ4("LZ4Block"),
  SNAPPY("\u0082SNAPPY\0"),
  LZF("ZV"),
  GZIP("\u001F\u008B"),
  NONE("");

  /** Enough bytes to tell every codec, when the file has them. */
  static final int HEAD_BYTES = 8;

  /** First bytes of a file, each as the character of the same number. */
  private final String signature;

  Codec(String signature) {
    this.signature = signature;
  }

  /**
   * The codec of a file that begins with {@code head}, or empty when the bytes present so far are
   * the beginning of a signature and more of them are needed.
   */
  static Optional<Codec> detect(byte[] head) {
    String beginning = new String(head, StandardCharsets.ISO_8859_1);
    boolean undecided = head.length == 0;
    for (Codec codec : values()) {
      if (codec != NONE && beginning.startsWith(codec.signature)) {
        return Optional.of(codec);
      }
      undecided |= codec.signature.startsWith(beginning);
    }
    return undecided ? Optional.empty() : Optional.of(NONE);
  }

  /** The codec that a file's name announces; {@link #NONE} where it announces none. */
  static Codec announced(String fileName) {
    String name = LogNames.withoutInProgress(fileName);
    name =
        name.endsWith(LogNames.COMPACT)
            ? name.substring(0, name.length() - LogNames.COMPACT.length())
            : name;
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "zstd", "zst" -> ZSTD;
      case "lz4" -> LZ4;
      case "snappy" -> SNAPPY;
      case "lzf" -> LZF;
      case "gz", "gzip" -> GZIP;
      default -> NONE;
    };
  }
}
