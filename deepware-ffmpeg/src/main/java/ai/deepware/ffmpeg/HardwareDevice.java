package ai.deepware.ffmpeg;

import ai.deepware.ffmpeg.internal.Failures;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecHWConfig;
import org.bytedeco.ffmpeg.avutil.AVBufferRef;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/** The first device of a kind, opened for decoding. */
final class HardwareDevice implements AutoCloseable {
  /** The device cannot do the work; the message says why. */
  static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
      super(message);
    }
  }

  private final HardwareDecoding kind;
  private final AVBufferRef reference = new AVBufferRef((Pointer) null);

  private HardwareDevice(HardwareDecoding kind) {
    this.kind = kind;
  }

  static HardwareDevice open(HardwareDecoding kind) throws UnusableException {
    HardwareDevice device = new HardwareDevice(kind);
    int code =
        avutil.av_hwdevice_ctx_create(
            device.reference, device.type(), (String) null, new AVDictionary((Pointer) null), 0);
    if (code < 0) {
      throw new UnusableException("no %s device: %s".formatted(kind, Failures.text(code)));
    }
    return device;
  }

  private int type() {
    return switch (kind) {
      case NONE -> avutil.AV_HWDEVICE_TYPE_NONE;
      case CUDA -> avutil.AV_HWDEVICE_TYPE_CUDA;
      case VAAPI -> avutil.AV_HWDEVICE_TYPE_VAAPI;
    };
  }

  /** {@return the pixel format of the frames that this codec leaves on the device} */
  int pixelFormat(AVCodec codec) throws UnusableException {
    AVCodecHWConfig config;
    for (int i = 0; (config = avcodec.avcodec_get_hw_config(codec, i)) != null; i++) {
      if (config.device_type() == type()
          && (config.methods() & avcodec.AV_CODEC_HW_CONFIG_METHOD_HW_DEVICE_CTX) != 0) {
        return config.pix_fmt();
      }
    }
    throw new UnusableException(
        "%s has no decoder of '%s'".formatted(kind, Codecs.name(codec.id())));
  }

  /** {@return another reference to the device, which its receiver releases} */
  AVBufferRef share() {
    return avutil.av_buffer_ref(reference);
  }

  @Override
  public void close() {
    avutil.av_buffer_unref(reference);
  }
}
