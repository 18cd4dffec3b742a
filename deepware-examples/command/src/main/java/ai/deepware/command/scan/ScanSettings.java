package ai.deepware.command.scan;

import ai.deepware.ffmpeg.HardwareDecoding;
import ai.deepware.frame.Sampling;
import ai.deepware.onnx.OnnxOptions;
import ai.deepware.predict.DecisionThresholds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a pipeline is made of.
 *
 * @param models directory of models, empty for those that the library brings
 * @param onnx how networks run
 * @param sampling which frames are looked at
 * @param referenceColors whether colors are converted as the reference does
 * @param referenceScoring whether persons and videos are scored as the reference does
 * @param thresholds what counts as real and fake, empty for the predictor's
 * @param timeout of one scan, empty for none
 * @param decoderThreads threads of one decoder, 0 for as many as FFmpeg chooses
 * @param hardware where frames are decoded
 * @param evidence whether analyzers look for reasons beside the score
 * @param isolated whether videos are decoded in child processes
 */
public record ScanSettings(
    Optional<Path> models,
    OnnxOptions onnx,
    Sampling sampling,
    boolean referenceColors,
    boolean referenceScoring,
    Optional<DecisionThresholds> thresholds,
    Optional<Duration> timeout,
    int decoderThreads,
    HardwareDecoding hardware,
    boolean evidence,
    boolean isolated) {}
