package ai.deepware.face.internal;

import ai.deepware.face.Detection;
import ai.deepware.frame.Frame;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which way up a video was taken: where nobody is seen in its first frames, they are looked at
 * turned, too. A detector knows upright faces alone, so that a clip on its side, whose container
 * does not say so, would have none.
 */
public final class WayUp {
  /** So many frames without a face are looked at turned, each three times. */
  private static final int MOST = 16;

  /** So many of them must have a face the same way up. */
  private static final int ENOUGH = 2;

  private final Map<Turn, Integer> seen = new EnumMap<>(Turn.class);
  private Turn turn = Turn.NONE;
  private boolean open;
  private int tried;

  /**
   * Starts with frames as they are.
   *
   * @param wanted whether to look at them turned at all
   */
  public WayUp(boolean wanted) {
    this.open = wanted;
  }

  /** {@return how frames are turned from now on} */
  public Turn turn() {
    return turn;
  }

  /**
   * Turns frames as it is known by now.
   *
   * @param frames as they are
   * @return the frames, turned
   */
  public List<Frame> apply(List<Frame> frames) {
    return turn == Turn.NONE ? frames : frames.stream().map(turn::apply).toList();
  }

  /**
   * Hears what was found in frames as they are.
   *
   * @param frames as they are
   * @param found what was found in each
   * @param detect finds faces; one list for each frame
   * @return whether frames are turned from now on, these among them
   */
  public boolean turns(
      List<Frame> frames,
      List<List<Detection>> found,
      Function<List<Frame>, List<List<Detection>>> detect) {
    if (!open) {
      return false;
    }
    if (found.stream().anyMatch(faces -> !faces.isEmpty())) {
      open = false;
      return false;
    }
    List<Frame> some = frames.subList(0, Math.min(frames.size(), MOST - tried));
    for (Turn one : List.of(Turn.QUARTER, Turn.HALF, Turn.THREE_QUARTERS)) {
      List<List<Detection>> there = detect.apply(some.stream().map(one::apply).toList());
      int withFaces = (int) there.stream().filter(faces -> !faces.isEmpty()).count();
      seen.merge(one, withFaces, Integer::sum);
      if (seen.getOrDefault(turn, 0) < seen.getOrDefault(one, 0)) {
        turn = one;
      }
    }
    tried += some.size();
    boolean turned = seen.getOrDefault(turn, 0) >= ENOUGH;
    open = !turned && tried < MOST;
    if (!turned) {
      turn = Turn.NONE;
    }
    return turned;
  }
}
