package ai.deepware.command.bench;

import static ai.deepware.command.cli.Lines.line;

import ai.deepware.command.cli.ExitCode;
import ai.deepware.command.cli.Terminal;
import ai.deepware.face.Box;
import ai.deepware.identity.Dbscan;
import ai.deepware.identity.EmbeddedFace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deepware bench cluster}: what it costs to group faces into persons. */
@Command(
    name = "cluster",
    description =
        "Groups made-up embeddings into persons and prints time, memory, and ratios to a plain loop"
            + " over all pairs and, with --python, to scikit-learn.",
    footer = {
      "",
      "The plain loop's time is that of some rows, times their number; it keeps nothing. The time"
          + " after cancellation is from the request to the end, asked for when a tenth is done."
    })
public final class BenchClusterCommand implements Callable<Integer> {
  private static final int PLAIN_ROWS = 50;
  private static final int WARM_UP = 2_000;
  private static final double DISTANCE = 0.4;

  private final Terminal terminal;
  private final Dbscan dbscan = Dbscan.cosine(DISTANCE, Dbscan.DEFAULT_MIN_FACES);

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "200",
      description = "Persons among the faces, who come in turn. Default: 200.")
  private int people;

  @Option(
      names = "--length",
      paramLabel = "N",
      defaultValue = "256",
      description = "Numbers in an embedding. Default: 256.")
  private int length;

  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      description = "A Python with scikit-learn, to compare with. Default: none.")
  private @Nullable String python;

  @Parameters(
      paramLabel = "FACES",
      arity = "0..*",
      description = "Numbers of faces. Default: 20000 100000.")
  private final List<Integer> sizes = new ArrayList<>();

  /**
   * Makes the command.
   *
   * @param terminal where it prints
   */
  public BenchClusterCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (people < 1 || length < 1 || sizes.stream().anyMatch(size -> size < 1)) {
      throw new ParameterException(spec.commandLine(), "Numbers must be at least 1");
    }
    // Until the JVM has compiled it.
    int[] unused = dbscan.cluster(embedded(faces(WARM_UP)));
    List<Integer> wanted = sizes.isEmpty() ? List.of(20_000, 100_000) : sizes;
    for (int size : wanted) {
      terminal.print(measure(size));
    }
    return ExitCode.DONE;
  }

  private String measure(int size) throws IOException, InterruptedException {
    List<float[]> faces = faces(size);
    double plain = plainSeconds(faces);
    List<EmbeddedFace> embedded = embedded(faces);
    heaps().forEach(MemoryPoolMXBean::resetPeakUsage);
    long start = System.nanoTime();
    int[] labels = dbscan.cluster(embedded);
    double seconds = (System.nanoTime() - start) / 1e9;
    long peak = heaps().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "%d faces of %d numbers: %d persons in %.2f s on %d processors",
            size,
            length,
            Arrays.stream(labels).max().orElse(-1) + 1,
            seconds,
            Runtime.getRuntime().availableProcessors()));
    text.append(line("  a plain loop over all pairs: %.2f s, ratio %.3f", plain, seconds / plain));
    text.append(line("  heap at most %.0f MB, embeddings among it", peak / 1e6));
    text.append(line("  ends %.3f s after it was cancelled", cancel(faces, seconds)));
    if (python != null) {
      ScikitLearn.Answer answer =
          ScikitLearn.cluster(python, faces, DISTANCE, Dbscan.DEFAULT_MIN_FACES);
      text.append(
          line(
              "  scikit-learn: %.2f s, ratio %.3f, labels %s",
              answer.seconds(),
              seconds / answer.seconds(),
              Arrays.stream(labels).boxed().toList().equals(answer.labels())
                  ? "equal"
                  : "different"));
    }
    return text.toString();
  }

  /** Around a direction for each person, as far from each other as faces of one person are. */
  private List<float[]> faces(int size) {
    Random random = new Random(11);
    float[][] centers = new float[people][length];
    for (float[] center : centers) {
      for (int k = 0; k < length; k++) {
        center[k] = (float) random.nextGaussian();
      }
    }
    List<float[]> faces = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      float[] face = centers[i % people].clone();
      for (int k = 0; k < length; k++) {
        face[k] += (float) (0.6 * random.nextGaussian());
      }
      faces.add(face);
    }
    return faces;
  }

  private static double plainSeconds(List<float[]> faces) {
    int rows = Math.min(PLAIN_ROWS, faces.size());
    double sum = 0;
    long nanos = 0;
    for (int pass = 0; pass < 2; pass++) {
      long start = System.nanoTime();
      for (int i = 0; i < rows; i++) {
        for (float[] other : faces) {
          sum += product(faces.get(i), other);
        }
      }
      nanos = System.nanoTime() - start;
    }
    if (Double.isNaN(sum)) {
      throw new IllegalStateException();
    }
    return nanos / 1e9 / rows * faces.size() / 2;
  }

  private static float product(float[] a, float[] b) {
    float sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static List<EmbeddedFace> embedded(List<float[]> vectors) {
    Box anywhere = new Box(0, 0, 1, 1);
    return IntStream.range(0, vectors.size())
        .mapToObj(i -> EmbeddedFace.of(i, i, anywhere, 1, vectors.get(i)))
        .toList();
  }

  private double cancel(List<float[]> faces, double seconds) {
    long cancelled = System.nanoTime() + (long) (seconds * 1e8);
    try {
      int[] unused =
          dbscan.cluster(
              embedded(faces),
              () -> {
                if (System.nanoTime() >= cancelled) {
                  throw new CancellationException();
                }
              });
      return 0;
    } catch (CancellationException e) {
      return (System.nanoTime() - cancelled) / 1e9;
    }
  }

  private static List<MemoryPoolMXBean> heaps() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
