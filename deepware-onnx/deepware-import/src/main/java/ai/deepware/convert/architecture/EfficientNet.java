package ai.deepware.convert.architecture;

import ai.deepware.convert.checkpoint.Checkpoint;
import ai.deepware.convert.checkpoint.CheckpointException;
import ai.deepware.convert.checkpoint.CheckpointException.Reason;
import ai.deepware.convert.graph.GraphBuilder;
import ai.deepware.onnx.MetadataKeys;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * EfficientNet B0 to B7 with one logit: timm's {@code tf_efficientnet_bN_ns} under {@code encoder},
 * global average pooling, a linear layer {@code fc}. The reference's predictors and those of the
 * winner of the Deepfake Detection Challenge are of this kind.
 */
final class EfficientNet implements Architecture {
  private static final int DEFAULT_SIZE = 380; // the reference's, for all variants
  private static final int STAGES = 7;

  @Override
  public List<Network> find(Checkpoint checkpoint, Settings settings) throws IOException {
    Optional<Weights> found = Weights.find(checkpoint, "encoder.conv_stem.weight");
    return found.isEmpty() ? List.of() : List.of(network(found.get(), settings));
  }

  private static Network network(Weights weights, Settings settings) {
    EfficientNetVariant variant = variant(weights);
    String name = "efficientnet-" + variant.name().toLowerCase(Locale.ROOT);
    int size = settings.inputSize().orElse(DEFAULT_SIZE);
    GraphBuilder graph = new GraphBuilder(name, settings.precision());
    String side = Integer.toString(size);
    String input = graph.input("input", "n", "3", side, side);
    String logit = new EfficientNetGraph(graph, weights, variant, size).logit(input);
    graph.output("logit", logit, "n", "1");
    weights.requireAllUsed(unused -> unused.startsWith("encoder.classifier."));
    return new Network(name, Optional.empty(), graph.build(), metadata(name, side));
  }

  private static Map<String, String> metadata(String name, String side) {
    Map<String, String> metadata =
        Keys.describe("predictor", name, side, Keys.IMAGENET_MEAN, Keys.IMAGENET_STD);
    metadata.put(MetadataKeys.CROP, "square");
    metadata.put(MetadataKeys.CROP_MARGIN, "1.65");
    metadata.put(MetadataKeys.NORMALIZE, "minmax");
    metadata.put(MetadataKeys.RESIZE, "bilinear");
    metadata.put(MetadataKeys.OUTPUT_NAME, "logit");
    metadata.put(MetadataKeys.OUTPUT_KIND, "logit");
    return metadata;
  }

  private static EfficientNetVariant variant(Weights weights) {
    int stem = weights.get("encoder.conv_stem.weight", -1, 3, 3, 3).shape().get(0);
    int head = weights.get("encoder.conv_head.weight", -1, -1, 1, 1).shape().get(0);
    List<Integer> repeats =
        IntStream.range(0, STAGES)
            .map(stage -> weights.count("encoder.blocks." + stage + ".", ".conv_dw.weight"))
            .boxed()
            .toList();
    return EfficientNetVariant.of(stem, head, repeats)
        .orElseThrow(
            () ->
                new CheckpointException(
                    weights.checkpoint().file(),
                    Reason.UNKNOWN_ARCHITECTURE,
                    String.format(
                        Locale.ROOT,
                        "an EfficientNet with %d channels in the first layer, %d in the last and %s"
                            + " blocks between is none of B0 to B7",
                        stem,
                        head,
                        repeats)));
  }
}
