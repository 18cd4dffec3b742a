package ai.deepware;

import ai.deepware.annotation.CanIgnoreReturnValue;
import ai.deepware.evidence.SeenFace;
import ai.deepware.evidence.internal.EvidenceCollector;
import ai.deepware.face.Detection;
import ai.deepware.face.Face;
import ai.deepware.face.FaceImage;
import ai.deepware.face.Prediction;
import ai.deepware.face.internal.Turn;
import ai.deepware.frame.Frame;
import ai.deepware.frame.VideoInfo;
import ai.deepware.identity.EmbeddedFace;
import ai.deepware.predict.VideoPredictor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Step 3 and the first half of 4, in batches that the predictor likes; keeps numbers of all faces,
 * and pixels only of those that wait for a batch to be full.
 */
final class FaceCollector implements AutoCloseable {
  /**
   * Bytes; pixels of about ten frames of 1920x1080. More do not wait, however few faces they have.
   */
  private static final long MOST_WAITING = 64L << 20;

  private final ScanConfig config;
  private final StepRunner steps;
  private final EvidenceCollector evidence;
  private final Consumer<Step> done;
  private final List<Face> faces = new ArrayList<>();
  private final List<EmbeddedFace> embedded = new ArrayList<>();
  private final List<FaceFinder.Found> waiting = new ArrayList<>();
  private long waitingBytes;
  private @Nullable VideoPredictor predictor;

  /**
   * @param evidence is shown every frame with faces, once they are predicted and embedded
   * @param done is told each step that was done for a batch
   */
  FaceCollector(
      ScanConfig config, StepRunner steps, EvidenceCollector evidence, Consumer<Step> done) {
    this.config = config;
    this.steps = steps;
    this.evidence = evidence;
    this.done = done;
  }

  /** All faces so far, in order of time. */
  List<Face> faces() {
    return faces;
  }

  /** The same faces, for the clusterer. */
  List<EmbeddedFace> embedded() {
    return embedded;
  }

  /** Takes the faces of a batch of frames. */
  void add(List<FaceFinder.Found> found, Turn turn, VideoInfo video) {
    Frame last = waiting.isEmpty() ? null : waiting.get(waiting.size() - 1).image().frame();
    for (FaceFinder.Found face : found) {
      Frame frame = face.image().frame();
      if (frame != last) {
        waitingBytes += (1L + frame.following().size()) * frame.image().rgb().length;
        last = frame;
      }
      waiting.add(face);
    }
    if (waiting.size() >= config.predictor.preferredBatch() || waitingBytes >= MOST_WAITING) {
      finish(turn, video);
    }
  }

  /** Predicts and embeds what still waits. */
  void finish(Turn turn, VideoInfo video) {
    if (waiting.isEmpty()) {
      return;
    }
    List<FaceImage> images = waiting.stream().map(FaceFinder.Found::image).toList();
    List<Prediction> predictions = predict(images, video);
    done.accept(Step.PREDICT);
    List<float[]> vectors = embed(images);
    for (int i = 0; i < images.size(); i++) {
      add(waiting.get(i), turn, predictions.get(i), vectors.get(i));
    }
    done.accept(Step.EMBED);
    lookForEvidence(vectors, video);
    waiting.clear();
    waitingBytes = 0;
  }

  /** Shows each frame with its faces; those of one frame always wait together. */
  private void lookForEvidence(List<float[]> vectors, VideoInfo video) {
    if (evidence.isEmpty()) {
      return;
    }
    int before = faces.size() - waiting.size();
    for (int from = 0, to; from < waiting.size(); from = to) {
      List<SeenFace> frame = new ArrayList<>();
      for (to = from;
          to < waiting.size() && waiting.get(to).frame() == waiting.get(from).frame();
          to++) {
        frame.add(new SeenFace(faces.get(before + to), waiting.get(to).image(), vectors.get(to)));
      }
      steps.run(
          Step.EVIDENCE,
          () -> {
            evidence.look(video, frame);
            return frame;
          });
    }
    done.accept(Step.EVIDENCE);
  }

  /** Has faces predicted and embedded, and forgets the answers once they were checked. */
  void ask(List<FaceImage> images, VideoInfo video) {
    predict(images, video);
    embed(images);
  }

  @CanIgnoreReturnValue
  private List<Prediction> predict(List<FaceImage> images, VideoInfo video) {
    VideoPredictor opened =
        predictor != null ? predictor : steps.run(Step.PREDICT, () -> config.predictor.open(video));
    predictor = opened;
    List<Prediction> predictions =
        steps.run(
            Step.PREDICT,
            () -> steps.copies(Step.PREDICT, opened.predict(images), prediction -> prediction));
    steps.checkCount(Step.PREDICT, "predictions", images.size(), predictions.size());
    for (Prediction prediction : predictions) {
      if (prediction.isJudged()) {
        steps.checkProbability(Step.PREDICT, "P(fake)", prediction.fakeProbability());
      }
    }
    return predictions;
  }

  @CanIgnoreReturnValue
  private List<float[]> embed(List<FaceImage> images) {
    List<float[]> vectors =
        steps.run(
            Step.EMBED,
            () -> steps.copies(Step.EMBED, config.embedder.embed(images), float[]::clone));
    steps.checkCount(Step.EMBED, "embeddings", images.size(), vectors.size());
    int length = embedded.isEmpty() ? vectors.get(0).length : embedded.get(0).embedding().length;
    for (float[] vector : vectors) {
      checkVector(vector, length);
    }
    return vectors;
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

  private void add(FaceFinder.Found found, Turn turn, Prediction prediction, float[] vector) {
    Frame frame = found.image().frame();
    double scaleX = (double) frame.displayWidth() / frame.image().width();
    double scaleY = (double) frame.displayHeight() / frame.image().height();
    Detection detection =
        turn.back(
            found.image().detection().scaled(scaleX, scaleY),
            frame.displayWidth(),
            frame.displayHeight());
    Prediction placed =
        prediction
            .map()
            .map(map -> map.scaled(scaleX, scaleY))
            .map(map -> turn.back(map, frame.displayWidth(), frame.displayHeight()))
            .map(prediction::withMap)
            .orElse(prediction);
    faces.add(Face.of(frame.time(), detection, placed));
    embedded.add(
        EmbeddedFace.of(
            frame.time(), found.frame(), detection.box(), detection.confidence(), vector));
  }

  /** Closes what was opened for the video. */
  @Override
  public void close() {
    VideoPredictor opened = predictor;
    predictor = null;
    if (opened != null) {
      try {
        // Also where the scan was cancelled or is out of time.
        opened.close();
      } catch (Throwable e) {
        throw steps.failure(Step.PREDICT, e);
      }
    }
  }
}
