package ai.deepware.ffmpeg.internal.bitstream;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.global.avcodec;

/** Finds the inspector of a codec. */
public final class Inspectors {
  private Inspectors() {}

  /**
   * {@return the one that knows a codec; one that knows nothing where none does}
   *
   * @param codecId FFmpeg's number of the codec
   * @param extradata what the container keeps of the stream beside its packets
   */
  public static PacketInspector of(int codecId, ByteBuffer extradata) {
    return switch (codecId) {
      case avcodec.AV_CODEC_ID_H264 -> new H264Inspector(extradata);
      case avcodec.AV_CODEC_ID_HEVC -> new HevcInspector(extradata);
      case avcodec.AV_CODEC_ID_MPEG1VIDEO, avcodec.AV_CODEC_ID_MPEG2VIDEO ->
          new MpegInspector(false);
      case avcodec.AV_CODEC_ID_MPEG4 -> new MpegInspector(true);
      case avcodec.AV_CODEC_ID_VP8 -> KeyInspector.VP8;
      case avcodec.AV_CODEC_ID_VP9 -> KeyInspector.VP9;
      case avcodec.AV_CODEC_ID_AV1 -> KeyInspector.AV1;
      default -> isIntraOnly(codecId) ? PacketInspector.INTRA : PacketInspector.NONE;
    };
  }

  private static boolean isIntraOnly(int codecId) {
    AVCodecDescriptor descriptor = avcodec.avcodec_descriptor_get(codecId);
    return descriptor != null && (descriptor.props() & avcodec.AV_CODEC_PROP_INTRA_ONLY) != 0;
  }
}
