package dev.tidewatch.deadletter.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tidewatch.deadletter.payload.AvroText.Decoded;
import dev.tidewatch.registry.RegistryClient;
import dev.tidewatch.registry.RegistryUnavailableException;
import dev.tidewatch.registry.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Makes bytes readable. Whatever they are, something is shown, and no more than so much. */
public final class Renderer {

  private static final JsonFactory JSON = new JsonFactory();

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
      case TEXT -> cut(bytes, View.TEXT, new String(bytes, StandardCharsets.UTF_8), most);
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
    return text.map(known -> cut(bytes, isJson(known) ? View.JSON : View.TEXT, known, most))
        .orElseGet(() -> hex(bytes, most));
  }

  private Shown json(byte[] bytes, int most) {
    Optional<String> text = Utf8Text.of(bytes).filter(Renderer::isJson);
    return text.map(known -> cut(bytes, View.JSON, known, most))
        .orElseGet(() -> hex(bytes, most).withProblem("These bytes are not JSON in UTF-8"));
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

  /** Whether a text is one object or array: a bare word or number is text to a reader. */
  private static boolean isJson(String text) {
    String trimmed = text.strip();
    if (!trimmed.startsWith("{") && !trimmed.startsWith("[")) {
      return false;
    }
    try (JsonParser parser = JSON.createParser(trimmed)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      JsonToken last = parser.currentToken();
      return (last == JsonToken.END_OBJECT || last == JsonToken.END_ARRAY)
          && parser.nextToken() == null;
    } catch (IOException notJson) {
      return false;
    }
  }
}
