package ai.deepware.command.bench;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** scikit-learn's DBSCAN in a Python of the user's, for comparison. */
final class ScikitLearn {
  private static final String PROGRAM =
      """
      import sys, time, numpy
      from sklearn.cluster import DBSCAN
      size, length, eps, least = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
      x = numpy.frombuffer(sys.stdin.buffer.read(), dtype='<f4').reshape(size, length)
      start = time.time()
      labels = DBSCAN(eps=eps, min_samples=least, metric='cosine', n_jobs=-1).fit(x).labels_
      seconds = time.time() - start
      sys.stdout.buffer.write(numpy.array([seconds], dtype='>f8').tobytes())
      sys.stdout.buffer.write(labels.astype('>i4').tobytes())
      """;

  private ScikitLearn() {}

  /** What it found and how long it took, without its start and the passing of data. */
  record Answer(double seconds, List<Integer> labels) {}

  static Answer cluster(String python, List<float[]> vectors, double distance, int minFaces)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                python,
                "-c",
                PROGRAM,
                Integer.toString(vectors.size()),
                Integer.toString(vectors.get(0).length),
                Double.toString(distance),
                Integer.toString(minFaces))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      write(vectors, process.getOutputStream());
      try (DataInputStream answer = new DataInputStream(process.getInputStream())) {
        double seconds = answer.readDouble();
        List<Integer> labels = new ArrayList<>(vectors.size());
        for (int i = 0; i < vectors.size(); i++) {
          labels.add(answer.readInt());
        }
        return new Answer(seconds, labels);
      }
    } catch (IOException e) {
      throw new IOException(
          python + " with scikit-learn gave no answer, exit code " + process.waitFor(), e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void write(List<float[]> vectors, OutputStream to) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to))) {
      ByteBuffer row =
          ByteBuffer.allocate(Float.BYTES * vectors.get(0).length).order(ByteOrder.LITTLE_ENDIAN);
      for (float[] vector : vectors) {
        row.clear();
        row.asFloatBuffer().put(vector);
        out.write(row.array());
      }
    }
  }
}
