package dev.tidewatch.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.deadletter.DeadLetterViews.MarksOf;
import dev.tidewatch.deadletter.DeadLetterViews.StandingOf;
import dev.tidewatch.deadletter.GroupState.State;
import dev.tidewatch.deadletter.api.Alert;
import dev.tidewatch.deadletter.api.RedriveInfo;
import dev.tidewatch.deadletter.command.Command;
import dev.tidewatch.deadletter.command.Command.Kind;
import dev.tidewatch.deadletter.command.CommandIds;
import dev.tidewatch.deadletter.command.Desk;
import dev.tidewatch.deadletter.command.Order;
import dev.tidewatch.deadletter.command.Progress;
import dev.tidewatch.deadletter.command.Progress.End;
import dev.tidewatch.deadletter.command.Progress.Sent;
import dev.tidewatch.deadletter.command.Progress.Skipped;
import dev.tidewatch.deadletter.command.SkipReason;
import dev.tidewatch.deadletter.command.Slice;
import dev.tidewatch.deadletter.headers.RedriveHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What commands do to groups and redrives. */
class CommandsTest {

  private static final long TIME = TopologyHarness.now();

  private int ids;
  private TopologyHarness harness = new TopologyHarness();

  @AfterEach
  void close() {
    harness.close();
  }

  private String aGroupOf(int letters) {
    for (int i = 0; i < letters; i++) {
      harness.pipe(Letter.of("orders-sink", "t", TIME));
    }
    return harness.groups().get(0).fingerprint();
  }

  private GroupState group() {
    return harness.groups().get(0);
  }

  private void say(Kind kind, String fingerprint, @Nullable Long until) {
    harness.command(
        Command.about(CommandIds.at(TIME), fingerprint, kind, "ann", TIME, "a note", until));
  }

  private static Order order(String fingerprint, String id) {
    return new Order(
        id,
        fingerprint,
        List.of(new Slice("dlq.orders", 0, 0, 10, null)),
        null,
        null,
        null,
        100,
        false);
  }

  private String redrive(String fingerprint) {
    String id = CommandIds.at(TIME + ids++);
    harness.command(Command.redrive(order(fingerprint, id), "ann", TIME, "it is mended"));
    return id;
  }

  private void progress(String fingerprint, String id, @Nullable End end, long... offsets) {
    List<Sent> sent =
        offsets.length == 0
            ? List.of()
            : List.of(new Sent("dlq.orders", 0, LongStream.of(offsets).boxed().toList()));
    harness.command(
        Command.progress(
            CommandIds.at(TIME),
            order(fingerprint, id),
            TIME + 5,
            new Progress(
                offsets.length + 1,
                sent,
                List.of(new Skipped(SkipReason.NO_ORIGIN, 1)),
                0,
                end,
                null)));
  }

  private RedriveInfo info(String fingerprint, String id) {
    return Objects.requireNonNull(
        harness.reads().standing(new StandingOf(fingerprint, id)).get(0).asked());
  }

  @Test
  void aGroupIsWhatAPersonLastSaidOfIt() {
    String fingerprint = aGroupOf(1);
    say(Kind.ACKNOWLEDGE, fingerprint, null);
    assertThat(group().handling().state()).isEqualTo(State.ACKNOWLEDGED);
    assertThat(group().handling().by()).isEqualTo("ann");
    assertThat(group().handling().note()).isEqualTo("a note");
    harness.driver.advanceWallClockTime(Duration.ofSeconds(2));
    assertThat(
            new String(
                harness.written(TopologyHarness.TOPICS.groups()).get(0).value,
                StandardCharsets.UTF_8))
        .contains("\"state\":\"ACKNOWLEDGED\"");
    say(Kind.REOPEN, fingerprint, null);
    assertThat(group().handling().state()).isEqualTo(State.NEW);
  }

  @Test
  void aMutedGroupHasNoAlertsUntilItIsOver() {
    String fingerprint = aGroupOf(1);
    say(Kind.ACKNOWLEDGE, fingerprint, null);
    say(Kind.MUTE, fingerprint, TIME + 60_000);
    AlertRule rule = new AlertRule(10, 10, 25);
    assertThat(rule.of(group(), TIME)).isEmpty();
    assertThat(group().handling().at(TIME + 59_999)).isEqualTo(State.MUTED);
    assertThat(group().handling().at(TIME + 60_000)).isEqualTo(State.ACKNOWLEDGED);
    assertThat(rule.of(group(), TIME + 60_000)).contains(Alert.NEW_GROUP);
    // and the output topic is told when it is over
    harness.driver.advanceWallClockTime(Duration.ofSeconds(61));
    harness.driver.advanceWallClockTime(Duration.ofSeconds(11));
    assertThat(harness.written(TopologyHarness.TOPICS.groups()))
        .extracting(row -> new String(row.value, StandardCharsets.UTF_8))
        .last()
        .asString()
        .contains("\"state\":\"ACKNOWLEDGED\"");
  }

  @Test
  void aDeadLetterOpensAResolvedGroupAgain() {
    String fingerprint = aGroupOf(2);
    say(Kind.RESOLVE, fingerprint, null);
    assertThat(new AlertRule(10, 10, 25).of(group(), TIME)).isEmpty();
    aGroupOf(1);
    assertThat(group().handling().state()).isEqualTo(State.NEW);
    assertThat(group().handling().reopened()).isEqualTo(1);
    aGroupOf(1);
    assertThat(group().handling().reopened()).isEqualTo(1);
  }

  @Test
  void aDeadLetterOpensAResolvedGroupThatIsMutedWhenTheMuteIsOver() {
    String fingerprint = aGroupOf(1);
    say(Kind.RESOLVE, fingerprint, null);
    say(Kind.MUTE, fingerprint, TIME + 60_000);
    aGroupOf(2);
    assertThat(group().handling().at(TIME)).isEqualTo(State.MUTED);
    assertThat(group().handling().at(TIME + 60_000)).isEqualTo(State.NEW);
    assertThat(group().handling().reopened()).isEqualTo(1);
  }

  @Test
  @SuppressWarnings("NullAway") // what others write holds no promise
  void whatCannotBeOfARedriveIsRefused() {
    String fingerprint = aGroupOf(3);
    String id = redrive(fingerprint);
    progress(fingerprint, id, null, -100);
    Progress reasonless = new Progress(1, List.of(), List.of(new Skipped(null, 1)), 0, null, null);
    harness.command(
        Command.progress(CommandIds.at(TIME), order(fingerprint, id), TIME, reasonless));
    Order once = order(fingerprint, CommandIds.at(TIME + 99));
    Order twice =
        new Order(
            once.id(),
            fingerprint,
            List.of(once.slices().get(0), once.slices().get(0)),
            null,
            null,
            null,
            100,
            false);
    harness.command(Command.redrive(twice, "ann", TIME, null));

    assertThat(info(fingerprint, id).read()).isZero();
    assertThat(harness.open.get()).containsExactly(new Desk.Open(order(fingerprint, id), false));
    progress(fingerprint, id, End.DONE, 1);
    assertThat(info(fingerprint, id).status()).isEqualTo("DONE");
  }

  @Test
  void aRedriveIsOpenUntilItEndsAndNoOtherBeginsMeanwhile() {
    String fingerprint = aGroupOf(3);
    String first = redrive(fingerprint);
    assertThat(harness.open.get()).containsExactly(new Desk.Open(order(fingerprint, first), false));
    String second = redrive(fingerprint);
    assertThat(info(fingerprint, second).status()).isEqualTo("REFUSED");
    assertThat(info(fingerprint, second).error()).contains(first);
    assertThat(harness.open.get()).hasSize(1);

    progress(fingerprint, first, null, 0, 1);
    assertThat(info(fingerprint, first).status()).isEqualTo("RUNNING");
    assertThat(info(fingerprint, first).sent()).isEqualTo(2);
    assertThat(group().counts().redriven()).isEqualTo(2);
    progress(fingerprint, first, End.DONE, 2);
    RedriveInfo done = info(fingerprint, first);
    assertThat(done.status()).isEqualTo("DONE");
    assertThat(done.by()).isEqualTo("ann");
    assertThat(done.sent()).isEqualTo(3);
    assertThat(done.skipped()).extracting(RedriveInfo.Skipped::count).containsExactly(2L);
    assertThat(group().counts().waiting()).isZero();
    assertThat(harness.open.get()).isEmpty();

    String third = redrive(fingerprint);
    assertThat(info(fingerprint, third).status()).isEqualTo("RUNNING");
    assertThat(harness.reads().redrives(fingerprint))
        .extracting(each -> each.order().id())
        .containsExactly(third, second, first);
  }

  @Test
  void whatIsSentTwiceIsCountedOnceAsSentAgain() {
    String fingerprint = aGroupOf(2);
    String first = redrive(fingerprint);
    progress(fingerprint, first, End.DONE, 0, 1);
    String second = redrive(fingerprint);
    progress(fingerprint, second, End.DONE, 0, 1);
    assertThat(group().counts().redriven()).isEqualTo(2);
    assertThat(info(fingerprint, second).sent()).isEqualTo(2);
    assertThat(harness.reads().marks(new MarksOf(fingerprint, "dlq.orders", 0, 0)).get(0))
        .satisfies(
            marks -> {
              assertThat(marks.has(0)).isTrue();
              assertThat(marks.has(1)).isTrue();
              assertThat(marks.has(2)).isFalse();
              assertThat(marks.has(511)).isFalse();
            });
  }

  @Test
  void whatWasSentOfATopicIsForgottenOnceItIsMadeAnew() {
    String fingerprint = aGroupOf(3);
    progress(fingerprint, redrive(fingerprint), End.DONE, 0, 1);
    String again =
        new String(
                harness.written(TopologyHarness.TOPICS.records()).get(0).value,
                StandardCharsets.UTF_8)
            .replace("\"timestamp\":" + TIME, "\"timestamp\":" + (TIME + 1));
    harness.pipeBehind(fingerprint, again);
    assertThat(harness.reads().marks(new MarksOf(fingerprint, "dlq.orders", 0, 0)))
        .noneMatch(marks -> marks.has(0) || marks.has(1));
    assertThat(group().counts().waiting()).isEqualTo(2);
  }

  @Test
  void aCancelledRedriveStaysOpenUntilItSaysThatItHasStopped() {
    String fingerprint = aGroupOf(1);
    String id = redrive(fingerprint);
    harness.command(Command.cancel(CommandIds.at(TIME), fingerprint, id, "bob", TIME + 1, null));
    assertThat(harness.open.get()).containsExactly(new Desk.Open(order(fingerprint, id), true));
    assertThat(info(fingerprint, redrive(fingerprint)).status()).isEqualTo("REFUSED");
    progress(fingerprint, id, End.CANCELLED);
    assertThat(info(fingerprint, id).status()).isEqualTo("CANCELLED");
    assertThat(info(fingerprint, id).cancelledBy()).isEqualTo("bob");
    assertThat(harness.open.get()).isEmpty();
  }

  @Test
  void whatFailsAgainIsCountedWithTheRedriveThatSentIt() {
    String fingerprint = aGroupOf(1);
    String id = redrive(fingerprint);
    progress(fingerprint, id, End.DONE, 0);
    harness.pipe(
        Letter.of("orders-sink", "t", TIME)
            .with(RedriveHeaders.ID, id)
            .with(RedriveHeaders.COUNT, "1"));
    assertThat(info(fingerprint, id).returned()).isEqualTo(1);
    assertThat(new AlertRule(10, 10, 25).of(group(), TIME)).contains(Alert.REDRIVE_LOOP);
    assertThat(group().counts().waiting()).isEqualTo(1);
  }

  @Test
  void aRestartFromTheChangelogGoesOnWithWhatIsOpen() {
    String fingerprint = aGroupOf(1);
    String id = redrive(fingerprint);
    progress(fingerprint, id, null, 0);
    try (TopologyHarness second = new TopologyHarness()) {
      for (String store : DeadLetterStores.LOGGED) {
        second.restore(store, harness.changelog(store));
      }
      assertThat(second.reads().standing(new StandingOf(fingerprint, id)).get(0).open())
          .isEqualTo(id);
    }
  }

  @Test
  void aGroupWithAnOpenRedriveIsNotEvicted() {
    harness.close();
    harness = new TopologyHarness(TopologyHarness.settings(10, Duration.ofMinutes(1), 100));
    String fingerprint = aGroupOf(1);
    String id = redrive(fingerprint);
    harness.driver.advanceWallClockTime(Duration.ofMinutes(2));
    assertThat(harness.groups()).hasSize(1);
    progress(fingerprint, id, End.DONE, 0);
    harness.driver.advanceWallClockTime(Duration.ofMinutes(2));
    assertThat(harness.groups()).isEmpty();
    assertThat(harness.rows(DeadLetterStores.REDRIVES)).isEmpty();
  }

  @Test
  void theLastTwentyRedrivesAreKept() {
    String fingerprint = aGroupOf(1);
    for (int i = 0; i < 25; i++) {
      progress(fingerprint, redrive(fingerprint), End.DONE);
    }
    assertThat(harness.reads().redrives(fingerprint)).hasSize(20);
  }

  @Test
  void whatIsNoCommandIsLeftOut() {
    String fingerprint = aGroupOf(1);
    List<KeyValue<String, String>> foreign =
        List.of(
            KeyValue.pair(fingerprint, "no JSON"),
            KeyValue.pair(fingerprint, "{}"),
            KeyValue.pair(fingerprint, "{\"kind\":\"EXPLODE\"}"),
            KeyValue.pair(
                "other", "{\"id\":\"1\",\"entity\":\"other\",\"kind\":\"MUTE\",\"at\":1}"),
            KeyValue.pair(
                fingerprint,
                "{\"id\":\"x\",\"entity\":\"" + fingerprint + "\",\"kind\":\"REDRIVE\",\"at\":1}"),
            KeyValue.pair(
                fingerprint,
                "{\"id\":\"x\",\"entity\":\"" + fingerprint + "\",\"kind\":\"CANCEL\",\"at\":1}"));
    foreign.forEach(row -> harness.pipeCommand(row.key, row.value));
    assertThat(group().handling().state()).isEqualTo(State.NEW);
    assertThat(harness.rows(DeadLetterStores.REDRIVES)).isEmpty();
    say(Kind.ACKNOWLEDGE, fingerprint, null);
    assertThat(group().handling().state()).isEqualTo(State.ACKNOWLEDGED);
  }

  @Test
  void aCommandAboutAGroupThatIsGoneChangesNothing() {
    say(Kind.MUTE, "0123456789abcdef0123456789abcdef", null);
    redrive("0123456789abcdef0123456789abcdef");
    assertThat(harness.groups()).isEmpty();
    assertThat(harness.open.get()).isEmpty();
  }
}
