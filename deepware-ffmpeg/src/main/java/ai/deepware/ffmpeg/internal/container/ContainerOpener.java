package ai.deepware.ffmpeg.internal.container;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.ffmpeg.internal.Failures;
import ai.deepware.ffmpeg.internal.Inputs;
import ai.deepware.frame.VideoInput;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/** Opens a container that is on the allow-list, so that FFmpeg sees the one input and no other. */
final class ContainerOpener {
  /** Bytes looked at to learn about the streams; containers with a header need far fewer. */
  private static final long PROBE_SIZE = 2 << 20;

  private final Demuxer.Bounds bounds;
  private final Failures failures;

  ContainerOpener(Demuxer.Bounds bounds, Failures failures) {
    this.bounds = bounds;
    this.failures = failures;
  }

  /** {@return the input's bytes, to be closed after the container} */
  ChannelIo openChannel(VideoInput input) {
    ReadableByteChannel channel = Inputs.open(input, failures);
    try {
      return new ChannelIo(
          channel, bounds.bytes(), bounds.timePerFrame(), bounds.temporaryFolder());
    } catch (IOException e) {
      ScanException unreadable = Inputs.unreadable(e, failures);
      Failures.closeAfter(unreadable, channel);
      throw unreadable;
    }
  }

  /** {@return the container that these bytes are in, whose streams are not known yet} */
  AVFormatContext openContainer(ChannelIo io) {
    AVInputFormat input = probe(io);
    String format = input.name().getString();
    AVFormatContext container = avformat.avformat_alloc_context();
    container.pb(io.context());
    container.flags(container.flags() | AVFormatContext.AVFMT_FLAG_CUSTOM_IO);
    container.io_open(IoCallbacks.NO_OTHER_FILE);
    AVDictionary options = options();
    // Frees the container where it fails.
    int code = avformat.avformat_open_input(container, "", input, options);
    avutil.av_dict_free(options);
    if (code < 0) {
      io.check(failures);
      throw failures.of(
          Reason.DAMAGED,
          "its %s container cannot be read: %s"
              .formatted(Containers.shortName(format), Failures.text(code)));
    }
    return container;
  }

  private AVInputFormat probe(ChannelIo io) {
    AVInputFormat input = new AVInputFormat((Pointer) null);
    int score = avformat.av_probe_input_buffer2(io.context(), input, "", null, 0, 0);
    io.check(failures);
    if (io.bytesRead() == 0) {
      throw failures.of(Reason.EMPTY, "is empty");
    }
    // FFmpeg recognizes these by their names too, and there is none.
    if (io.startsWith("#EXTM3U")) {
      Containers.check("hls", score, failures);
    }
    if (score < 0 || input.isNull()) {
      throw Containers.notAVideo(failures);
    }
    String format = input.name().getString();
    Containers.check(format, score, failures);
    try {
      io.needsSeeking(Containers.hasIndexAtEnd(format));
    } catch (Spool.StoreException e) {
      throw failures.of(Reason.SETUP, String.valueOf(e.getMessage()), e);
    }
    return input;
  }

  private AVDictionary options() {
    AVDictionary options = new AVDictionary((Pointer) null);
    avutil.av_dict_set(options, "format_whitelist", Containers.whitelist(), 0);
    // Nothing is decoded to learn about the streams: parsers and headers tell enough, and a frame
    // of any size would be decoded before its size could be checked.
    avutil.av_dict_set(options, "codec_whitelist", "none", 0);
    avutil.av_dict_set(options, "protocol_whitelist", "none", 0);
    avutil.av_dict_set(options, "max_streams", Integer.toString(bounds.streams() + 1), 0);
    avutil.av_dict_set(options, "probesize", Long.toString(PROBE_SIZE), 0);
    return options;
  }
}
