package ai.deepware.command.bench;

import ai.deepware.command.cli.SetupException;
import ai.deepware.model.ModelInfo;
import ai.deepware.onnx.Device;
import ai.deepware.onnx.ModelSource;
import ai.deepware.onnx.ModelSummary;
import ai.deepware.onnx.OnnxOptions;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;

/** The same networks on bare ONNX Runtime, with the threads and the device of the scan. */
final class BareNetworks implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final Map<ModelInfo, OrtSession> sessions = new HashMap<>();

  private BareNetworks() {}

  /** Opens networks; what lies below must have been loaded by the library before. */
  static BareNetworks open(List<ModelSummary> models, OnnxOptions options) {
    BareNetworks networks = new BareNetworks();
    try {
      for (ModelSummary model : models) {
        networks.sessions.put(model.info(), networks.session(model.source(), options));
      }
      return networks;
    } catch (OrtException | IOException e) {
      networks.close();
      throw new SetupException("a network cannot be opened a second time: " + e.getMessage(), e);
    }
  }

  private OrtSession session(ModelSource source, OnnxOptions options)
      throws OrtException, IOException {
    try (OrtSession.SessionOptions settings = new OrtSession.SessionOptions()) {
      // As the library has them: what is compared is everything around the same inference.
      settings.setMemoryPatternOptimization(false);
      settings.addConfigEntry("session.force_spinning_stop", "1");
      if (options.threads().isPresent()) {
        settings.setIntraOpNumThreads(options.threads().getAsInt());
      }
      if (options.device().kind() == Device.Kind.CUDA) {
        settings.addCUDA(options.device().id());
      }
      if (source.path().isPresent()) {
        return environment.createSession(source.path().get().toString(), settings);
      }
      try (InputStream in = source.open()) {
        return environment.createSession(in.readAllBytes(), settings);
      }
    }
  }

  /** Runs a network as bare as it gets: no outputs are copied. Returns what the clock says. */
  long time(
      ModelInfo model, float[] input, long[] shape, List<String> outputs, LongSupplier clock) {
    OrtSession session = Objects.requireNonNull(sessions.get(model), model::toString);
    FloatBuffer floats =
        ByteBuffer.allocateDirect(Float.BYTES * input.length)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer()
            .put(input)
            .flip();
    String name = session.getInputNames().iterator().next();
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, floats, shape)) {
      long start = clock.getAsLong();
      session.run(Map.of(name, tensor), Set.copyOf(outputs)).close();
      return clock.getAsLong() - start;
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    for (OrtSession session : sessions.values()) {
      try {
        session.close();
      } catch (OrtException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
