package ai.deepware;

import ai.deepware.PersonScoring.Persons;
import ai.deepware.evidence.Evidence;
import ai.deepware.evidence.internal.EvidenceCollector;
import ai.deepware.face.Face;
import ai.deepware.frame.Frame;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.ScanWarning.Kind;
import ai.deepware.frame.VideoInfo;
import ai.deepware.frame.VideoInput;
import ai.deepware.identity.EmbeddedFace;
import ai.deepware.text.Printable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One scan: the six steps in a row, decoding ahead in a thread of its own. Used once. */
final class Scan {
  private static final Logger log = LoggerFactory.getLogger(Scan.class);

  private final ScanConfig config;
  private final VideoInput input;
  private final Instant start = Instant.now();
  private final StepRunner steps;
  private final FaceFinder finder;
  private final EvidenceCollector evidence;
  private final List<Double> frameTimes = new ArrayList<>();
  private final List<ScanWarning> warnings = new ArrayList<>();

  Scan(ScanConfig config, VideoInput input, Guard guard) {
    this.config = config;
    this.input = input;
    this.steps = new StepRunner(input.name(), guard);
    this.finder = new FaceFinder(config, steps);
    this.evidence = new EvidenceCollector(config.evidence, steps::endsScan);
  }

  ScanResult run() {
    try (evidence) {
      return runSteps();
    } catch (Throwable e) {
      // What a plug-in throws outside of its step, from settings() say, ends this scan alone, too.
      throw steps.failure(Step.STRATEGY, e);
    }
  }

  private ScanResult runSteps() {
    Seen seen = readFrames();
    VideoInfo video = seen.video();
    if (frameTimes.isEmpty()) {
      warnings.add(new ScanWarning(Kind.NO_FRAME, 0, "the sampling chose no frame of this video"));
    }
    warnings.addAll(finder.warnings());
    if (seen.notJudged() > 0) {
      warnings.add(
          ScanWarning.of(
              Kind.FACES_NOT_JUDGED,
              seen.notJudged(),
              "the predictor abstained from %d faces, which take no part in a score",
              seen.notJudged()));
    }
    Persons persons = new PersonScoring(config, steps).score(seen.faces(), seen.embedded());
    report(Step.CLUSTER, video);
    if (persons.dropped() > 0) {
      warnings.add(
          ScanWarning.of(
              Kind.PERSONS_DROPPED,
              persons.dropped(),
              "%d persons have fewer than %d faces that were judged and were left out",
              persons.dropped(),
              config.minFaces));
    }
    List<Evidence> found = evidence(video, persons);
    if (persons.identities().isEmpty()) {
      return result(OptionalDouble.empty(), video, persons, found);
    }
    double score =
        steps.probability(
            Step.STRATEGY,
            () -> config.strategy.score(persons.identities(), found, config.thresholds));
    report(Step.STRATEGY, video);
    return result(OptionalDouble.of(score), video, persons, found);
  }

  private List<Evidence> evidence(VideoInfo video, Persons persons) {
    if (evidence.isEmpty()) {
      return List.of();
    }
    List<Evidence> found =
        steps.run(Step.EVIDENCE, () -> List.copyOf(evidence.conclude(video, persons.identities())));
    evidence.close();
    warnings.addAll(evidence.warnings());
    return found;
  }

  private ScanResult result(
      OptionalDouble score, VideoInfo video, Persons persons, List<Evidence> found) {
    return new ScanResult(
        input.name(),
        start,
        score,
        video,
        frameTimes,
        persons,
        found,
        warnings,
        config,
        steps.timings());
  }

  /** What the steps for each frame saw. */
  private record Seen(VideoInfo video, List<Face> faces, List<EmbeddedFace> embedded) {
    int notJudged() {
      return (int) faces.stream().filter(face -> !face.prediction().isJudged()).count();
    }
  }

  private Seen readFrames() {
    try (FrameReader reader = new FrameReader(config, input, steps);
        FaceCollector faces =
            new FaceCollector(config, steps, evidence, step -> report(step, reader.info()))) {
      for (List<Frame> batch = reader.next(); !batch.isEmpty(); batch = reader.next()) {
        batch.forEach(frame -> frameTimes.add(frame.time()));
        report(Step.DECODE, reader.info());
        List<FaceFinder.Found> found = finder.find(batch);
        report(Step.DETECT, reader.info());
        faces.add(found, finder.turn(), reader.info());
      }
      faces.finish(finder.turn(), reader.info());
      warnings.addAll(reader.warnings());
      return new Seen(reader.info(), faces.faces(), faces.embedded());
    }
  }

  private void report(Step step, VideoInfo video) {
    try {
      config.listener.onProgress(
          new ScanProgress(
              input.name(), step, frameTimes.size(), video.expectedFrames(), finder.count()));
    } catch (Throwable e) {
      log.warn("{}: the listener failed; the scan goes on", Printable.line(input.name()), e);
    }
  }
}
