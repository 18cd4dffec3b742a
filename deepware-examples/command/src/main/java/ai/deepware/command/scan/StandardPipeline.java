package ai.deepware.command.scan;

import ai.deepware.Scanner;
import ai.deepware.ScannerBuilder;
import ai.deepware.evidence.Analyzers;
import ai.deepware.ffmpeg.ColorConversion;
import ai.deepware.ffmpeg.FfmpegFrameSource;
import ai.deepware.ffmpeg.isolated.IsolatedFrameSource;
import ai.deepware.identity.Dbscan;
import ai.deepware.onnx.OnnxModels;
import ai.deepware.strategy.IdentityStrategy;
import ai.deepware.strategy.Strategy;
import org.jspecify.annotations.Nullable;

/** FFmpeg and ONNX Runtime, put together as the options of the command line say. */
public final class StandardPipeline implements Pipeline {
  private final OnnxModels models;
  private final @Nullable IsolatedFrameSource isolated;
  private final Scanner scanner;

  private StandardPipeline(OnnxModels models, ScanSettings settings) {
    this.models = models;
    FfmpegFrameSource frames = frames(settings);
    this.isolated =
        settings.isolated() ? IsolatedFrameSource.builder().decoder(frames).build() : null;
    ScannerBuilder builder =
        Scanner.builder()
            .frames(isolated == null ? frames : isolated)
            .sampling(settings.sampling())
            .detector(models.detector())
            .predictor(models.predictor())
            .embedder(models.embedder());
    if (settings.referenceScoring()) {
      builder
          .turning(false)
          .identityStrategy(IdentityStrategy.reference())
          .strategy(Strategy.reference())
          .clusterer(Dbscan.cosine(models.embedder().clusterDistance(), Dbscan.DEFAULT_MIN_FACES))
          // As the tool, a person who lost faces to another on its border stays one; of a single
          // uncertain face the tool has no number.
          .minFaces(2);
    }
    if (settings.evidence()) {
      builder.evidence(Analyzers.standard());
    }
    settings.thresholds().ifPresent(builder::thresholds);
    settings.timeout().ifPresent(builder::timeout);
    this.scanner = builder.build();
  }

  private static FfmpegFrameSource frames(ScanSettings settings) {
    FfmpegFrameSource.Builder builder =
        FfmpegFrameSource.builder()
            .threads(settings.decoderThreads())
            .hardware(settings.hardware());
    if (settings.referenceColors()) {
      builder.colors(ColorConversion.REFERENCE);
    }
    return builder.build();
  }

  /**
   * Opens the models and builds the scanner.
   *
   * @param settings what it is made of
   * @return the pipeline
   * @throws RuntimeException if models or natives are missing or broken; nothing stays open then
   */
  public static StandardPipeline open(ScanSettings settings) {
    OnnxModels models =
        settings
            .models()
            .map(directory -> OnnxModels.open(directory, settings.onnx()))
            .orElseGet(() -> OnnxModels.bundled(settings.onnx()));
    try {
      return new StandardPipeline(models, settings);
    } catch (RuntimeException e) {
      models.close();
      throw e;
    }
  }

  @Override
  public Scanner scanner() {
    return scanner;
  }

  @Override
  public void close() {
    if (isolated != null) {
      isolated.close();
    }
    models.close();
  }
}
