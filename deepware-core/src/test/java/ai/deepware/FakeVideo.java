package ai.deepware;

import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.FaceDetector;
import ai.deepware.face.FaceImage;
import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInfo;
import ai.deepware.frame.VideoInput;
import ai.deepware.image.PixelImage;
import ai.deepware.predict.FacePredictor;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A video without a file: one frame a second, each frame's number in its first pixel. */
public final class FakeVideo implements FrameSource {
  public static final VideoInput INPUT = VideoInput.of(InputStream.nullInputStream(), "clip.mp4");

  final AtomicInteger opened = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  final AtomicInteger read = new AtomicInteger();
  private final int frames;

  public FakeVideo(int frames) {
    this.frames = frames;
  }

  @Override
  public FrameStream open(VideoInput input, Sampling sampling) {
    opened.incrementAndGet();
    return new FrameStream() {
      private int next;

      @Override
      public VideoInfo info() {
        return VideoInfo.builder(32, 16)
            .duration(frames)
            .frameRate(25)
            .container("fake")
            .codec("none")
            .samplingRate(1)
            .expectedFrames(frames)
            .build();
      }

      @Override
      public Optional<Frame> next() {
        if (next == frames) {
          return Optional.empty();
        }
        read.incrementAndGet();
        return Optional.of(Frame.of(next, PixelImage.filled(16, 8, next++), 32, 16));
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  /** The number of the frame that a face is from. */
  static int number(FaceImage face) {
    return face.frame().image().pixel(0, 0);
  }

  /** Finds one face in every frame. */
  static FaceDetector oneFace() {
    return frames -> frames.stream().map(frame -> List.of(face(2))).toList();
  }

  /** Finds so many faces in every frame, at x = 0, 1, 2... */
  static FaceDetector faces(int count) {
    return frames ->
        frames.stream()
            .map(frame -> Stream.iterate(0, x -> x + 1).limit(count).map(FakeVideo::face).toList())
            .toList();
  }

  static Detection face(int x) {
    return Detection.of(new Box(x, 1, 4, 5), 0.9 - 0.01 * x);
  }

  /** A builder that finds one face a frame, all of one person, each with this P(fake). */
  public static ScannerBuilder scanner(FrameSource source, double fake) {
    return Scanner.builder()
        .frames(source)
        .detector(oneFace())
        .predictor(FacePredictor.ofEach(face -> fake))
        .embedder(faces -> faces.stream().map(face -> new float[] {1, 0}).toList());
  }
}
