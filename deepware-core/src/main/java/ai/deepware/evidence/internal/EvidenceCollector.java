package ai.deepware.evidence.internal;

import ai.deepware.evidence.Evidence;
import ai.deepware.evidence.EvidenceAnalyzer;
import ai.deepware.evidence.SeenFace;
import ai.deepware.evidence.VideoAnalyzer;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.ScanWarning.Kind;
import ai.deepware.frame.VideoInfo;
import ai.deepware.identity.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks all analyzers of one scan. One that fails is asked no more, gives no evidence, and leaves a
 * warning; the others go on.
 */
public final class EvidenceCollector implements AutoCloseable {
  /** More from one analyzer is nothing that people look at, but a video's memory. */
  private static final int MOST = 10_000;

  private final List<Part> parts;
  private final Predicate<Throwable> endsScan;
  private final List<ScanWarning> warnings = new ArrayList<>();
  private @Nullable VideoInfo video;

  /**
   * @param analyzers what is asked, in this order
   * @param endsScan whether a failure is the scan's own, such as an exhausted heap, and is thrown
   *     on
   */
  public EvidenceCollector(List<EvidenceAnalyzer> analyzers, Predicate<Throwable> endsScan) {
    this.parts = analyzers.stream().map(Part::new).toList();
    this.endsScan = endsScan;
  }

  /** {@return whether there is anybody to ask} */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /**
   * Shows all analyzers a frame.
   *
   * @param info what is known of the video
   * @param faces the frame's faces, at least one
   */
  public void look(VideoInfo info, List<SeenFace> faces) {
    video = info;
    List<SeenFace> unchangeable = List.copyOf(faces);
    parts.forEach(part -> part.ask(opened -> opened.look(unchangeable)));
  }

  /**
   * Has all analyzers say what they found.
   *
   * @param info what is known of the video
   * @param persons with their scores
   * @return what all have found, in order of the analyzers
   */
  public List<Evidence> conclude(VideoInfo info, List<Identity> persons) {
    video = info;
    List<Evidence> all = new ArrayList<>();
    parts.forEach(part -> part.ask(opened -> all.addAll(found(opened, persons))));
    return all;
  }

  private static List<Evidence> found(VideoAnalyzer opened, List<Identity> persons) {
    List<Evidence> found = List.copyOf(opened.conclude(persons));
    if (found.size() > MOST) {
      throw new IllegalStateException("gave " + found.size() + " pieces of evidence");
    }
    for (Evidence one : found) {
      int person = one.identity().orElse(-1);
      if (one.identity().isPresent() && persons.stream().noneMatch(known -> known.id() == person)) {
        throw new IllegalStateException(
            "gave evidence of a person " + person + " who is not there");
      }
    }
    return found;
  }

  /** {@return which analyzers failed} */
  public List<ScanWarning> warnings() {
    return List.copyOf(warnings);
  }

  /** Closes what was opened for the video. */
  @Override
  public void close() {
    parts.forEach(Part::close);
  }

  /** One analyzer, and what it opened. */
  private final class Part {
    private final EvidenceAnalyzer analyzer;
    private @Nullable VideoAnalyzer opened;
    private boolean failed;

    Part(EvidenceAnalyzer analyzer) {
      this.analyzer = analyzer;
    }

    void ask(Consumer<VideoAnalyzer> question) {
      if (!failed) {
        attempt(() -> question.accept(open()));
      }
    }

    private VideoAnalyzer open() {
      VideoAnalyzer open = opened;
      if (open == null) {
        open = analyzer.open(Objects.requireNonNull(video));
        if (open == null) {
          throw new IllegalStateException("opened null");
        }
        opened = open;
      }
      return open;
    }

    private void attempt(Runnable work) {
      try {
        work.run();
      } catch (Throwable e) {
        if (endsScan.test(e)) {
          throw e;
        }
        if (!failed) {
          failed = true;
          warnings.add(
              ScanWarning.of(
                  Kind.EVIDENCE_FAILED,
                  1,
                  "%s failed and gives no evidence: %s",
                  analyzer.getClass().getName(),
                  e));
        }
      }
    }

    void close() {
      VideoAnalyzer open = opened;
      opened = null;
      if (open != null) {
        attempt(open::close);
      }
    }
  }
}
