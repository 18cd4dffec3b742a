package ai.deepware.dataset;

import ai.deepware.neighbors.UnionFind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Splits a data set by person, so that nobody is on two sides: videos that share a person, or an
 * original, stay together. Deterministic by seed, whatever the order of the videos.
 *
 * <p>A person known under two numbers can still be on two sides: the split is as good as the
 * clustering. So is a face that was swapped into the video of somebody else; data sets seldom say
 * whose it was.
 *
 * @since 0.1
 */
public final class IdentitySplit {
  private IdentitySplit() {}

  /**
   * Takes a share for testing.
   *
   * @param videos the data set, with unique ids
   * @param share the wanted share of videos, (0,1), such as 0.1; groups that cannot be torn apart
   *     make it inexact
   * @param seed of the choice
   * @return the ids of the videos for testing, at least one group unless there is only one
   * @throws IllegalArgumentException if the share is out of range or an id occurs twice
   */
  public static List<String> test(Collection<DatasetVideo> videos, double share, long seed) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("the share must be in (0,1): " + share);
    }
    List<List<String>> groups = shuffled(videos, seed);
    List<String> test = new ArrayList<>();
    double wanted = share * videos.size();
    for (List<String> group : groups.subList(0, Math.max(0, groups.size() - 1))) {
      // A group goes in if that brings the number nearer to the wanted one.
      if (test.size() + group.size() / 2.0 <= wanted) {
        test.addAll(group);
      }
    }
    if (test.isEmpty() && groups.size() > 1) {
      test.addAll(Collections.min(groups, Comparator.comparing(List::size)));
    }
    Collections.sort(test);
    return List.copyOf(test);
  }

  /**
   * Makes folds of about equal numbers of videos.
   *
   * @param videos the data set, with unique ids
   * @param folds how many, at least 2
   * @param seed of the choice
   * @return the fold of each id, from 0, in the order of the videos
   * @throws IllegalArgumentException if there are fewer groups of videos than folds, or an id
   *     occurs twice
   */
  public static Map<String, Integer> folds(Collection<DatasetVideo> videos, int folds, long seed) {
    List<List<String>> groups = shuffled(videos, seed);
    if (folds < 2 || groups.size() < folds) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d folds of %d groups of videos without a common person: at least 2 are needed,"
                  + " and a group for each",
              folds,
              groups.size()));
    }
    groups.sort(Comparator.comparing(group -> -group.size()));
    int[] sizes = new int[folds];
    Map<String, Integer> assigned = new HashMap<>();
    for (List<String> group : groups) {
      int smallest = 0;
      for (int fold = 1; fold < folds; fold++) {
        smallest = sizes[fold] < sizes[smallest] ? fold : smallest;
      }
      sizes[smallest] += group.size();
      for (String id : group) {
        assigned.put(id, smallest);
      }
    }
    Map<String, Integer> ordered = new LinkedHashMap<>();
    videos.forEach(video -> ordered.put(video.id(), assigned.getOrDefault(video.id(), 0)));
    return ordered;
  }

  private static List<List<String>> shuffled(Collection<DatasetVideo> videos, long seed) {
    List<List<String>> groups = groups(videos);
    Collections.shuffle(groups, new Random(seed));
    return groups;
  }

  private static List<List<String>> groups(Collection<DatasetVideo> videos) {
    List<DatasetVideo> sorted =
        videos.stream().sorted(Comparator.comparing(DatasetVideo::id)).toList();
    UnionFind sets = new UnionFind(sorted.size());
    Map<Object, Integer> first = new HashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      DatasetVideo video = sorted.get(i);
      if (i > 0 && sorted.get(i - 1).id().equals(video.id())) {
        throw new IllegalArgumentException("video " + video.id() + " occurs twice");
      }
      List<Object> ties = new ArrayList<>(video.identities());
      ties.add(video.original());
      for (Object tie : ties) {
        Integer other = first.putIfAbsent(tie, i);
        if (other != null) {
          sets.join(other, i);
        }
      }
    }
    Map<Integer, List<String>> groups = new LinkedHashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      groups.computeIfAbsent(sets.find(i), g -> new ArrayList<>()).add(sorted.get(i).id());
    }
    return new ArrayList<>(groups.values());
  }
}
