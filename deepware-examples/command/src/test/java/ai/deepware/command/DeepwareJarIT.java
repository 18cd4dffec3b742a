package ai.deepware.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

class DeepwareJarIT {
  private static final Path JAR = Path.of(System.getProperty("deepware.jar", "deepware.jar"));

  @Test
  void holdsFfmpegOfTheLgplBuildAlone() throws IOException {
    assumeTrue(Files.exists(JAR), "deepware.jar is not built");
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<JarEntry> libraries =
          jar.stream()
              .filter(entry -> entry.getName().startsWith("org/bytedeco/ffmpeg/"))
              .filter(entry -> entry.getName().matches(".*/(lib)?av(codec|util)[.-][^/]*"))
              .filter(entry -> !entry.getName().endsWith(".class"))
              .toList();
      assertThat(jar.stream().map(JarEntry::getName)).noneMatch(name -> name.contains("-gpl"));
      assertThat(libraries).hasSizeGreaterThanOrEqualTo(2);
      for (JarEntry library : libraries) {
        byte[] bytes = jar.getInputStream(library).readAllBytes();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text.contains("LGPL version")).as("%s is LGPL", library).isTrue();
        assertThat(text.contains("--enable-gpl")).as("%s is GPL", library).isFalse();
        assertThat(text.contains("--enable-libx264")).as("%s has x264", library).isFalse();
      }
    }
  }
}
