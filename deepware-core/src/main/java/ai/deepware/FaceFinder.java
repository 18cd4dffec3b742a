package ai.deepware;

import ai.deepware.annotation.CanIgnoreReturnValue;
import ai.deepware.face.Detection;
import ai.deepware.face.FaceImage;
import ai.deepware.face.internal.Turn;
import ai.deepware.face.internal.WayUp;
import ai.deepware.frame.Frame;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.ScanWarning.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Step 2, batch by batch: which detections are used, and which way up their frames are. */
final class FaceFinder {
  /** A face, and the number of its frame among those looked at. */
  record Found(FaceImage image, long frame) {}

  private final ScanConfig config;
  private final StepRunner steps;
  private final WayUp wayUp;
  private long frames;
  private int found;
  private int facesLeftOut;
  private int crowdedFrames;
  private int refused;
  private int beyondAll;

  FaceFinder(ScanConfig config, StepRunner steps) {
    this.config = config;
    this.steps = steps;
    this.wayUp = new WayUp(config.turning);
  }

  /** How the frames of all faces are turned. */
  Turn turn() {
    return wayUp.turn();
  }

  /** Faces found so far that are used. */
  int count() {
    return found;
  }

  @CanIgnoreReturnValue // where the detector is only tried
  List<Found> find(List<Frame> batch) {
    List<Frame> upright = wayUp.apply(batch);
    List<List<Detection>> detections = detections(upright);
    if (wayUp.turns(upright, detections, this::detections)) {
      upright = wayUp.apply(batch);
      detections = detections(upright);
    }
    List<Found> faces = new ArrayList<>();
    for (int i = 0; i < upright.size(); i++) {
      Frame frame = upright.get(i);
      List<Detection> possible =
          detections.get(i).stream()
              .filter(detection -> FaceCheck.isPossible(detection, frame.image()))
              .toList();
      refused += detections.get(i).size() - possible.size();
      long number = frames++;
      mostConfident(possible)
          .forEach(detection -> faces.add(new Found(new FaceImage(frame, detection), number)));
    }
    int room = Math.min(faces.size(), config.limits.faces() - found);
    beyondAll += faces.size() - room;
    found += room;
    return faces.subList(0, room);
  }

  private List<List<Detection>> detections(List<Frame> frames) {
    List<List<Detection>> detections =
        steps.run(
            Step.DETECT,
            () ->
                steps.copies(
                    Step.DETECT,
                    config.detector.detect(List.copyOf(frames)),
                    one -> steps.copies(Step.DETECT, one, detection -> detection)));
    steps.checkCount(Step.DETECT, "lists of faces", frames.size(), detections.size());
    return detections;
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
    if (turn() != Turn.NONE) {
      warnings.add(
          ScanWarning.of(
              Kind.TURNED,
              turn().degrees(),
              "the video does not stand upright: faces were found in frames turned by %d degrees"
                  + " clockwise",
              turn().degrees()));
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
}
