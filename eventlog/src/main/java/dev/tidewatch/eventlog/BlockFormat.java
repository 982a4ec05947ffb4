package dev.tidewatch.eventlog;

import com.ning.compress.lzf.LZFInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4BlockInputStream;
import org.xerial.snappy.SnappyCodec;
import org.xerial.snappy.SnappyInputStream;

/**
 * The codecs whose streams are a sequence of independent blocks, each with its length in front.
 * Their libraries can't go on after they met the end of a growing file, so only whole blocks are
 * handed to them ({@link WholeBlocks}) and they are opened anew when more blocks have come.
 */
enum BlockFormat {
  /** {@code LZ4Block}, token, compressed and plain length (little-endian), checksum; payload. */
  LZ4(21) {
    @Override
    int blockLength(ByteBuffer header) throws IOException {
      if (header.getLong(0) != 0x4C5A34426C6F636BL) {
        throw new IOException("no lz4 block begins where one should");
      }
      return headerLength + length(header.order(ByteOrder.LITTLE_ENDIAN).getInt(9));
    }

    @Override
    InputStream decoder(InputStream blocks, boolean atStreamHeader) {
      return LZ4BlockInputStream.newBuilder().withStopOnEmptyBlock(false).build(blocks);
    }
  },

  /** {@code ZV}, type, length; a compressed chunk (type 1) has its plain length in two more. */
  LZF(5) {
    @Override
    int blockLength(ByteBuffer header) throws IOException {
      if (header.getShort(0) != 0x5A56) {
        throw new IOException("no lzf chunk begins where one should");
      }
      int extra = header.get(2) == 0 ? 0 : 2;
      return headerLength + extra + Short.toUnsignedInt(header.getShort(3));
    }

    @Override
    InputStream decoder(InputStream blocks, boolean atStreamHeader) throws IOException {
      return new LZFInputStream(blocks);
    }
  },

  /** Stream header of 16 bytes, also where streams were concatenated; then length and payload. */
  SNAPPY(4) {
    @Override
    int blockLength(ByteBuffer header) throws IOException {
      return isStreamHeader(header)
          ? SnappyCodec.headerSize()
          : headerLength + length(header.getInt(0));
    }

    @Override
    boolean isStreamHeader(ByteBuffer header) {
      return header.getInt(0) == SnappyCodec.MAGIC_HEADER_HEAD;
    }

    @Override
    InputStream decoder(InputStream blocks, boolean atStreamHeader) throws IOException {
      if (atStreamHeader) {
        return new SnappyInputStream(blocks);
      }
      ByteArrayOutputStream header = new ByteArrayOutputStream();
      SnappyCodec.currentHeader.writeHeader(header);
      return new SnappyInputStream(
          new SequenceInputStream(new ByteArrayInputStream(header.toByteArray()), blocks));
    }
  };

  /** Largest block believed, bytes. The libraries' own limits are at or below 32 MiB plain. */
  private static final int MAX_BLOCK_BYTES = 64 << 20;

  /** Bytes from which {@link #blockLength} tells a block's length. */
  final int headerLength;

  BlockFormat(int headerLength) {
    this.headerLength = headerLength;
  }

  /** The length of the block, header included, that begins with these bytes. */
  abstract int blockLength(ByteBuffer header) throws IOException;

  /** A decoder of the blocks that follow, up to the point where {@code blocks} ends for now. */
  abstract InputStream decoder(InputStream blocks, boolean atStreamHeader) throws IOException;

  boolean isStreamHeader(ByteBuffer header) {
    return false;
  }

  private static int length(int declared) throws IOException {
    if (declared < 0 || declared > MAX_BLOCK_BYTES) {
      throw new IOException("a block declares the impossible length " + declared);
    }
    return declared;
  }
}
