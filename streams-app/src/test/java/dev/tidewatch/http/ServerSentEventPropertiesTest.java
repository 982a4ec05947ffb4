package dev.tidewatch.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** Events are read as section 9.2.6 of WHATWG HTML reads them. */
class ServerSentEventPropertiesTest {

  @Property
  void whateverAnEventHoldsIsReadAsThatOneEvent(
      @ForAll @StringLength(max = 20) @Chars({'a', ':', ' ', '\r', '\n', '\0', 'é'}) String type,
      @ForAll @StringLength(max = 20) @Chars({'1', ':', ' ', '\r', '\n', '\0', 'é'}) String id,
      @ForAll @StringLength(max = 40) @Chars({'{', ':', ' ', '\r', '\n', '\0', 'é'}) String data) {
    // when
    StringBuilder stream = new StringBuilder();
    new ServerSentEvent("t" + type, id, data).appendTo(stream);
    List<ServerSentEvent> read = read(stream.append("data: next\n\n").toString());

    // then
    String readId = id.replaceAll("\\p{Cntrl}", "");
    String readType = "t" + type.replaceAll("\\p{Cntrl}", "");
    assertThat(read)
        .containsExactly(
            new ServerSentEvent(readType, readId, data.replaceAll("\r\n|\r", "\n")),
            new ServerSentEvent("message", readId, "next"));
  }

  @Property
  void aPositionMovesTheClientAndCallsNoListener(
      @ForAll @StringLength(min = 1, max = 20) @Chars({'a', '_', '-'}) String id) {
    StringBuilder stream = new StringBuilder();
    ServerSentEvent.position(id).appendTo(stream);
    assertThat(read(stream.append("data: x\n\n").toString()))
        .containsExactly(new ServerSentEvent("message", id, "x"));
  }

  private static List<ServerSentEvent> read(String stream) {
    List<ServerSentEvent> events = new ArrayList<>();
    StringBuilder data = new StringBuilder();
    String lastId = "";
    String type = "";
    for (String line : stream.split("\r\n|\r|\n", -1)) {
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
      if (line.isEmpty()) {
        if (data.length() > 0) {
          String text = data.substring(0, data.length() - 1);
          events.add(new ServerSentEvent(type.isEmpty() ? "message" : type, lastId, text));
        }
        data.setLength(0);
        type = "";
      } else if (field.equals("data")) {
        data.append(value).append('\n');
      } else if (field.equals("event")) {
        type = value;
      } else if (field.equals("id") && value.indexOf('\0') < 0) {
        lastId = value;
      }
    }
    return events;
  }
}
