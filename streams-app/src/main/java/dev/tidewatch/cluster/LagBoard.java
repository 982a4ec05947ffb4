package dev.tidewatch.cluster;

import dev.tidewatch.kafka.GroupMember;
import dev.tidewatch.query.Deadline;
import dev.tidewatch.query.Terms;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each peer holds and how far it lags, as the peers tell when they are asked, about once a
 * second. Holds only members of the group as the last rebalance left it.
 *
 * <p>Safe for use by any thread; owns one daemon thread.
 */
public final class LagBoard implements Board, AutoCloseable {

  static final String STATUS = "/internal/v1/status";

  private static final Logger LOG = LoggerFactory.getLogger(LagBoard.class);
  private static final String UNKNOWN_HERE =
      ": check that cluster.secret, or the certificates, and the clocks are the same in both";
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration POLL_OF_SUSPECT = Duration.ofMillis(300);
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private final Supplier<List<GroupMember>> group;
  private final String ownAddress;
  private final PeerClient client;
  private final Duration slow;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final ScheduledExecutorService worker;

  /** Guarded by itself. */
  private static final class Entry {
    private GroupMember member;
    private @Nullable MemberStatus status;
    private long statusAt;
    private long asked;
    private boolean waiting;
    private @Nullable String problem;

    Entry(GroupMember member) {
      this.member = member;
      this.asked = System.nanoTime() - POLL.toNanos();
    }

    synchronized Member view() {
      return new Member(member, status, Duration.ofNanos(System.nanoTime() - statusAt), problem);
    }
  }

  /**
   * Starts to ask.
   *
   * @param group the members, this instance among them
   * @param ownAddress what this instance advertises
   * @param slow a peer that needs longer to tell its status is asked after others
   */
  public LagBoard(
      Supplier<List<GroupMember>> group, String ownAddress, PeerClient client, Duration slow) {
    this.group = group;
    this.ownAddress = ownAddress;
    this.client = client;
    this.slow = slow;
    this.worker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "tidewatch-lag-board");
              thread.setDaemon(true);
              return thread;
            });
    long millis = TICK.toMillis();
    var unused = worker.scheduleWithFixedDelay(this::tick, 0, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public List<Member> members() {
    List<Member> members = new ArrayList<>(entries.size());
    entries.values().forEach(entry -> members.add(entry.view()));
    return members;
  }

  @Override
  public void suspect(String address, String why) {
    Entry entry = entries.get(address);
    if (entry == null) {
      return;
    }
    synchronized (entry) {
      boolean first = entry.problem == null;
      entry.problem = why;
      if (first) {
        LOG.warn("Peer {} is asked after others from now on: {}", address, why);
      }
    }
  }

  private void tick() {
    try {
      refresh();
      entries.forEach(this::askIfDue);
    } catch (RuntimeException e) {
      LOG.error("The peers could not be asked; what is known of them ages", e);
    }
  }

  private void refresh() {
    Map<String, GroupMember> known =
        group.get().stream()
            .filter(member -> !member.address().equals(ownAddress))
            .collect(Collectors.toMap(GroupMember::address, member -> member, (a, b) -> b));
    Set<String> addresses = known.keySet();
    entries.keySet().retainAll(addresses);
    known.forEach(
        (address, member) -> {
          Entry entry = entries.computeIfAbsent(address, added -> new Entry(member));
          synchronized (entry) {
            entry.member = member;
          }
        });
  }

  private void askIfDue(String address, Entry entry) {
    long now = System.nanoTime();
    synchronized (entry) {
      Duration interval = entry.problem != null ? POLL_OF_SUSPECT : POLL;
      if (entry.waiting || now - entry.asked < interval.toNanos()) {
        return;
      }
      entry.waiting = true;
      entry.asked = now;
    }
    var unused =
        client.ask(
            address,
            STATUS,
            Terms.any(Deadline.in(TIMEOUT)),
            Deadline.in(TIMEOUT),
            reply -> take(address, entry, reply, now));
  }

  private void take(String address, Entry entry, PeerReply reply, long asked) {
    long now = System.nanoTime();
    MemberStatus status = status(reply);
    boolean trusted;
    synchronized (entry) {
      entry.waiting = false;
      if (status != null) {
        entry.status = status;
        entry.statusAt = asked;
      }
      trusted = status != null && now - asked < slow.toNanos();
      if (trusted && entry.problem != null) {
        entry.problem = null;
        LOG.info("Peer {} answers again", address);
      }
    }
    if (!trusted) {
      suspect(address, whyNot(reply, status));
    }
  }

  private static String whyNot(PeerReply reply, @Nullable MemberStatus status) {
    if (status != null) {
      return "it is slow to tell its status";
    }
    return reply.response() == null
        ? "it does not answer (" + reply.failure() + ")"
        : "it answers "
            + reply.status()
            + " when asked for its status"
            + (reply.status() == 401 ? UNKNOWN_HERE : "");
  }

  private static @Nullable MemberStatus status(PeerReply reply) {
    if (reply.response() == null || reply.status() != 200) {
      return null;
    }
    try {
      return Wire.JSON.readValue(reply.response().body().bytes(), MemberStatus.class);
    } catch (IOException | RuntimeException notThat) {
      LOG.warn("Peer {} told a status that cannot be read", reply.address(), notThat);
      return null;
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
