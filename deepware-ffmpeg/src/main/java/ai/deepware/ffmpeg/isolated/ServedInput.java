package ai.deepware.ffmpeg.isolated;

import ai.deepware.ScanException;
import ai.deepware.ffmpeg.internal.Failures;
import ai.deepware.ffmpeg.internal.Inputs;
import ai.deepware.frame.VideoInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/** A video's bytes, read for a child process. */
final class ServedInput implements AutoCloseable {
  private final Failures failures;
  private final ReadableByteChannel channel;
  private final @Nullable SeekableByteChannel seekable;
  private final ByteBuffer buffer = ByteBuffer.allocate(RemoteChannel.CHUNK);
  private final long size;
  private @Nullable Throwable failure;
  private boolean served;

  ServedInput(VideoInput input, Failures failures) {
    this.failures = failures;
    this.channel = Inputs.open(input, failures);
    this.seekable = channel instanceof SeekableByteChannel s ? s : null;
    try {
      this.size = seekable == null ? -1 : seekable.size();
    } catch (IOException e) {
      ScanException unreadable = Inputs.unreadable(e, failures);
      try (channel) {
        throw unreadable;
      } catch (IOException again) {
        unreadable.addSuppressed(again);
        throw unreadable;
      }
    }
  }

  /** {@return bytes of an input that can be sought in, -1 of another} */
  long sizeOrUnknown() {
    return size;
  }

  /** {@return whether bytes were asked for} */
  boolean served() {
    return served;
  }

  /** Reads what a child asks for; throws if the thread is interrupted or it asked for nonsense. */
  Request serve(Reply.Read read) {
    served = true;
    if (read.length() < 0 || read.position() < 0 || (seekable != null && read.position() > size)) {
      throw failures.of(
          ScanException.Reason.FAILED,
          "the decoder's process answers nonsense: it asked for byte " + read.position());
    }
    int count;
    try {
      count = read(read);
    } catch (Throwable e) {
      // An Error, too, costs this scan alone, as where no other process is in between.
      if (Thread.currentThread().isInterrupted()) {
        throw failures.cancelled();
      }
      failure = e;
      count = Request.UNREADABLE;
    }
    return new Request.Data(count, buffer);
  }

  private int read(Reply.Read read) throws IOException {
    buffer.clear().limit(Math.max(0, Math.min(read.length(), buffer.capacity())));
    if (seekable != null) {
      seekable.position(read.position());
    }
    return channel.read(buffer);
  }

  /** {@return what went wrong while reading, null if nothing did} */
  @Nullable ScanException failure() {
    return failure == null ? null : Inputs.unreadable(failure, failures);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
