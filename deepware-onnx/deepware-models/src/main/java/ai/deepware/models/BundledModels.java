package ai.deepware.models;

import java.io.FileNotFoundException;
import java.io.InputStream;

/**
 * The networks of this artifact and their cards, resources beside this class. <strong>Their weights
 * are for research use only</strong>: see {@code META-INF/LICENSE} and the cards.
 *
 * <p>Applications need not call it: {@code ai.deepware.onnx.OnnxModels.bundled} opens the networks,
 * and {@code ai.deepware.onnx.BundledModel} says what each is.
 *
 * @since 0.1
 */
public final class BundledModels {
  private BundledModels() {}

  /**
   * Opens a network, such as {@code detector.onnx}, or a card, such as {@code detector.md}.
   *
   * @param name the file's name
   * @return its bytes; the caller closes them
   * @throws FileNotFoundException if there is none of that name
   */
  public static InputStream open(String name) throws FileNotFoundException {
    InputStream resource = BundledModels.class.getResourceAsStream(name);
    if (resource == null) {
      throw new FileNotFoundException(name);
    }
    return resource;
  }
}
