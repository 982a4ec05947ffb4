package dev.tidewatch.cluster;

import dev.tidewatch.query.Consistency;
import dev.tidewatch.query.Deadline;
import dev.tidewatch.query.Terms;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Asks other instances. Safe for use by any thread; owns the threads of its HTTP client. */
public final class PeerClient {

  /** Makes the peer answer from its active replica or not at all. */
  static final String ACCEPT_ROLE = "Tidewatch-Accept-Role";

  private static final String DEADLINE = "Tidewatch-Deadline-Ms";

  private final HttpClient http;
  private final String scheme;
  private final PeerTrust trust;
  private final Duration connectTimeout;

  /**
   * @param trust whom to connect to, and how to prove who asks
   * @param tls null for plain HTTP
   */
  public PeerClient(PeerTrust trust, @Nullable SSLContext tls, Duration connectTimeout) {
    this.trust = trust;
    this.connectTimeout = connectTimeout;
    this.scheme = tls == null ? "http" : "https";
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .executor(
                Executors.newFixedThreadPool(
                    Math.max(2, Runtime.getRuntime().availableProcessors()),
                    task -> {
                      Thread thread = new Thread(task, "tidewatch-peer-client");
                      thread.setDaemon(true);
                      return thread;
                    }));
    if (tls != null) {
      builder.sslContext(tls);
    }
    this.http = builder.build();
  }

  /**
   * Asks a peer and calls back once, on any thread, whatever comes of it.
   *
   * @param address as the group tells it
   * @param target path and query, encoded
   * @return for cancelling it; then there may be no call back
   */
  CompletableFuture<?> ask(
      String address, String target, Terms terms, Deadline until, Consumer<PeerReply> whenDone) {
    SortedMap<String, String> headers = new TreeMap<>();
    headers.put(DEADLINE, String.valueOf(Math.max(1, until.remaining().toMillis())));
    if (terms.consistency() == Consistency.ACTIVE) {
      headers.put(ACCEPT_ROLE, "active");
    }
    PeerTrust.Call call;
    try {
      call = trust.call(address, "GET", target, headers);
    } catch (PeerTrust.RefusedException refused) {
      whenDone.accept(new PeerReply(address, null, refused, false));
      return CompletableFuture.completedFuture(null);
    }
    Duration patience = atLeastOne(until.remaining());
    boolean hurried = patience.compareTo(connectTimeout) < 0;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(scheme + "://" + call.connectTo() + target))
            .timeout(patience);
    call.headers().forEach(request::setHeader);
    CompletableFuture<HttpResponse<PeerBody>> sent =
        http.sendAsync(request.build(), info -> new PeerBody());
    var unused =
        sent.whenComplete(
            (response, failure) -> {
              PeerReply reply = new PeerReply(address, response, cause(failure), hurried);
              if (response != null && response.statusCode() == 401) {
                trust.refusedBy(address, call, response.headers());
              } else if (reply.peerFailed() && !sent.isCancelled()) {
                trust.unreachable(address);
              }
              whenDone.accept(reply);
            });
    return sent;
  }

  private static Duration atLeastOne(Duration remaining) {
    return remaining.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : remaining;
  }

  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
