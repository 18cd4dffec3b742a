package ai.deepware.frame;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream of frames that are in memory already. */
final class GivenFrames implements FrameStream {
  private final VideoInfo info;
  private final Iterator<Frame> frames;

  GivenFrames(VideoInfo info, List<Frame> frames) {
    this.info = info;
    this.frames = List.copyOf(frames).iterator();
  }

  @Override
  public VideoInfo info() {
    return info;
  }

  @Override
  public @Nullable Frame next() {
    return frames.hasNext() ? frames.next() : null;
  }
}
