package dev.tidewatch.http;

/** What a route does. Called by many threads at once. */
@FunctionalInterface
public interface Handler {

  /**
   * Answers a request.
   *
   * @throws Exception only for bugs and broken storage: the caller sees an error id, the log the
   *     rest
   */
  Response handle(Request request) throws Exception;
}
