package ai.deepware.onnx;

import ai.deepware.face.FaceImage;
import ai.deepware.image.PixelImage;
import ai.deepware.onnx.internal.runtime.Batches;
import ai.deepware.onnx.internal.runtime.Network;
import ai.deepware.onnx.internal.runtime.Preparation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A network that turns faces into rows of numbers, in batches of limited size. */
final class FaceNetwork implements AutoCloseable {
  private final Network network;
  private final FaceInput input;
  private final String output;
  private final int batch;
  private final Preparation preparation;

  FaceNetwork(Network network, ModelMetadata metadata) {
    this.network = network;
    this.input = FaceInput.of(metadata, network);
    this.output = output(network, metadata);
    this.batch = network.batch(metadata.batch());
    this.preparation = new Preparation(network.sessionSettings());
  }

  private static String output(Network network, ModelMetadata metadata) {
    Set<String> outputs = network.outputs();
    String name =
        metadata
            .text(MetadataKeys.OUTPUT_NAME)
            .orElseGet(
                () -> {
                  if (outputs.size() != 1) {
                    throw metadata.missing(MetadataKeys.OUTPUT_NAME);
                  }
                  return outputs.iterator().next();
                });
    if (!outputs.contains(name)) {
      throw metadata.wrong(MetadataKeys.OUTPUT_NAME, "one of " + outputs);
    }
    return name;
  }

  Network network() {
    return network;
  }

  /** How many faces are worth waiting for. */
  int preferredBatch() {
    return network.preferredBatch(batch);
  }

  /** One row of finite numbers per face, all of one length, in order of the faces. */
  List<float[]> run(List<FaceImage> faces) {
    List<float[]> rows = new ArrayList<>(faces.size());
    for (List<FaceImage> some : Batches.of(faces, preparation.ahead(batch))) {
      for (List<PixelImage> crops : Batches.of(preparation.all(some, input::cut), batch)) {
        rows.addAll(answer(crops));
      }
    }
    return rows;
  }

  private List<float[]> answer(List<PixelImage> crops) {
    return network
        .run(input.shape(crops.size()), List.of(output), to -> input.write(crops, to))
        .get(0)
        .expectFinite()
        .rows(crops.size());
  }

  Map<String, String> settings() {
    Map<String, String> settings = network.settings();
    settings.put("batch", String.valueOf(batch));
    settings.put("crop", input.crop().toString());
    settings.put("input", input.width() + "x" + input.height());
    settings.put("resize", input.interpolation().toString());
    return settings;
  }

  @Override
  public void close() {
    network.close();
  }
}
