package dev.tidewatch.deploy;

import com.github.luben.zstd.Zstd;
import java.nio.charset.StandardCharsets;
import net.jpountz.lz4.LZ4Factory;
import org.rocksdb.RocksDB;
import org.xerial.snappy.Snappy;

/** Loads every native library that Tidewatch uses; run in a JVM of its own. */
final class NativeLibraries {

  private NativeLibraries() {}

  public static void main(String[] args) throws Exception {
    RocksDB.loadLibrary();
    byte[] text = "text".getBytes(StandardCharsets.UTF_8);
    if (Zstd.compress(text).length == 0
        || Snappy.compress(text).length == 0
        || LZ4Factory.nativeInstance().fastCompressor().compress(text).length == 0) {
      throw new IllegalStateException("nothing is compressed");
    }
    System.out.println("rocksdb zstd snappy lz4");
  }
}
