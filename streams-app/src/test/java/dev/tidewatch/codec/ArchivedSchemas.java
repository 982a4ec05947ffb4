package dev.tidewatch.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;

/**
 * The schemas that stores and changelogs are written with are kept for ever: a later version reads
 * what an earlier one wrote only if it still knows the schema. With {@code -Dregenerate=true} the
 * schema that is missing is added; one that is there is never touched.
 */
public final class ArchivedSchemas {

  private static final Path ARCHIVE =
      Path.of(
          System.getProperty("tidewatch.root"),
          "streams-app/src/main/resources/dev/tidewatch/schemas");

  private ArchivedSchemas() {}

  /** The schema that is written today is in the archive. */
  public static void assertKept(RecordCodec<?> codec) throws IOException {
    Schema schema = codec.schema();
    Path file =
        ARCHIVE
            .resolve(schema.getName())
            .resolve(String.format("%016x.avsc", SchemaNormalization.parsingFingerprint64(schema)));
    if (Boolean.getBoolean("regenerate") && Files.notExists(file)) {
      Files.createDirectories(file.getParent());
      Files.writeString(
          file, new ObjectMapper().readTree(schema.toString()).toPrettyString() + "\n");
    }
    assertThat(file)
        .as(
            "the format of a store value has changed: keep its schema, with"
                + " mvn -pl streams-app -am verify -Dtest=StoreFormatTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dregenerate=true")
        .exists();
    assertThat(new Schema.Parser().parse(Files.readString(file))).hasToString(schema.toString());
  }

  /** What was ever written can be read today. */
  public static void assertReadable(RecordCodec<?> codec) throws IOException {
    Schema today = codec.schema();
    try (Stream<Path> written = Files.list(ARCHIVE.resolve(today.getName()))) {
      List<Path> files = written.toList();
      assertThat(files).isNotEmpty();
      for (Path file : files) {
        Schema then = new Schema.Parser().parse(Files.readString(file));
        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(today, then).getType())
            .as("%s can be read today", file.getFileName())
            .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
      }
    }
  }
}
