package dev.tidewatch.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A request as an {@link Authenticator} sees it: before its query is read and its route is called.
 *
 * @param method as sent, such as {@code GET}
 * @param target path and query as sent, nothing decoded
 * @param headers looks a header up, in any case
 * @param allHeaders every header with every value it was sent with
 * @param certificate the name in the client's certificate, which TLS has verified; empty where no
 *     certificate was asked for
 */
public record Incoming(
    String method,
    String target,
    Request.Headers headers,
    Supplier<Map<String, List<String>>> allHeaders,
    Optional<String> certificate) {}
