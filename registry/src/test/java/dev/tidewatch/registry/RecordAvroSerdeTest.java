package dev.tidewatch.registry;

import static dev.tidewatch.registry.Clients.IMPATIENT;
import static dev.tidewatch.registry.Clients.PATIENT;
import static dev.tidewatch.registry.Clients.client;
import static dev.tidewatch.registry.Clients.dead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.registry.FaultyRegistry.Reply;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;

final class RecordAvroSerdeTest {

  private static final AvroCodec<Sample> CODEC = new SampleCodec();
  private static final Reply ID_258 = Reply.of(200, "{\"id\": 258}");

  @Test
  void aValueIsItsHeaderAndAvroBinary() {
    try (FaultyRegistry registry = new FaultyRegistry(ID_258)) {
      byte[] bytes = serde(registry).serializer().serialize("t", Sample.ONE);

      // zero, 258; 5 bytes of name; second branch of the union, 7; 2 tags of 1 byte, end of array
      assertThat(HexFormat.of().formatHex(bytes))
          .isEqualTo("00" + "00000102" + "0a6ec3a46d65" + "020e" + "0402610262" + "00");
      assertThat(registry.requests()).containsExactly("POST /subjects/t-value/versions");
    }
  }

  @Test
  void theSchemaIsRegisteredOncePerTopic() {
    try (FaultyRegistry registry = new FaultyRegistry(ID_258)) {
      RecordAvroSerde<Sample> serde = serde(registry);

      assertThat(serde.prepare("t")).isEqualTo(258);
      assertThat(serde.serializer().serialize("t", Sample.ONE))
          .isEqualTo(serde.serializer().serialize("u", Sample.ONE));

      assertThat(registry.requests())
          .containsExactly("POST /subjects/t-value/versions", "POST /subjects/u-value/versions");
    }
  }

  @Test
  void aTombstoneNeedsNoRegistry() {
    RecordAvroSerde<Sample> serde = new RecordAvroSerde<>(CODEC, client(IMPATIENT, dead()));

    assertThat(serde.serializer().serialize("t", null)).isNull();
    assertThat(serde.deserializer().deserialize("t", (byte[]) null)).isNull();
  }

  @Test
  void whatAnOlderVersionWroteGetsTheDefaultsOfWhatItDidNotKnow() {
    try (FaultyRegistry registry = new FaultyRegistry(Reply.schema(Sample.OLDER_SCHEMA))) {
      byte[] older = HexFormat.of().parseHex("00" + "00000001" + "0a6ec3a46d65" + "020e");

      assertThat(serde(registry).deserializer().deserialize("t", older))
          .isEqualTo(new Sample("näme", 7L, List.of()));
    }
  }

  @Test
  void aValueThatIsCutOffAnywhereIsRefused() {
    try (FaultyRegistry registry =
        new FaultyRegistry(ID_258, Reply.schema(CODEC.schema().toString()))) {
      RecordAvroSerde<Sample> serde = serde(registry);
      byte[] whole = serde.serializer().serialize("t", Sample.ONE);
      assertThat(serde.deserializer().deserialize("t", whole)).isEqualTo(Sample.ONE);

      for (int length = 0; length < whole.length; length++) {
        ByteArrayOutputStream cut = new ByteArrayOutputStream();
        cut.write(whole, 0, length);
        assertThatThrownBy(() -> serde.deserializer().deserialize("t", cut.toByteArray()))
            .as("%d bytes", length)
            .isInstanceOf(SerializationException.class);
      }
    }
  }

  @Test
  void aStreamThreadFailsInsteadOfDroppingAValueWhileNoRegistryAnswers() {
    try (TopologyTestDriver driver = driver(client(IMPATIENT, dead()))) {
      TestInputTopic<String, String> input =
          driver.createInputTopic("in", new StringSerializer(), new StringSerializer());

      assertThatThrownBy(() -> input.pipeInput("k", "v"))
          .isInstanceOf(StreamsException.class)
          .hasRootCauseInstanceOf(RegistryUnavailableException.class);
    }
  }

  private static TopologyTestDriver driver(RegistryClient client) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()))
        .mapValues(name -> new Sample(name, null, List.of()))
        .to("out", Produced.with(Serdes.String(), new RecordAvroSerde<>(CODEC, client)));
    Properties properties = new Properties();
    properties.setProperty(StreamsConfig.APPLICATION_ID_CONFIG, "serde");
    properties.setProperty(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    return new TopologyTestDriver(builder.build(), properties);
  }

  private static RecordAvroSerde<Sample> serde(FaultyRegistry registry) {
    return new RecordAvroSerde<>(CODEC, client(PATIENT, registry.url()));
  }
}
