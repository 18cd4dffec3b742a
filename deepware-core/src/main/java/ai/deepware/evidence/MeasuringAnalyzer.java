package ai.deepware.evidence;

import ai.deepware.evidence.Evidence.Abstention;
import ai.deepware.evidence.FaceMeasure.Measured;
import ai.deepware.face.Face;
import ai.deepware.frame.VideoInfo;
import ai.deepware.identity.Identity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Measures every face, and compares each person's medians with those of real videos. */
final class MeasuringAnalyzer implements EvidenceAnalyzer {
  private static final int LEAST_FACES = 3;

  /** Up to this rarity the sentence says that it is much. */
  private static final double RARE = 0.05;

  /** Sentences for what is rare and for what is not, each with what was measured and expected. */
  record Sentences(String rare, String common) {}

  private final String kind;
  private final FaceMeasure measure;
  private final RealVideos real;
  private final Sentences sentences;

  MeasuringAnalyzer(String kind, FaceMeasure measure, RealVideos real, Sentences sentences) {
    this.kind = kind;
    this.measure = measure;
    this.real = real;
    this.sentences = sentences;
  }

  @Override
  public int burst() {
    return measure.burst();
  }

  @Override
  public VideoAnalyzer open(VideoInfo video) {
    IdentityHashMap<Face, Measured> seen = new IdentityHashMap<>();
    return new VideoAnalyzer() {
      @Override
      public void look(List<SeenFace> faces) {
        faces.forEach(face -> seen.put(face.face(), measure.of(face)));
      }

      @Override
      public List<Evidence> conclude(List<Identity> persons) {
        return persons.stream().map(person -> told(person, seen)).toList();
      }
    };
  }

  private Evidence told(Identity person, IdentityHashMap<Face, Measured> seen) {
    List<Face> faces = new ArrayList<>();
    List<Map<String, Double>> all = new ArrayList<>();
    Map<Abstention, Integer> reasons = new EnumMap<>(Abstention.class);
    for (Face face : person.faces()) {
      Measured one = seen.getOrDefault(face, Measured.not(Abstention.OTHER));
      if (one.abstention() == null) {
        faces.add(face);
        all.add(one.values());
      } else {
        reasons.merge(one.abstention(), 1, Integer::sum);
      }
    }
    Evidence.Builder evidence = Evidence.builder(kind).identity(person.id());
    if (all.size() < LEAST_FACES) {
      evidence.span(person.firstSeconds(), person.lastSeconds());
      return abstention(evidence, mostFrequent(reasons));
    }
    evidence.span(faces.get(0).time(), faces.get(faces.size() - 1).time());
    evidence.box(faces.get(faces.size() / 2).box());
    Map<String, Double> medians = medians(all);
    medians.forEach(evidence::value);
    evidence.value("faces", all.size());
    Optional<Double> rarity = real.rarity(medians);
    if (rarity.isEmpty()) {
      return abstention(evidence, Abstention.NOT_CALIBRATED);
    }
    String sentence = rarity.get() <= RARE ? sentences.rare() : sentences.common();
    double found = Math.exp(medians.getOrDefault(real.measure(), Double.NaN));
    return evidence
        .rarity(rarity.get())
        .text(String.format(Locale.ROOT, sentence, found, Math.exp(real.expected(medians))));
  }

  private static Abstention mostFrequent(Map<Abstention, Integer> reasons) {
    return reasons.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Abstention.TOO_FEW_FRAMES);
  }

  private static Evidence abstention(Evidence.Builder evidence, Abstention reason) {
    return evidence
        .abstained(reason)
        .text(
            switch (reason) {
              case TOO_FEW_FRAMES -> "Too few moving frames of this person to tell.";
              case NO_BURSTS ->
                  "Too few consecutive frames follow each other where this person is seen.";
              case TOO_SMALL -> "The faces have too few pixels to tell.";
              case TOO_COMPRESSED -> "Compression left too little to tell.";
              case NOT_CALIBRATED -> "No real videos of this quality are known to compare with.";
              case OTHER -> "There is nothing around the face to compare it with.";
            });
  }

  private static Map<String, Double> medians(List<Map<String, Double>> all) {
    Map<String, Double> medians = new LinkedHashMap<>();
    Set<String> names = all.get(0).keySet();
    for (String name : names) {
      double[] values =
          all.stream().mapToDouble(one -> one.getOrDefault(name, Double.NaN)).toArray();
      medians.put(name, FaceMeasure.median(values));
    }
    return medians;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("name", kind, "realVideos", Integer.toString(real.count()));
  }
}
