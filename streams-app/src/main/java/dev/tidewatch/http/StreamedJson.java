package dev.tidewatch.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** An answer that writes itself piece by piece, so that a large one is never held in memory. */
@FunctionalInterface
public interface StreamedJson {

  /** Writes exactly one JSON value; does not close the generator. */
  void writeTo(JsonGenerator json) throws IOException;
}
