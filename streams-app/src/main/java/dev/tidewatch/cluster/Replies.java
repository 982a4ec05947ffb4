package dev.tidewatch.cluster;

import dev.tidewatch.query.Deadline;
import dev.tidewatch.query.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls to peers that one question is waiting for. Whatever still runs when it is closed is
 * cancelled. Owned by the thread that answers the question.
 */
final class Replies<T> implements AutoCloseable {

  private final PeerClient client;
  private final Board board;
  private final Deadline until;
  private final BlockingQueue<Reply<T>> done = new LinkedBlockingQueue<>();
  private final List<CompletableFuture<?>> calls = new ArrayList<>();
  private int waiting;
  private int lost;
  private int again = Cluster.MOST_LOST;

  /** What came of a call, with what the caller noted about it. */
  record Reply<T>(T note, PeerReply peer) {}

  Replies(PeerClient client, Board board, Deadline until) {
    this.client = client;
    this.board = board;
    this.until = until;
  }

  void ask(String address, String target, Terms terms, T note) {
    waiting++;
    Consumer<PeerReply> whenDone = reply -> done.add(new Reply<>(note, reply));
    calls.add(client.ask(address, target, terms, until, whenDone));
  }

  /** Whether calls have not come back that are not taken for lost. */
  boolean areDue() {
    return waiting > lost;
  }

  /** How long to wait before what is due may be lost. */
  Duration patience() {
    return again > 0 ? Cluster.LOST : until.remaining();
  }

  /**
   * Takes what is due for lost, so that the same may be asked again; what does come back counts
   * nevertheless.
   *
   * @return whether there is time for it, and it was not done too often
   */
  boolean takeForLost() {
    if (again == 0 || until.remaining().isZero()) {
      return false;
    }
    again--;
    lost = waiting;
    return true;
  }

  /**
   * The next reply, or null if none comes soon enough. A peer that has failed is noted on the
   * board.
   */
  @Nullable Reply<T> next(Duration patience) throws InterruptedException {
    Duration left = until.remaining();
    Duration wait = left.compareTo(patience) < 0 ? left : patience;
    Reply<T> reply = done.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
    if (reply == null) {
      return null;
    }
    waiting--;
    if (reply.peer().peerFailed()) {
      board.suspect(reply.peer().address(), why(reply.peer()));
    }
    return reply;
  }

  private static String why(PeerReply reply) {
    return reply.response() == null
        ? "a question to it failed (" + reply.failure() + ")"
        : "it answers " + reply.status();
  }

  @Override
  public void close() {
    calls.forEach(call -> call.cancel(true));
  }
}
