package ai.deepware.onnx.internal.runtime;

import ai.deepware.ModelException;
import ai.deepware.model.ModelInfo;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A network with one input of floats, opened. Safe to use from several threads; closing waits for
 * inferences under way.
 */
public final class Network implements AutoCloseable {
  private static final int GPU_BATCH = 16;
  private static final int HEADROOM = 256 * 1024;

  private final List<ModelInfo> infos;
  private final SessionSettings settings;
  private final OrtSession session;
  private final String input;
  private final long[] inputShape;
  private final Set<String> outputs;
  private final TensorBuffers buffers = new TensorBuffers();
  private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private Network(List<ModelInfo> infos, SessionSettings settings, OrtSession session)
      throws OrtException {
    this.infos = infos;
    this.settings = settings;
    this.session = session;
    Map<String, NodeInfo> inputs = session.getInputInfo();
    if (inputs.size() != 1) {
      throw new ModelException(
          name(), "must have one input, not " + inputs.size() + ": " + inputs.keySet());
    }
    NodeInfo only = inputs.values().iterator().next();
    if (!(only.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.FLOAT) {
      throw new ModelException(name(), "input must be 32-bit floats: " + only);
    }
    this.input = only.getName();
    this.inputShape = tensor.getShape();
    this.outputs = Set.copyOf(session.getOutputNames());
  }

  /**
   * Opens a model file.
   *
   * @param file its bytes
   * @param role what it does
   * @param settings how it is run
   * @return the network, which the caller closes
   * @throws ModelException if it cannot be used
   */
  public static Network open(ModelFile file, String role, SessionSettings settings) {
    OrtSession session = Sessions.open(file, settings);
    try {
      return new Network(file.infos(role), settings, session);
    } catch (OrtException e) {
      Closing.closeAll(List.of(session), e);
      throw new ModelException(file.name(), "cannot be used: " + e.getMessage(), e);
    } catch (RuntimeException | Error e) {
      Closing.closeAll(List.of(session), e);
      throw e;
    }
  }

  public String name() {
    return info().file();
  }

  public String role() {
    return info().role();
  }

  public SessionSettings sessionSettings() {
    return settings;
  }

  /** The model's own file. */
  public ModelInfo info() {
    return infos.get(0);
  }

  /** With those beside it that hold weights. */
  public List<ModelInfo> infos() {
    return infos;
  }

  /** What runs it, and how. */
  public Map<String, String> settings() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("runtime", "ONNX Runtime " + OnnxRuntimeLibrary.environment().getVersion());
    texts.put("device", settings.device().toString());
    texts.put(
        "threads",
        settings.threads().isPresent() ? "" + settings.threads().getAsInt() : "automatic");
    return texts;
  }

  public ModelException failure(String detail) {
    return new ModelException(name(), detail);
  }

  /** Checks that there are these outputs, and an input of these sizes, -1 for any, or of any. */
  public void expect(List<String> names, long... sizes) {
    boolean fits = outputs.containsAll(names) && inputShape.length == sizes.length + 1;
    for (int i = 0; fits && i < sizes.length; i++) {
      fits = inputShape[i + 1] == -1 || inputShape[i + 1] == sizes[i];
    }
    if (!fits) {
      throw failure(
          "needs outputs %s and an input of %s, but has %s and %s"
              .formatted(names, Arrays.toString(sizes), outputs, Arrays.toString(inputShape)));
    }
  }

  /** How many inputs go through the network at once; what the model says holds on processors. */
  public int batch(OptionalInt said) {
    if (inputShape.length > 0 && inputShape[0] > 0) {
      if (inputShape[0] != 1) {
        throw failure("input has a fixed batch of " + inputShape[0] + ", which must be 1 or any");
      }
      return 1;
    }
    return settings.batch().orElse(settings.device().isProcessor() ? said.orElse(1) : GPU_BATCH);
  }

  /**
   * How many inputs are worth waiting for: a processor gains nothing by it unless told so.
   *
   * @param batch how many go through the network at once
   * @return that, or 1
   */
  public int preferredBatch(int batch) {
    return settings.device().isProcessor() && settings.batch().isEmpty() ? 1 : batch;
  }

  /** The input's sizes; -1 where any will do. */
  public long[] inputShape() {
    return inputShape.clone();
  }

  public Set<String> outputs() {
    return outputs;
  }

  /**
   * Runs the network on a tensor that the caller fills: wholly, as the memory is used again.
   *
   * @return the asked-for outputs, in order of their names
   */
  public List<Tensor> run(long[] shape, List<String> names, Consumer<FloatBuffer> fill) {
    long floats = 1;
    for (long size : shape) {
      floats = Math.multiplyExact(floats, size);
    }
    if (floats > Integer.MAX_VALUE / Float.BYTES) {
      throw failure(
          "an input of " + Arrays.toString(shape) + " is larger than 2 GiB: use smaller batches");
    }
    ByteBuffer memory = buffers.take((int) floats);
    try {
      fill.accept(memory.asFloatBuffer());
      return inTurn(() -> whileOpen(() -> run(memory.asFloatBuffer(), shape, names)));
    } finally {
      buffers.giveBack(memory);
    }
  }

  private List<Tensor> run(FloatBuffer data, long[] shape, List<String> names) {
    try (OnnxTensor tensor =
        OnnxTensor.createTensor(OnnxRuntimeLibrary.environment(), data, shape)) {
      long start = System.nanoTime();
      try (OrtSession.Result result = session.run(Map.of(input, tensor), Set.copyOf(names))) {
        long nanos = System.nanoTime() - start;
        settings.observer().ifPresent(observer -> observer.ran(this, shape, names, data, nanos));
        List<Tensor> tensors = new ArrayList<>(names.size());
        for (String name : names) {
          tensors.add(copy(name, result.get(name).orElseThrow()));
        }
        return tensors;
      }
    } catch (OrtException e) {
      throw new ModelException(name(), "inference failed: " + e.getMessage(), e);
    }
  }

  private Tensor copy(String name, OnnxValue value) {
    if (value instanceof OnnxTensor tensor) {
      FloatBuffer floats = tensor.getFloatBuffer();
      if (floats != null) {
        float[] data = new float[floats.remaining()];
        floats.get(data);
        return new Tensor(name(), name, tensor.getInfo().getShape(), data);
      }
    }
    throw new ModelException(name(), "output " + name + " must be floats: " + value.getInfo());
  }

  /**
   * The native side of ONNX Runtime does not check whether the heap had room for what it allocates
   * there, and takes the JVM down where it had not. So few inferences run at once, and each finds
   * out here whether there is room.
   */
  private <T> T inTurn(Supplier<T> work) {
    turns.acquireUninterruptibly();
    try {
      findRoom();
      return work.get();
    } finally {
      turns.release();
    }
  }

  private static void findRoom() {
    byte[] room = new byte[HEADROOM];
    try {
      room[0] = 1;
    } finally {
      // Else the compiler may see that nobody needs it.
      Reference.reachabilityFence(room);
    }
  }

  private <T> T whileOpen(Supplier<T> work) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(name() + " is closed");
      }
      return work.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The metadata that stands in the file. */
  public Map<String, String> metadata() {
    return whileOpen(
        () -> {
          try {
            return session.getMetadata().getCustomMetadata();
          } catch (OrtException e) {
            throw new ModelException(name(), "metadata is unreadable: " + e.getMessage(), e);
          }
        });
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        buffers.clear();
        session.close();
      }
    } catch (OrtException e) {
      throw new ModelException(name(), "could not be closed: " + e.getMessage(), e);
    } finally {
      lock.writeLock().unlock();
    }
  }
}
