package dev.tidewatch.connect.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.apache.kafka.common.config.AbstractConfig;
import org.opensearch.client.json.jackson.JacksonJsonpMapper;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

/**
 * How to get a client of the nodes.
 *
 * @param user with a colon and the password; empty for none
 * @param authorities file with their certificates; empty for the JVM's own
 * @param timeout of connecting, and then of an answer
 */
record Connection(Nodes nodes, String user, String authorities, Timeout timeout) {

  static Connection of(AbstractConfig config) {
    String name = config.getString(SearchSinkConfig.USERNAME);
    String password = config.getPassword(SearchSinkConfig.PASSWORD).value();
    return new Connection(
        Nodes.parse(config.getList(SearchSinkConfig.URLS)),
        name.isEmpty() ? "" : name + ":" + password,
        config.getString(SearchSinkConfig.AUTHORITIES),
        Timeout.ofMilliseconds(config.getInt(SearchSinkConfig.TIMEOUT)));
  }

  /**
   * A client, with threads of its own until it is closed. It does not connect yet.
   *
   * @throws IOException when the authorities cannot be read
   */
  OpenSearchTransport open() throws IOException {
    PoolingAsyncClientConnectionManagerBuilder connections = connections();
    var builder = ApacheHttpClient5TransportBuilder.builder(nodes.hosts().toArray(HttpHost[]::new));
    if (!nodes.path().isEmpty()) {
      builder.setPathPrefix(nodes.path());
    }
    return builder
        .setMapper(new JacksonJsonpMapper(new JsonMapper()))
        .setDefaultHeaders(headers().toArray(Header[]::new))
        .setRequestConfigCallback(
            request -> request.setResponseTimeout(timeout).setConnectionRequestTimeout(timeout))
        .setHttpClientConfigCallback(client -> customize(client, connections))
        .build();
  }

  private static HttpAsyncClientBuilder customize(
      HttpAsyncClientBuilder client, PoolingAsyncClientConnectionManagerBuilder connections) {
    return client
        .setConnectionManager(connections.build())
        .disableAutomaticRetries()
        // A user's password is for those nodes only that are named
        .disableRedirectHandling()
        .disableCookieManagement();
  }

  private PoolingAsyncClientConnectionManagerBuilder connections() throws IOException {
    var tls = ClientTlsStrategyBuilder.create();
    if (authorities.isEmpty()) {
      tls.useSystemProperties();
    } else {
      tls.setSslContext(Authorities.context(authorities));
    }
    return PoolingAsyncClientConnectionManagerBuilder.create()
        .setDefaultConnectionConfig(
            ConnectionConfig.custom().setConnectTimeout(timeout).setSocketTimeout(timeout).build())
        .setTlsStrategy(tls.buildAsync());
  }

  private List<Header> headers() {
    List<Header> headers = new ArrayList<>();
    if (!user.isEmpty()) {
      String encoded = Base64.getEncoder().encodeToString(user.getBytes(UTF_8));
      headers.add(new BasicHeader("Authorization", "Basic " + encoded, true));
    }
    return headers;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Connection to " + nodes;
  }
}
