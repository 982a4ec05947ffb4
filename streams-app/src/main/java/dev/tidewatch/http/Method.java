package dev.tidewatch.http;

/** The methods a route can have. {@code HEAD} comes with every {@link #GET}. */
public enum Method {
  GET,
  POST,
  PATCH
}
