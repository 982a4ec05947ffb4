package dev.tidewatch.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What Jackson reads from the same bytes, as {@link Transcript} tells it. */
final class Jackson {

  static final String REFUSED = "refused";

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

  private Jackson() {}

  /** {@link #REFUSED} where it does not take them for one JSON text. */
  static String transcript(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      int depth = 0;
      int roots = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        roots += depth == 0 ? 1 : 0;
        append(out, parser, token);
      }
      return roots == 1 ? out.toString() : REFUSED;
    } catch (JsonProcessingException e) {
      return REFUSED;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void append(StringBuilder out, JsonParser parser, JsonToken token)
      throws IOException {
    switch (token) {
      case FIELD_NAME -> Transcript.name(out, parser.currentName());
      case VALUE_STRING -> Transcript.string(out, parser.getText());
      case VALUE_NUMBER_INT -> {
        String text = parser.getNumberValue().toString();
        long bits = parser.getBigIntegerValue().longValue();
        Transcript.number(out, text, (int) bits, bits);
      }
      case VALUE_NUMBER_FLOAT -> {
        double value = parser.getDoubleValue();
        Transcript.number(out, Double.toString(value), (int) value, (long) value);
      }
      default -> out.append(token.asString()).append('\n');
    }
  }
}
