package dev.tidewatch.cluster;

import dev.tidewatch.http.Handler;
import dev.tidewatch.http.Problem;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Relayed;
import dev.tidewatch.http.Request;
import dev.tidewatch.http.Response;
import dev.tidewatch.http.Route;
import dev.tidewatch.query.Deadline;
import dev.tidewatch.query.Replica;
import dev.tidewatch.query.Role;
import dev.tidewatch.query.Section;
import dev.tidewatch.query.Terms;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings a question about one thing to where its partition is: to the active replica, else to the
 * freshest standby, over one hop, within the caller's deadline. A peer's answer is passed on as it
 * is. One that does not come soon is not waited for alone; one that says "too many requests" is
 * final, since asking elsewhere would only spread the load.
 *
 * <p>Safe for use by any thread.
 */
public final class KeyRouter {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Cluster cluster;
  private final Section section;

  /**
   * @param section the partitions that keys are placed in
   */
  public KeyRouter(Cluster cluster, Section section) {
    this.cluster = cluster;
    this.section = section;
  }

  /** The route, answered by whichever instance can; one that has no key stays as it is. */
  public Route routed(Route route) {
    String key = route.key();
    return key == null ? route : route.handler(request -> answer(route, key, request));
  }

  private Response answer(Route route, String key, Request request) throws Exception {
    Terms terms = request.terms();
    int partition = section.partitionOf(request.pathParameter(key));
    if (isActiveHere(partition)) {
      Response answer = route.handler().handle(fromActive(request));
      if (!isUnavailable(answer)) {
        return answer;
      }
    }
    Deadline lookUntil = cluster.lookUntil(terms);
    String target = Targets.of(route, request);
    Response refusal = null;
    while (true) {
      Response answer = ask(partition, route.handler(), target, request);
      if (answer != null && !isUnavailable(answer)) {
        return answer;
      }
      refusal = answer == null ? refusal : answer;
      if (lookUntil.remaining().isZero()) {
        return refusal == null ? unavailable(terms) : refusal;
      }
      cluster.pause(lookUntil);
    }
  }

  /** Then nobody has to be looked for: the common case is short. */
  private boolean isActiveHere(int partition) {
    Replica own = cluster.local().replica(partition);
    return own != null && own.role() == Role.ACTIVE;
  }

  /** The first answer of a candidate; a refusal, or null, where none has one. */
  private @Nullable Response ask(int partition, Handler here, String target, Request request)
      throws Exception {
    Deadline until = request.terms().deadline();
    try (Replies<Candidate> replies = new Replies<>(cluster.client(), cluster.board(), until)) {
      Response answer;
      do {
        answer =
            ask(cluster.candidates(partition, request.terms()), here, target, request, replies);
        if (answer != null && !isUnavailable(answer)) {
          return answer;
        }
        // The rest is waited for; where it seems lost, everybody is asked again.
        while (replies.areDue()) {
          Replies.Reply<Candidate> reply = replies.next(replies.patience());
          if (reply == null) {
            break;
          }
          if (isAnswer(reply.peer())) {
            return relay(reply.peer(), until);
          }
        }
      } while (replies.areDue() && replies.takeForLost());
      return answer;
    }
  }

  /** Asks one after the other, without waiting for the last. */
  private @Nullable Response ask(
      List<Candidate> candidates,
      Handler here,
      String target,
      Request request,
      Replies<Candidate> replies)
      throws Exception {
    Terms terms = request.terms();
    Response refusal = null;
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      boolean last = i == candidates.size() - 1;
      boolean activeOnly = candidate.expected() == Role.ACTIVE && !last;
      String address = candidate.address();
      if (address == null) {
        Response answer = here.handle(activeOnly ? fromActive(request) : request);
        if (!isUnavailable(answer)) {
          return answer;
        }
        refusal = answer;
      } else {
        replies.ask(address, target, activeOnly ? terms.fromActive() : terms, candidate);
        Response answer = last ? null : await(replies, terms.deadline());
        if (answer != null) {
          return answer;
        }
      }
    }
    return refusal;
  }

  /** Waits for an answer, but not for long: there is somebody else to ask. */
  private @Nullable Response await(Replies<Candidate> replies, Deadline until)
      throws InterruptedException {
    Replies.Reply<Candidate> reply = replies.next(cluster.hedge());
    if (reply == null) {
      return null;
    }
    return isAnswer(reply.peer()) ? relay(reply.peer(), until) : null;
  }

  /**
   * Whether a peer's response is what the caller gets. Refusals that another replica may not have
   * are not: that it is not there, not allowed, broken.
   */
  private static boolean isAnswer(PeerReply reply) {
    int status = reply.status();
    return status != 0 && status != 401 && status != 403 && (status < 500 || isOverload(reply));
  }

  private static boolean isOverload(PeerReply reply) {
    HttpResponse<PeerBody> response = reply.response();
    if (response == null || response.statusCode() != 503) {
      return false;
    }
    try {
      String code = Wire.JSON.readTree(response.body().bytes()).path("code").asText();
      return code.equals(ProblemType.OVERLOADED.code());
    } catch (IOException notJson) {
      return false;
    }
  }

  private static Response relay(PeerReply reply, Deadline until) {
    HttpResponse<PeerBody> response = reply.response();
    if (response == null) {
      throw new IllegalArgumentException("nothing to pass on");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (isPassedOn(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values.get(0));
              }
            });
    return new Relayed(
        response.statusCode(), headers, out -> response.body().writeTo(out, until.remaining()));
  }

  private static boolean isPassedOn(String header) {
    return header.startsWith("tidewatch-")
        || header.equals("content-type")
        || header.equals("retry-after")
        || header.equals("link");
  }

  private static Request fromActive(Request request) {
    return request.withHeader(PeerClient.ACCEPT_ROLE, "active");
  }

  private static boolean isUnavailable(Response response) {
    return response instanceof Problem problem && problem.type() == ProblemType.UNAVAILABLE;
  }

  private static Problem unavailable(Terms terms) {
    return Problem.retryable(
        ProblemType.UNAVAILABLE,
        "The partition cannot be read on these terms: " + terms.unmet(),
        RETRY_AFTER);
  }
}
