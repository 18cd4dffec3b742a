package ai.deepware.ffmpeg.internal.container;

import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EACCES;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * The callbacks through which FFmpeg reads: one of each kind for the whole process, since JavaCPP
 * allows ten live instances of a callback class and hands out null pointers from the eleventh on.
 * FFmpeg's {@code opaque} tells which channel is meant.
 */
final class IoCallbacks {
  static final Read READ = new Read();
  static final Seek SEEK = new Seek();
  static final Enough ENOUGH = new Enough();
  static final NoOtherFile NO_OTHER_FILE = new NoOtherFile();

  private static final Map<Long, ChannelIo> CHANNELS = new ConcurrentHashMap<>();
  private static final AtomicLong LAST_ID = new AtomicLong();

  private IoCallbacks() {}

  static long register(ChannelIo io) {
    long id = LAST_ID.incrementAndGet();
    CHANNELS.put(id, io);
    return id;
  }

  static void unregister(long id) {
    CHANNELS.remove(id);
  }

  private static @Nullable ChannelIo find(@Nullable Pointer opaque) {
    return opaque == null ? null : CHANNELS.get(opaque.address());
  }

  /** A number dressed as a pointer; nobody follows it. */
  static final class Handle extends Pointer {
    Handle(long id) {
      address = id;
    }
  }

  static final class Read extends Read_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer target, int length) {
      ChannelIo io = find(opaque);
      return io == null ? avutil.AVERROR_EXTERNAL() : io.read(target, length);
    }
  }

  static final class Seek extends Seek_Pointer_long_int {
    @Override
    public long call(Pointer opaque, long offset, int whence) {
      ChannelIo io = find(opaque);
      return io == null ? avutil.AVERROR_EXTERNAL() : io.seek(offset, whence);
    }
  }

  /** Ends the search for what a container does not say of its streams. */
  static final class Enough extends AVIOInterruptCB.Callback_Pointer {
    @Override
    public int call(Pointer opaque) {
      ChannelIo io = find(opaque);
      return io == null || io.isProbedEnough() ? 1 : 0;
    }
  }

  /** Refuses every file that a container asks for beyond the one that is read. */
  static final class NoOtherFile
      extends AVFormatContext
          .Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer {
    @Override
    @SuppressWarnings("rawtypes") // as the overridden method
    public int call(
        AVFormatContext container,
        PointerPointer file,
        BytePointer url,
        int flags,
        PointerPointer options) {
      return AVERROR_EACCES();
    }
  }
}
