package dev.tidewatch.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class EventIdPropertiesTest {

  @Property
  void anIdIsReadAsWhatItWasWrittenFrom(
      @ForAll long epoch,
      @ForAll @LongRange(min = 0, max = 253_402_300_799L) long second,
      @ForAll @Size(max = 40) List<@LongRange(min = 0) Long> offsets) {
    // given
    long[] next = offsets.stream().mapToLong(Long::longValue).toArray();

    // when
    String text = new EventId(epoch, Instant.ofEpochSecond(second), next).encode();
    EventId read = EventId.decode(text).orElseThrow();

    // then
    assertThat(text).matches("[A-Za-z0-9_-]+");
    assertThat(read.epoch()).isEqualTo(epoch);
    assertThat(read.asOf()).isEqualTo(Instant.ofEpochSecond(second));
    assertThat(read.next()).isEqualTo(next);
  }

  @Property
  void aTextThatIsNoIdIsNeverAnError(@ForAll String text) {
    EventId.decode(text).ifPresent(id -> assertThat(id.encode()).isNotEmpty());
  }

  @Property
  void aPieceOfAnIdIsNone(
      @ForAll @Size(min = 1, max = 10) List<@LongRange(min = 0) Long> offsets,
      @ForAll @IntRange(min = 1, max = 20) int missing) {
    long[] next = offsets.stream().mapToLong(Long::longValue).toArray();
    String text = new EventId(1, Instant.ofEpochSecond(1_800_000_000), next).encode();
    String piece = text.substring(0, Math.max(0, text.length() - missing));
    assertThat(EventId.decode(piece)).isEmpty();
    assertThat(EventId.decode(text + text)).isEmpty();
  }

  @Example
  void anIdOfManySlotsThatAreNotThereTakesNoMemory() {
    // given an id that claims to have 2^62 slots
    String text = "AQAAAAAAAAABAf______________Pw";
    assertThat(EventId.decode(text)).isEmpty();
  }
}
