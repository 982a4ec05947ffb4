package dev.tidewatch.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;

/**
 * JSON as Spark's API writes it ({@code JacksonMessageWriter}): indented by two spaces, without
 * absent members.
 */
final class JsonFormat {

  private static final ObjectWriter WRITER =
      JsonMapper.builder(
              new JsonFactoryBuilder()
                  .characterEscapes(new TerminalEscapes())
                  // What breaks off must look broken, and the response is not Jackson's to close.
                  .disable(
                      StreamWriteFeature.AUTO_CLOSE_CONTENT, StreamWriteFeature.AUTO_CLOSE_TARGET)
                  .build())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .build()
          .writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private JsonFormat() {}

  /** Writes the value; after an exception the stream holds the beginning of it. */
  static void write(Object value, OutputStream out) throws IOException {
    @SuppressWarnings("resource") // closing it after a failure would write what is buffered
    JsonGenerator json = WRITER.createGenerator(out);
    if (value instanceof StreamedJson streamed) {
      streamed.writeTo(json);
    } else {
      WRITER.writeValue(json, value);
    }
    json.close();
  }
}
