package ai.deepware.onnx;

import ai.deepware.face.FaceImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A network that turns faces into rows of numbers, in batches of limited size. */
final class FaceNetwork implements AutoCloseable {
  private final Network network;
  private final FaceInput input;
  private final String output;
  private final int batch;

  FaceNetwork(Network network, ModelMetadata metadata) {
    this.network = network;
    this.input = FaceInput.of(metadata, network);
    this.output = output(network, metadata);
    this.batch = network.batch(metadata);
  }

  private static String output(Network network, ModelMetadata metadata) {
    Set<String> outputs = network.outputs();
    String name =
        metadata
            .text(ModelMetadata.OUTPUT_NAME)
            .orElseGet(
                () -> {
                  if (outputs.size() != 1) {
                    throw metadata.missing(ModelMetadata.OUTPUT_NAME);
                  }
                  return outputs.iterator().next();
                });
    if (!outputs.contains(name)) {
      throw metadata.wrong(ModelMetadata.OUTPUT_NAME, "one of " + outputs);
    }
    return name;
  }

  Network network() {
    return network;
  }

  /** One row of finite numbers per face, all of one length, in order of the faces. */
  List<float[]> run(List<FaceImage> faces) {
    List<float[]> rows = new ArrayList<>(faces.size());
    for (int from = 0; from < faces.size(); from += batch) {
      List<FaceImage> some = faces.subList(from, Math.min(from + batch, faces.size()));
      Tensor tensor =
          network
              .run(input.shape(some.size()), List.of(output), to -> input.write(some, to))
              .get(0);
      rows.addAll(tensor.expectFinite().rows(some.size()));
    }
    return rows;
  }

  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("device", network.options().device().toString());
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
