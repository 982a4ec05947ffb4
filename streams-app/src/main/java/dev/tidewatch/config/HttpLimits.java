package dev.tidewatch.config;

import java.time.Duration;

/**
 * What one caller, or all together, may take of a listener.
 *
 * @param maxRequests requests worked on at a time
 * @param requestTimeout the time one request has
 * @param maxStreams event streams open at a time
 * @param maxBodyBytes the longest body of a request
 * @param requestsPerSecond of one principal, on average over a few seconds; 0 for no limit
 * @param head of a request
 */
public record HttpLimits(
    int maxRequests,
    Duration requestTimeout,
    int maxStreams,
    int maxBodyBytes,
    int requestsPerSecond,
    RequestHead head) {

  /** With the standard length of a request's head. */
  public HttpLimits(
      int maxRequests,
      Duration requestTimeout,
      int maxStreams,
      int maxBodyBytes,
      int requestsPerSecond) {
    this(
        maxRequests,
        requestTimeout,
        maxStreams,
        maxBodyBytes,
        requestsPerSecond,
        RequestHead.STANDARD);
  }
}
