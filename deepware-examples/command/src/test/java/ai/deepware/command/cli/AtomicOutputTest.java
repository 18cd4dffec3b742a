package ai.deepware.command.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicOutputTest {
  @TempDir Path folder;

  @Test
  void followsALinkToAFileThatIsNotThere() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), Path.of("middle.json"));
    Files.createSymbolicLink(folder.resolve("middle.json"), inner.resolve("new.json"));

    try (AtomicOutput output = AtomicOutput.open(link)) {
      output.write("text");
      output.commit();
    }

    assertThat(link).isSymbolicLink().hasContent("text");
    assertThat(inner.resolve("new.json")).hasContent("text");
  }

  @Test
  void refusesLinksThatLeadToEachOther() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));

    assertThatThrownBy(() -> AtomicOutput.open(link)).hasMessageContaining("links lead to each");
  }

  @Test
  void neverTakesTheNameOfAVideo() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("table.csv"), Path.of("clip.MP4"));

    for (Path file : List.of(link, folder.resolve("clip.mxf"))) {
      assertThatThrownBy(() -> AtomicOutput.open(file)).hasMessageContaining("a video may be lost");
    }
  }

  @Test
  void replacesTheFileWhenCommitted() throws IOException {
    Path file = Files.writeString(folder.resolve("out.json"), "old");

    try (AtomicOutput output = AtomicOutput.open(file)) {
      output.write("new 視");
      assertThat(file).hasContent("old");
      output.commit();
    }

    assertThat(file).hasContent("new 視");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void leavesTheFileAsItWasWhenNotCommitted() throws IOException {
    Path file = Files.writeString(folder.resolve("out.json"), "old");

    try (AtomicOutput output = AtomicOutput.open(file)) {
      output.write("new");
    }

    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void writesThroughALink() throws IOException {
    Path file = Files.writeString(folder.resolve("real.json"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);

    try (AtomicOutput output = AtomicOutput.open(link)) {
      output.write("new");
      output.commit();
    }

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void refusesAFolder() {
    assertThatThrownBy(() -> AtomicOutput.open(folder))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("not a regular file");
  }

  @Test
  void namesTheFileThatWasGivenWhereItsFolderIsMissing() {
    Path file = folder.resolve("none/out.json");

    assertThatThrownBy(() -> AtomicOutput.open(file))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(file + ": there is no such folder");
  }
}
