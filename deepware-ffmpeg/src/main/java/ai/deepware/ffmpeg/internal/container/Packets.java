package ai.deepware.ffmpeg.internal.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** What is done with packets. Who allocates one to keep it frees it, or hands it on. */
public final class Packets {
  private Packets() {}

  /** {@return an empty one} */
  static AVPacket allocate() {
    AVPacket packet = avcodec.av_packet_alloc();
    if (packet == null) {
      throw new OutOfMemoryError("no native memory for a packet");
    }
    return packet;
  }

  /** Moves what a kept packet holds into an empty one, and frees the kept one. */
  static void handOn(AVPacket kept, AVPacket target) {
    avcodec.av_packet_move_ref(target, kept);
    avcodec.av_packet_free(kept);
  }

  /** {@return what is compressed, valid as long as the packet} */
  public static ByteBuffer bytes(AVPacket packet) {
    return bytes(packet.data(), packet.size());
  }

  /** {@return what the container keeps of a stream beside its packets} */
  public static ByteBuffer extradata(AVCodecParameters codec) {
    return bytes(codec.extradata(), codec.extradata_size());
  }

  private static ByteBuffer bytes(@Nullable BytePointer pointer, int size) {
    return pointer == null || pointer.isNull() || size <= 0
        ? ByteBuffer.allocate(0)
        : pointer.capacity(size).asByteBuffer().order(ByteOrder.BIG_ENDIAN);
  }
}
