/**
 * Who may call whom between instances: calls are signed and verified, and addresses of peers are
 * checked before anything connects to them. Knows neither the web server nor the HTTP client.
 */
@NullMarked
package dev.tidewatch.cluster.auth;

import org.jspecify.annotations.NullMarked;
