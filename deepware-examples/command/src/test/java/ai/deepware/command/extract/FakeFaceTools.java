package ai.deepware.command.extract;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.Step;
import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.FaceDetector;
import ai.deepware.face.FaceImage;
import ai.deepware.face.Landmarks;
import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.VideoInfo;
import ai.deepware.frame.VideoInput;
import ai.deepware.identity.FaceEmbedder;
import ai.deepware.image.PixelImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads text files as videos of ten seconds: {@code 3} shows three persons, {@code 0} nobody, what
 * is no number is no video. Frames are 60x20 of a picture of 120x40; person p is at x = 20 p.
 */
final class FakeFaceTools implements FaceTools {
  final AtomicInteger opened = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  final List<String> read = new ArrayList<>();
  private final @Nullable String endless;

  /**
   * Makes tools.
   *
   * @param endless the end of the name of a video that never ends, or null
   */
  FakeFaceTools(@Nullable String endless) {
    this.endless = endless;
  }

  @Override
  public FrameSource frames() {
    return (input, sampling) -> {
      int persons = persons(input);
      List<Frame> frames =
          IntStream.range(0, 10)
              .mapToObj(t -> Frame.of(t, PixelImage.filled(60, 20, persons), 120, 40))
              .toList();
      VideoInfo info = VideoInfo.of(120, 40);
      return endless != null && input.name().endsWith(endless)
          ? new Endless(info, frames.get(0))
          : FrameStream.of(info, frames);
    };
  }

  private int persons(VideoInput input) {
    try {
      synchronized (read) {
        read.add(input.name());
      }
      return Integer.parseInt(Files.readString(input.path().orElseThrow()).strip());
    } catch (IOException e) {
      throw new ScanException(input.name(), Step.DECODE, Reason.UNREADABLE, "is not there", e);
    } catch (NumberFormatException e) {
      throw new ScanException(input.name(), Step.DECODE, Reason.NOT_A_VIDEO, "is no video", e);
    }
  }

  @Override
  public FaceDetector detector() {
    return batch ->
        batch.stream()
            .map(
                frame ->
                    IntStream.range(0, frame.image().pixel(0, 0))
                        .mapToObj(FakeFaceTools::detection)
                        .toList())
            .toList();
  }

  private static Detection detection(int person) {
    double x = 20 * person;
    Landmarks landmarks = Landmarks.of(x + 6, 6, x + 14, 6, x + 10, 10, x + 7, 14, x + 13, 14);
    return Detection.of(new Box(x + 4, 4, 12, 12), landmarks, 0.9);
  }

  @Override
  public FaceEmbedder embedder() {
    return faces -> faces.stream().map(FakeFaceTools::vector).toList();
  }

  private static float[] vector(FaceImage face) {
    float[] vector = new float[4];
    vector[(int) face.detection().box().x() / 20] = 2;
    return vector;
  }

  @Override
  public void close() {
    closed.incrementAndGet();
  }

  private record Endless(VideoInfo info, Frame frame) implements FrameStream {
    @Override
    public Optional<Frame> next() {
      return Optional.of(frame);
    }
  }
}
