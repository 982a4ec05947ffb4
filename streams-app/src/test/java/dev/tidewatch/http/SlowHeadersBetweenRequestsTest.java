package dev.tidewatch.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Jetty's own parser, whose thread goes on from one request to the next while it is looked at:
 * right after the first question to it, the second, and so on. What is looked for is a matter of
 * nanoseconds in a server, and here happens each time.
 */
class SlowHeadersBetweenRequestsTest {

  private static final String WHOLE = "GET /quick HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String BEGUN = "GET /quick HTTP/1.1\r\nHost: x\r\nX-More";

  /** No request here takes as long, and every machine has run for longer since 0. */
  private static final Duration LONG = Duration.ofSeconds(10);

  private final MovingParser parser = new MovingParser();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void aConnectionThatTheNextRequestIsAwaitedOnStaysOpen(int question) {
    parser.read(WHOLE);
    parser.after(question, parser::reset);

    assertThat(SlowHeaders.isTooSlow(parser, LONG)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void soDoesOneWhoseNextRequestBegins(int question) {
    parser.read(WHOLE);
    parser.after(question, () -> parser.next(BEGUN));

    assertThat(SlowHeaders.isTooSlow(parser, LONG)).isFalse();
  }

  /** Long ago, measured by a time of none. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void whenTheLastRequestBeganIsNotHeldAgainstTheNext(int question) {
    parser.read(WHOLE);
    parser.after(question, parser::reset);

    assertThat(SlowHeaders.isTooSlow(parser, Duration.ZERO)).isFalse();
  }

  @Test
  void headersThatHaveBeenComingForLongerAreTooSlow() {
    parser.read(WHOLE);
    parser.next(BEGUN);

    assertThat(SlowHeaders.isTooSlow(parser, LONG)).isFalse();
    assertThat(SlowHeaders.isTooSlow(parser, Duration.ofNanos(-1))).isTrue();
  }

  /** Its thread does something right after a question has been answered. */
  private static final class MovingParser extends HttpParser {

    private int asked;
    private int last;
    private Runnable then = () -> {};

    MovingParser() {
      super(new Requests());
    }

    void read(String text) {
      parseNext(ByteBuffer.wrap(text.getBytes(US_ASCII)));
    }

    void next(String text) {
      reset();
      read(text);
    }

    void after(int question, Runnable step) {
      asked = 0;
      last = question;
      then = step;
    }

    private <T> T answered(T answer) {
      if (++asked == last) {
        then.run();
      }
      return answer;
    }

    @Override
    public long getBeginNanoTime() {
      return answered(super.getBeginNanoTime());
    }

    @Override
    public boolean isStart() {
      return answered(super.isStart());
    }

    @Override
    public boolean inHeaderState() {
      return answered(super.inHeaderState());
    }
  }

  /** Each request ends where it has no content, as for the server. */
  private static final class Requests implements HttpParser.RequestHandler {

    @Override
    public void startRequest(String method, String uri, HttpVersion version) {}

    @Override
    public void parsedHeader(HttpField field) {}

    @Override
    public boolean headerComplete() {
      return false;
    }

    @Override
    public boolean content(ByteBuffer content) {
      return false;
    }

    @Override
    public boolean contentComplete() {
      return false;
    }

    @Override
    public boolean messageComplete() {
      return true;
    }

    @Override
    public void earlyEOF() {}
  }
}
