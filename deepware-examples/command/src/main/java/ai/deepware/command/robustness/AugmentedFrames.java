package ai.deepware.command.robustness;

import ai.deepware.augment.Augmentation;
import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.VideoInfo;
import ai.deepware.frame.VideoInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Changes every frame that is looked at; the same way each time a video is read. */
record AugmentedFrames(FrameSource frames, Augmentation augmentation) implements FrameSource {
  @Override
  public FrameStream open(VideoInput input, Sampling sampling) {
    return new Stream(frames.open(input, sampling), new SplittableRandom(1));
  }

  @Override
  public Map<String, String> settings() {
    return frames.settings();
  }

  private final class Stream implements FrameStream {
    private final FrameStream original;
    private final SplittableRandom random;

    Stream(FrameStream original, SplittableRandom random) {
      this.original = original;
      this.random = random;
    }

    @Override
    public VideoInfo info() {
      return original.info();
    }

    @Override
    public Optional<Frame> next() {
      return original.next().map(this::augmented);
    }

    private Frame augmented(Frame frame) {
      return Frame.of(
          frame.time(),
          augmentation.apply(frame.image(), random),
          frame.displayWidth(),
          frame.displayHeight());
    }

    @Override
    public List<ScanWarning> warnings() {
      return original.warnings();
    }

    @Override
    public void close() {
      original.close();
    }
  }
}
