package ai.deepware.command.evaluate;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.Step;
import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.FaceDetector;
import ai.deepware.face.FaceImage;
import ai.deepware.face.Prediction;
import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.Sampling;
import ai.deepware.frame.VideoInfo;
import ai.deepware.frame.VideoInput;
import ai.deepware.image.PixelImage;
import ai.deepware.onnx.OnnxOptions;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.predict.FacePredictor;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model that sees P(fake), in percent, in the red of a picture's first pixel; above 100 there is
 * no face. Videos are text files: such numbers, one per frame.
 */
public final class FakeModel {
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private Optional<DecisionThresholds> thresholds = Optional.empty();
  private String settings = "";
  private boolean reordered;

  /** Makes a model without thresholds. */
  public FakeModel() {}

  /** Brings thresholds. */
  public FakeModel with(DecisionThresholds brought) {
    thresholds = Optional.of(brought);
    return this;
  }

  /** Changes the model, so that a cache does not know it. */
  public FakeModel changed() {
    settings += "x";
    return this;
  }

  /** Tells its settings in another order, as some maps do in another process. */
  public FakeModel reordered() {
    reordered = true;
    return this;
  }

  /** How many pictures and frames were looked at. */
  public int looks() {
    return looks.get();
  }

  /** How many are open. */
  public int open() {
    return open.get();
  }

  /** A factory of such models. */
  public ModelSteps open(Optional<Path> directory, OnnxOptions options, int decoderThreads) {
    open.incrementAndGet();
    return new ModelSteps(
        directory.map(path -> path.getFileName().toString()).orElse("none"),
        FakeModel::frames,
        detector(),
        predictor(),
        faces -> faces.stream().map(face -> new float[] {1, 0}).toList(),
        Map.of("predictor", 1.0),
        open::decrementAndGet);
  }

  private static FrameStream frames(VideoInput input, Sampling sampling) {
    List<Frame> frames = new ArrayList<>();
    try (var channel = input.open()) {
      byte[] bytes = Channels.newInputStream(channel).readAllBytes();
      for (String number : new String(bytes, StandardCharsets.UTF_8).strip().split("\\s+", -1)) {
        frames.add(Frame.of(frames.size(), picture(Integer.parseInt(number))));
      }
    } catch (IOException | NumberFormatException e) {
      throw new ScanException(
          input.name(), Step.DECODE, Reason.NOT_A_VIDEO, "is no video of numbers", e);
    }
    return FrameStream.of(VideoInfo.of(64, 48), frames);
  }

  /** The picture of a number. */
  public static PixelImage picture(int number) {
    return PixelImage.filled(64, 48, number << 16);
  }

  private FaceDetector detector() {
    return batch -> {
      looks.addAndGet(batch.size());
      return batch.stream().map(FakeModel::detect).toList();
    };
  }

  private static List<Detection> detect(Frame frame) {
    return number(frame) > 100 ? List.of() : List.of(Detection.of(new Box(8, 8, 32, 32), 0.9));
  }

  private static int number(Frame frame) {
    return frame.image().pixel(0, 0) >> 16;
  }

  private FacePredictor predictor() {
    return new FacePredictor() {
      @Override
      public List<Prediction> predict(List<FaceImage> faces) {
        return faces.stream().map(face -> Prediction.of(number(face.frame()) / 100.0)).toList();
      }

      @Override
      public Optional<DecisionThresholds> thresholds() {
        return thresholds;
      }

      @Override
      public Map<String, String> settings() {
        Map<String, String> all = new LinkedHashMap<>();
        if (reordered) {
          all.put("last", "1");
        }
        all.put("fake", settings);
        all.put("last", "1");
        return all;
      }
    };
  }
}
