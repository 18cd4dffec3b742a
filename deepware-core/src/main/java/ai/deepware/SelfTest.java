package ai.deepware;

import ai.deepware.evidence.EvidenceAnalyzer;
import ai.deepware.evidence.SeenFace;
import ai.deepware.evidence.internal.EvidenceCollector;
import ai.deepware.face.Box;
import ai.deepware.face.Detection;
import ai.deepware.face.Face;
import ai.deepware.face.FaceImage;
import ai.deepware.face.Landmarks;
import ai.deepware.frame.Frame;
import ai.deepware.frame.VideoInfo;
import ai.deepware.identity.EmbeddedFace;
import ai.deepware.identity.Identity;
import ai.deepware.image.PixelImage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Asks every step of a scanner once, without a video. */
final class SelfTest {
  static final String NAME = "self-test";
  private static final int SIDE = 160;
  private static final int FACES = 5;

  private final ScanConfig config;
  private final StepRunner steps;

  SelfTest(ScanConfig config) {
    this.config = config;
    this.steps = new StepRunner(NAME, new Guard(NAME, config.timeout, new Cancellation()));
  }

  void run() {
    checkFrames();
    Frame frame = Frame.of(0, PixelImage.filled(SIDE, SIDE, 0x808080));
    new FaceFinder(config, steps).find(List.of(frame));
    Landmarks landmarks = Landmarks.of(64, 70, 96, 70, 80, 86, 68, 104, 92, 104);
    Detection face = Detection.of(new Box(50, 40, 60, 80), landmarks, 1);
    EvidenceCollector none = new EvidenceCollector(List.of(), failure -> true);
    try (FaceCollector collector = new FaceCollector(config, steps, none, step -> {})) {
      collector.ask(List.of(new FaceImage(frame, face)), VideoInfo.of(SIDE, SIDE));
    }
    Identity person = checkScoring(face);
    config.evidence.forEach(analyzer -> checkEvidence(analyzer, frame, face, person));
    steps.run(Step.STRATEGY, () -> Map.entry(config.describe(), config.models()));
  }

  private void checkEvidence(
      EvidenceAnalyzer analyzer, Frame frame, Detection face, Identity person) {
    steps.run(
        Step.EVIDENCE,
        () -> {
          try (EvidenceCollector asked =
              new EvidenceCollector(List.of(analyzer), failure -> true)) {
            VideoInfo video = VideoInfo.of(SIDE, SIDE);
            FaceImage image = new FaceImage(frame, face);
            asked.look(
                video, List.of(new SeenFace(person.faces().get(0), image, new float[] {1, 0})));
            return asked.conclude(video, List.of(person));
          }
        });
  }

  private Identity checkScoring(Detection detection) {
    List<EmbeddedFace> embedded =
        IntStream.range(0, FACES)
            .mapToObj(i -> EmbeddedFace.of(i, i, detection.box(), 1, new float[] {1, 0}))
            .toList();
    steps.run(Step.CLUSTER, () -> config.clusterer.cluster(embedded, () -> {}));
    List<Face> faces =
        IntStream.range(0, FACES).mapToObj(second -> Face.of(second, detection, 0.5)).toList();
    double score =
        steps.probability(
            Step.IDENTITY_STRATEGY, () -> config.identityStrategy.score(faces, config.thresholds));
    Identity person = Identity.of(0, faces, score, config.thresholds.verdict(score));
    steps.probability(
        Step.STRATEGY, () -> config.strategy.score(List.of(person), List.of(), config.thresholds));
    return person;
  }

  private void checkFrames() {
    try {
      config.frames.check();
    } catch (DeepwareException e) {
      throw e;
    } catch (Throwable e) {
      throw steps.failure(Step.DECODE, e);
    }
  }
}
