package ai.deepware.command.scan;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.Scanner;
import ai.deepware.ScannerBuilder;
import ai.deepware.Step;
import ai.deepware.evidence.Analyzers;
import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.FaceImage;
import ai.deepware.face.Landmarks;
import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInfo;
import ai.deepware.frame.VideoInput;
import ai.deepware.image.PixelImage;
import ai.deepware.predict.FacePredictor;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Scans text files: a number is P(fake), in percent, of the one person in that video of ten
 * seconds, {@code none} a video without faces, {@code wait} one that never ends, anything else is
 * no video.
 */
final class FakePipeline implements Pipeline {
  private static final int NO_FACE = 255;

  final List<ScanSettings> opened = new ArrayList<>();
  final AtomicInteger closed = new AtomicInteger();

  Pipeline open(ScanSettings settings) {
    opened.add(settings);
    return this;
  }

  @Override
  public Scanner scanner() {
    ScannerBuilder builder =
        Scanner.builder()
            .frames(FakePipeline::frames)
            .detector(batch -> batch.stream().map(FakePipeline::detect).toList())
            .embedder(faces -> faces.stream().map(face -> new float[] {1, 0}).toList())
            .predictor(FacePredictor.ofEach(FakePipeline::fake));
    if (opened.get(opened.size() - 1).evidence()) {
      builder.evidence(Analyzers.standard());
    }
    opened.get(opened.size() - 1).timeout().ifPresent(builder::timeout);
    opened.get(opened.size() - 1).thresholds().ifPresent(builder::thresholds);
    return builder.build();
  }

  private static FrameStream frames(VideoInput input, Sampling sampling) {
    String content = read(input);
    if (!content.matches("\\d+|none|wait")) {
      throw new ScanException(input.name(), Step.DECODE, Reason.NOT_A_VIDEO, "is no video");
    }
    int value = content.matches("\\d+") ? Integer.parseInt(content) : NO_FACE;
    int count = content.equals("wait") ? Integer.MAX_VALUE : 10;
    VideoInfo info =
        VideoInfo.builder(64, 48)
            .duration(10)
            .frameRate(25)
            .container("text")
            .codec("none")
            .samplingRate(sampling.fps())
            .expectedFrames(count)
            .build();
    if (content.equals("wait")) {
      return new EndlessFrames(info);
    }
    return FrameStream.of(
        info,
        IntStream.range(0, count)
            .mapToObj(second -> Frame.of(second, PixelImage.filled(64, 48, value)))
            .toList());
  }

  private static String read(VideoInput input) {
    try (var channel = input.open()) {
      byte[] bytes = Channels.newInputStream(channel).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new ScanException(
          input.name(), Step.DECODE, Reason.UNREADABLE, String.valueOf(e.getMessage()), e);
    }
  }

  private static List<Detection> detect(Frame frame) {
    return frame.image().pixel(0, 0) == NO_FACE
        ? List.of()
        : List.of(
            Detection.of(
                new Box(16, 8, 32, 32), Landmarks.of(20, 20, 40, 20, 30, 28, 22, 36, 38, 36), 0.9));
  }

  private static double fake(FaceImage face) {
    return face.frame().image().pixel(0, 0) / 100.0;
  }

  @Override
  public void close() {
    closed.incrementAndGet();
  }

  /** So slow that no limit on frames is reached before a timeout. */
  private record EndlessFrames(VideoInfo info) implements FrameStream {
    @Override
    public Optional<Frame> next() {
      LockSupport.parkNanos(1_000_000);
      return Optional.of(Frame.of(0, PixelImage.filled(64, 48, NO_FACE)));
    }
  }
}
