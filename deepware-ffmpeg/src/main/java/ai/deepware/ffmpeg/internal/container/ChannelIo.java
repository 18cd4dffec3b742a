package ai.deepware.ffmpeg.internal.container;

import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EINVAL;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOSYS;

import ai.deepware.ScanException.Reason;
import ai.deepware.ffmpeg.internal.Failures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Gives FFmpeg the bytes of one channel and nothing else. A seekable channel ends where it ended
 * when it was opened, even if the file grows. One that cannot seek is made seekable where the
 * container needs that.
 */
final class ChannelIo implements AutoCloseable {
  private static final long RETRY_NANOS = 1_000_000;

  /** Packets that FFmpeg keeps while it learns about the streams, at most. */
  private static final int PROBED = 16_384;

  private final ReadableByteChannel channel;
  private final @Nullable SeekableByteChannel seekable;
  private final @Nullable Spool spool;
  private final byte[] head = new byte[FileEnd.HEAD];
  private final long size;
  private final long byteLimit;
  private final Stopwatch stopwatch;
  private final long id;
  private final AVIOContext context;
  private long position;
  private long end;
  private long bytesRead;
  private int probed;
  private @Nullable Throwable failure;
  private boolean overLimit;
  private boolean shrunk;
  private boolean interrupted;
  private boolean closed;

  /**
   * Starts at the channel's start.
   *
   * @param byteLimit bytes that may be read, those passed over and those read again included
   * @param timePerFrame that may pass until the next wanted frame
   * @param temporaryFolder where an input that cannot seek is kept
   */
  ChannelIo(
      ReadableByteChannel channel, long byteLimit, Duration timePerFrame, Path temporaryFolder)
      throws IOException {
    this.channel = channel;
    this.seekable = channel instanceof SeekableByteChannel s ? s : null;
    this.stopwatch = new Stopwatch(timePerFrame);
    this.spool = seekable == null ? new Spool(channel, temporaryFolder, stopwatch) : null;
    this.size = seekable == null ? Long.MAX_VALUE : seekable.size();
    this.byteLimit = byteLimit;
    this.id = IoCallbacks.register(this);
    this.context = IoContext.allocate(id, seekable != null);
  }

  /** Lets a container's streams be examined up to a number of packets, whatever their size. */
  int examine(AVFormatContext container) {
    AVIOInterruptCB interrupt = container.interrupt_callback();
    interrupt.opaque(new IoCallbacks.Handle(id)).callback(IoCallbacks.ENOUGH);
    int code = avformat.avformat_find_stream_info(container, (PointerPointer<?>) null);
    interrupt.callback(null);
    return code;
  }

  AVIOContext context() {
    return context;
  }

  /** Called by FFmpeg: the number of bytes read, or an error code. */
  int read(BytePointer target, int length) {
    try {
      return read(target.capacity(length).asByteBuffer());
    } catch (Throwable e) {
      // Whatever crossed into FFmpeg's C frames would abort the process.
      failure = e;
      return avutil.AVERROR_EXTERNAL();
    }
  }

  /** Asked by FFmpeg before each packet that it reads to learn about the streams. */
  boolean isProbedEnough() {
    return ++probed > PROBED;
  }

  private int read(ByteBuffer target) throws IOException {
    while (spool != null && spool.isBehind()) {
      int count = next(spool::skip);
      if (count < 0) {
        return count;
      }
      end += count;
    }
    // A damaged index may lead to far beyond the end.
    if (position >= size) {
      return avutil.AVERROR_EOF();
    }
    target.limit((int) Math.min(target.capacity(), size - position));
    int count = next(() -> readSome(target));
    if (count > 0) {
      keepHead(target, count);
      position += count;
      end = Math.max(end, position);
    }
    shrunk |= seekable != null && count == avutil.AVERROR_EOF();
    return count;
  }

  private int readSome(ByteBuffer target) throws IOException {
    return spool == null ? stopwatch.leaveOut(() -> channel.read(target)) : spool.read(target);
  }

  /** Reads at least one byte, or returns an error code: at the end, or where it must not go on. */
  private int next(Stopwatch.Reading reading) throws IOException {
    if (bytesRead >= byteLimit) {
      overLimit = true;
    }
    // FFmpeg may search gigabytes for a header within one call.
    while (!overLimit && !stopwatch.isOver() && !interrupted()) {
      int count = reading.read();
      if (count != 0) {
        bytesRead += Math.max(0, count);
        return count < 0 ? avutil.AVERROR_EOF() : count;
      }
      stopwatch.leaveOut(ChannelIo::pause);
    }
    return avutil.AVERROR_EXIT();
  }

  private static int pause() {
    LockSupport.parkNanos(RETRY_NANOS);
    return 0;
  }

  private void keepHead(ByteBuffer bytes, int count) {
    if (position < head.length) {
      int length = (int) Math.min(count, head.length - position);
      bytes.get(0, head, (int) position, length);
    }
  }

  /** {@return the first bytes that were read, as many as that if there are} */
  ByteBuffer head(int length) {
    int there = (int) Math.min(length, Math.min(head.length, end));
    return ByteBuffer.wrap(head, 0, Math.max(0, there)).slice();
  }

  /** {@return the size, as far as it was read where that is not known before} */
  long size() {
    return seekable == null ? end : size;
  }

  /** {@return whether the input ended before where it ended when it was opened} */
  boolean shrunk() {
    return shrunk;
  }

  /** {@return whether the input starts with this text} */
  boolean startsWith(String text) {
    byte[] start = text.getBytes(StandardCharsets.US_ASCII);
    return Arrays.equals(head, 0, start.length, start, 0, start.length);
  }

  /** Decides, once the container is known, whether an input that cannot seek is made to. */
  void needsSeeking(boolean needed) throws Spool.StoreException {
    if (spool == null) {
      return;
    }
    if (needed) {
      spool.keep();
      context.seekable(avformat.AVIO_SEEKABLE_NORMAL);
    } else {
      spool.release();
    }
  }

  private boolean interrupted() {
    interrupted |= Thread.currentThread().isInterrupted();
    return interrupted;
  }

  /** Called by FFmpeg: the new position, the size where that is asked for, or an error code. */
  long seek(long offset, int whence) {
    int kind = whence & ~avformat.AVSEEK_FORCE;
    if (kind == avformat.AVSEEK_SIZE) {
      return seekable == null ? AVERROR_ENOSYS() : size;
    }
    if (kind == 2 && seekable == null) {
      return AVERROR_ENOSYS();
    }
    long target =
        switch (kind) {
          case 0 -> offset;
          case 1 -> position + offset;
          case 2 -> size + offset;
          default -> -1;
        };
    if (target < 0) {
      return AVERROR_EINVAL();
    }
    // A stream is read and kept up to where it is sought to.
    if (spool != null && target > byteLimit) {
      position = target;
      overLimit = true;
      return avutil.AVERROR_EXIT();
    }
    try {
      if (spool != null) {
        spool.position(target);
      } else if (seekable != null) {
        seekable.position(target);
      }
      position = target;
      return target;
    } catch (Throwable e) {
      // Whatever crossed into FFmpeg's C frames would abort the process.
      failure = e;
      return avutil.AVERROR_EXTERNAL();
    }
  }

  long bytesRead() {
    return bytesRead;
  }

  /** {@return the time spent on the next frame} */
  Stopwatch stopwatch() {
    return stopwatch;
  }

  /** Throws what went wrong while reading, if anything did. */
  void check(Failures failures) {
    if (interrupted || Thread.currentThread().isInterrupted()) {
      throw failures.cancelled();
    }
    if (overLimit) {
      throw failures.limit("bytes", Math.max(bytesRead, position), byteLimit);
    }
    stopwatch.check(failures);
    if (failure instanceof Spool.StoreException) {
      throw failures.of(Reason.SETUP, String.valueOf(failure.getMessage()), failure);
    }
    if (failure != null) {
      throw failures.of(Reason.UNREADABLE, "cannot be read: " + failure, failure);
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    IoCallbacks.unregister(id);
    IoContext.free(context);
    try (channel) {
      if (spool != null) {
        spool.close();
      }
    }
  }
}
