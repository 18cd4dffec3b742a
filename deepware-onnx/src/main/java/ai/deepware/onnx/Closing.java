package ai.deepware.onnx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Closes several things, each whatever the others do. */
final class Closing {
  private Closing() {}

  static void closeAll(List<? extends AutoCloseable> all) {
    RuntimeException failure = close(all, null);
    if (failure != null) {
      throw failure;
    }
  }

  /** Closes after a failure, which further ones are attached to. */
  static void closeAll(List<? extends AutoCloseable> all, RuntimeException failure) {
    close(all, failure);
  }

  private static @Nullable RuntimeException close(
      List<? extends AutoCloseable> all, @Nullable RuntimeException first) {
    RuntimeException failure = first;
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
    return failure;
  }
}
