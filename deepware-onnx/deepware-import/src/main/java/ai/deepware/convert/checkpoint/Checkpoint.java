package ai.deepware.convert.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * An open file of weights: named tensors.
 *
 * <p>Names of nested dictionaries are joined by dots, so that {@code {'state_dict': {'fc.bias':
 * tensor}, 'epoch': 3}} holds the one tensor {@code state_dict.fc.bias}. Whoever opens a checkpoint
 * closes it. Not safe for use from several threads.
 *
 * @since 0.1
 */
public interface Checkpoint extends Closeable {

  /** {@return the file, for messages} */
  Path file();

  /** {@return the tensors by name, in the file's order, unmodifiable} */
  Map<String, Tensor> tensors();

  @Override
  void close() throws IOException;
}
