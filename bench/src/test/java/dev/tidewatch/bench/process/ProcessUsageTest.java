package dev.tidewatch.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessUsageTest {

  @Test
  void theNameOfAThreadMayHoldBlanksAndParentheses() {
    String line = "4711 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 120 30 0 0 20 0 30 0 100";

    Proc.Stat stat = Proc.Stat.parse(line);

    assertThat(stat.name()).isEqualTo("a (b) c");
    assertThat(stat.cpu()).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void rolesAreToldByTheBeginningOfAName() {
    assertThat(ThreadRole.of("tidewatch-1a2b3")).isEqualTo(ThreadRole.STREAMS);
    assertThat(ThreadRole.of("C2 CompilerThre")).isEqualTo(ThreadRole.JIT);
    assertThat(ThreadRole.of("G1 Conc#0")).isEqualTo(ThreadRole.GC);
    assertThat(ThreadRole.of("rocksdb:low0")).isEqualTo(ThreadRole.ROCKSDB);
    assertThat(ThreadRole.of("kafka-producer-")).isEqualTo(ThreadRole.PRODUCER);
    assertThat(ThreadRole.of("JettyServerThre")).isEqualTo(ThreadRole.OTHER);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void thisProcessHasUsedMemoryAndTheSumOfItsThreadsIsNotMoreThanItself() {
    long self = ProcessHandle.current().pid();

    Duration ofThreads =
        ProcessUsage.cpuByRole(self).values().stream().reduce(Duration.ZERO, Duration::plus);
    ProcessUsage usage = ProcessUsage.of(self);

    assertThat(usage.peakResidentBytes()).isGreaterThan(10 << 20);
    assertThat(ofThreads).isPositive().isLessThanOrEqualTo(usage.cpu());
    assertThat(usage.cpu()).isLessThan(ProcessUsage.cpuOfMachine());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theLiveHeapOfAJvmIsPartOfItsMemory() throws IOException {
    long self = ProcessHandle.current().pid();

    assertThat(LiveHeap.of(self))
        .isPositive()
        .isLessThan(ProcessUsage.of(self).peakResidentBytes());
  }
}
