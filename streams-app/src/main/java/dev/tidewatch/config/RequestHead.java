package dev.tidewatch.config;

/**
 * How long a request may be before its body.
 *
 * @param maxBytes of the request line and the headers together
 * @param maxQueryLength of the query string, in characters as sent
 */
public record RequestHead(int maxBytes, int maxQueryLength) {

  /** What callers may send. */
  public static final RequestHead STANDARD = new RequestHead(16 * 1024, 8 * 1024);

  /** A byte that is no UTF-8 is read as U+FFFD, which is written as %EF%BF%BD. */
  private static final int MOST_OF_A_BYTE = 9;

  /** Room for a request of this length whose path and query an instance has encoded anew. */
  public RequestHead encodedAnew() {
    return new RequestHead(maxBytes * MOST_OF_A_BYTE, maxQueryLength * MOST_OF_A_BYTE);
  }
}
