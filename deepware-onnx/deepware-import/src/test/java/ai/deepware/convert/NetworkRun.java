package ai.deepware.convert;

import ai.deepware.convert.architecture.Architecture;
import ai.deepware.convert.architecture.Head;
import ai.deepware.convert.architecture.Network;
import ai.deepware.convert.architecture.Settings;
import ai.deepware.convert.checkpoint.Checkpoint;
import ai.deepware.convert.graph.Precision;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Builds a network from weights, writes it, and asks ONNX Runtime for its answer. */
final class NetworkRun {
  private NetworkRun() {}

  static List<Network> find(Checkpoint weights, Precision precision, int side, Head head)
      throws IOException {
    Settings settings = new Settings(precision, OptionalInt.of(side), Optional.of(head));
    for (Architecture architecture : Architecture.all()) {
      List<Network> networks = architecture.find(weights, settings);
      if (!networks.isEmpty()) {
        return networks;
      }
    }
    return List.of();
  }

  static Path write(Checkpoint weights, Precision precision, int side, Head head, Path folder)
      throws IOException {
    Network network = find(weights, precision, side, head).get(0);
    Path file = folder.resolve(network.architecture() + "-" + precision + ".onnx");
    network.model().write(file, network.metadata());
    return file;
  }

  /** The values of one output for the formula's picture. */
  static float[] answer(Path file, long[] shape, String output) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    float[] picture =
        FormulaCheckpoint.picture((int) Arrays.stream(shape).reduce(1, (a, b) -> a * b));
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(file.toString(), options);
          OnnxTensor input =
              OnnxTensor.createTensor(environment, FloatBuffer.wrap(picture), shape);
          OrtSession.Result result = session.run(Map.of("input", input))) {
        FloatBuffer values = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
        float[] answer = new float[values.remaining()];
        values.get(answer);
        return answer;
      }
    }
  }
}
