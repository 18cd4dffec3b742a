package ai.deepware.ffmpeg.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildClassPathTest {
  private static final String NAME = RogueChild.class.getName().replace('.', '/') + ".class";

  private final Path folder;
  private final Path temporary;
  private final Path application;

  ChildClassPathTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.temporary = Files.createDirectory(folder.resolve("tmp"));
    this.application = folder.resolve("app.jar");
    byte[] library = zip(NAME, classFile());
    Files.write(application, zip("lib/../../the library-1.0.jar", library));
  }

  @Test
  void copiesJarsThatLieInAJarForThisUserAlone() throws IOException {
    String jar = application.toUri() + "!/lib/../../the library-1.0.jar";
    try (ChildClassPath path =
        new ChildClassPath(loadedFrom("jar:" + jar + "!/" + NAME), temporary)) {
      Path copy = first(path.get());

      assertThat(copy).isRegularFile().startsWith(temporary);
      assertThat(Files.readAllBytes(copy)).isEqualTo(zip(NAME, classFile()));
      if (Files.getFileStore(temporary).supportsFileAttributeView(PosixFileAttributeView.class)) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onlyFolder())))
            .isEqualTo("rwx------");
      }
      assertThat(first(path.get())).isEqualTo(copy);
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void takesFilesAndFoldersWhereTheyAre() throws IOException {
    Path jar = Files.write(folder.resolve("with space.jar"), zip(NAME, classFile()));
    for (String root :
        new String[] {
          "jar:" + jar.toUri() + "!/", "jar:file:" + jar + "!/", folder.toUri().toString()
        }) {
      try (ChildClassPath path = new ChildClassPath(loadedFrom(root + NAME), temporary)) {
        assertThat(first(path.get())).isIn(jar, folder);
        assertThat(temporary).isEmptyDirectory();
      }
    }
  }

  @Test
  void saysWhatToDoWhereNoChildCanRead() throws IOException {
    for (String url :
        new String[] {
          "jar:" + application.toUri() + "!/classes!/" + NAME, "http://localhost/" + NAME
        }) {
      try (ChildClassPath path = new ChildClassPath(loadedFrom(url), temporary)) {
        assertThatThrownBy(path::get)
            .isInstanceOf(IOException.class)
            .hasMessageContaining("classPath must name their jars")
            .hasMessageContaining(url.substring(4, 10));
        assertThat(temporary).isEmptyDirectory();
      }
    }
  }

  @Test
  void holdsTheNatives() throws IOException {
    try (ChildClassPath path = new ChildClassPath(DecoderChild.class, temporary)) {
      assertThat(path.get().split(File.pathSeparator, -1))
          .anyMatch(entry -> entry.matches(".*ffmpeg-.*(x86_64|arm64).*\\.jar"))
          .anyMatch(entry -> entry.matches(".*javacpp-.*(x86_64|arm64).*\\.jar"));
    }
  }

  private static Path first(String path) {
    return Path.of(path.split(File.pathSeparator, -1)[0]);
  }

  private Path onlyFolder() throws IOException {
    try (var folders = Files.list(temporary)) {
      return folders.findFirst().orElseThrow();
    }
  }

  private static byte[] classFile() throws IOException {
    try (InputStream in = RogueChild.class.getResourceAsStream("RogueChild.class")) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry(name);
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  /** A class whose loader says that it is there. */
  private static Class<?> loadedFrom(String url) throws IOException {
    byte[] bytes = classFile();
    ClassLoader loader =
        new ClassLoader(ChildClassPathTest.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(RogueChild.class.getName())
                ? defineClass(name, bytes, 0, bytes.length)
                : super.loadClass(name, resolve);
          }

          @Override
          public @Nullable URL getResource(String name) {
            try {
              return new URL(url);
            } catch (MalformedURLException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    try {
      return loader.loadClass(RogueChild.class.getName());
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }
}
