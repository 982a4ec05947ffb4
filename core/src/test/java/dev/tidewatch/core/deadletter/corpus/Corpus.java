package dev.tidewatch.core.deadletter.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidewatch.core.deadletter.Diagnosis;
import dev.tidewatch.core.deadletter.decode.Decoders;
import dev.tidewatch.core.deadletter.decode.TestHeaders;
import dev.tidewatch.core.deadletter.failure.FailureClass;
import dev.tidewatch.core.redact.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads labelled records. A record begins with {@code === BUG FAILURE TOPIC}; a header is {@code
 * NAME: text TEXT}, with further lines behind {@code |}, {@code NAME: int32 NUMBER}, {@code NAME:
 * int64 NUMBER}, or only {@code NAME} where it has no value. {@code \r} and {@code \\} are escaped.
 */
final class Corpus {

  private final Decoders decoders = new Decoders(Redactor.sparkDefaults());
  private final List<LabelledRecord> records = new ArrayList<>();

  static List<LabelledRecord> read(String directory) {
    Corpus corpus = new Corpus();
    URL url = Corpus.class.getResource("../" + directory);
    if (url == null) {
      throw new IllegalStateException("no resources " + directory);
    }
    try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
      files.sorted().forEach(corpus::readFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return corpus.records;
  }

  private void readFile(Path file) {
    try {
      for (String record : Files.readString(file).split("(?m)^=== ", -1)) {
        if (!record.isBlank()) {
          records.add(record(record));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LabelledRecord record(String text) {
    List<String> headers = List.of(text.strip().split("\n(?!\\|)", -1));
    List<String> label = List.of(headers.get(0).split(" ", -1));
    TestHeaders record = new TestHeaders();
    headers.stream().skip(1).forEach(header -> add(record, header));
    return new LabelledRecord(
        label.get(0),
        FailureClass.valueOf(label.get(1)),
        Diagnosis.of(decoders.decode(record.receivedFrom(label.get(2)))));
  }

  private static void add(TestHeaders record, String header) {
    int colon = header.indexOf(": ");
    if (colon < 0) {
      record.with(header, (byte[]) null);
      return;
    }
    String name = header.substring(0, colon);
    String value = header.substring(colon + 2);
    if (value.startsWith("int32 ")) {
      record.with(name, Integer.parseInt(value.substring("int32 ".length())));
    } else if (value.startsWith("int64 ")) {
      record.with(name, Long.parseLong(value.substring("int64 ".length())));
    } else {
      record.with(name, unescaped(value.substring("text ".length())).getBytes(UTF_8));
    }
  }

  private static String unescaped(String text) {
    return text.replace("\n|", "\n")
        .replace("\\\\", "\u0001")
        .replace("\\r", "\r")
        .replace('\u0001', '\\');
  }
}
