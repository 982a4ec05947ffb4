package dev.tidewatch.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

  enum Colour {
    RED,
    GREEN
  }

  record Inner(int number, @Nullable Long maybe) {}

  record Sample(
      String text,
      @Nullable String nothing,
      Colour colour,
      List<Inner> inners,
      Set<String> set,
      Map<String, Long> byName,
      Map<Integer, Inner> byNumber,
      boolean flag,
      double fraction) {}

  /** The same record as an earlier version had it: some fields less, one that has gone since. */
  record Earlier(String text, Colour colour, List<Inner> inners, long gone) {}

  private static final Sample SAMPLE =
      new Sample(
          "text",
          null,
          Colour.GREEN,
          List.of(new Inner(1, null), new Inner(2, 3L)),
          Set.of("one"),
          Map.of("a", 1L),
          Map.of(7, new Inner(8, 9L)),
          true,
          0.5);

  @Test
  void aValueComesBackAsItWas() {
    RecordCodec<Sample> codec = RecordCodec.of(Sample.class);
    assertThat(codec.decode(codec.encode(SAMPLE))).isEqualTo(SAMPLE);
  }

  @Property
  void anyNumbersAndTextsComeBack(
      @ForAll int number, @ForAll @Nullable Long maybe, @ForAll String text) {
    RecordCodec<Inner> inner = RecordCodec.of(Inner.class);
    Inner value = new Inner(number, maybe);
    assertThat(inner.decode(inner.encode(value))).isEqualTo(value);
    RecordCodec<Text> texts = RecordCodec.of(Text.class);
    String valid =
        new String(
            text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            java.nio.charset.StandardCharsets.UTF_8);
    assertThat(texts.decode(texts.encode(new Text(valid)))).isEqualTo(new Text(valid));
  }

  record Text(String text) {}

  @Test
  void theBytesBehindTheFingerprintAreWhatAvroItselfReads() throws Exception {
    RecordCodec<Sample> codec = RecordCodec.of(Sample.class);
    byte[] bytes = codec.encode(SAMPLE);
    GenericRecord read =
        new GenericDatumReader<GenericRecord>(codec.schema())
            .read(null, DecoderFactory.get().binaryDecoder(bytes, 8, bytes.length - 8, null));
    assertThat(read.get("text")).hasToString("text");
    assertThat(read.get("colour")).hasToString("GREEN");
    assertThat((List<?>) read.get("inners")).hasSize(2);
  }

  @Test
  void aValueOfAnEarlierSchemaGetsDefaultsForWhatItDidNotKnow() {
    RecordCodec<Earlier> earlier = RecordCodec.of(Earlier.class);
    byte[] bytes = earlier.encode(new Earlier("old", Colour.GREEN, List.of(), 5));
    SchemaArchive archive = new SchemaArchive(fingerprint -> earlier.schema());
    RecordCodec<Sample> today = RecordCodec.of(Sample.class, archive);
    Sample read = today.decode(bytes);
    assertThat(read)
        .isEqualTo(
            new Sample(
                "old", null, Colour.GREEN, List.of(), Set.of(), Map.of(), Map.of(), false, 0));
  }

  /** Where a registry has the schema, there is no fingerprint. */
  @Test
  void soDoesOneWhoseSchemaSomethingElseTells() throws Exception {
    RecordCodec<Earlier> earlier = RecordCodec.of(Earlier.class);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(7);
    earlier.writeTo(bytes, new Earlier("old", Colour.GREEN, List.of(), 5));
    Sample read = RecordCodec.of(Sample.class).readWith(earlier.schema(), bytes.toByteArray(), 1);
    assertThat(read)
        .isEqualTo(
            new Sample(
                "old", null, Colour.GREEN, List.of(), Set.of(), Map.of(), Map.of(), false, 0));
  }

  @Test
  void bytesOfASchemaThatWasNeverReleasedSayWhatToDo() {
    RecordCodec<Sample> codec = RecordCodec.of(Sample.class);
    byte[] foreign = RecordCodec.of(Inner.class).encode(new Inner(1, 2L));
    assertThatThrownBy(() -> codec.decode(foreign))
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("If a newer Tidewatch wrote this state, run that version again");
  }
}
