package ai.deepware.predict;

import ai.deepware.face.FaceImage;
import ai.deepware.face.Prediction;
import ai.deepware.frame.VideoInfo;
import ai.deepware.model.ModelInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

final class EnsemblePredictor implements FacePredictor {
  private final List<FacePredictor> members;

  EnsemblePredictor(List<? extends FacePredictor> members) {
    this.members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("an ensemble needs at least one predictor");
    }
  }

  @Override
  public List<Prediction> predict(List<FaceImage> faces) {
    return mean(faces.size(), members.stream().map(member -> member.predict(faces)).toList());
  }

  @Override
  public VideoPredictor open(VideoInfo video) {
    return new OpenEnsemble(members, video);
  }

  static List<Prediction> mean(int faces, List<List<Prediction>> ofMembers) {
    for (int m = 0; m < ofMembers.size(); m++) {
      int given = ofMembers.get(m).size();
      if (given != faces) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "predictor %d of the ensemble gave %d results for %d faces",
                m + 1,
                given,
                faces));
      }
    }
    return IntStream.range(0, faces)
        .mapToObj(i -> mean(ofMembers.stream().map(all -> all.get(i)).toList()))
        .toList();
  }

  private static Prediction mean(List<Prediction> ofOneFace) {
    List<Prediction> judged = ofOneFace.stream().filter(Prediction::isJudged).toList();
    if (judged.isEmpty()) {
      return ofOneFace.get(0);
    }
    double sum = judged.stream().mapToDouble(Prediction::logit).sum();
    Prediction mean = Prediction.ofLogit(sum / judged.size());
    return judged.stream()
        .flatMap(one -> one.map().stream())
        .findFirst()
        .map(mean::withMap)
        .orElse(mean);
  }

  @Override
  public int preferredBatch() {
    return members.stream().mapToInt(FacePredictor::preferredBatch).max().orElseThrow();
  }

  @Override
  public Optional<DecisionThresholds> thresholds() {
    return DecisionThresholds.ofEnsemble(members);
  }

  @Override
  public List<ModelInfo> models() {
    return members.stream().flatMap(m -> m.models().stream()).distinct().toList();
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("ensemble", members.size() + ", mean of the logits");
    for (int m = 0; m < members.size(); m++) {
      String prefix = (m + 1) + ".";
      Map<String, String> member = members.get(m).settings();
      if (member.isEmpty()) {
        settings.put(prefix + "type", members.get(m).getClass().getName());
      }
      member.forEach((name, value) -> settings.put(prefix + name, value));
    }
    return settings;
  }

  /** The members of an ensemble for one video. */
  private static final class OpenEnsemble implements VideoPredictor {
    private final List<VideoPredictor> members = new ArrayList<>();

    OpenEnsemble(List<FacePredictor> members, VideoInfo video) {
      try {
        members.forEach(
            member ->
                this.members.add(
                    Objects.requireNonNull(member.open(video), "what a member opened")));
      } catch (Throwable e) {
        closeAfter(e);
        throw e;
      }
    }

    @Override
    public List<Prediction> predict(List<FaceImage> faces) {
      return mean(faces.size(), members.stream().map(member -> member.predict(faces)).toList());
    }

    private void closeAfter(Throwable failure) {
      try {
        close();
      } catch (Throwable e) {
        failure.addSuppressed(e);
      }
    }

    @Override
    public void close() {
      RuntimeException failure = null;
      for (VideoPredictor member : members) {
        try {
          member.close();
        } catch (RuntimeException e) {
          if (failure == null) {
            failure = e;
          } else {
            failure.addSuppressed(e);
          }
        }
      }
      if (failure != null) {
        throw failure;
      }
    }
  }
}
