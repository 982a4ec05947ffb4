package dev.tidewatch.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object in the body of a request. Strict: what is misspelt or of another type is refused,
 * since a member that is left out may be the one that makes a command harmless.
 */
public final class JsonBody {

  static final String TYPE = "application/json";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private JsonBody() {}

  /** What the body holds cannot be used. Its message is for the caller. */
  public static final class BadBodyException extends Exception {

    private static final long serialVersionUID = 1;

    /** With what is wrong, and what is expected. */
    public BadBodyException(String message) {
      super(message);
    }

    /** As the caller gets it. */
    public Problem problem() {
      return Problem.of(ProblemType.BAD_BODY, String.valueOf(getMessage()));
    }
  }

  /**
   * The body as a record, whose components are the members.
   *
   * @throws BadBodyException if it is none
   */
  public static <T extends Record> T read(Request request, Class<T> type) throws BadBodyException {
    try {
      T value = JSON.readValue(request.body(), type);
      if (value == null) {
        throw new BadBodyException("The body is null: a JSON object is expected");
      }
      return value;
    } catch (UnrecognizedPropertyException unknown) {
      throw new BadBodyException(
          "There is no member \"%s\"; known are %s"
              .formatted(
                  unknown.getPropertyName(),
                  unknown.getKnownPropertyIds().stream()
                      .map(String::valueOf)
                      .sorted()
                      .collect(Collectors.joining(", "))));
    } catch (JsonMappingException wrong) {
      throw new BadBodyException(
          wrong.getPath().isEmpty()
              ? "The body is no JSON object"
              : "The member \"%s\" has a value of a wrong type".formatted(path(wrong)));
    } catch (JsonProcessingException wrong) {
      throw new BadBodyException("The body is no JSON, or has a member twice");
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible); // it is in memory
    }
  }

  private static String path(JsonMappingException wrong) {
    return wrong.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  /**
   * Whether a content type is JSON's. One that a browser sends to another site without asking it
   * first is not: no page can give commands in the name of whoever looks at it.
   */
  static boolean isTypeOf(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int parameters = contentType.indexOf(';');
    String bare = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return bare.strip().toLowerCase(Locale.ROOT).equals(TYPE);
  }
}
