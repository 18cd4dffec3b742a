package ai.deepware.command.dataset;

import ai.deepware.command.dataset.FaceTable.FaceVideo;
import ai.deepware.command.extract.FaceFolder;
import ai.deepware.command.extract.Npy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** The vectors that {@code deepware extract} wrote beside the faces of each video. */
final class FolderVectors implements PersonVectors {
  private final Function<String, Path> folders;

  FolderVectors(Function<String, Path> folders) {
    this.folders = folders;
  }

  @Override
  public List<float[]> of(FaceVideo video) throws IOException {
    List<float[]> persons = Npy.read(folders.apply(video.name()).resolve(FaceFolder.PERSONS));
    if (persons.size() != video.persons().size()) {
      throw new IOException("its persons are not those of the table");
    }
    return persons;
  }
}
