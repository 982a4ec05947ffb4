package dev.tidewatch.cluster.auth;

import java.util.List;
import java.util.Map;

/**
 * A call as it came in, with nothing decoded, trimmed or left out.
 *
 * @param method as in the request line
 * @param pathAndQuery as in the request line, still percent-encoded
 * @param headers <em>all</em> headers with all their values, names in any case: one that is left
 *     out here is not checked and must not be read later
 */
public record ReceivedCall(String method, String pathAndQuery, Map<String, List<String>> headers) {}
