package dev.tidewatch.deadletter.payload;

import dev.tidewatch.deadletter.payload.AvroText.Decoded;
import dev.tidewatch.registry.RegistryClient;
import dev.tidewatch.registry.RegistryUnavailableException;
import dev.tidewatch.registry.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Makes bytes readable. Whatever they are, something is shown, and no more than so much. */
public final class Renderer {

  private final @Nullable AvroText avro;

  /**
   * @param registry knows the schemas of Avro values; empty where there is none
   */
  public Renderer(Optional<RegistryClient> registry) {
    this.avro = registry.map(AvroText::new).orElse(null);
  }

  /**
   * Shows bytes.
   *
   * @param topic that they were in
   * @param bytes null for none
   * @param most characters of the content
   */
  public Shown show(String topic, byte @Nullable [] bytes, View wanted, int most) {
    if (bytes == null) {
      return Shown.NOTHING;
    }
    return switch (wanted) {
      case AUTO -> auto(topic, bytes, most);
      case AVRO -> avro(topic, bytes, most);
      case JSON -> json(bytes, most);
      case TEXT -> text(bytes, most);
      case HEX -> hex(bytes, most);
    };
  }

  /** Shows bytes that nobody writes Avro to, such as those of a header. */
  public Shown show(byte @Nullable [] bytes, int most) {
    return bytes == null ? Shown.NOTHING : plain(bytes, most);
  }

  private Shown auto(String topic, byte[] bytes, int most) {
    return bytes.length >= WireFormat.HEADER_LENGTH && bytes[0] == 0
        ? avro(topic, bytes, most)
        : plain(bytes, most);
  }

  private static Shown plain(byte[] bytes, int most) {
    Optional<String> text = Utf8Text.of(bytes);
    return text.map(
            known ->
                cut(bytes, JsonText.isObjectOrArray(known) ? View.JSON : View.TEXT, known, most))
        .orElseGet(() -> hex(bytes, most));
  }

  private static Shown text(byte[] bytes, int most) {
    Shown shown = cut(bytes, View.TEXT, new String(bytes, StandardCharsets.UTF_8), most);
    int mistake = Utf8Text.mistake(bytes);
    return mistake < 0
        ? shown
        : shown.withProblem(
            "Not UTF-8 from byte "
                + mistake
                + " on: U+FFFD stands for what is none. as=hex shows the bytes");
  }

  private static Shown json(byte[] bytes, int most) {
    int mistake = Utf8Text.mistake(bytes);
    if (mistake >= 0) {
      return hex(bytes, most).withProblem("Not JSON: not UTF-8 from byte " + mistake + " on");
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return JsonText.mistake(text)
        .map(why -> cut(bytes, View.TEXT, text, most).withProblem(why))
        .orElseGet(() -> cut(bytes, View.JSON, text, most));
  }

  private Shown avro(String topic, byte[] bytes, int most) {
    int id;
    try {
      id = WireFormat.schemaId(bytes);
    } catch (SerializationException e) {
      return hex(bytes, most).withProblem(String.valueOf(e.getMessage()));
    }
    if (avro == null) {
      return hex(bytes, most)
          .withSchema(id, null)
          .withProblem("If this is Avro, schema.registry.url has to be set for it to be decoded");
    }
    try {
      Decoded decoded = avro.decode(topic, bytes);
      return cut(bytes, View.AVRO, decoded.json(), most).withSchema(id, decoded.schema());
    } catch (SerializationException | RegistryUnavailableException notNow) {
      return hex(bytes, most).withSchema(id, null).withProblem(String.valueOf(notNow.getMessage()));
    }
  }

  private static Shown cut(byte[] bytes, View view, String text, int most) {
    String shown = Utf8Text.first(text, most);
    return Shown.of(bytes, view, shown, shown.length() < text.length());
  }

  private static Shown hex(byte[] bytes, int most) {
    int shown = Math.min(bytes.length, most / 2);
    return Shown.of(
        bytes,
        View.HEX,
        HexFormat.of().formatHex(Arrays.copyOf(bytes, shown)),
        shown < bytes.length);
  }
}
