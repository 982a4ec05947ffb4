package dev.tidewatch.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The body of a response. It is compressed if the client takes gzip and the first write is of more
 * than a few hundred bytes; writers hand over buffers of thousands, or a small body whole.
 *
 * <p>Owned by the thread that answers the request.
 */
final class BodyStream extends OutputStream {

  /** Below this the headers outweigh what compression saves: one Ethernet frame carries it all. */
  static final int LEAST_COMPRESSED = 1_400;

  private final HttpServletResponse response;
  private final boolean compressible;
  private OutputStream out = OutputStream.nullOutputStream();
  private boolean started;
  private boolean clientGone;

  BodyStream(HttpServletResponse response, boolean compressible) {
    this.response = response;
    this.compressible = compressible;
  }

  /** Whether writing failed on the way to the client, so that nothing can be told to it. */
  boolean clientGone() {
    return clientGone;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    start(length);
    try {
      out.write(bytes, offset, length);
    } catch (IOException gone) {
      clientGone = true;
      throw gone;
    }
  }

  /** Passes nothing on: a flush would send a small body in chunks instead of with its length. */
  @Override
  public void flush() {}

  /**
   * Ends the body. What is still buffered is sent when the request has ended, with its length, and
   * after its permit is free for the client's next request. Not for a body that broke off.
   */
  @Override
  public void close() throws IOException {
    if (out instanceof GZIPOutputStream compressed) {
      try {
        compressed.finish();
      } catch (IOException gone) {
        clientGone = true;
        throw gone;
      }
    }
  }

  private void start(int length) throws IOException {
    if (!started) {
      started = true;
      out = response.getOutputStream();
      if (compressible && length >= LEAST_COMPRESSED) {
        response.setHeader("Content-Encoding", "gzip");
        out = new GZIPOutputStream(out, 8 * 1024);
      }
    }
  }
}
