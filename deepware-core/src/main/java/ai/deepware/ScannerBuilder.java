package ai.deepware;

import ai.deepware.annotation.CanIgnoreReturnValue;
import ai.deepware.evidence.EvidenceAnalyzer;
import ai.deepware.face.FaceDetector;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.Sampling;
import ai.deepware.identity.Dbscan;
import ai.deepware.identity.FaceClusterer;
import ai.deepware.identity.FaceEmbedder;
import ai.deepware.predict.DecisionThresholds;
import ai.deepware.predict.FacePredictor;
import ai.deepware.strategy.IdentityStrategy;
import ai.deepware.strategy.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link Scanner} together. Not thread-safe; what it builds is.
 *
 * <table>
 *   <caption>Settings and their defaults</caption>
 *   <tr><th>setting</th><th>default</th></tr>
 *   <tr><td>{@link #frames frames}, {@link #detector detector}, {@link #predictor predictor},
 *       {@link #embedder embedder}</td><td>none, must be given</td></tr>
 *   <tr><td>{@link #sampling sampling}</td><td>{@link Sampling#standard()}: 1 frame per second, at
 *       least 16 frames of a short clip</td></tr>
 *   <tr><td>{@link #clusterer clusterer}</td><td>DBSCAN with the embedder's distance and the least number
 *       of faces, two faces of one frame never one person</td></tr>
 *   <tr><td>{@link #turning turning}</td><td>on</td></tr>
 *   <tr><td>{@link #minFaces minFaces}</td><td>5</td></tr>
 *   <tr><td>{@link #identityStrategy identityStrategy}</td>
 *       <td>{@link IdentityStrategy#deepware()}</td></tr>
 *   <tr><td>{@link #strategy strategy}</td><td>{@link Strategy#deepware()}</td></tr>
 *   <tr><td>{@link #evidence evidence}</td><td>none</td></tr>
 *   <tr><td>{@link #thresholds thresholds}</td><td>the predictor's, else 0.2 and 0.8</td></tr>
 *   <tr><td>{@link #limits limits}</td><td>{@link ScanLimits#STANDARD}</td></tr>
 *   <tr><td>{@link #timeout timeout}</td><td>none</td></tr>
 *   <tr><td>{@link #batchSize batchSize}</td><td>4 frames</td></tr>
 *   <tr><td>{@link #parallelism parallelism}</td><td>one scan for each 128 MB of the heap's limit, at
 *       most two for each processor, at least one</td></tr>
 *   <tr><td>{@link #waiting waiting}</td><td>1,000 scans</td></tr>
 *   <tr><td>{@link #listener listener}</td><td>none</td></tr>
 * </table>
 *
 * @since 0.1
 */
public final class ScannerBuilder {
  private static final int MAX_BATCH = 1024;

  @Nullable FrameSource frames;
  @Nullable FaceDetector detector;
  @Nullable FacePredictor predictor;
  @Nullable FaceEmbedder embedder;
  @Nullable DoubleFunction<FaceClusterer> clusterer;
  @Nullable DecisionThresholds thresholds;
  @Nullable Duration timeout;
  Sampling sampling = Sampling.standard();
  IdentityStrategy identityStrategy = IdentityStrategy.deepware();
  Strategy strategy = Strategy.deepware();
  List<EvidenceAnalyzer> evidence = List.of();
  ScanLimits limits = ScanLimits.STANDARD;
  ScanListener listener = ScanListener.none();
  boolean turning = true;
  int batchSize = 4;
  int minFaces = Dbscan.DEFAULT_MIN_FACES;
  int parallelism;
  int waiting = 1000;

  ScannerBuilder() {}

  /** Starts with everything that another builder had said. */
  ScannerBuilder(ScannerBuilder other) {
    frames = other.frames;
    sampling = other.sampling;
    detector = other.detector;
    predictor = other.predictor;
    embedder = other.embedder;
    clusterer = other.clusterer;
    identityStrategy = other.identityStrategy;
    strategy = other.strategy;
    evidence = other.evidence;
    thresholds = other.thresholds;
    limits = other.limits;
    timeout = other.timeout;
    listener = other.listener;
    turning = other.turning;
    batchSize = other.batchSize;
    minFaces = other.minFaces;
    parallelism = other.parallelism;
    waiting = other.waiting;
  }

  /**
   * Sets step 1. The scanner closes the streams that it opens.
   *
   * @param frames reads videos
   * @return this builder
   */
  @CanIgnoreReturnValue
  public ScannerBuilder frames(FrameSource frames) {
    this.frames = Objects.requireNonNull(frames, "frames");
    return this;
  }

  /**
   * Sets which frames are looked at.
   *
   * @param sampling the sampling
   * @return this builder
   */
  @CanIgnoreReturnValue
  public ScannerBuilder sampling(Sampling sampling) {
    this.sampling = Objects.requireNonNull(sampling, "sampling");
    return this;
  }

  /**
   * Sets step 2. The scanner does not close it.
   *
   * @param detector finds faces
   * @return this builder
   */
  @CanIgnoreReturnValue
  public ScannerBuilder detector(FaceDetector detector) {
    this.detector = Objects.requireNonNull(detector, "detector");
    return this;
  }

  /**
   * Sets whether the first frames are looked at turned, too, where the detector finds nobody in
   * them: up to 16 frames, each turned three ways. Where two have faces the same way up, all
   * further frames are turned so for the steps 2 to 4, and the result says it ({@link
   * ai.deepware.frame.ScanWarning.Kind#TURNED}). Faces are reported where they lie in the frame as
   * it is.
   *
   * @param turning on by default; the reference does not
   * @return this builder
   */
  @CanIgnoreReturnValue
  public ScannerBuilder turning(boolean turning) {
    this.turning = turning;
    return this;
  }

  /**
   * Sets step 3. The scanner does not close it.
   *
   * @param predictor tells P(fake)
   * @return this builder
   */
  @CanIgnoreReturnValue
  public ScannerBuilder predictor(FacePredictor predictor) {
    this.predictor = Objects.requireNonNull(predictor, "predictor");
    return this;
  }

  /**
   * Sets the first half of step 4. The scanner does not close it.
   *
   * @param embedder turns faces into vectors
   * @return this builder
   */
  @CanIgnoreReturnValue
  public ScannerBuilder embedder(FaceEmbedder embedder) {
    this.embedder = Objects.requireNonNull(embedder, "embedder");
    return this;
  }

  /**
   * Sets the second half of step 4.
   *
   * @param clusterer groups faces into persons
   * @return this builder
   */
  @CanIgnoreReturnValue
  public ScannerBuilder clusterer(FaceClusterer clusterer) {
    Objects.requireNonNull(clusterer, "clusterer");
    return clustererForDistance(distance -> clusterer);
  }

  /**
   * Sets the second half of step 4, made for the embedder in use, such as {@code distance ->
   * Dbscan.cosine(distance, 3)}.
   *
   * @param maker makes the clusterer of the embedder's {@link FaceEmbedder#clusterDistance}
   * @return this builder
   */
  @CanIgnoreReturnValue
  public ScannerBuilder clustererForDistance(DoubleFunction<FaceClusterer> maker) {
    this.clusterer = Objects.requireNonNull(maker, "maker");
    return this;
  }

  /**
   * Sets how many faces a person needs for a score, whatever the clusterer says: the faces of
   * persons with fewer count as faces of no person, with a warning. The default clusterer takes the
   * same number for the neighbors that start a person.
   *
   * @param faces at least 1; 5 by default, the reference's value
   * @return this builder
   * @throws IllegalArgumentException if below 1
   */
  @CanIgnoreReturnValue
  public ScannerBuilder minFaces(int faces) {
    if (faces < 1) {
      throw new IllegalArgumentException("least number of faces must be at least 1: " + faces);
    }
    this.minFaces = faces;
    return this;
  }

  /**
   * Sets step 5.
   *
   * @param identityStrategy scores a person
   * @return this builder
   */
  @CanIgnoreReturnValue
  public ScannerBuilder identityStrategy(IdentityStrategy identityStrategy) {
    this.identityStrategy = Objects.requireNonNull(identityStrategy, "identityStrategy");
    return this;
  }

  /**
   * Sets step 6.
   *
   * @param strategy scores the video
   * @return this builder
   */
  @CanIgnoreReturnValue
  public ScannerBuilder strategy(Strategy strategy) {
    this.strategy = Objects.requireNonNull(strategy, "strategy");
    return this;
  }

  /**
   * Sets who looks for reasons beside the score. The scanner does not close them. With analyzers
   * that want bursts fewer frames go through the steps together, and a scan needs up to twice the
   * heap.
   *
   * @param analyzers in the order in which their evidence is to come; none by default
   * @return this builder
   * @throws IllegalArgumentException if one wants bursts of fewer frames than 1 or of more than
   *     {@value Sampling#MOST_BURST}
   */
  @CanIgnoreReturnValue
  public ScannerBuilder evidence(List<? extends EvidenceAnalyzer> analyzers) {
    for (EvidenceAnalyzer analyzer : analyzers) {
      if (analyzer.burst() < 1 || analyzer.burst() > Sampling.MOST_BURST) {
        throw new IllegalArgumentException(
            analyzer.getClass().getName() + " wants bursts of " + analyzer.burst() + " frames");
      }
    }
    this.evidence = List.copyOf(analyzers);
    return this;
  }

  /**
   * Adds one who looks for reasons beside the score, after those that are there, as for a copy of a
   * scanner that has some.
   *
   * @param analyzer what looks; the scanner does not close it
   * @return this builder
   * @throws IllegalArgumentException as {@link #evidence} does
   */
  @CanIgnoreReturnValue
  public ScannerBuilder addEvidence(EvidenceAnalyzer analyzer) {
    List<EvidenceAnalyzer> all = new ArrayList<>(evidence);
    all.add(analyzer);
    return evidence(all);
  }

  /**
   * Sets what counts as real and as fake, for verdicts and strategies, in place of the predictor's.
   *
   * @param thresholds the thresholds
   * @return this builder
   */
  @CanIgnoreReturnValue
  public ScannerBuilder thresholds(DecisionThresholds thresholds) {
    this.thresholds = Objects.requireNonNull(thresholds, "thresholds");
    return this;
  }

  /**
   * Sets how much of a video is looked at.
   *
   * @param limits the limits
   * @return this builder
   */
  @CanIgnoreReturnValue
  public ScannerBuilder limits(ScanLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
    return this;
  }

  /**
   * Sets how long one scan may take from its turn on; past that it throws TIMEOUT.
   *
   * @param timeout above zero
   * @return this builder
   * @throws IllegalArgumentException if not above zero
   */
  @CanIgnoreReturnValue
  public ScannerBuilder timeout(Duration timeout) {
    this.timeout = checkedTimeout(timeout);
    return this;
  }

  static Duration checkedTimeout(Duration timeout) {
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("timeout must be above zero: " + timeout);
    }
    return timeout;
  }

  /**
   * Sets how many frames go through detection, prediction and embedding together. About three times
   * as many are held in memory, with those decoded ahead.
   *
   * @param frames 1 to {@value #MAX_BATCH}
   * @return this builder
   * @throws IllegalArgumentException if below 1 or above {@value #MAX_BATCH}
   */
  @CanIgnoreReturnValue
  public ScannerBuilder batchSize(int frames) {
    if (frames < 1 || frames > MAX_BATCH) {
      throw new IllegalArgumentException(
          "batch size must be 1 to " + MAX_BATCH + " frames: " + frames);
    }
    this.batchSize = frames;
    return this;
  }

  /**
   * Sets how many scans run at a time; others wait for their turn.
   *
   * @param scans at least 1
   * @return this builder
   * @throws IllegalArgumentException if below 1
   */
  @CanIgnoreReturnValue
  public ScannerBuilder parallelism(int scans) {
    if (scans < 1) {
      throw new IllegalArgumentException("parallelism must be at least 1: " + scans);
    }
    this.parallelism = scans;
    return this;
  }

  /**
   * Sets how many scans may wait for their turn; one more fails at once as BUSY.
   *
   * @param scans at least 0
   * @return this builder
   * @throws IllegalArgumentException if below 0
   */
  @CanIgnoreReturnValue
  public ScannerBuilder waiting(int scans) {
    if (scans < 0) {
      throw new IllegalArgumentException("number of waiting scans must not be negative: " + scans);
    }
    this.waiting = scans;
    return this;
  }

  /**
   * Sets who hears of the progress of every scan.
   *
   * @param listener thread-safe if scans run concurrently
   * @return this builder
   */
  @CanIgnoreReturnValue
  public ScannerBuilder listener(ScanListener listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Builds the scanner. The builder may be used further; the scanner does not change with it.
   *
   * @return the scanner
   * @throws IllegalStateException if a step is missing; the message names every one
   */
  public Scanner build() {
    List<String> missing = new ArrayList<>();
    requireStep(frames, "frames", missing);
    requireStep(detector, "detector", missing);
    requireStep(predictor, "predictor", missing);
    requireStep(embedder, "embedder", missing);
    if (!missing.isEmpty()) {
      throw new IllegalStateException("scanner needs " + String.join(", ", missing));
    }
    return new Scanner(new ScannerBuilder(this));
  }

  private static void requireStep(@Nullable Object step, String name, List<String> missing) {
    if (step == null) {
      missing.add(name);
    }
  }

  FaceClusterer clustererFor(FaceEmbedder embedder) {
    return clusterer != null
        ? clusterer.apply(embedder.clusterDistance())
        : Dbscan.cosine(embedder.clusterDistance(), minFaces).onePerFrame();
  }
}
