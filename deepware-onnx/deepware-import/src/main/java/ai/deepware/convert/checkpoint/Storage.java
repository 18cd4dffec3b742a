package ai.deepware.convert.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A run of bytes of a file, in which tensors lie. */
interface Storage {

  /** Returns the number of bytes. */
  long size();

  /**
   * Fills the buffer from a position on.
   *
   * @throws CheckpointException if the bytes are not there
   */
  void read(long position, ByteBuffer target) throws IOException;
}
