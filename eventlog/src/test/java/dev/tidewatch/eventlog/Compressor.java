package dev.tidewatch.eventlog;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import com.ning.compress.lzf.LZFOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4BlockOutputStream;
import org.xerial.snappy.SnappyOutputStream;

/** Writes as Spark's {@code CompressionCodec} does, with the same libraries and options. */
enum Compressor {
  PLAIN(""),
  ZSTD(".zstd"),
  LZ4(".lz4"),
  SNAPPY(".snappy"),
  LZF(".lzf"),
  GZIP(".gz");

  final String suffix;

  Compressor(String suffix) {
    this.suffix = suffix;
  }

  OutputStream open(OutputStream file) throws IOException {
    return switch (this) {
      case PLAIN -> file;
      case ZSTD -> new ZstdOutputStreamNoFinalizer(file).setLevel(1).setCloseFrameOnFlush(true);
      case LZ4 -> new LZ4BlockOutputStream(file, 1 << 15);
      case SNAPPY -> new SnappyOutputStream(file, 1 << 15);
      case LZF -> new LZFOutputStream(file).setFinishBlockOnFlush(true);
      case GZIP -> new GZIPOutputStream(file, 512, true);
    };
  }
}
