package ai.deepware.onnx;

import ai.deepware.ModelException;
import ai.deepware.model.ModelInfo;
import ai.deepware.models.BundledModels;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The networks that this library brings, and what is to be known of each: a model card. They lie in
 * an artifact of their own, {@code ai.deepware:deepware-models}, because their weights have a
 * license of their own: research use only. {@link OnnxModels#bundled} opens them; both predictors
 * together are an ensemble, the mean of their logits, and only together are they calibrated.
 *
 * @since 0.1
 */
public enum BundledModel {
  /** Finds faces and their five landmarks. */
  DETECTOR("detector"),
  /** Tells persons apart. */
  EMBEDDER("embedder"),
  /** Tells how likely a face is fake, close up. */
  PREDICTOR("predictor"),
  /** Tells how likely a face is fake, seen with its surroundings. */
  PREDICTOR_WIDE("predictor");

  private static final String MISSING =
      "is missing: add the dependency ai.deepware:deepware-models (its weights are for research use"
          + " only; in a named module with \"requires ai.deepware.models\"), or open a directory of"
          + " models instead";

  private final String role;

  BundledModel(String role) {
    this.role = role;
  }

  /** {@return what the network does: {@code detector}, {@code embedder} or {@code predictor}} */
  public String role() {
    return role;
  }

  /** {@return the resource's name, such as {@code predictor-wide.onnx}} */
  public String file() {
    return stem() + ".onnx";
  }

  /** The name that the network has in a directory of models, without its ending. */
  String stem() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads the network.
   *
   * @return the bytes of the ONNX file; the caller closes it
   * @throws ModelException if it is missing
   */
  public InputStream open() {
    return open(file());
  }

  /**
   * {@return the model card: what the network learned from, its figures and limits, as Markdown}
   *
   * @throws ModelException if it is missing
   */
  public String card() {
    String card = stem() + ".md";
    try (InputStream in = open(card)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unreadable(card, e);
    }
  }

  /**
   * {@return role, name and checksum, as results of scans name the network}
   *
   * @throws ModelException if it is missing
   */
  public ModelInfo info() {
    return new ModelInfo(role(), file(), source().file().sha256());
  }

  /** {@return where the network is, to open it alone} */
  public ModelSource source() {
    return ModelSource.of(this);
  }

  private static InputStream open(String name) {
    try {
      return BundledModels.open(name);
    } catch (NoClassDefFoundError e) {
      throw new ModelException(name, MISSING, e);
    } catch (FileNotFoundException e) {
      throw unreadable(name, e);
    }
  }

  private static ModelException unreadable(String name, IOException cause) {
    return new ModelException(
        name, "cannot be read from the class path: " + cause.getMessage(), cause);
  }
}
