package ai.deepware.ffmpeg;

/** Frames by their index, as the reference chooses them. */
final class IndexSelector implements FrameSelector {
  private final long[] indices;
  private int next;

  IndexSelector(long[] indices) {
    this.indices = indices;
  }

  @Override
  public boolean wants(double time, long index) {
    boolean wanted = false;
    while (next < indices.length && indices[next] <= index) {
      next++;
      wanted = true;
    }
    return wanted;
  }

  @Override
  public boolean continues(double time, long index) {
    return finished() || indices[next] > index;
  }

  @Override
  public boolean finished() {
    return next == indices.length;
  }
}
