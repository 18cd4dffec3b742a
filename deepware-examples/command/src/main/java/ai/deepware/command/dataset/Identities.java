package ai.deepware.command.dataset;

import ai.deepware.command.dataset.FaceTable.FaceVideo;
import ai.deepware.command.dataset.IdentityTable.Entry;
import ai.deepware.dataset.PersonClusterer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is who across a data set.
 *
 * <p>A fake whose original is among the videos has its people; its own face, which is a mixture of
 * two, would only link the two. Other fakes are clustered like reals.
 */
final class Identities {
  private final PersonClusterer clusterer;
  private final PersonVectors vectors;
  private final List<String> failures = new ArrayList<>();

  Identities(PersonClusterer clusterer, PersonVectors vectors) {
    this.clusterer = clusterer;
    this.vectors = vectors;
  }

  /** Numbers the people of all videos; videos that fail are left out. */
  List<Entry> number(List<FaceVideo> videos) {
    Set<String> reals =
        videos.stream().filter(v -> !v.fake()).map(FaceVideo::name).collect(Collectors.toSet());
    List<float[]> all = new ArrayList<>();
    List<String> owners = new ArrayList<>();
    Set<String> failed = new HashSet<>();
    for (FaceVideo video : videos) {
      if (!video.fake() || !reals.contains(video.original())) {
        try {
          List<float[]> persons = vectors.of(video);
          all.addAll(persons);
          persons.forEach(person -> owners.add(video.name()));
        } catch (IOException e) {
          failed.add(video.name());
          failures.add(video.name() + ": " + e.getMessage());
        }
      }
    }
    int[] numbers = clusterer.cluster(all);
    Map<String, Set<Integer>> identities = new HashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      identities.computeIfAbsent(owners.get(i), name -> new HashSet<>()).add(numbers[i]);
    }
    return videos.stream()
        .filter(video -> !failed.contains(video.name()))
        .map(video -> entry(video, identities))
        .toList();
  }

  private static Entry entry(FaceVideo video, Map<String, Set<Integer>> identities) {
    Set<Integer> own = identities.getOrDefault(video.name(), Set.of());
    Set<Integer> people =
        own.isEmpty() && video.fake() ? identities.getOrDefault(video.original(), own) : own;
    return new Entry(
        video.name(),
        video.label(),
        video.original(),
        video.files().size(),
        video.persons().size(),
        people);
  }

  /** Which videos failed, and why. */
  List<String> failures() {
    return failures;
  }
}
