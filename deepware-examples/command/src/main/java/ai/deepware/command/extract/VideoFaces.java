package ai.deepware.command.extract;

import ai.deepware.Cancellation;
import ai.deepware.ScanListener;
import ai.deepware.ScanRequest;
import ai.deepware.Scanner;
import ai.deepware.ScannerBuilder;
import ai.deepware.command.csv.CsvOutput;
import ai.deepware.face.CropSpec;
import ai.deepware.face.FaceImage;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.VideoInput;
import ai.deepware.identity.Dbscan;
import ai.deepware.identity.EmbeddedFace;
import ai.deepware.identity.FaceClusterer;
import ai.deepware.image.ImageResizer;
import ai.deepware.image.Interpolation;
import ai.deepware.image.PixelImage;
import ai.deepware.picture.PictureFormat;
import ai.deepware.predict.FacePredictor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the faces of one video. It is a scan in which the place of the predictor, who sees every
 * face with its pixels, is taken by what writes crops. Used once, in one thread.
 */
final class VideoFaces {
  private static final int JPEG_QUALITY = 95;

  private final FaceTools tools;
  private final ExtractSettings settings;
  private final Path folder;
  private final List<FoundFace> faces = new ArrayList<>();
  private final List<float[]> embeddings = new ArrayList<>();
  private int[] persons = {};

  VideoFaces(FaceTools tools, ExtractSettings settings, Path folder) {
    this.tools = tools;
    this.settings = settings;
    this.folder = folder;
  }

  /**
   * Fills the folder.
   *
   * @return what went wrong without ending the video
   * @throws ai.deepware.ScanException if the video cannot be scanned
   * @throws IOException if the folder cannot be written
   */
  List<ScanWarning> extract(VideoInput video, ScanListener listener, Cancellation cancellation)
      throws IOException {
    ScannerBuilder builder =
        Scanner.builder()
            .frames(tools.frames())
            .sampling(settings.sampling())
            .detector(tools.detector())
            .predictor(FacePredictor.ofBatch(this::write))
            .embedder(this::embed)
            .clusterer(this::cluster)
            .minFaces(1);
    settings.timeout().ifPresent(builder::timeout);
    ScanRequest request =
        ScanRequest.builder(video).listener(listener).cancellation(cancellation).build();
    List<ScanWarning> warnings = builder.build().scan(request).warnings();
    writePersons();
    if (settings.embeddings()) {
      Npy.write(folder.resolve(FaceFolder.EMBEDDINGS), embeddings);
    }
    writeFaces();
    return warnings;
  }

  private double[] write(List<FaceImage> batch) {
    for (FaceImage face : batch) {
      PixelImage crop = CropSpec.square(settings.margin()).crop(face, 1, 1);
      if (settings.size().isPresent()) {
        int size = settings.size().get();
        crop = ImageResizer.resize(crop, size, size, Interpolation.PILLOW_BILINEAR);
      }
      try {
        Files.write(folder.resolve(picture(faces.size())), encode(crop));
      } catch (IOException e) {
        throw new UncheckedIOException("a crop cannot be written: " + e, e);
      }
      faces.add(FoundFace.of(face));
    }
    return new double[batch.size()];
  }

  private byte[] encode(PixelImage crop) throws IOException {
    return switch (settings.picture()) {
      case PNG -> PictureFormat.png(crop);
      case JPG -> PictureFormat.jpeg(crop, JPEG_QUALITY);
    };
  }

  private String picture(int face) {
    return String.format(Locale.ROOT, "%06d.%s", face, settings.picture().extension());
  }

  private List<float[]> embed(List<FaceImage> batch) {
    List<float[]> vectors = tools.embedder().embed(batch);
    embeddings.addAll(vectors);
    return vectors;
  }

  private int[] cluster(List<EmbeddedFace> found) {
    double distance = tools.embedder().clusterDistance();
    persons = Dbscan.cosine(distance, Dbscan.DEFAULT_MIN_FACES).onePerFrame().cluster(found);
    return persons;
  }

  private void writePersons() throws IOException {
    int count = Arrays.stream(persons).max().orElse(FaceClusterer.NOISE) + 1;
    List<float[]> means = new ArrayList<>();
    for (int person = 0; person < count; person++) {
      float[] sum = new float[embeddings.get(0).length];
      for (int face = 0; face < persons.length; face++) {
        if (persons[face] == person) {
          addUnit(sum, embeddings.get(face));
        }
      }
      float[] mean = new float[sum.length];
      addUnit(mean, sum);
      means.add(mean);
    }
    Npy.write(folder.resolve(FaceFolder.PERSONS), means);
  }

  private static void addUnit(float[] sum, float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    double norm = Math.sqrt(squares);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (float) (vector[i] / norm);
    }
  }

  private void writeFaces() throws IOException {
    List<String> columns = new ArrayList<>(List.of("file"));
    columns.addAll(FoundFace.COLUMNS);
    columns.add("person");
    try (CsvOutput output = CsvOutput.open(folder.resolve(FaceFolder.FACES), columns)) {
      for (int face = 0; face < faces.size(); face++) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(picture(face));
        row.addAll(faces.get(face).values());
        row.add(persons[face] == FaceClusterer.NOISE ? null : persons[face]);
        output.row(row.toArray());
      }
      output.commit();
    }
  }
}
