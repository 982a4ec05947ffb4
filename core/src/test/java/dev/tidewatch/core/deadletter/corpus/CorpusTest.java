package dev.tidewatch.core.deadletter.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The corpus that the rules were written beside. */
class CorpusTest {

  private final List<LabelledRecord> records = Corpus.read("records");

  @Test
  void theCorpusHasManyBugsWithSeveralRecordsEach() {
    assertThat(records).hasSizeGreaterThanOrEqualTo(150);
    assertThat(records.stream().collect(Collectors.groupingBy(LabelledRecord::bug)))
        .hasSizeGreaterThanOrEqualTo(30)
        .allSatisfy((bug, of) -> assertThat(of).as(bug).hasSizeGreaterThanOrEqualTo(4));
  }

  @Test
  void recordsOfOneBugAreOneGroupAndOthersAreNot() {
    Grouping grouping = Grouping.of(records);

    print("corpus", records, grouping);
    assertThat(grouping.precision()).as("%s", grouping.wrong()).isGreaterThanOrEqualTo(0.95);
    assertThat(grouping.recall()).as("%s", grouping.wrong()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void theClassOfFailureIsWhatAnOperatorWouldSay() {
    List<LabelledRecord> wrong =
        records.stream().filter(record -> !record.isFailureRight()).toList();

    assertThat(1 - (double) wrong.size() / records.size())
        .as("%s", wrong)
        .isGreaterThanOrEqualTo(0.95);
  }

  static void print(String name, List<LabelledRecord> records, Grouping grouping) {
    long bugs = records.stream().map(LabelledRecord::bug).distinct().count();
    long right = records.stream().filter(LabelledRecord::isFailureRight).count();
    System.out.printf(
        "%s: %d records of %d bugs, precision %.4f, recall %.4f, class of failure %.4f%n",
        name,
        records.size(),
        bugs,
        grouping.precision(),
        grouping.recall(),
        (double) right / records.size());
  }
}
