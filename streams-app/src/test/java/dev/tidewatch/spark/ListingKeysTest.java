package dev.tidewatch.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.spark.api.Place;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ListingKeysTest {

  @Example
  void theKeysOfAnEntryAndOfTheMarkAreThoseThatStoresHold() {
    assertThat(hex(ListingKeys.entry(new Place(1_795_608_000_000L, "app"))))
        .isEqualTo("457ffffe5ded6c49ffff9eff8fff8fffff");
    assertThat(hex(ListingKeys.entry(new Place(-1, "b")))).isEqualTo("458000000000000000ff9dffff");
    assertThat(hex(ListingKeys.whole())).isEqualTo("65");
  }

  @Property
  void keysAscendAsTheListingGoes(
      @ForAll long end, @ForAll long otherEnd, @ForAll String id, @ForAll String otherId) {
    for (String left : usable(id)) {
      for (String right : usable(otherId)) {
        assertOrder(new Place(end, left), new Place(otherEnd, right));
        assertOrder(new Place(end, left), new Place(end, right));
        assertOrder(new Place(end, left), new Place(end, left + right));
      }
    }
  }

  private static void assertOrder(Place left, Place right) {
    assertThat(
            Integer.signum(
                Arrays.compareUnsigned(ListingKeys.entry(left), ListingKeys.entry(right))))
        .as("%s and %s", left, right)
        .isEqualTo(Integer.signum(left.compareTo(right)));
  }

  @Property
  void aKeyTellsWhereItsApplicationStands(@ForAll long end, @ForAll String id) {
    for (String each : usable(id)) {
      Place place = new Place(end, each);
      assertThat(ListingKeys.placeOf(ListingKeys.entry(place))).isEqualTo(place);
    }
  }

  /** The text without what no id holds: control characters, and halves of characters. */
  private static Iterable<String> usable(String text) {
    return Stream.of(text)
        .map(each -> each.codePoints().filter(c -> c >= ' ' && !isHalf(c)))
        .map(
            points ->
                points
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString())
        .filter(StoreKeys::isUsable)
        .toList();
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static String hex(byte[] key) {
    return HexFormat.of().formatHex(key);
  }
}
