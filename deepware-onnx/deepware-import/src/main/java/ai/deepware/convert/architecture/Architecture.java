package ai.deepware.convert.architecture;

import ai.deepware.convert.checkpoint.Checkpoint;
import java.io.IOException;
import java.util.List;

/**
 * A family of networks that can be recognized by its tensors.
 *
 * @since 0.1
 */
public interface Architecture {

  /** {@return all families, in the order in which they should be asked} */
  static List<Architecture> all() {
    return List.of(new EfficientNet(), new Mtcnn(), new InceptionResnet(), new GendClip());
  }

  /**
   * Builds the networks of this family that a checkpoint holds.
   *
   * @param checkpoint the tensors; they are read when the networks are written
   * @param settings what the checkpoint does not say
   * @return the networks, empty if there is none of this family
   * @throws IOException if the checkpoint holds such a network, but not completely, or leaves
   *     something open that the settings do not say either
   */
  List<Network> find(Checkpoint checkpoint, Settings settings) throws IOException;
}
