package ai.deepware.command.extract;

import ai.deepware.face.FaceDetector;
import ai.deepware.frame.FrameSource;
import ai.deepware.identity.FaceEmbedder;
import ai.deepware.onnx.OnnxOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What finds faces and tells them apart. Safe to use from several threads. Whoever opens it closes
 * it, after its last use.
 */
public interface FaceTools extends AutoCloseable {
  /** Opens tools. */
  @FunctionalInterface
  interface Factory {
    /**
     * Opens tools.
     *
     * @param models directory of models, empty for those that the library brings
     * @param options how networks run
     * @param decoderThreads threads of one decoder, 0 for as many as FFmpeg chooses
     * @return the tools
     * @throws RuntimeException if models or natives are missing or broken
     */
    FaceTools open(Optional<Path> models, OnnxOptions options, int decoderThreads);
  }

  /** {@return what reads videos} */
  FrameSource frames();

  /** {@return what finds faces} */
  FaceDetector detector();

  /** {@return what turns faces into vectors} */
  FaceEmbedder embedder();

  @Override
  void close();
}
