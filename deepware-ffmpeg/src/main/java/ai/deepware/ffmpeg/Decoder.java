package ai.deepware.ffmpeg;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.ffmpeg.HardwareDevice.UnusableException;
import ai.deepware.ffmpeg.internal.Failures;
import ai.deepware.ffmpeg.internal.container.PacketQueue;
import ai.deepware.text.Printable;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open video decoder, on the device that was asked for or else on the CPU, and the frame that
 * came out of it last.
 */
final class Decoder implements AutoCloseable {
  /** What became of asking for a frame. */
  enum Status {
    FRAME,
    MORE_PACKETS,
    END,
    ERROR
  }

  private static final Logger log = LoggerFactory.getLogger(Decoder.class);

  /** More packets than any reordering holds back. */
  private static final int TRIAL_PACKETS = 64;

  private final AVCodecContext context;
  private final AVFrame frame;

  /**
   * Opens a decoder.
   *
   * @param packets of the stream, which are looked at but stay
   * @throws ScanException if the stream cannot be decoded
   */
  static Decoder open(
      AVStream stream, PacketQueue packets, DecoderOptions options, Failures failures) {
    if (options.hardware() != HardwareDecoding.NONE) {
      try (HardwareDevice device = HardwareDevice.open(options.hardware())) {
        return onDevice(device, stream, packets, options, failures);
      } catch (UnusableException e) {
        log.warn(
            "{}: decoded on the CPU: {}",
            Printable.line(failures.file()),
            Printable.line(String.valueOf(e.getMessage())));
      }
    }
    AVCodec codec = Codecs.find(stream.codecpar().codec_id(), false, failures);
    return new Decoder(stream, codec, null, options, failures);
  }

  private static Decoder onDevice(
      HardwareDevice device,
      AVStream stream,
      PacketQueue packets,
      DecoderOptions options,
      Failures failures)
      throws UnusableException {
    AVCodec codec;
    Decoder decoder;
    int format;
    try {
      codec = Codecs.find(stream.codecpar().codec_id(), true, failures);
      format = device.pixelFormat(codec);
      decoder = new Decoder(stream, codec, device, options, failures);
    } catch (ScanException e) {
      throw new UnusableException(e.detail());
    }
    boolean usable = false;
    try {
      usable = decodes(decoder, packets, format);
    } finally {
      if (!usable) {
        decoder.close();
      }
    }
    if (!usable) {
      throw new UnusableException(
          "%s cannot decode this kind of '%s'"
              .formatted(options.hardware(), Codecs.name(codec.id())));
    }
    return decoder;
  }

  /**
   * Decodes the first frame and forgets it. What a device can do (profile, size, depth of color)
   * shows only then; where it cannot, FFmpeg's decoders of most codecs go on on the CPU.
   */
  private static boolean decodes(Decoder decoder, PacketQueue packets, int format) {
    Status status = Status.MORE_PACKETS;
    for (int i = 0; status == Status.MORE_PACKETS && i < TRIAL_PACKETS; i++) {
      AVPacket packet = packets.lookFurther();
      if (packet == null) {
        decoder.sendEnd();
      } else if (!decoder.send(packet)) {
        return false;
      }
      status = decoder.receive();
    }
    boolean decoded = status == Status.FRAME && decoder.frame().format() == format;
    decoder.flush();
    return decoded;
  }

  /** Opens a decoder, whose frames stay on the device; null stands for the CPU. */
  private Decoder(
      AVStream stream,
      AVCodec codec,
      @Nullable HardwareDevice device,
      DecoderOptions options,
      Failures failures) {
    context = avcodec.avcodec_alloc_context3(codec);
    frame = avutil.av_frame_alloc();
    if (context == null || frame == null) {
      close();
      throw new OutOfMemoryError("no native memory for a decoder");
    }
    avcodec.avcodec_parameters_to_context(context, stream.codecpar());
    context.pkt_timebase(stream.time_base());
    context.thread_count(device == null ? options.threads() : 1);
    if (device != null) {
      context.hw_device_ctx(device.share());
    }
    context.max_pixels(options.limits().pixels());
    if (codec.id() == avcodec.AV_CODEC_ID_H264) {
      // Assumes the longest reordering where the stream does not state its own. By default FFmpeg
      // learns it from the frames, and loses some of the first ones while it does.
      context.strict_std_compliance(avcodec.FF_COMPLIANCE_STRICT);
    }
    int code = avcodec.avcodec_open2(context, codec, new AVDictionary((Pointer) null));
    if (code < 0) {
      close();
      throw failures.of(
          Reason.DAMAGED,
          "its codec '%s' cannot be decoded: %s"
              .formatted(Codecs.name(codec.id()), Failures.text(code)));
    }
  }

  /** Hands a packet over; false if it is damaged. */
  boolean send(AVPacket packet) {
    return avcodec.avcodec_send_packet(context, packet) >= 0;
  }

  /** Says that no packet follows. */
  void sendEnd() {
    avcodec.avcodec_send_packet(context, null);
  }

  Status receive() {
    int code = avcodec.avcodec_receive_frame(context, frame);
    if (code >= 0) {
      return Status.FRAME;
    }
    if (code == avutil.AVERROR_EOF()) {
      return Status.END;
    }
    return code == org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN()
        ? Status.MORE_PACKETS
        : Status.ERROR;
  }

  /** Forgets every packet, so that the next one starts afresh. */
  void flush() {
    avcodec.avcodec_flush_buffers(context);
  }

  /** {@return the last frame, valid until the next is received} */
  AVFrame frame() {
    return frame;
  }

  @Override
  public void close() {
    if (frame != null && !frame.isNull()) {
      avutil.av_frame_free(frame);
    }
    if (context != null && !context.isNull()) {
      avcodec.avcodec_free_context(context);
    }
  }
}
