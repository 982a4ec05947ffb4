package dev.tidewatch.mirror;

import dev.tidewatch.codec.ArchivedSchemas;
import dev.tidewatch.codec.RecordCodec;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoreFormatTest {

  static Stream<RecordCodec<?>> codecs() {
    return Codecs.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void theSchemaOfEveryStoreValueIsInTheArchive(RecordCodec<?> codec) throws IOException {
    ArchivedSchemas.assertKept(codec);
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void everySchemaThatWasEverWrittenResolvesToTheOneOfToday(RecordCodec<?> codec)
      throws IOException {
    ArchivedSchemas.assertReadable(codec);
  }
}
