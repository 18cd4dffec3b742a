package ai.deepware.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/** Packets that are kept: who allocates one frees it, or hands it on. */
final class Packets {
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
}
