package ai.deepware.ffmpeg.internal.container;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avformat;

/**
 * The index of an MP4, which lists every packet in order, so that some need not even be read. What
 * it says is compared with the packets that are, and no longer relied on where they differ.
 */
public final class PacketIndex {
  private final Demuxer demuxer;
  private final AVStream stream;
  private boolean reliable;

  /** Number of the packet that is read next. */
  private int next;

  /** Most ticks from a packet's decoding to its presentation. */
  private long reordering;

  /** Ticks from the index's times to those by which FFmpeg seeks, learned from where it ends up. */
  private long offset;

  PacketIndex(Demuxer demuxer) {
    this.demuxer = demuxer;
    this.stream = demuxer.stream();
    this.reliable = demuxer.hasIndex();
  }

  /** Told of each packet that is read. */
  void read(AVPacket packet) {
    if (reliable) {
      AVIndexEntry entry = avformat.avformat_index_get_entry(stream, next++);
      reliable =
          entry != null
              && entry.pos() == packet.pos()
              && entry.timestamp() == packet.dts()
              && packet.pts() >= packet.dts();
      reordering = Math.max(reordering, packet.pts() - packet.dts());
    }
  }

  /** {@return whether all that was read is as it says} */
  public boolean isReliable() {
    return reliable;
  }

  /** {@return whether it lists packets that were not read} */
  public boolean hasNext() {
    return next < avformat.avformat_index_get_entries_count(stream);
  }

  /** {@return before which time none of the packets to be read is presented} */
  public long nextTimestamp() {
    return timestamp(next);
  }

  public int next() {
    return next;
  }

  /** {@return number of the last key frame that is presented at or before a time, or below 0} */
  public int keyFrameBefore(long timestamp) {
    return avformat.av_index_search_timestamp(
        stream, timestamp - reordering, avformat.AVSEEK_FLAG_BACKWARD);
  }

  /** Makes a packet the next one to be read, which tells whether it is; false if that fails. */
  boolean moveTo(int number) {
    next = number;
    reliable = true;
    return demuxer.seek(timestamp(number) + offset, avformat.AVSEEK_FLAG_ANY);
  }

  /** Told that another packet was reached, and its timestamp. */
  void missed(int number, long reached) {
    offset += timestamp(number) - reached;
  }

  /** {@return number of the packets that begin within a file of that size} */
  int within(long size) {
    int count = avformat.avformat_index_get_entries_count(stream);
    while (count > 0 && !isWithin(avformat.avformat_index_get_entry(stream, count - 1), size)) {
      count--;
    }
    return count;
  }

  private static boolean isWithin(AVIndexEntry entry, long size) {
    return entry.pos() + Math.max(1, entry.size()) <= size;
  }

  /** {@return whether all packets are within a file of that size} */
  boolean isWithin(long size) {
    return within(size) == avformat.avformat_index_get_entries_count(stream);
  }

  /** {@return ticks from the first packet to the end of the last one within a file of that size} */
  public long reached(long size) {
    int count = within(size);
    long last = count == 0 ? 0 : timestamp(count - 1);
    long step = count > 1 ? last - timestamp(count - 2) : 0;
    return count == 0 ? 0 : last + step - timestamp(0);
  }

  private long timestamp(int number) {
    return avformat.avformat_index_get_entry(stream, number).timestamp();
  }
}
