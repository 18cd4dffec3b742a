package ai.deepware;

import ai.deepware.face.Detection;
import ai.deepware.face.Face;
import ai.deepware.face.FaceImage;
import ai.deepware.frame.Frame;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.ScanWarning.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Steps 2 and 3 and the first half of 4, batch by batch; keeps numbers, never pixels. */
final class FaceCollector {
  private final ScanConfig config;
  private final StepRunner steps;
  private final List<Face> faces = new ArrayList<>();
  private final List<float[]> embeddings = new ArrayList<>();
  private final WayUp wayUp;
  private int facesLeftOut;
  private int crowdedFrames;
  private int refused;
  private int beyondAll;

  FaceCollector(ScanConfig config, StepRunner steps) {
    this.config = config;
    this.steps = steps;
    this.wayUp = new WayUp(config.turning);
  }

  /** All faces so far, in order of time. */
  List<Face> faces() {
    return faces;
  }

  /** One vector per face. */
  List<float[]> embeddings() {
    return embeddings;
  }

  List<ScanWarning> warnings() {
    List<ScanWarning> warnings = new ArrayList<>();
    if (facesLeftOut > 0) {
      warnings.add(
          ScanWarning.of(
              Kind.FACES_LEFT_OUT,
              facesLeftOut,
              "%d faces of %d frames are beyond the limit of %d faces a frame and were left out",
              facesLeftOut,
              crowdedFrames,
              config.limits.facesPerFrame()));
    }
    if (beyondAll > 0) {
      warnings.add(
          ScanWarning.of(
              Kind.FACES_LEFT_OUT,
              beyondAll,
              "%d faces are beyond the limit of %d faces a video and were left out",
              beyondAll,
              config.limits.faces()));
    }
    if (wayUp.turn() != Turn.NONE) {
      warnings.add(
          ScanWarning.of(
              Kind.TURNED,
              wayUp.turn().degrees(),
              "the video does not stand upright: faces were found in frames turned by %d degrees"
                  + " clockwise",
              wayUp.turn().degrees()));
    }
    if (refused > 0) {
      warnings.add(
          ScanWarning.of(
              Kind.FACES_REFUSED,
              refused,
              "%d detections cannot be faces by size, place or landmarks and were dropped",
              refused));
    }
    return warnings;
  }

  void add(List<Frame> batch, Consumer<Step> done) {
    List<FaceImage> found = withinLimit(detect(batch));
    done.accept(Step.DETECT);
    if (found.isEmpty()) {
      return;
    }
    double[] fake = predict(found);
    done.accept(Step.PREDICT);
    embeddings.addAll(embed(found));
    for (int i = 0; i < fake.length; i++) {
      faces.add(face(found.get(i), fake[i]));
    }
    done.accept(Step.EMBED);
  }

  private List<FaceImage> detect(List<Frame> batch) {
    List<Frame> frames = wayUp.apply(batch);
    List<List<Detection>> detections = detections(frames);
    if (wayUp.turns(frames, detections, this::detections)) {
      frames = wayUp.apply(batch);
      detections = detections(frames);
    }
    List<FaceImage> found = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      List<Detection> possible =
          detections.get(i).stream()
              .filter(detection -> FaceCheck.isPossible(detection, frame.image()))
              .toList();
      refused += detections.get(i).size() - possible.size();
      mostConfident(possible).forEach(detection -> found.add(new FaceImage(frame, detection)));
    }
    return found;
  }

  private List<List<Detection>> detections(List<Frame> frames) {
    List<List<Detection>> detections =
        steps.run(
            Step.DETECT,
            () ->
                copies(
                    Step.DETECT,
                    config.detector.detect(List.copyOf(frames)),
                    one -> copies(Step.DETECT, one, detection -> detection)));
    steps.checkCount(Step.DETECT, "lists of faces", frames.size(), detections.size());
    return detections;
  }

  private List<FaceImage> withinLimit(List<FaceImage> found) {
    int room = Math.min(found.size(), config.limits.faces() - faces.size());
    beyondAll += found.size() - room;
    return found.subList(0, room);
  }

  private List<Detection> mostConfident(List<Detection> detections) {
    detections.forEach(
        face -> steps.checkProbability(Step.DETECT, "confidence", face.confidence()));
    int most = config.limits.facesPerFrame();
    if (detections.size() <= most) {
      return detections;
    }
    crowdedFrames++;
    facesLeftOut += detections.size() - most;
    return detections.stream()
        .sorted(Comparator.comparingDouble(Detection::confidence).reversed())
        .limit(most)
        .toList();
  }

  private double[] predict(List<FaceImage> found) {
    double[] fake = steps.run(Step.PREDICT, () -> config.predictor.predict(List.copyOf(found)));
    steps.checkCount(Step.PREDICT, "predictions", found.size(), fake.length);
    for (double value : fake) {
      steps.checkProbability(Step.PREDICT, "P(fake)", value);
    }
    return fake;
  }

  private List<float[]> embed(List<FaceImage> found) {
    List<FaceImage> given = List.copyOf(found);
    List<float[]> vectors =
        steps.run(
            Step.EMBED, () -> copies(Step.EMBED, config.embedder.embed(given), float[]::clone));
    steps.checkCount(Step.EMBED, "embeddings", found.size(), vectors.size());
    int length = embeddings.isEmpty() ? vectors.get(0).length : embeddings.get(0).length;
    for (float[] vector : vectors) {
      checkVector(vector, length);
    }
    return vectors;
  }

  /** What a step returned, without nulls, and the scan's own from now on. */
  private <T> List<T> copies(Step step, @Nullable List<T> returned, UnaryOperator<T> copy) {
    if (returned == null || returned.stream().anyMatch(Objects::isNull)) {
      throw steps.badOutput(step, "returned " + (returned == null ? "null" : "a list with null"));
    }
    return returned.stream().map(copy).toList();
  }

  private void checkVector(float[] vector, int length) {
    if (vector.length != length) {
      throw steps.badOutput(
          Step.EMBED, "returned embeddings of lengths " + length + " and " + vector.length);
    }
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    if (!Double.isFinite(square) || square == 0) {
      throw steps.badOutput(Step.EMBED, "returned an embedding that is zero or not finite");
    }
  }

  private Face face(FaceImage image, double fake) {
    Frame frame = image.frame();
    double scaleX = (double) frame.displayWidth() / frame.image().width();
    double scaleY = (double) frame.displayHeight() / frame.image().height();
    Detection detection =
        wayUp
            .turn()
            .back(
                image.detection().scaled(scaleX, scaleY),
                frame.displayWidth(),
                frame.displayHeight());
    return Face.of(frame.time(), detection, fake);
  }
}
