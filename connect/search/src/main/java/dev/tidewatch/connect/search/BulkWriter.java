package dev.tidewatch.connect.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.ErrorCause;
import org.opensearch.client.opensearch.core.BulkRequest;
import org.opensearch.client.opensearch.core.BulkResponse;
import org.opensearch.client.opensearch.core.bulk.BulkResponseItem;
import org.opensearch.client.transport.OpenSearchTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operations on their way to the nodes, in requests of a bounded size. After a failure the client
 * is opened anew and the index looked for again. Owned by the thread of the task.
 */
final class BulkWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BulkWriter.class);

  private final Connection connection;
  private final Index index;
  private final long bulkBytes;
  private @Nullable OpenSearchTransport nodes;

  /**
   * @param bulkBytes of operations in one request
   */
  BulkWriter(Connection connection, Index index, long bulkBytes) {
    this.connection = connection;
    this.index = index;
    this.bulkBytes = bulkBytes;
  }

  /**
   * Returns once the nodes have answered for each operation. They are applied in their order.
   *
   * @param tally is told what became of each
   * @throws IOException when the nodes do not take them now; some may have been taken
   * @throws ConnectException when the index is missing and not to be made
   */
  void write(List<Operation> operations, Tally tally) throws IOException {
    try {
      OpenSearchClient client = new OpenSearchClient(open());
      for (List<Operation> request : requests(operations)) {
        send(client, request, tally);
      }
    } catch (ConnectException e) {
      close();
      throw e;
    } catch (IOException | RuntimeException e) {
      close();
      throw Failures.clear(e);
    }
  }

  private OpenSearchTransport open() throws IOException {
    OpenSearchTransport opened = nodes;
    if (opened == null) {
      opened = connection.open();
      nodes = opened;
      index.ensure(opened);
    }
    return opened;
  }

  private List<List<Operation>> requests(List<Operation> operations) {
    List<List<Operation>> requests = new ArrayList<>();
    List<Operation> request = new ArrayList<>();
    long bytes = 0;
    for (Operation operation : operations) {
      if (!request.isEmpty() && bytes + operation.bytes() > bulkBytes) {
        requests.add(request);
        request = new ArrayList<>();
        bytes = 0;
      }
      request.add(operation);
      bytes += operation.bytes();
    }
    if (!request.isEmpty()) {
      requests.add(request);
    }
    return requests;
  }

  private void send(OpenSearchClient client, List<Operation> request, Tally tally)
      throws IOException {
    BulkResponse response;
    try {
      response =
          client.bulk(
              BulkRequest.of(
                  bulk ->
                      bulk.index(index.name())
                          .operations(request.stream().map(Operation::inBulk).toList())));
    } catch (IOException | RuntimeException e) {
      if (!Failures.isOfTheRequest(e)) {
        throw e;
      }
      halve(client, request, tally, e);
      return;
    }
    judge(request, response.items(), tally);
  }

  /** A request that is refused as a whole is refused for something in it. */
  private void halve(
      OpenSearchClient client, List<Operation> request, Tally tally, Exception refusal)
      throws IOException {
    if (request.size() == 1) {
      tally.refused(request.get(0).record(), new DataException(refusal.getMessage(), refusal));
      return;
    }
    int half = request.size() / 2;
    send(client, request.subList(0, half), tally);
    send(client, request.subList(half, request.size()), tally);
  }

  private static void judge(List<Operation> request, List<BulkResponseItem> items, Tally tally)
      throws IOException {
    if (items.size() != request.size()) {
      throw new IOException(
          "%d operations were answered by %d items".formatted(request.size(), items.size()));
    }
    for (int i = 0; i < items.size(); i++) {
      Operation operation = request.get(i);
      ErrorCause error = items.get(i).error();
      switch (Verdict.of(items.get(i).status(), error)) {
        case TAKEN -> tally.taken(operation);
        case STALE -> tally.stale();
        case REFUSED ->
            tally.refused(operation.record(), new DataException(Failures.message(error)));
        case LATER ->
            throw new IOException(
                "an operation was answered with %d: %s"
                    .formatted(items.get(i).status(), Failures.message(error)));
      }
    }
  }

  @Override
  public void close() {
    OpenSearchTransport closing = nodes;
    nodes = null;
    try {
      if (closing != null) {
        closing.close();
      }
    } catch (IOException e) {
      LOG.debug("The client did not close well", e);
    }
  }
}
