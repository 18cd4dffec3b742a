package ai.deepware.dataset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Draws faces for training so that each person counts alike, however many videos show him, and half
 * of the faces are fake: a random identity, a random real video of it, real or fake fifty-fifty,
 * for fake a random fake made from that video, a random face of the selected video. As the
 * reference's document describes it.
 *
 * <p>Persons and real videos that have no fake take part in the draws of reals alone, so that the
 * halves stay halves. Not drawn at all: videos without a face or person, and fakes of an unknown
 * original. Infinite; the draw with number n depends on seed and n alone. Safe to use from several
 * threads.
 *
 * @since 0.1
 */
public final class IdentityBalancedSampler implements Supplier<IdentityBalancedSampler.Draw> {
  private final List<Person> persons;
  private final List<Person> forged;
  private final long seed;
  private final AtomicLong next = new AtomicLong();

  /**
   * A face that was drawn.
   *
   * @param identity the person's number
   * @param original the person's real video that was selected
   * @param video the video of the face: the original or a fake made from it
   * @param face the number of the face in that video, from 0
   */
  public record Draw(int identity, DatasetVideo original, DatasetVideo video, int face) {}

  private record Person(int identity, List<Source> sources) {}

  private record Source(DatasetVideo real, List<DatasetVideo> fakes) {}

  /**
   * Makes a sampler; draws do not depend on the order of the videos.
   *
   * @param videos the data set
   * @param seed of the random numbers
   * @throws IllegalArgumentException if there is no real video with a person and a face, or none of
   *     them has a fake
   */
  public IdentityBalancedSampler(Collection<DatasetVideo> videos, long seed) {
    this.seed = new SplittableRandom(seed).nextLong();
    this.persons = persons(videos);
    this.forged =
        persons.stream()
            .map(p -> new Person(p.identity, withFakes(p.sources)))
            .filter(p -> !p.sources.isEmpty())
            .toList();
    if (forged.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing to draw: no real video has a person, a face and a fake made from it");
    }
  }

  private static List<Source> withFakes(List<Source> sources) {
    return sources.stream().filter(source -> !source.fakes.isEmpty()).toList();
  }

  private static List<Person> persons(Collection<DatasetVideo> videos) {
    List<DatasetVideo> sorted =
        videos.stream()
            .filter(video -> video.faces() > 0)
            .sorted(Comparator.comparing(DatasetVideo::id))
            .toList();
    Map<String, List<DatasetVideo>> fakes =
        sorted.stream()
            .filter(DatasetVideo::fake)
            .collect(Collectors.groupingBy(DatasetVideo::original));
    Map<Integer, List<Source>> sources = new TreeMap<>();
    for (DatasetVideo video : sorted) {
      Set<Integer> identities = video.fake() ? Set.of() : video.identities();
      for (int identity : identities) {
        Source source = new Source(video, fakes.getOrDefault(video.id(), List.of()));
        sources.computeIfAbsent(identity, i -> new ArrayList<>()).add(source);
      }
    }
    return sources.entrySet().stream()
        .map(entry -> new Person(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** {@return the next face; threads that share the sampler share one sequence} */
  @Override
  public Draw get() {
    return draw(next.getAndIncrement());
  }

  /** {@return all draws from number 0 on, without end; the same in parallel, if ordered} */
  public Stream<Draw> stream() {
    return LongStream.range(0, Long.MAX_VALUE).mapToObj(this::draw);
  }

  /**
   * Repeats a draw.
   *
   * @param number of the draw, from 0
   * @return the face
   */
  public Draw draw(long number) {
    // The seed of a draw is mixed, or neighboring draws would share random numbers.
    SplittableRandom random = new SplittableRandom(new SplittableRandom(seed + number).nextLong());
    boolean fake = random.nextBoolean();
    Person person = pick(fake ? forged : persons, random);
    Source source = pick(person.sources, random);
    DatasetVideo video = fake ? pick(source.fakes, random) : source.real;
    return new Draw(person.identity, source.real, video, random.nextInt(video.faces()));
  }

  private static <T> T pick(List<T> list, SplittableRandom random) {
    return list.get(random.nextInt(list.size()));
  }
}
