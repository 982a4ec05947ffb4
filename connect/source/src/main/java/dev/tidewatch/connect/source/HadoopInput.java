package dev.tidewatch.connect.source;

import dev.tidewatch.eventlog.LogInput;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.client.HdfsDataInputStream;

/**
 * A file of a Hadoop file system. An open one ends where the file ended when it was opened, so at
 * the end it is opened once more to see whether it has grown.
 */
final class HadoopInput extends LogInput {

  private static final String IN_PROGRESS = ".inprogress";

  private final FileSystem system;
  private Path path;
  private FSDataInputStream file;

  HadoopInput(FileSystem system, Path path) throws IOException {
    this.system = system;
    this.path = path;
    this.file = system.open(path);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int read = file.read(into, from, length);
    if (read >= 0 || !reopen()) {
      return read;
    }
    return file.read(into, from, length);
  }

  /** Whether there is more than was seen. */
  private boolean reopen() throws IOException {
    long position = file.getPos();
    FSDataInputStream fresh;
    try {
      fresh = openUnderEitherName();
    } catch (FileNotFoundException deleted) {
      // What is open is all there will ever be
      return false;
    }
    FSDataInputStream old = file;
    file = fresh;
    old.close();
    if (visibleLength() <= position) {
      // At its end at most: seeking past it is an error
      file.seek(Math.min(position, visibleLength()));
      return false;
    }
    file.seek(position);
    return true;
  }

  private FSDataInputStream openUnderEitherName() throws IOException {
    try {
      return system.open(path);
    } catch (FileNotFoundException e) {
      if (!path.getName().endsWith(IN_PROGRESS)) {
        throw e;
      }
      String name = path.getName();
      path = new Path(path.getParent(), name.substring(0, name.length() - IN_PROGRESS.length()));
      return system.open(path);
    }
  }

  /** With what was flushed to the last block, which the length that is listed may lack. */
  private long visibleLength() throws IOException {
    long listed;
    try {
      listed = system.getFileStatus(path).getLen();
    } catch (FileNotFoundException e) {
      listed = file.getPos();
    }
    return file instanceof HdfsDataInputStream hdfs
        ? Math.max(hdfs.getVisibleLength(), listed)
        : listed;
  }

  @Override
  public long position() throws IOException {
    return file.getPos();
  }

  @Override
  public void seek(long offset) throws IOException {
    file.seek(offset);
  }

  @Override
  public long size() throws IOException {
    return visibleLength();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
