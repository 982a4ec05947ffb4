package dev.tidewatch.cluster;

import java.net.http.HttpHeaders;
import java.util.SortedMap;

/** Of an instance that works alone: nobody is called. */
public final class NoPeers implements PeerTrust {

  @Override
  public Call call(
      String address, String method, String target, SortedMap<String, String> headers) {
    throw new RefusedException("this instance has neither cluster.secret nor cluster.tls.trust");
  }

  @Override
  public void refusedBy(String address, Call call, HttpHeaders response) {}

  @Override
  public void unreachable(String address) {}
}
