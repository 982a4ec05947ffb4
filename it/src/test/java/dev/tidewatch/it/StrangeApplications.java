package dev.tidewatch.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Applications whose ids mean something in a path or in a query string. */
final class StrangeApplications {

  /** In bytes longer than in characters. */
  static final String NAME = "n\u00e4chtlicher Job \u65e5\u672c\u8a9e \ud83d\ude00";

  static final List<String> IDS =
      List.of(
          "with space",
          " space around ",
          "per%cent",
          "per%41cent",
          "sl/ash",
          "/slash/around/",
          "encoded%2Fslash",
          "plus+plus",
          "amp&er=sand",
          "ha#sh",
          "quest?ion",
          "semi;colon=x",
          "back\\slash",
          "..",
          ".",
          "../..",
          "a..b",
          "quote\"'<b>",
          "tilde~*!()@:,$-_.",
          "{braces}[brackets]|^`",
          "\u00fcml\u00e4ut",
          "\u65e5\u672c\u8a9e-\ud83d\ude00",
          "e\u0301",
          "\u202eright-to-left",
          "comma,comma");

  private static final JsonMapper JSON = new JsonMapper();
  private static final String UNRESERVED = "-._~";

  private StrangeApplications() {}

  /** Ships their first events, as a shipper does that knows nothing of positions. */
  static void ship(Deployment deployment) {
    try (OtherShipper shipper = new OtherShipper(deployment)) {
      for (String id : IDS) {
        shipper.send(id, Events.logStart());
        shipper.send(id, applicationStart(id, NAME));
      }
    }
  }

  static String applicationStart(String id, String name) {
    try {
      return JSON.writeValueAsString(
          Map.of(
              "Event",
              "SparkListenerApplicationStart",
              "App Name",
              name,
              "App ID",
              id,
              "Timestamp",
              1_700_000_000_000L,
              "User",
              "analytics"));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a segment of a path, with everything encoded that RFC 3986 does not leave free. */
  static String encoded(String id) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      boolean free = b > 0 && (Character.isLetterOrDigit(b) || UNRESERVED.indexOf(b) >= 0);
      encoded.append(free ? String.valueOf((char) b) : "%%%02X".formatted(b));
    }
    return encoded.toString();
  }
}
