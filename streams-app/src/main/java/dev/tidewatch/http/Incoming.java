package dev.tidewatch.http;

import java.util.Optional;

/**
 * A request as an {@link Authenticator} sees it: before its query is read and its route is called.
 *
 * @param method as sent, such as {@code GET}
 * @param target path and query as sent, nothing decoded
 * @param headers looks a header up, in any case
 * @param certificate the name in the client's certificate, which TLS has verified; empty where no
 *     certificate was asked for
 */
public record Incoming(
    String method, String target, Request.Headers headers, Optional<String> certificate) {}
