package dev.tidewatch.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What instances say to each other: records as JSON; members that one does not know are skipped.
 */
final class Wire {

  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Wire() {}

  /** A record as a value in a query string. */
  static String parameter(Record value) {
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(value));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a record of texts and numbers is JSON", impossible);
    }
  }

  /**
   * The record that {@link #parameter} wrote.
   *
   * @throws IllegalArgumentException if it is none
   */
  static <P> P record(String parameter, Class<P> type) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(parameter.getBytes(StandardCharsets.US_ASCII));
      P value = JSON.readValue(json, type);
      if (value == null) {
        throw new IllegalArgumentException("null is no " + type.getSimpleName());
      }
      return value;
    } catch (IOException notThat) {
      throw new IllegalArgumentException("no " + type.getSimpleName(), notThat);
    }
  }
}
