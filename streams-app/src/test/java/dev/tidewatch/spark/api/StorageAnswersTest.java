package dev.tidewatch.spark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.core.spark.event.LocalProperties;
import dev.tidewatch.core.spark.event.RddInfo;
import dev.tidewatch.core.spark.event.SparkEvent;
import dev.tidewatch.core.spark.event.SparkEvent.BlockManagerAdded;
import dev.tidewatch.core.spark.event.SparkEvent.BlockUpdated;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorRemoved;
import dev.tidewatch.core.spark.event.SparkEvent.StageSubmitted;
import dev.tidewatch.core.spark.event.StageInfo;
import dev.tidewatch.core.spark.event.StorageLevel;
import dev.tidewatch.core.spark.state.AttemptReducer;
import dev.tidewatch.core.spark.state.MemoryAttempt;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StorageAnswersTest {

  private static final StorageLevel MEMORY = new StorageLevel(false, true, false, true, 1);

  private final MemoryAttempt attempt = new MemoryAttempt("app", null);
  private final StorageAnswers answers = new StorageAnswers(attempt);

  @BeforeEach
  void twoExecutorsAndAnRdd() {
    apply(new BlockManagerAdded(500, "1", "one", 7_000, 1_000, 800L, 200L));
    apply(new BlockManagerAdded(500, "2", "two", 7_000, 1_000, 800L, 200L));
    RddInfo rdd = new RddInfo(4, "words", 2, MEMORY);
    StageInfo stage =
        new StageInfo(
            0, 0, "stage", 1, List.of(rdd), "", 1_000L, null, null, List.of(), 0, false, 0);
    apply(new StageSubmitted(stage, LocalProperties.NONE));
  }

  @Test
  void anRddIsListedOnceAnExecutorHoldsAPartition() {
    assertThat(answers.list()).isEmpty();
    assertThat(answers.one("4")).isInstanceOf(Answer.Found.class);

    apply(new BlockUpdated("1", "rdd_4_0", MEMORY, 100, 0));

    JsonNode rdd = Oracle.json(answers.list()).get(0);
    assertThat(rdd.path("numCachedPartitions").asInt()).isOne();
    assertThat(rdd.path("memoryUsed").asLong()).isEqualTo(100);
    assertThat(rdd.path("storageLevel").asText()).isEqualTo("Memory Deserialized 1x Replicated");
    assertThat(rdd.at("/dataDistribution/0").toString())
        .isEqualTo(
            "{\"address\":\"one:7000\",\"memoryUsed\":100,\"memoryRemaining\":900,\"diskUsed\":0,"
                + "\"onHeapMemoryUsed\":100,\"offHeapMemoryUsed\":0,"
                + "\"onHeapMemoryRemaining\":700,\"offHeapMemoryRemaining\":200}");
    assertThat(rdd.at("/partitions/0").toString())
        .isEqualTo(
            "{\"blockName\":\"rdd_4_0\",\"storageLevel\":\"Memory Deserialized 1x Replicated\","
                + "\"memoryUsed\":100,\"diskUsed\":0,\"executors\":[\"1\"]}");
  }

  @Test
  void whatARemovedExecutorHeldIsGone() {
    apply(new BlockUpdated("1", "rdd_4_0", MEMORY, 100, 0));
    apply(new BlockUpdated("2", "rdd_4_0", MEMORY, 100, 0));
    apply(new BlockUpdated("1", "rdd_4_1", MEMORY, 30, 0));

    apply(new ExecutorRemoved(9_000, "1", "lost"));

    JsonNode rdd = Oracle.json(answers.list()).get(0);
    assertThat(rdd.path("numCachedPartitions").asInt()).isOne();
    assertThat(rdd.path("memoryUsed").asLong()).isEqualTo(100);
    assertThat(rdd.at("/partitions/0/executors").toString()).isEqualTo("[\"2\"]");
    assertThat(rdd.path("dataDistribution")).hasSize(1);
  }

  @Test
  void executorsTellWhatTheyHold() {
    apply(new BlockUpdated("1", "rdd_4_0", MEMORY, 100, 0));
    apply(new BlockUpdated("1", "broadcast_0_piece0", MEMORY, 7, 0));

    JsonNode executor = Oracle.json(new ExecutorAnswers(attempt, 0).all()).get(0);

    assertThat(executor.path("rddBlocks").asInt()).isOne();
    assertThat(executor.path("memoryUsed").asLong()).isEqualTo(107);
    assertThat(executor.at("/memoryMetrics/usedOnHeapStorageMemory").asLong()).isEqualTo(107);
  }

  @Test
  void anUnknownRddIsSaidInSparksWords() {
    assertThat(answers.one("7")).isEqualTo(new Answer.NotFound<>("no rdd found w/ id 7"));
  }

  private void apply(SparkEvent event) {
    AttemptReducer.apply(attempt, event);
  }
}
