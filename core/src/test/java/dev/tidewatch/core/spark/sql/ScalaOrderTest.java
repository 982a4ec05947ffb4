package dev.tidewatch.core.spark.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Orders that History Server 4.1.1 gave for the jobs of executions. */
class ScalaOrderTest {

  @Test
  void upToFourStayAsTheyCame() {
    assertThat(ScalaOrder.of(List.of(9, 3, 7, 3, 1))).containsExactly(9, 3, 7, 1);
  }

  @Test
  void fiveAndMoreFollowTheirHashes() {
    assertThat(ScalaOrder.of(List.of(1, 2, 3, 4, 5))).containsExactly(5, 1, 2, 3, 4);
    assertThat(ScalaOrder.of(List.of(7, 8, 9, 10, 11))).containsExactly(10, 9, 7, 11, 8);
    assertThat(ScalaOrder.of(List.of(13, 14, 15, 16, 17))).containsExactly(14, 13, 17, 16, 15);
    assertThat(ScalaOrder.of(List.of(73, 74, 75, 76, 77))).containsExactly(74, 77, 73, 76, 75);
  }

  @Property
  void noNumberIsLostAndAllAreThereOnce(@ForAll List<Integer> numbers) {
    assertThat(ScalaOrder.of(numbers)).containsExactlyInAnyOrderElementsOf(new HashSet<>(numbers));
  }

  @Property
  void ofManyTheOrderDoesNotDependOnHowTheyCame(@ForAll int first) {
    List<Integer> numbers =
        new java.util.ArrayList<>(IntStream.range(0, 200).map(i -> first + i).boxed().toList());
    List<Integer> ordered = ScalaOrder.of(numbers);
    Collections.reverse(numbers);

    assertThat(ScalaOrder.of(numbers)).isEqualTo(ordered);
  }
}
