package ai.deepware.ffmpeg.internal.container;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avformat;
import org.jspecify.annotations.Nullable;

/**
 * Finds the next part of a file that was joined from several, where FFmpeg takes the end of one for
 * the end of all. Needs an input in which one can seek.
 */
abstract class JoinedParts {
  private final AVFormatContext container;
  final AVIOContext io;

  /** Where the last packet is, or the part that was found last. */
  long position;

  private JoinedParts(AVFormatContext container) {
    this.container = container;
    this.io = container.pb();
  }

  /** {@return what finds the parts of this format, null where FFmpeg does} */
  static @Nullable JoinedParts of(String format, AVFormatContext container, AVStream stream) {
    return switch (format) {
      case "flv" -> new Flv(container);
      case "matroska,webm" -> new Matroska(container, stream);
      default -> null;
    };
  }

  final AVFormatContext container() {
    return container;
  }

  /** Told of each packet of any stream. */
  void read(AVPacket packet) {
    position = Math.max(position, packet.pos());
  }

  /** Goes on to the next part; false if there is none. */
  abstract boolean next();

  /** FFmpeg takes the header of a part for a tag of 5 MB, and loses a part shorter than that. */
  private static final class Flv extends JoinedParts {
    private static final int SIGNATURE = 'F' << 24 | 'L' << 16 | 'V' << 8 | 1;

    /** A tag's header, and the size after it. */
    private static final int TAG = 15;

    Flv(AVFormatContext container) {
      super(container);
    }

    @Override
    boolean next() {
      while (avformat.avio_seek(io, position, 0) == position) {
        int start = avformat.avio_rb32(io);
        if (avformat.avio_feof(io) != 0) {
          return false;
        }
        if (start == SIGNATURE) {
          avformat.avio_r8(io);
          long header = Integer.toUnsignedLong(avformat.avio_rb32(io));
          position += header + Integer.BYTES;
          return avformat.avio_seek(io, position, 0) == position;
        }
        position += TAG + (start & 0xffffff);
      }
      return false;
    }
  }

  /** FFmpeg goes on with the second segment of a file, but not with the third. */
  private static final class Matroska extends JoinedParts {
    /** More bytes than the header before a segment has. */
    private static final int HEADER = 256;

    private final AVStream stream;

    Matroska(AVFormatContext container, AVStream stream) {
      super(container);
      this.stream = stream;
    }

    @Override
    boolean next() {
      if (avformat.avio_seek(io, position, 0) != position
          || !find(FileEnd.EBML, Long.MAX_VALUE)
          || !find(FileEnd.SEGMENT, HEADER)) {
        return false;
      }
      int sizeBytes = FileEnd.sizeLength((byte) avformat.avio_r8(io));
      avformat.avio_skip(io, sizeBytes - 1);
      position = avformat.avio_seek(io, 0, 1);
      // Only seeking by its index makes the demuxer read on, so that it gets an entry for the part.
      AVIndexEntry first = avformat.avformat_index_get_entry(stream, 0);
      long time = first == null ? 0 : first.timestamp() - 1;
      int added =
          avformat.av_add_index_entry(stream, position, time, 0, 0, AVIndexEntry.AVINDEX_KEYFRAME);
      return added >= 0
          && avformat.av_seek_frame(
                  container(), stream.index(), time, avformat.AVSEEK_FLAG_BACKWARD)
              >= 0;
    }

    private boolean find(int id, long most) {
      int last = 0;
      for (long i = 0; i < most && avformat.avio_feof(io) == 0; i++) {
        last = last << 8 | avformat.avio_r8(io);
        if (last == id) {
          return true;
        }
      }
      return false;
    }
  }
}
