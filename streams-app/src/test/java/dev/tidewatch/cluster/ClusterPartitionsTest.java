package dev.tidewatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.http.Route;
import dev.tidewatch.http.TestServer;
import dev.tidewatch.query.Consistency;
import dev.tidewatch.query.Deadline;
import dev.tidewatch.query.Freshness;
import dev.tidewatch.query.LocalReplicas;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Reading;
import dev.tidewatch.query.Replica;
import dev.tidewatch.query.Role;
import dev.tidewatch.query.Terms;
import dev.tidewatch.query.View;
import dev.tidewatch.store.StoreReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listings over partitions that real servers hold. */
class ClusterPartitionsTest {

  /** Three partitions; a row says which one it is from, and who read it. */
  private static final int PARTITIONS = 3;

  private static final View<Wanted, Row> VIEW =
      new View<>("rows", Wanted.class, Row.class, (stores, wanted) -> List.of());

  private final List<AutoCloseable> open = new ArrayList<>();
  private final FixedBoard board = new FixedBoard();

  record Wanted(String text, @Nullable Long number, Instant moment) {}

  record Row(int partition, String readBy, Wanted wanted) {}

  private static final Wanted WANTED =
      new Wanted("\u00e9 & \uD83D\uDE00", 42L, Instant.parse("2026-01-01T00:00:00.123Z"));

  /** Replicas whose rows say who read them. */
  private record Holder(String name, Map<Integer, Role> roles) implements LocalReplicas {

    @Override
    public @Nullable Replica replica(int partition) {
      Role role = roles.get(partition);
      return role == null ? null : Here.replica(partition, role);
    }

    @Override
    public <T> Outcome<T> ask(
        Terms terms, int partition, BiFunction<StoreReader, Freshness, Outcome<T>> question) {
      throw new AssertionError("only listings are asked for");
    }

    @Override
    public <P extends Record, R> Reading<R> read(
        Terms terms, int partition, View<P, R> view, P parameters) {
      Role role = roles.get(partition);
      if (role == null) {
        return new Reading.Unreadable<>(partition, "not here");
      }
      Freshness age =
          new Freshness(
              name, role, OptionalLong.of(partition), OptionalLong.of(0), Instant.EPOCH, List.of());
      if (!terms.accept(age, 0)) {
        return new Reading.Unreadable<>(partition, "too old");
      }
      Row row = new Row(partition, name, (Wanted) parameters);
      return new Reading.Read<>(partition, age, List.of(view.row().cast(row)));
    }
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private void peer(String name, Map<Integer, Role> roles) {
    List<Route> routes =
        PeerRoutes.of(
            () -> new MemberStatus(name, "1", false, List.of()),
            new Holder(name, roles),
            PARTITIONS,
            List.of(VIEW),
            List.of());
    TestServer server = TestServer.serving(routes.toArray(Route[]::new));
    open.add(server);
    board.with(server.uri("/").getAuthority(), roles);
  }

  private void silentPeer(Map<Integer, Role> roles) throws IOException {
    ServerSocket socket = new ServerSocket(0);
    open.add(socket);
    board.with("127.0.0.1:" + socket.getLocalPort(), roles);
  }

  private ClusterPartitions here(Map<Integer, Role> roles) {
    PeerClient client = new PeerClient(new AnyPeer(), null, Duration.ofMillis(500));
    Cluster cluster =
        new Cluster("here", new Holder("here", roles), board, client, Duration.ofMillis(200));
    return new ClusterPartitions(
        cluster, Here.section(PARTITIONS), partition -> "topic-" + partition);
  }

  private static Terms any() {
    return Terms.any(Deadline.in(Duration.ofSeconds(5)));
  }

  private static List<String> readBy(Outcome<List<Row>> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Found.class);
    return ((Outcome.Found<List<Row>>) outcome)
        .value().stream().map(row -> row.partition() + " " + row.readBy()).toList();
  }

  @Test
  void rowsOfAllPartitionsComeTogetherAndTheAnswerIsAsOldAsTheOldest() {
    peer("a", Map.of(1, Role.ACTIVE, 0, Role.STANDBY));
    peer("b", Map.of(2, Role.ACTIVE));

    Outcome<List<Row>> outcome =
        here(Map.of(0, Role.ACTIVE, 1, Role.STANDBY)).readAll(any(), VIEW, WANTED);

    assertThat(readBy(outcome)).containsExactly("0 here", "1 a", "2 b");
    Outcome.Found<List<Row>> found = (Outcome.Found<List<Row>>) outcome;
    assertThat(found.freshness().role()).isEqualTo(Role.MERGED);
    assertThat(found.freshness().changelogLag()).isEqualTo(OptionalLong.of(2));
    assertThat(found.freshness().partial()).isEmpty();
    assertThat(found.value()).allSatisfy(row -> assertThat(row.wanted()).isEqualTo(WANTED));
  }

  @Test
  void aPartitionThatNobodyHasIsNamedAndTheOthersAreAnswered() {
    peer("a", Map.of(1, Role.ACTIVE));

    Outcome<List<Row>> outcome = here(Map.of(0, Role.ACTIVE)).readAll(any(), VIEW, WANTED);

    assertThat(readBy(outcome)).containsExactly("0 here", "1 a");
    assertThat(((Outcome.Found<List<Row>>) outcome).freshness().partial())
        .containsExactly("topic-2");
  }

  @Test
  void whoSetsABoundGetsAllPartitionsWithinItOrNone() {
    peer("a", Map.of(1, Role.ACTIVE, 2, Role.STANDBY));
    ClusterPartitions partitions = here(Map.of(0, Role.ACTIVE));
    Deadline deadline = Deadline.in(Duration.ofSeconds(5));

    Outcome<List<Row>> active =
        partitions.readAll(
            new Terms(Consistency.ACTIVE, OptionalLong.empty(), deadline), VIEW, WANTED);
    Outcome<List<Row>> bounded =
        partitions.readAll(
            new Terms(Consistency.BOUNDED, OptionalLong.of(2), deadline), VIEW, WANTED);

    assertThat(active).isInstanceOf(Outcome.Unavailable.class);
    assertThat(((Outcome.Unavailable<List<Row>>) active).reason()).contains("topic-2");
    assertThat(readBy(bounded)).containsExactly("0 here", "1 a", "2 a");
  }

  @Test
  void aSilentPeerIsMadeUpForByWhoHasACopy() throws IOException {
    silentPeer(Map.of(1, Role.ACTIVE, 2, Role.ACTIVE));
    peer("b", Map.of(2, Role.STANDBY));

    Outcome<List<Row>> outcome =
        here(Map.of(0, Role.ACTIVE, 1, Role.STANDBY)).readAll(any(), VIEW, WANTED);

    assertThat(readBy(outcome)).containsExactly("0 here", "1 here", "2 b");
  }

  @Test
  void anInterruptIsARefusalAndNoEmptyList() throws IOException {
    silentPeer(Map.of(0, Role.ACTIVE, 1, Role.ACTIVE, 2, Role.ACTIVE));
    Thread.currentThread().interrupt();

    Outcome<List<Row>> outcome = here(Map.of()).readAll(any(), VIEW, WANTED);

    assertThat(Thread.interrupted()).as("the interrupt is passed on").isTrue();
    assertThat(outcome).isInstanceOf(Outcome.Unavailable.class);
  }
}
