package dev.tidewatch.registry;

import static dev.tidewatch.registry.Clients.PATIENT;
import static dev.tidewatch.registry.Clients.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.registry.FaultyRegistry.Reply;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.apache.kafka.common.errors.SerializationException;

final class GenericAvroDeserializerTest {

  private static final FaultyRegistry REGISTRY = new FaultyRegistry(Reply.schema(Sample.SCHEMA));
  private static final GenericAvroDeserializer SAMPLES = deserializer(REGISTRY);

  @AfterContainer
  static void close() {
    REGISTRY.close();
  }

  @Example
  void aRecordIsReadWithTheSchemaThatItNames() {
    byte[] bytes =
        HexFormat.of().parseHex("00" + "00000001" + "0a6ec3a46d65" + "020e" + "0402610262" + "00");

    assertThat(SAMPLES.deserialize("t", bytes))
        .hasToString("{\"name\": \"näme\", \"count\": 7, \"tags\": [\"a\", \"b\"]}");
    assertThat(REGISTRY.requests()).containsExactly("GET /schemas/ids/1");
  }

  @Example
  void nullIsNull() {
    assertThat(SAMPLES.deserialize("t", null)).isNull();
  }

  @Example
  void valuesNeedNotBeRecords() {
    try (FaultyRegistry registry = new FaultyRegistry(Reply.schema("\"long\""))) {
      assertThat(deserializer(registry).deserialize("t", new byte[] {0, 0, 0, 0, 1, 14}))
          .isEqualTo(7L);
    }
  }

  @Example
  void bytesFollowTheHeaderWithoutALengthAsConfluentWritesThem() {
    try (FaultyRegistry registry = new FaultyRegistry(Reply.schema("\"bytes\""))) {
      assertThat(deserializer(registry).deserialize("t", new byte[] {0, 0, 0, 0, 1, 14, 15}))
          .isEqualTo(ByteBuffer.wrap(new byte[] {14, 15}));
    }
  }

  @Example
  void aCountBeyondTheBytesIsRefusedAndNotAllocated() {
    // an empty name, no count, and 2 billion tags
    byte[] bytes = HexFormat.of().parseHex("00" + "00000001" + "00" + "00" + "80d0acf30e" + "00");

    assertThatThrownBy(() -> SAMPLES.deserialize("t", bytes))
        .isInstanceOf(SerializationException.class);
  }

  /** Poison records are what this is for: whatever they hold, only one kind of error comes out. */
  @Property
  void randomBytesAreReadOrRefused(@ForAll byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WireFormat.writeHeader(1, bytes);
    bytes.writeBytes(body);
    try {
      assertThat(SAMPLES.deserialize("t", bytes.toByteArray())).isNotNull();
    } catch (SerializationException e) {
      assertThat(e).hasMessageContaining("cannot be read with schema 1");
    }
  }

  private static GenericAvroDeserializer deserializer(FaultyRegistry registry) {
    return new GenericAvroDeserializer(client(PATIENT, registry.url()));
  }
}
