package ai.deepware.onnx.internal.runtime;

import java.util.List;

/** Closes several things, each whatever the others do. */
public final class Closing {
  private Closing() {}

  public static void closeAll(List<? extends AutoCloseable> all) {
    RuntimeException failure = null;
    for (AutoCloseable one : all) {
      try {
        one.close();
      } catch (Exception e) {
        if (failure != null) {
          failure.addSuppressed(e);
        } else {
          failure = e instanceof RuntimeException known ? known : new IllegalStateException(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Closes after a failure, which further ones are attached to. */
  public static void closeAll(List<? extends AutoCloseable> all, Throwable failure) {
    try {
      closeAll(all);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}
