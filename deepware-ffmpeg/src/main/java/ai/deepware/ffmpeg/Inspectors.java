package ai.deepware.ffmpeg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** Finds the inspector of a codec and shows packets to it. */
final class Inspectors {
  private Inspectors() {}

  static PacketInspector of(AVCodecParameters codec) {
    ByteBuffer extradata = bytes(codec.extradata(), codec.extradata_size());
    return switch (codec.codec_id()) {
      case avcodec.AV_CODEC_ID_H264 -> new H264Inspector(extradata);
      case avcodec.AV_CODEC_ID_HEVC -> new HevcInspector(extradata);
      case avcodec.AV_CODEC_ID_MPEG1VIDEO, avcodec.AV_CODEC_ID_MPEG2VIDEO ->
          new MpegInspector(false);
      case avcodec.AV_CODEC_ID_MPEG4 -> new MpegInspector(true);
      case avcodec.AV_CODEC_ID_VP8 -> KeyInspector.VP8;
      case avcodec.AV_CODEC_ID_VP9 -> KeyInspector.VP9;
      case avcodec.AV_CODEC_ID_AV1 -> KeyInspector.AV1;
      default -> isIntraOnly(codec.codec_id()) ? PacketInspector.INTRA : PacketInspector.NONE;
    };
  }

  private static boolean isIntraOnly(int codecId) {
    AVCodecDescriptor descriptor = avcodec.avcodec_descriptor_get(codecId);
    return descriptor != null && (descriptor.props() & avcodec.AV_CODEC_PROP_INTRA_ONLY) != 0;
  }

  static ByteBuffer bytes(AVPacket packet) {
    return bytes(packet.data(), packet.size());
  }

  private static ByteBuffer bytes(@Nullable BytePointer pointer, int size) {
    return pointer == null || pointer.isNull() || size <= 0
        ? ByteBuffer.allocate(0)
        : pointer.capacity(size).asByteBuffer().order(ByteOrder.BIG_ENDIAN);
  }
}
