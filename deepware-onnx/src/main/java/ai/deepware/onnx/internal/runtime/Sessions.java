package ai.deepware.onnx.internal.runtime;

import ai.deepware.ModelException;
import ai.deepware.text.Printable;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions of ONNX Runtime on a device. */
final class Sessions {
  private static final Logger log = LoggerFactory.getLogger(Sessions.class);

  private Sessions() {}

  static OrtSession open(ModelFile file, SessionSettings settings) {
    ExecutionDevice device = settings.device();
    if (device.provider() != ExecutionDevice.Provider.AUTOMATIC) {
      return open(file, settings, device);
    }
    if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
      log.info(
          "{} runs on the processor: this build of ONNX Runtime has no CUDA",
          Printable.line(file.name()));
      return open(file, settings, ExecutionDevice.PROCESSOR);
    }
    try {
      return open(file, settings, new ExecutionDevice(ExecutionDevice.Provider.CUDA, device.id()));
    } catch (ModelException e) {
      log.warn(
          "{} runs on the processor, CUDA cannot be used: {}",
          Printable.line(file.name()),
          Printable.line(String.valueOf(e.getMessage())));
      return open(file, settings, ExecutionDevice.PROCESSOR);
    }
  }

  private static OrtSession open(ModelFile file, SessionSettings settings, ExecutionDevice device) {
    try (OrtSession.SessionOptions session = new OrtSession.SessionOptions()) {
      session.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      // Plans of memory are kept per shape of input: with sizes of any video, without end.
      session.setMemoryPatternOptimization(false);
      // Else its threads go on spinning on the cores that the next step's network needs.
      session.addConfigEntry("session.force_spinning_stop", "1");
      if (settings.threads().isPresent()) {
        session.setIntraOpNumThreads(settings.threads().getAsInt());
      }
      addProvider(session, file, device);
      return create(file, session);
    } catch (OrtException e) {
      throw new ModelException(
          file.name(), "cannot be opened as an ONNX model: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ModelException(file.name(), "cannot be read: " + e.getMessage(), e);
    }
  }

  private static OrtSession create(ModelFile file, OrtSession.SessionOptions options)
      throws OrtException, IOException {
    if (file instanceof ModelFile.OnDisk onDisk) {
      OrtSession session = create(onDisk.path(), options);
      try {
        onDisk.checkUnchanged();
        return session;
      } catch (IOException | RuntimeException e) {
        Closing.closeAll(List.of(session), e);
        throw e;
      }
    }
    byte[] bytes = ((ModelFile.InMemory) file).bytes();
    return OnnxRuntimeLibrary.environment().createSession(bytes, options);
  }

  private static OrtSession create(Path file, OrtSession.SessionOptions options)
      throws OrtException, IOException {
    String path = file.toAbsolutePath().toString();
    if (path.indexOf('\uFFFD') < 0) {
      return OnnxRuntimeLibrary.environment().createSession(path, options);
    }
    // A name that this locale cannot spell cannot be handed on as text.
    try (FileChannel channel = FileChannel.open(file)) {
      return OnnxRuntimeLibrary.environment()
          .createSession(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()), options);
    }
  }

  private static void addProvider(
      OrtSession.SessionOptions session, ModelFile file, ExecutionDevice device)
      throws OrtException {
    try {
      switch (device.provider()) {
        case TENSORRT -> {
          session.addTensorrt(device.id());
          addCuda(session, device.id());
        }
        case CUDA -> addCuda(session, device.id());
        default -> {}
      }
    } catch (OrtException e) {
      throw new ModelException(
          file.name(),
          device
              + " cannot be used: put com.microsoft.onnxruntime:onnxruntime_gpu in place of"
              + " onnxruntime, and see that NVIDIA's driver, CUDA and cuDNN are installed: "
              + e.getMessage(),
          e);
    }
  }

  private static void addCuda(OrtSession.SessionOptions session, int id) throws OrtException {
    try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(id)) {
      cuda.add("arena_extend_strategy", "kSameAsRequested");
      // The default tries every algorithm anew for each size of input.
      cuda.add("cudnn_conv_algo_search", "HEURISTIC");
      session.addCUDA(cuda);
    }
  }
}
