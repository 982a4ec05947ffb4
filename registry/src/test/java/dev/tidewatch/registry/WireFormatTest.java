package dev.tidewatch.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.errors.SerializationException;

final class WireFormatTest {

  @Example
  void theHeaderIsAZeroByteAndTheIdBigEndian() {
    assertThat(header(0x01020304)).containsExactly(0, 1, 2, 3, 4);
  }

  @Property
  void anIdIsReadAsItWasWrittenWhateverFollows(@ForAll int id, @ForAll byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WireFormat.writeHeader(id, bytes);
    bytes.writeBytes(body);

    assertThat(bytes.toByteArray()).hasSize(5 + body.length).startsWith(0).endsWith(body);
    assertThat(WireFormat.schemaId(bytes.toByteArray())).isEqualTo(id);
  }

  @Property
  void bytesThatAreTooShortAreRefused(@ForAll @Size(max = 4) byte[] bytes) {
    assertThatThrownBy(() -> WireFormat.schemaId(bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("these are " + bytes.length);
  }

  @Property
  void anotherFirstByteIsRefusedAndNamed(@ForAll @IntRange(min = 1, max = 255) int first) {
    byte[] bytes = header(1);
    bytes[0] = (byte) first;

    assertThatThrownBy(() -> WireFormat.schemaId(bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageEndingWith("with " + first);
  }

  private static byte[] header(int id) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WireFormat.writeHeader(id, bytes);
    return bytes.toByteArray();
  }
}
