package dev.tidewatch.core.deadletter.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Records of libraries that nobody had in mind: each set was written after the code, and its first
 * run is in docs/dead-letters.md. What they showed was then mended, so that they hold it now.
 */
class HeldOutTest {

  @ParameterizedTest
  @ValueSource(strings = {"records-held-out-1", "records-held-out-2"})
  void recordsOfOtherLibrariesAreGroupedToo(String directory) {
    List<LabelledRecord> records = Corpus.read(directory);
    Grouping grouping = Grouping.of(records);

    CorpusTest.print(directory, records, grouping);
    assertThat(grouping.precision()).as("%s", grouping.wrong()).isGreaterThanOrEqualTo(0.95);
    assertThat(grouping.recall()).as("%s", grouping.wrong()).isGreaterThanOrEqualTo(0.9);
    assertThat(records).allMatch(LabelledRecord::isFailureRight);
  }
}
