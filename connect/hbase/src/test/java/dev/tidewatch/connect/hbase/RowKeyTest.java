package dev.tidewatch.connect.hbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.core.history.HistoryRowKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

class RowKeyTest {

  private static final RowKey HISTORY =
      new RowKey(RowKey.parse(List.of("user", "-startTime", "applicationId")), HistoryRowKey.SALTS);

  @Property
  void theDefaultKeyIsTheOneThatTheHistoryIsReadBy(
      @ForAll @NotEmpty @StringLength(max = 40) String user,
      @ForAll @LongRange(min = -5) long started,
      @ForAll @StringLength(max = 40) String id) {
    assertThat(
            HISTORY
                .of(Map.of("user", user, "startTime", started, "applicationId", id))
                .orElseThrow())
        .isEqualTo(HistoryRowKey.of(user, started, id));
  }

  @Property
  void ofOneUserTheNewestComesFirst(
      @ForAll @LongRange(min = 0) long one, @ForAll @LongRange(min = 0) long other) {
    int order = Arrays.compareUnsigned(key("alice", one), key("alice", other));
    assertThat(Integer.signum(order)).isEqualTo(Long.compare(other, one));
  }

  @Test
  void aRecordThatLacksAPartHasNoKeyYet() {
    assertThat(HISTORY.of(Map.of("user", "alice", "applicationId", "a"))).isEmpty();
  }

  @Test
  void aPartOfAKindThatMakesNoKeyIsRefusedByName() {
    assertThatThrownBy(
            () ->
                HISTORY.of(Map.of("user", "alice", "startTime", "yesterday", "applicationId", "a")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("startTime")
        .hasMessageContaining("no whole number");
    assertThatThrownBy(
            () -> HISTORY.of(Map.of("user", true, "startTime", 1L, "applicationId", "a")))
        .hasMessageContaining("user");
  }

  @Test
  void aKeyThatHBaseDoesNotTakeIsRefused() {
    assertThatThrownBy(() -> key("u".repeat(40_000), 1))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("40");
  }

  @Test
  void otherKeysCanBeMade() {
    RowKey plain = new RowKey(RowKey.parse(List.of("region", "number", "name")), 0);

    assertThat(plain.of(Map.of("region", "eu", "number", 258, "name", "n")).orElseThrow())
        .isEqualTo(new byte[] {'e', 'u', 0, 0, 0, 0, 0, 0, 0, 1, 2, 'n'});
    assertThatThrownBy(() -> RowKey.parse(List.of("-"))).hasMessageContaining("without a name");
  }

  private static byte[] key(String user, long started) {
    return HISTORY
        .of(Map.of("user", user, "startTime", started, "applicationId", "a"))
        .orElseThrow();
  }
}
