package ai.deepware.command.scan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.command.scan.Videos.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideosTest {
  @TempDir Path folder;
  private final List<Trouble> troubles = new ArrayList<>();

  private List<String> of(Path... paths) {
    List<String> names = new ArrayList<>();
    new Videos(
            Stream.of(paths).map(Candidate::of).iterator(),
            (path, trouble) -> troubles.add(trouble))
        .forEachRemaining(video -> names.add(video.name()));
    return names.stream().map(name -> name.replace(folder + "/", "")).toList();
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "x");
  }

  @Test
  void walksFoldersForVideosInOrderOfTheirNames() throws IOException {
    file("b.MP4");
    file("a/z.webm");
    file("a/notes.txt");
    file("c/new\nline.mkv");

    assertThat(of(folder)).containsExactly("a/z.webm", "b.MP4", "c/new\nline.mkv");
    assertThat(troubles).containsExactly(Trouble.OTHER_FILES);
  }

  @Test
  void knowsRawStreamsAndLooksOverHiddenFiles() throws IOException {
    file("raw.h264");
    file("camera.MXF");
    file(".DS_Store");

    assertThat(of(folder)).containsExactly("camera.MXF", "raw.h264");
    assertThat(troubles).isEmpty();
  }

  @Test
  void triesWhatIsNamedWhateverItsExtension() throws IOException {
    Path text = file("notes.txt");
    Path missing = folder.resolve("missing");

    assertThat(of(text, missing)).containsExactly("notes.txt", "missing");
  }

  @Test
  void followsLinksToFilesButNotToFolders() throws IOException {
    file("real/a.mp4");
    Files.createDirectories(folder.resolve("walked"));
    Files.createSymbolicLink(folder.resolve("walked/loop"), folder.resolve("walked"));
    Files.createSymbolicLink(folder.resolve("walked/link.mp4"), folder.resolve("real/a.mp4"));

    assertThat(of(folder.resolve("walked"))).containsExactly("walked/link.mp4");
  }

  @Test
  void saysThatAFolderHoldsNoVideos() throws IOException {
    file("notes.txt");

    assertThat(of(folder)).isEmpty();
    assertThat(troubles).containsExactly(Trouble.NO_VIDEOS);
  }
}
