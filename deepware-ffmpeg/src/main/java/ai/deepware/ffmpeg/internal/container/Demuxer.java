package ai.deepware.ffmpeg.internal.container;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.ffmpeg.internal.Failures;
import ai.deepware.frame.VideoInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** One opened container and its one video stream that is read. */
public final class Demuxer implements AutoCloseable {
  /** Read errors in a row after which the rest of a file is given up. */
  private static final int READ_ATTEMPTS = 16;

  /** Packets that FFmpeg still has where a file ends: of sound, of pictures, and one before. */
  private static final int LAST = 3;

  /**
   * What a container may ask for, and where an input is kept that cannot seek.
   *
   * @param streams of any kind, at most
   * @param pixels in a frame of the video, at most
   * @param bytes read from the input, at most
   * @param timePerFrame that may pass until the next wanted frame, without waiting for the input
   * @param temporaryFolder for a file with the input's bytes
   */
  public record Bounds(
      int streams, long pixels, long bytes, Duration timePerFrame, Path temporaryFolder) {}

  private final Failures failures;
  private final ChannelIo io;
  private final AVFormatContext container;
  private final String format;
  private AVStream stream = new AVStream((Pointer) null);
  private @Nullable PacketGaps gaps;
  private @Nullable SoundTrack sound;
  private @Nullable JoinedParts parts;
  private @Nullable StreamParts streams;
  private final PacketsAhead ahead = new PacketsAhead(this::readNext);
  private boolean damaged;
  private int sinceCorrupt = LAST;

  private Demuxer(Failures failures, ChannelIo io, AVFormatContext container) {
    this.failures = failures;
    this.io = io;
    this.container = container;
    this.format = container.iformat().name().getString();
  }

  /** Opens a container; throws a {@code ScanException} if it is none that is read. */
  public static Demuxer open(VideoInput input, Bounds bounds, Failures failures) {
    ContainerOpener opener = new ContainerOpener(bounds, failures);
    ChannelIo io = opener.openChannel(input);
    Demuxer demuxer = null;
    try {
      demuxer = new Demuxer(failures, io, opener.openContainer(io));
      demuxer.findStreams(bounds);
      return demuxer;
    } catch (RuntimeException | Error e) {
      Failures.closeAfter(e, demuxer == null ? io : demuxer);
      throw e;
    }
  }

  private void findStreams(Bounds bounds) {
    stream = StreamChoice.of(io, container, bounds, failures);
    // An index tells all times, and what else is in the file need not be read.
    parts = canSeek() ? JoinedParts.of(format, container, stream) : null;
    sound = hasIndex() ? null : SoundTrack.of(container);
    for (int i = 0; i < container.nb_streams(); i++) {
      boolean read = i == stream.index() || (sound != null && i == sound.index());
      container.streams(i).discard(read ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
    }
    streams = new StreamParts(container, stream, format.equals("mpegts"));
    gaps =
        Containers.countsFrames(format)
            ? null
            : new PacketGaps(StreamTimes.value(stream.time_base()));
  }

  /** Reads the stream's next packet; false at the end. */
  boolean read(AVPacket packet) {
    return ahead.take(packet) || readNext(packet);
  }

  /** See {@link PacketsAhead#get}. */
  @Nullable AVPacket following(int number) {
    return ahead.get(number);
  }

  private boolean readNext(AVPacket packet) {
    if (streams != null && streams.next(packet)) {
      return true;
    }
    for (int attempt = 0; attempt < READ_ATTEMPTS; ) {
      int code = avformat.av_read_frame(container, packet);
      if (code >= 0) {
        boolean corrupt = (packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0;
        sinceCorrupt = corrupt ? 0 : Math.min(sinceCorrupt + 1, LAST);
        if (parts != null) {
          parts.read(packet);
        }
        if (streams != null && streams.isNext(packet) && !isHeader(packet)) {
          return true;
        }
        if (sound != null && packet.stream_index() == sound.index()) {
          sound.add(packet);
        }
        avcodec.av_packet_unref(packet);
        io.check(failures);
        continue;
      }
      io.check(failures);
      if (code == avutil.AVERROR_EOF()) {
        if (parts != null && parts.next()) {
          continue;
        }
        return streams != null && streams.ended() && streams.next(packet);
      }
      damaged = true;
      attempt++;
    }
    return false;
  }

  /** Each part of a joined Ogg starts with headers, which FFmpeg hands out as packets. */
  private boolean isHeader(AVPacket packet) {
    return format.equals("ogg") && OggHeaders.isOne(Packets.bytes(packet));
  }

  /** Makes a packet of the stream the next one; false if that fails. */
  boolean seek(long timestamp, int flags) {
    ahead.forget();
    timesJumped();
    return avformat.av_seek_frame(container, stream.index(), timestamp, flags) >= 0;
  }

  /** Told of each packet that was read: its decoding time, and how long it is shown. */
  void timed(long time, long duration) {
    if (gaps != null) {
      gaps.add(time, duration);
    }
  }

  /** Told that the next packet's time does not follow that of the last one. */
  void timesJumped() {
    if (gaps != null) {
      gaps.jumped();
    }
  }

  /** {@return where the sound ended that was read so far, in seconds as the container counts} */
  double soundEnd() {
    return sound == null ? 0 : sound.end();
  }

  /** {@return whether one of the last packets is not whole} */
  boolean lastCut() {
    return sinceCorrupt < LAST;
  }

  /**
   * {@return whether the end of the file is missing for sure; to be asked after the last packet}
   */
  boolean endMissing() {
    return FileEnd.isMissing(format, new FileBytes(io, canSeek()));
  }

  /** {@return seconds of sound between the packets that were read so far} */
  double heard() {
    return sound == null ? 0 : sound.heard();
  }

  /** Told that packets could not be found again. */
  void positionLost() {
    damaged = true;
  }

  /** {@return whether the input can be read from any position} */
  boolean canSeek() {
    return (container.pb().seekable() & avformat.AVIO_SEEKABLE_NORMAL) != 0;
  }

  /** {@return whether the container's index has an entry for every packet of the stream} */
  public boolean hasIndex() {
    return canSeek() && Containers.listsEveryPacket(format) && stream.nb_frames() > 0;
  }

  /** Lets the container leave other packets out, if that spares reading them. */
  public void wantOnlyKeyframes() {
    if (hasIndex()) {
      stream.discard(avcodec.AVDISCARD_NONKEY);
      gaps = null;
    }
  }

  public AVFormatContext container() {
    return container;
  }

  public AVStream stream() {
    return stream;
  }

  /** {@return bytes that were read from the input so far} */
  public long bytesRead() {
    return io.bytesRead();
  }

  /** {@return whether the input ended before where it ended when it was opened} */
  boolean shrunk() {
    return io.shrunk();
  }

  /** {@return the input's size in bytes, as far as it was read where that is not known before} */
  public long size() {
    return io.size();
  }

  /** {@return the input's first bytes, some thousand at most} */
  public ByteBuffer head() {
    return io.head(FileEnd.HEAD);
  }

  /** {@return the time spent on the next frame} */
  public Stopwatch stopwatch() {
    return io.stopwatch();
  }

  public String format() {
    return format;
  }

  /** {@return about how many frames the container lost so far} */
  public long missing() {
    return gaps == null ? 0 : gaps.missing();
  }

  /** {@return number of the video streams known so far of which all or a part is not looked at} */
  public int streamsLeftOut() {
    return streams == null ? 0 : streams.leftOut();
  }

  /** {@return whether packets could not be read} */
  public boolean damaged() {
    return damaged;
  }

  @Override
  public void close() {
    ahead.forget();
    if (streams != null) {
      streams.close();
    }
    avformat.avformat_close_input(container);
    try {
      io.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ScanException failure(Reason reason, String detail) {
    return failures.of(reason, detail);
  }
}
