package dev.tidewatch.http;

import dev.tidewatch.query.Deadline;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpException;

/**
 * The body of a request, within bounds of length and time.
 *
 * <p>The body of a {@code GET} means nothing and is not waited for, or callers of the routes that
 * are open to all could hold their threads with it; one that is too long by what it says is refused
 * all the same. Jetty drops what has come by the end of the response, and closes the connection
 * where there is more.
 */
sealed interface RequestBody {

  /** All of it; empty where there is none. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Whole(byte[] bytes) implements RequestBody {}

  /** It is too long or takes too long. */
  record Unusable(Problem problem) implements RequestBody {}

  /** Nothing that could be changed. */
  Whole NONE = new Whole(new byte[0]);

  /** Reads it. A read blocks at most for the connection's idle timeout. */
  static RequestBody of(HttpServletRequest http, Method method, int maxBytes, Deadline deadline) {
    if (http.getContentLengthLong() > maxBytes) {
      return new Unusable(Problems.bodyTooLarge());
    }
    try {
      return method == Method.GET ? NONE : read(http.getInputStream(), maxBytes, deadline);
    } catch (IOException | HttpException.RuntimeException broken) {
      return new Unusable(Problems.bodyIncomplete());
    }
  }

  private static RequestBody read(InputStream in, int maxBytes, Deadline deadline)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8 * 1024];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      bytes.write(buffer, 0, read);
      if (bytes.size() > maxBytes) {
        return new Unusable(Problems.bodyTooLarge());
      }
      if (deadline.remaining().isZero()) {
        return new Unusable(Problems.bodyIncomplete());
      }
    }
    return bytes.size() == 0 ? NONE : new Whole(bytes.toByteArray());
  }
}
