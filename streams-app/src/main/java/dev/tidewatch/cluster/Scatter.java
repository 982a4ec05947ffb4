package dev.tidewatch.cluster;

import com.fasterxml.jackson.databind.JavaType;
import dev.tidewatch.query.Reading;
import dev.tidewatch.query.Role;
import dev.tidewatch.query.Terms;
import dev.tidewatch.query.View;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round of asking for a view of several partitions: each partition goes to its best candidate,
 * one call for all that go to the same peer; those that fail, or do not come soon, go to the next.
 *
 * <p>Owned by the thread that answers the question.
 */
final class Scatter<P extends Record, R> {

  static final String VIEWS = "/internal/v1/views/";

  private static final Logger LOG = LoggerFactory.getLogger(Scatter.class);

  private final Cluster cluster;
  private final Terms terms;
  private final View<P, R> view;
  private final P parameters;
  private final Map<Integer, Reading.Read<R>> read;
  private final Map<Integer, Iterator<Candidate>> untried = new HashMap<>();

  /** Partitions that go to one peer, on the same terms. */
  private record Group(String address, boolean activeOnly) {}

  /**
   * @param read takes what was read, by partition
   */
  Scatter(
      Cluster cluster,
      Terms terms,
      View<P, R> view,
      P parameters,
      Map<Integer, Reading.Read<R>> read) {
    this.cluster = cluster;
    this.terms = terms;
    this.view = view;
    this.parameters = parameters;
    this.read = read;
  }

  /** Asks for these partitions; each candidate is asked once, and again where calls seem lost. */
  void ask(List<Integer> partitions) throws InterruptedException {
    findCandidates(partitions);
    try (Replies<List<Integer>> replies =
        new Replies<>(cluster.client(), cluster.board(), terms.deadline())) {
      send(partitions, replies);
      List<Integer> outstanding = partitions;
      while (replies.areDue() && !read.keySet().containsAll(partitions)) {
        boolean others = outstanding.stream().anyMatch(this::canGoOn);
        Replies.Reply<List<Integer>> reply =
            replies.next(others ? cluster.hedge() : replies.patience());
        if (reply != null) {
          take(reply.peer());
          send(notRead(reply.note()), replies);
        } else if (others) {
          send(notRead(outstanding), replies);
        } else if (replies.takeForLost()) {
          findCandidates(outstanding);
          send(outstanding, replies);
        } else {
          return;
        }
        outstanding = notRead(partitions);
      }
    }
  }

  private void findCandidates(List<Integer> partitions) {
    partitions.forEach(
        partition -> untried.put(partition, cluster.candidates(partition, terms).iterator()));
  }

  private boolean canGoOn(int partition) {
    Iterator<Candidate> next = untried.get(partition);
    return next != null && next.hasNext();
  }

  private @Nullable Candidate next(int partition) {
    Iterator<Candidate> next = untried.get(partition);
    return next != null && next.hasNext() ? next.next() : null;
  }

  private List<Integer> notRead(Collection<Integer> partitions) {
    return partitions.stream().filter(partition -> !read.containsKey(partition)).toList();
  }

  /** Sends each partition to its next candidate; what is here is read while peers are at work. */
  private void send(Collection<Integer> partitions, Replies<List<Integer>> replies) {
    Map<Group, List<Integer>> away = new LinkedHashMap<>();
    Map<Integer, Boolean> here = new LinkedHashMap<>();
    for (int partition : partitions) {
      Candidate candidate = next(partition);
      if (candidate != null) {
        boolean activeOnly = candidate.expected() == Role.ACTIVE && canGoOn(partition);
        String address = candidate.address();
        if (address == null) {
          here.put(partition, activeOnly);
        } else {
          away.computeIfAbsent(new Group(address, activeOnly), group -> new ArrayList<>())
              .add(partition);
        }
      }
    }
    away.forEach(
        (group, of) ->
            replies.ask(group.address(), target(of), on(group.activeOnly()), List.copyOf(of)));
    List<Integer> failed = new ArrayList<>();
    here.forEach(
        (partition, activeOnly) -> {
          Reading<R> reading = cluster.local().read(on(activeOnly), partition, view, parameters);
          if (reading instanceof Reading.Read<R> there) {
            read.put(partition, there);
          } else {
            failed.add(partition);
          }
        });
    if (failed.stream().anyMatch(this::canGoOn)) {
      send(failed, replies);
    }
  }

  private Terms on(boolean activeOnly) {
    return activeOnly ? terms.fromActive() : terms;
  }

  private String target(List<Integer> partitions) {
    String numbers = partitions.stream().map(String::valueOf).collect(Collectors.joining(","));
    StringBuilder target =
        new StringBuilder(VIEWS)
            .append(view.name())
            .append("?partitions=")
            .append(Targets.encode(numbers))
            .append("&parameters=")
            .append(Wire.parameter(parameters))
            .append("&consistency=")
            .append(terms.consistency().name().toLowerCase(Locale.ROOT));
    terms.maxLag().ifPresent(lag -> target.append("&maxLag=").append(lag));
    return target.toString();
  }

  private void take(PeerReply reply) {
    if (reply.response() == null || reply.status() != 200) {
      return;
    }
    JavaType type =
        Wire.JSON.getTypeFactory().constructParametricType(ViewAnswer.class, view.row());
    try {
      ViewAnswer<R> answer = Wire.JSON.readValue(bytes(reply), type);
      for (ViewAnswer.Part<R> part : answer.parts()) {
        if (untried.containsKey(part.partition())
            && part.reading() instanceof Reading.Read<R> there) {
          read.putIfAbsent(part.partition(), there);
        }
      }
    } catch (IOException | RuntimeException notThat) {
      LOG.warn("Peer {} answered what cannot be read", reply.address(), notThat);
    }
  }

  private byte[] bytes(PeerReply reply) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    if (reply.response() != null) {
      reply.response().body().writeTo(whole, terms.deadline().remaining());
    }
    return whole.toByteArray();
  }
}
