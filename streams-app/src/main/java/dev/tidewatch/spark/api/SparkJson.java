package dev.tidewatch.spark.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.tidewatch.core.spark.event.ExecutorPeak;
import dev.tidewatch.core.spark.event.ExecutorPeaks;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes answers as Spark's {@code JacksonMessageWriter} does: what is absent is left out, times
 * are texts in GMT with milliseconds. Only the white space between tokens differs.
 */
public final class SparkJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.USE_DEFAULTS))
          .addModule(
              new SimpleModule("spark")
                  .addSerializer(new TimeSerializer())
                  .addSerializer(new PeaksSerializer()))
          .build();

  private SparkJson() {}

  /** The one mapper of answers; thread-safe, not to be reconfigured. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  private static final class TimeSerializer extends StdSerializer<Instant> {

    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter FORMAT =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    TimeSerializer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(FORMAT.format(time));
    }
  }

  private static final class PeaksSerializer extends StdSerializer<ExecutorPeaks> {

    private static final long serialVersionUID = 1L;
    private static final ExecutorPeak[] ALL = ExecutorPeak.values();

    PeaksSerializer() {
      super(ExecutorPeaks.class);
    }

    @Override
    public void serialize(ExecutorPeaks peaks, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      for (ExecutorPeak peak : ALL) {
        json.writeNumberField(peak.sparkName(), peaks.get(peak));
      }
      json.writeEndObject();
    }
  }
}
