package ai.deepware.ffmpeg;

import ai.deepware.ScanException;
import ai.deepware.ffmpeg.HardwareDevice.UnusableException;
import ai.deepware.text.Printable;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the decoder of a stream: on the device that is asked for if it can, else on the CPU. */
final class Decoders {
  private static final Logger log = LoggerFactory.getLogger(Decoders.class);

  /** More packets than any reordering holds back. */
  private static final int TRIAL_PACKETS = 64;

  private Decoders() {}

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
   * Decodes the first frame and forgets it. What a device can do (profile, size, depth of colour)
   * shows only then; where it cannot, FFmpeg's decoders of most codecs go on on the CPU.
   */
  private static boolean decodes(Decoder decoder, PacketQueue packets, int format) {
    Decoder.Status status = Decoder.Status.MORE_PACKETS;
    for (int i = 0; status == Decoder.Status.MORE_PACKETS && i < TRIAL_PACKETS; i++) {
      AVPacket packet = packets.lookFurther();
      if (packet == null) {
        decoder.sendEnd();
      } else if (!decoder.send(packet)) {
        return false;
      }
      status = decoder.receive();
    }
    boolean decoded = status == Decoder.Status.FRAME && decoder.frame().format() == format;
    decoder.flush();
    return decoded;
  }
}
