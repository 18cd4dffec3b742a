package ai.deepware.ffmpeg.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.ffmpeg.SyntheticVideo;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Children find their classes and natives however the application is packaged. */
class PackagedIT {
  private static final String APPLICATION = DecodingApplication.class.getName();

  private final Path folder;
  private final Path temporary;
  private final Path video;

  PackagedIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.temporary = Files.createDirectory(folder.resolve("tmp"));
    this.video = new SyntheticVideo().frames(60).write(folder.resolve("a clip.mp4"));
  }

  @Test
  void inAJarOfJars() throws Exception {
    Map<String, byte[]> entries =
        new LinkedHashMap<>(
            Jars.entries(Jars.source("org/springframework/boot/loader/launch/JarLauncher.class")));
    entries.put("BOOT-INF/classes/", new byte[0]);
    Jars.entry(DecodingApplication.class)
        .forEach((name, bytes) -> entries.put("BOOT-INF/classes/" + name, bytes));
    for (Path jar : Jars.library(folder.resolve("lib"))) {
      entries.put("BOOT-INF/lib/" + jar.getFileName(), Files.readAllBytes(jar));
      Files.delete(jar);
    }
    Path jar =
        Jars.write(
            folder.resolve("an app.jar"),
            Map.of(
                "Main-Class",
                "org.springframework.boot.loader.launch.JarLauncher",
                "Start-Class",
                APPLICATION),
            entries);

    assertThat(run("-jar", jar.toString(), video.toString())).isEqualTo("decoded 3");
  }

  @Test
  void inAClassLoaderOfItsOwn() throws Exception {
    Path server = Jars.write(folder.resolve("server.jar"), Map.of(), Jars.entry(Server.class));
    List<String> command =
        new ArrayList<>(List.of("-cp", server.toString(), Server.class.getName()));
    command.add(video.toString());
    command.add(application().toString());
    Jars.library(folder.resolve("with space")).forEach(jar -> command.add(jar.toString()));

    assertThat(run(command.toArray(String[]::new))).isEqualTo("decoded 3");
  }

  @Test
  void onTheModulePath() throws Exception {
    List<Path> modules = new ArrayList<>(Jars.library(folder.resolve("modules")));
    modules.add(application());
    String path =
        modules.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));

    assertThat(
            run(
                "--module-path",
                path,
                "--add-modules",
                "ALL-MODULE-PATH",
                "--module",
                "application/" + APPLICATION,
                video.toString()))
        .isEqualTo("decoded 3");
  }

  private Path application() throws IOException {
    return Jars.write(
        folder.resolve("application.jar"),
        Map.of("Automatic-Module-Name", "application"),
        Jars.entry(DecodingApplication.class));
  }

  /** What a JVM of its own prints, which leaves nothing behind. */
  private String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    command.add("-Dslf4j.internal.verbosity=ERROR");
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).as("left in the temporary folder").isEmpty();
    }
    return Files.readString(folder.resolve("output.txt"), StandardCharsets.UTF_8).strip();
  }
}
