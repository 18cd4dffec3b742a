package ai.deepware.command.evaluate;

import ai.deepware.evaluation.Temperature;
import ai.deepware.face.Face;
import ai.deepware.identity.Identity;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.predict.Verdict;
import ai.deepware.strategy.IdentityStrategy;
import ai.deepware.strategy.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A labelled video, picture, or group of pictures, with what a model saw in it. Makes scores as a
 * scan with the default strategies does.
 *
 * @param unit what it is a part of: cases of one unit are not independent
 * @param dataset the data set that it belongs to
 * @param fake its label
 * @param picture whether it is a single picture
 * @param observation what the model saw
 */
public record Case(
    String unit, String dataset, boolean fake, boolean picture, Observation observation) {
  private static final IdentityStrategy PERSONS = IdentityStrategy.deepware();
  private static final Strategy VIDEOS = Strategy.deepware();

  private record GroupKey(String dataset, String group, boolean fake) {}

  /**
   * Makes a case of a video or picture.
   *
   * @param item the video or picture
   * @param observation what a model saw in it
   * @return the case
   */
  public static Case of(Item item, Observation observation) {
    return new Case(
        item.group().orElse(item.name()), item.dataset(), item.fake(), item.picture(), observation);
  }

  /**
   * Makes cases of what has a score at the end: videos, and the groups of pictures.
   *
   * @param items the videos and pictures
   * @param observations what a model saw in them, in order of the items
   * @return the cases
   */
  public static List<Case> wholes(List<Item> items, List<Observation> observations) {
    List<Case> wholes = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (!items.get(i).picture()) {
        wholes.add(of(items.get(i), observations.get(i)));
      }
    }
    wholes.addAll(groups(items, observations));
    return wholes;
  }

  /**
   * One case per group and label of the pictures that have a group: all their faces, one person.
   */
  static List<Case> groups(List<Item> items, List<Observation> observations) {
    Map<GroupKey, List<Observation>> groups = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      if (item.picture() && item.group().isPresent()) {
        GroupKey key = new GroupKey(item.dataset(), item.group().get(), item.fake());
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(observations.get(i));
      }
    }
    List<Case> cases = new ArrayList<>();
    groups.forEach(
        (key, parts) -> cases.add(new Case(key.group, key.dataset, key.fake, false, join(parts))));
    return cases;
  }

  private static Observation join(List<Observation> pictures) {
    List<SeenFace> faces = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      for (SeenFace face : pictures.get(i).faces()) {
        faces.add(face.as(i, 0));
      }
    }
    boolean failed = pictures.stream().allMatch(picture -> picture.fate() == Fate.FAILED);
    Fate fate = !faces.isEmpty() ? Fate.SCORED : failed ? Fate.FAILED : Fate.NO_FACE;
    return new Observation(fate, "", pictures.size(), faces);
  }

  /**
   * Divides all logits.
   *
   * @param temperature by what
   * @return the same with calibrated predictions
   */
  public Case calibrated(Temperature temperature) {
    return new Case(unit, dataset, fake, picture, observation.calibrated(temperature));
  }

  /**
   * Scores frames.
   *
   * @param thresholds tell what is uncertain
   * @return one sample per frame: its largest face, or why there is none
   */
  public List<Sample> frames(DecisionThresholds thresholds) {
    Map<Double, SeenFace> largest = new TreeMap<>();
    for (SeenFace face : observation.faces()) {
      largest.merge(face.time(), face, (a, b) -> a.area() >= b.area() ? a : b);
    }
    List<Sample> samples = new ArrayList<>();
    largest.values().forEach(face -> samples.add(sample(face.fake(), thresholds)));
    if (observation.fate() == Fate.FAILED) {
      samples.add(Sample.without(unit, fake, Fate.FAILED));
    }
    for (int i = largest.size(); i < observation.frames(); i++) {
      samples.add(Sample.without(unit, fake, Fate.NO_FACE));
    }
    return samples;
  }

  /** One sample per person, or one that says why there is nobody. */
  List<Sample> persons(DecisionThresholds thresholds) {
    List<Identity> persons = identities(thresholds);
    return persons.isEmpty()
        ? List.of(Sample.without(unit, fake, observation.fate()))
        : persons.stream().map(person -> sample(person.score(), thresholds)).toList();
  }

  /**
   * Scores the whole.
   *
   * @param thresholds what counts as real and as fake
   * @return its score, or why there is none
   */
  public Sample video(DecisionThresholds thresholds) {
    return scored()
        ? sample(score(thresholds), thresholds)
        : Sample.without(unit, fake, observation.fate());
  }

  /** {@return whether there is somebody to score} */
  public boolean scored() {
    return observation.fate() == Fate.SCORED;
  }

  /**
   * Scores the whole, if there is somebody to score.
   *
   * @param thresholds what counts as real and as fake
   * @return the score at the end of a scan with these thresholds, [0,1]
   */
  public double score(DecisionThresholds thresholds) {
    return VIDEOS.score(identities(thresholds), thresholds);
  }

  private List<Identity> identities(DecisionThresholds thresholds) {
    Map<Integer, List<Face>> byPerson = new TreeMap<>();
    for (SeenFace face : observation.faces()) {
      if (face.person() != SeenFace.NOBODY) {
        byPerson.computeIfAbsent(face.person(), id -> new ArrayList<>()).add(face.face());
      }
    }
    List<Identity> identities = new ArrayList<>();
    byPerson.forEach(
        (id, faces) -> {
          double score = PERSONS.score(faces, thresholds);
          identities.add(Identity.of(id, faces, score, thresholds.verdict(score)));
        });
    return identities;
  }

  private Sample sample(double score, DecisionThresholds thresholds) {
    Fate fate = thresholds.verdict(score) == Verdict.UNCERTAIN ? Fate.UNCERTAIN : Fate.SCORED;
    return new Sample(unit, fake, score, fate);
  }
}
