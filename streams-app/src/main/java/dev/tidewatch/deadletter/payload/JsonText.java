package dev.tidewatch.deadletter.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Tells JSON from other text. */
final class JsonText {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /** Whether a text is one object or array: a bare word or number is text to a reader. */
  static boolean isObjectOrArray(String text) {
    String stripped = text.strip();
    return (stripped.startsWith("{") || stripped.startsWith("[")) && mistake(stripped).isEmpty();
  }

  /** Why, and from where on, a text is not one value of JSON; empty where it is one to its end. */
  static Optional<String> mistake(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == null) {
        return Optional.of("Not JSON: nothing is there");
      }
      parser.skipChildren();
      // Scalars are read to their end only when they are asked for.
      parser.finishToken();
      if (parser.nextToken() != null) {
        return Optional.of(
            "Not JSON: more follows the first value, at " + place(parser.currentTokenLocation()));
      }
      return Optional.empty();
    } catch (StreamConstraintsException e) {
      return Optional.of(
          "Not looked at as JSON: it is nested too deeply, or has a name or number that is too long");
    } catch (JsonProcessingException e) {
      JsonLocation location = e.getLocation();
      return Optional.of(
          "Not JSON: a mistake at " + place(location == null ? JsonLocation.NA : location));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String place(JsonLocation location) {
    return "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
