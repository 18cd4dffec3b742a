package ai.deepware.onnx.internal.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Native memory for inputs, reused: at most one buffer for each inference under way at once, and
 * once they are done no more than {@link #IDLE}. Safe to use from several threads.
 */
final class TensorBuffers {
  private static final int IDLE = 4;

  private final ConcurrentLinkedDeque<ByteBuffer> idle = new ConcurrentLinkedDeque<>();

  ByteBuffer take(int floats) {
    int bytes = Math.multiplyExact(floats, Float.BYTES);
    ByteBuffer buffer = idle.pollFirst();
    if (buffer == null || buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
    return buffer.clear().limit(bytes);
  }

  void giveBack(ByteBuffer buffer) {
    if (idle.size() < IDLE) {
      idle.addFirst(buffer);
    }
  }

  void clear() {
    idle.clear();
  }
}
