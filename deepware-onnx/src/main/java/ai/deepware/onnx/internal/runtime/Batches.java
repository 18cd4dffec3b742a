package ai.deepware.onnx.internal.runtime;

import ai.deepware.frame.Frame;
import java.util.ArrayList;
import java.util.List;

/** Splits what goes through a network into parts of limited size. */
public final class Batches {
  private Batches() {}

  /** Consecutive parts of at most so many, all together in the given order. */
  public static <T> List<List<T>> of(List<T> all, int most) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += most) {
      parts.add(all.subList(from, Math.min(from + most, all.size())));
    }
    return parts;
  }

  /** Consecutive frames of one size, which can share one tensor, at most so many. */
  public static List<List<Frame>> ofOneSize(List<Frame> frames, int most) {
    List<List<Frame>> batches = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= frames.size(); i++) {
      if (i == frames.size() || i - from == most || !sameSize(frames.get(i), frames.get(from))) {
        batches.add(frames.subList(from, i));
        from = i;
      }
    }
    return batches;
  }

  private static boolean sameSize(Frame a, Frame b) {
    return a.image().width() == b.image().width() && a.image().height() == b.image().height();
  }
}
