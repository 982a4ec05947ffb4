package dev.tidewatch.http;

import dev.tidewatch.query.Freshness;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What another instance answered, passed on as it is: its status, its body and the headers that
 * tell its age.
 *
 * @param headers to set, {@code Content-Type} among them
 * @param body writes the body
 */
public record Relayed(int status, Map<String, String> headers, Body body) implements Response {

  public Relayed {
    headers = Map.copyOf(headers);
  }

  /** The body of the other instance's answer. */
  @FunctionalInterface
  public interface Body {

    /**
     * Writes it, once.
     *
     * @throws IOException if the other instance breaks off, or the client goes away
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /** In the headers, as the other instance wrote it. */
  @Override
  public @Nullable Freshness freshness() {
    return null;
  }
}
