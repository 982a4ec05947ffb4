package dev.tidewatch.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

  private static final String ANSWER =
      "HTTP/1.1 200 OK\r\nTidewatch-Role: active\r\nContent-Length: 5\r\n\r\nhello";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1_000})
  void anAnswerIsCompleteWithItsLastByteHoweverItIsCutUp(int piece) throws IOException {
    AnswerReader reader = new AnswerReader("Tidewatch-Role: active");
    ReadableByteChannel channel = inPieces(ANSWER, piece);

    int reads = 1;
    while (!reader.read(channel)) {
      reads++;
    }

    assertThat(reads).isEqualTo((ANSWER.length() + piece - 1) / piece);
    assertThat(reader.isGood()).isTrue();
    assertThat(reader.bodyBytes()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1_000})
  void anAnswerInChunksIsCompleteWithItsLastOneHoweverItIsCutUp(int piece) throws IOException {
    String answer =
        String.join(
            "\r\n",
            "HTTP/1.1 200 OK",
            "Transfer-Encoding: chunked",
            "",
            "5",
            "hello",
            "C;note=1",
            ", ",
            "0",
            "world",
            "0",
            "Trailer: x",
            "",
            "");
    AnswerReader reader = new AnswerReader("");

    for (int again = 0; again < 2; again++) {
      ReadableByteChannel channel = inPieces(answer, piece);
      int reads = 1;
      while (!reader.read(channel)) {
        reads++;
      }
      assertThat(reads).isEqualTo((answer.length() + piece - 1) / piece);
      assertThat(reader.isGood()).isTrue();
      assertThat(reader.bodyBytes()).isEqualTo(5 + 12);
      reader.next();
    }
  }

  @Test
  void aChunkWithoutALengthIsAnError() {
    String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nhello\r\n";

    assertThatThrownBy(() -> new AnswerReader("").read(inPieces(answer, 1_000)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chunk");
  }

  @Test
  void anAnswerWithoutBodyIsCompleteWithItsHead() throws IOException {
    AnswerReader reader = new AnswerReader("");

    assertThat(reader.read(inPieces("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 1_000)))
        .isTrue();
    assertThat(reader.bodyBytes()).isZero();
  }

  @Test
  void anAnswerOfAnotherStatusOrFromElsewhereIsBad() throws IOException {
    AnswerReader reader = new AnswerReader("Tidewatch-Role: standby");

    assertThat(reader.read(inPieces(ANSWER, 1_000))).isTrue();
    assertThat(reader.isGood()).isFalse();

    reader.next();
    String refused =
        "HTTP/1.1 503 Service Unavailable\r\ntidewatch-role: standby\r\ncontent-length: 0\r\n\r\n";
    assertThat(reader.read(inPieces(refused, 1_000))).isTrue();
    assertThat(reader.isGood()).isFalse();
  }

  @Test
  void anAnswerThatDoesNotTellItsLengthOrEndsEarlyIsAnError() {
    AnswerReader reader = new AnswerReader("");

    assertThatThrownBy(() -> reader.read(inPieces("HTTP/1.1 200 OK\r\n\r\n", 1_000)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("length");
    assertThatThrownBy(() -> new AnswerReader("").read(inPieces("", 1)))
        .isInstanceOf(EOFException.class);
  }

  private static ReadableByteChannel inPieces(String text, int size) {
    ReadableByteChannel whole =
        Channels.newChannel(new ByteArrayInputStream(text.getBytes(US_ASCII)));
    return new ReadableByteChannel() {
      @Override
      public int read(ByteBuffer target) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(Math.min(size, target.remaining()));
        int count = whole.read(piece);
        target.put(piece.flip());
        return count;
      }

      @Override
      public boolean isOpen() {
        return whole.isOpen();
      }

      @Override
      public void close() throws IOException {
        whole.close();
      }
    };
  }
}
