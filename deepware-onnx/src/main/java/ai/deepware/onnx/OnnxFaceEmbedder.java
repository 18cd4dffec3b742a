package ai.deepware.onnx;

import ai.deepware.face.FaceImage;
import ai.deepware.identity.FaceEmbedder;
import ai.deepware.model.ModelInfo;
import ai.deepware.onnx.internal.runtime.Network;
import java.util.List;
import java.util.Map;

/**
 * Embeds faces with any network that is described by its metadata ({@link ModelMetadata}). Safe to
 * use from several threads; whoever opens it closes it.
 *
 * @since 0.1
 */
public final class OnnxFaceEmbedder implements FaceEmbedder, AutoCloseable {
  private final FaceNetwork network;
  private final double clusterDistance;

  OnnxFaceEmbedder(Network network, ModelMetadata metadata) {
    this.network = new FaceNetwork(network, metadata);
    this.clusterDistance =
        metadata
            .number(MetadataKeys.EMBEDDER_DISTANCE, 0, 2)
            .orElseThrow(() -> metadata.missing(MetadataKeys.EMBEDDER_DISTANCE));
  }

  /**
   * Opens a model.
   *
   * @param model where it is, and what it does not say of itself
   * @param options device, threads, batches
   * @return the embedder, which the caller closes
   * @throws ai.deepware.ModelException if the file is no model that can be used
   */
  public static OnnxFaceEmbedder open(ModelSource model, OnnxOptions options) {
    return ModelEntry.of("embedder", model).open(options, OnnxFaceEmbedder::new);
  }

  /**
   * {@inheritDoc}
   *
   * @throws ai.deepware.ModelException if the network answers with NaN, infinity or the wrong
   *     number of rows
   */
  @Override
  public List<float[]> embed(List<FaceImage> faces) {
    return network.run(faces);
  }

  @Override
  public double clusterDistance() {
    return clusterDistance;
  }

  @Override
  public List<ModelInfo> models() {
    return network.network().infos();
  }

  @Override
  public Map<String, String> settings() {
    return network.settings();
  }

  @Override
  public void close() {
    network.close();
  }
}
