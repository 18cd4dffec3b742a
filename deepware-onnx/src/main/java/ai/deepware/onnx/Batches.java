package ai.deepware.onnx;

import java.util.ArrayList;
import java.util.List;

/** Splits what goes through a network into parts of limited size. */
final class Batches {
  private Batches() {}

  /** Consecutive parts of at most so many, all together in the given order. */
  static <T> List<List<T>> of(List<T> all, int most) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += most) {
      parts.add(all.subList(from, Math.min(from + most, all.size())));
    }
    return parts;
  }
}
