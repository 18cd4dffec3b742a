package ai.deepware;

import static java.util.Objects.requireNonNull;

import ai.deepware.evidence.EvidenceAnalyzer;
import ai.deepware.face.FaceDetector;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.Sampling;
import ai.deepware.identity.FaceClusterer;
import ai.deepware.identity.FaceEmbedder;
import ai.deepware.model.ModelInfo;
import ai.deepware.model.Reproducible;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.predict.FacePredictor;
import ai.deepware.strategy.IdentityStrategy;
import ai.deepware.strategy.Strategy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a builder said, complete and unchangeable. */
final class ScanConfig {
  final FrameSource frames;
  final Sampling sampling;
  final FaceDetector detector;
  final FacePredictor predictor;
  final FaceEmbedder embedder;
  final FaceClusterer clusterer;
  final IdentityStrategy identityStrategy;
  final Strategy strategy;
  final List<EvidenceAnalyzer> evidence;
  final int burst;
  final DecisionThresholds thresholds;
  final boolean turning;
  final int minFaces;
  final ScanLimits limits;
  final @Nullable Duration timeout;
  final int batchSize;
  final ScanListener listener;
  final Turns turns;
  final LeftBehind leftBehind;

  ScanConfig(ScannerBuilder builder) {
    frames = requireNonNull(builder.frames);
    sampling = builder.sampling;
    detector = requireNonNull(builder.detector);
    predictor = requireNonNull(builder.predictor);
    embedder = requireNonNull(builder.embedder);
    clusterer = builder.clustererFor(embedder);
    identityStrategy = builder.identityStrategy;
    strategy = builder.strategy;
    evidence = builder.evidence;
    burst = evidence.stream().mapToInt(EvidenceAnalyzer::burst).reduce(sampling.burst(), Math::max);
    thresholds =
        builder.thresholds != null
            ? builder.thresholds
            : predictor.thresholds().orElse(DecisionThresholds.STANDARD);
    limits = builder.limits;
    turning = builder.turning;
    minFaces = builder.minFaces;
    timeout = builder.timeout;
    batchSize = builder.batchSize;
    listener = builder.listener;
    leftBehind = new LeftBehind();
    turns =
        new Turns(
            builder.parallelism != 0 ? builder.parallelism : ScanMemory.scans(burst > 1),
            builder.waiting);
  }

  private ScanConfig(ScanConfig all, ScanRequest request) {
    frames = all.frames;
    sampling = all.sampling;
    detector = all.detector;
    predictor = all.predictor;
    embedder = all.embedder;
    clusterer = all.clusterer;
    identityStrategy = all.identityStrategy;
    strategy = all.strategy;
    evidence = all.evidence;
    burst = all.burst;
    thresholds = all.thresholds;
    turning = all.turning;
    minFaces = all.minFaces;
    batchSize = all.batchSize;
    turns = all.turns;
    leftBehind = all.leftBehind;
    limits = request.limits().orElse(all.limits);
    timeout = request.timeout().orElse(all.timeout);
    listener =
        progress -> {
          all.listener.onProgress(progress);
          request.listener().onProgress(progress);
        };
  }

  /** The same for one scan. */
  ScanConfig with(ScanRequest request) {
    return new ScanConfig(this, request);
  }

  Sampling samplingWithBursts() {
    return sampling.withBurst(burst);
  }

  /** Of frames with bursts fewer, so that about as many pixels are held. */
  int framesAtATime() {
    return Math.max(1, batchSize / burst);
  }

  List<ModelInfo> models() {
    return Stream.concat(
            Stream.of(frames, detector, predictor, embedder, clusterer, identityStrategy, strategy),
            evidence.stream())
        .flatMap(step -> step.models().stream())
        .distinct()
        .toList();
  }

  Map<String, String> describe() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("sampling.mode", sampling.mode().name().toLowerCase(Locale.ROOT));
    all.put("sampling.fps", Double.toString(sampling.fps()));
    all.put("sampling.leastFrames", Integer.toString(sampling.leastFrames()));
    add(all, "frames", frames);
    add(all, "detector", detector);
    add(all, "predictor", predictor);
    add(all, "embedder", embedder);
    add(all, "clusterer", clusterer);
    add(all, "identityStrategy", identityStrategy);
    add(all, "strategy", strategy);
    for (int i = 0; i < evidence.size(); i++) {
      add(all, "evidence." + i, evidence.get(i));
    }
    all.put("burst", Integer.toString(burst));
    all.put("thresholds.real", Double.toString(thresholds.real()));
    all.put("thresholds.fake", Double.toString(thresholds.fake()));
    all.put("limits.duration", seconds(limits.duration()));
    all.put("limits.frames", Integer.toString(limits.frames()));
    all.put("limits.facesPerFrame", Integer.toString(limits.facesPerFrame()));
    all.put("limits.faces", Integer.toString(limits.faces()));
    all.put("turning", Boolean.toString(turning));
    all.put("minFaces", Integer.toString(minFaces));
    all.put("timeout", timeout == null ? "none" : seconds(timeout));
    all.put("batchSize", Integer.toString(batchSize));
    all.put("deepware", Version.current());
    all.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return all;
  }

  private static String seconds(Duration duration) {
    BigDecimal exact =
        BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    return exact.stripTrailingZeros().toPlainString() + " s";
  }

  private static void add(Map<String, String> all, String step, Reproducible part) {
    Map<String, String> settings = part.settings();
    if (settings.isEmpty()) {
      all.put(step, "custom");
      all.put(step + ".type", part.getClass().getName());
    }
    settings.forEach((name, value) -> all.put(step + "." + name, value));
  }
}
