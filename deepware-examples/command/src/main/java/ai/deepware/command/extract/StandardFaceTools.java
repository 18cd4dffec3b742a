package ai.deepware.command.extract;

import ai.deepware.face.FaceDetector;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.frame.FrameSource;
import ai.deepware.identity.FaceEmbedder;
import ai.deepware.onnx.OnnxModels;
import ai.deepware.onnx.OnnxOptions;
import java.nio.file.Path;
import java.util.Optional;

/** FFmpeg, and the detector and embedder of a directory of models. */
public final class StandardFaceTools implements FaceTools {
  private final OnnxModels models;
  private final FrameSource frames;
  private final FaceDetector detector;
  private final FaceEmbedder embedder;

  private StandardFaceTools(OnnxModels models, int decoderThreads) {
    FfmpegFrameSource.Builder builder = FfmpegFrameSource.builder();
    if (decoderThreads > 0) {
      builder.threads(decoderThreads);
    }
    this.models = models;
    this.frames = builder.build();
    this.detector = models.detector();
    this.embedder = models.embedder();
  }

  /**
   * Opens the tools.
   *
   * @param directory of the models, empty for those that the library brings
   * @param options how networks run
   * @param decoderThreads threads of one decoder, 0 for as many as FFmpeg chooses
   * @return the tools
   * @throws RuntimeException if models or natives are missing or broken; nothing stays open then
   */
  public static FaceTools open(Optional<Path> directory, OnnxOptions options, int decoderThreads) {
    OnnxModels models =
        directory
            .map(path -> OnnxModels.open(path, options))
            .orElseGet(() -> OnnxModels.bundled(options));
    try {
      return new StandardFaceTools(models, decoderThreads);
    } catch (RuntimeException e) {
      models.close();
      throw e;
    }
  }

  @Override
  public FrameSource frames() {
    return frames;
  }

  @Override
  public FaceDetector detector() {
    return detector;
  }

  @Override
  public FaceEmbedder embedder() {
    return embedder;
  }

  @Override
  public void close() {
    models.close();
  }
}
