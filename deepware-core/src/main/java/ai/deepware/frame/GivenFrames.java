package ai.deepware.frame;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

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
  public Optional<Frame> next() {
    return frames.hasNext() ? Optional.of(frames.next()) : Optional.empty();
  }
}
