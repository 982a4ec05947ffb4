package dev.tidewatch.bench.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.bench.SmallApplication;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallFleetTest {

  @ParameterizedTest
  @CsvSource({"1,10,1", "7,10,7", "1000,1000,1000", "100000,1000,1000"})
  void idsAreOfApplicationsThatThereAreEachOnce(int applications, int most, int expected) {
    assertThat(SmallFleet.ids(applications, most))
        .hasSize(expected)
        .doesNotHaveDuplicates()
        .isSubsetOf(
            IntStream.range(0, applications)
                .mapToObj(n -> new SmallApplication(n).appId())
                .toList());
  }
}
