package ai.deepware.onnx;

import ai.deepware.frame.Frame;
import java.util.ArrayList;
import java.util.List;

/** Splits frames into runs that can share one tensor. */
final class FrameBatches {
  private FrameBatches() {}

  /** Consecutive frames of one size, at most so many; all together in the given order. */
  static List<List<Frame>> ofOneSize(List<Frame> frames, int most) {
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
