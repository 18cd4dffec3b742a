package ai.deepware.command.robustness;

import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.Sampling.Mode;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.VideoInfo;
import ai.deepware.frame.VideoInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a video as if all but so many of its frames per second had been dropped: of those that are
 * left, it takes what a sampling by time asks for.
 */
record DroppedFrames(FrameSource frames, double framesPerSecond) implements FrameSource {
  @Override
  public FrameStream open(VideoInput input, Sampling sampling) {
    if (sampling.mode() != Mode.TIME) {
      throw new IllegalArgumentException("a lower frame rate needs a sampling by time");
    }
    return new Stream(frames.open(input, Sampling.fps(framesPerSecond)), sampling);
  }

  @Override
  public Map<String, String> settings() {
    return frames.settings();
  }

  private static final class Stream implements FrameStream {
    private final FrameStream left;
    private final double rate;
    private double nextSlot;

    Stream(FrameStream left, Sampling sampling) {
      this.left = left;
      this.rate = sampling.rateFor(left.info().duration().orElse(Double.NaN));
    }

    @Override
    public VideoInfo info() {
      return left.info();
    }

    @Override
    public Optional<Frame> next() {
      Optional<Frame> frame = left.next();
      while (frame.isPresent() && slot(frame.get()) < nextSlot) {
        frame = left.next();
      }
      if (frame.isPresent()) {
        nextSlot = slot(frame.get()) + 1;
      }
      return frame;
    }

    private double slot(Frame frame) {
      return Math.floor(frame.time() * rate + 1e-9);
    }

    @Override
    public List<ScanWarning> warnings() {
      return left.warnings();
    }

    @Override
    public void close() {
      left.close();
    }
  }
}
