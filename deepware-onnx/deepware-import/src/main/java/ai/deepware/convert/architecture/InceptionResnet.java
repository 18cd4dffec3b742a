package ai.deepware.convert.architecture;

import ai.deepware.convert.checkpoint.Checkpoint;
import ai.deepware.convert.graph.GraphBuilder;
import ai.deepware.onnx.MetadataKeys;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * FaceNet: Inception-ResNet v1 (Szegedy et al., 2016) as facenet-pytorch names its tensors, with an
 * embedding of 512 numbers and length 1. The classifier it was trained with ({@code logits}) is
 * left out.
 */
final class InceptionResnet implements Architecture {
  private static final String NAME = "inception-resnet-v1";
  private static final String SIDE = "160";

  @Override
  public List<Network> find(Checkpoint checkpoint, Settings settings) throws IOException {
    Optional<Weights> found = Weights.find(checkpoint, "repeat_1.0.branch0.conv.weight");
    return found.isEmpty() ? List.of() : List.of(network(found.get(), settings));
  }

  private static Network network(Weights weights, Settings settings) {
    GraphBuilder graph = new GraphBuilder(NAME, settings.precision());
    String side = settings.inputSize().stream().mapToObj(Integer::toString).findAny().orElse(SIDE);
    String input = graph.input("input", "n", "3", side, side);
    String embedding = new InceptionResnetGraph(graph, weights).embedding(input);
    graph.output("embedding", embedding, "n", "512");
    weights.requireAllUsed(unused -> unused.startsWith("logits."));
    return new Network(NAME, Optional.empty(), graph.build(), metadata(side));
  }

  private static Map<String, String> metadata(String side) {
    Map<String, String> metadata =
        Keys.describe("embedder", NAME, side, "127.5,127.5,127.5", "128,128,128");
    metadata.put(MetadataKeys.CROP, "square");
    metadata.put(MetadataKeys.CROP_MARGIN, "1.2");
    // The reference cuts it out of the middle of the predictor's crop.
    metadata.put(MetadataKeys.CROP_VIA, "1.65,380");
    metadata.put(MetadataKeys.NORMALIZE, "minmax");
    metadata.put(MetadataKeys.RESIZE, "pillow-bilinear");
    metadata.put(MetadataKeys.OUTPUT_NAME, "embedding");
    metadata.put(MetadataKeys.EMBEDDER_DISTANCE, "0.35");
    return metadata;
  }
}
