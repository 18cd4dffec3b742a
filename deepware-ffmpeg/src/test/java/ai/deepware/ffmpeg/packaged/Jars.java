package ai.deepware.ffmpeg.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.bytedeco.javacpp.Loader;

/** Makes jars, and finds those that this process has its classes from. */
final class Jars {
  /** What decoding needs at the very least. */
  private static final List<String> NEEDED =
      List.of(
          "ai/deepware/ffmpeg/isolated/IsolatedFrameSource.class",
          "ai/deepware/ScanException.class",
          "org/bytedeco/ffmpeg/global/avutil.class",
          "org/bytedeco/javacpp/Loader.class",
          "org/jspecify/annotations/NullMarked.class",
          "org/slf4j/Logger.class",
          nativeLibrary("ffmpeg", "jniavutil"),
          nativeLibrary("javacpp", "jnijavacpp"));

  private Jars() {}

  private static String nativeLibrary(String artifact, String name) {
    return "org/bytedeco/%s/%s/%s"
        .formatted(artifact, Loader.getPlatform(), System.mapLibraryName(name));
  }

  /** Copies the library, and the jars that it needs, into a folder. */
  static List<Path> library(Path folder) throws IOException {
    Set<Path> sources = new LinkedHashSet<>();
    for (String needed : NEEDED) {
      sources.add(source(needed));
    }
    Files.createDirectories(folder);
    List<Path> jars = new ArrayList<>();
    for (Path source : sources) {
      if (Files.isDirectory(source)) {
        String name = "library" + jars.size();
        jars.add(
            write(
                folder.resolve(name + ".jar"),
                Map.of("Automatic-Module-Name", name),
                entries(source)));
      } else {
        jars.add(Files.copy(source, folder.resolve(source.getFileName().toString())));
      }
    }
    return jars;
  }

  /** {@return the jar or folder that holds a resource} */
  static Path source(String resource) throws IOException {
    URL url = Jars.class.getClassLoader().getResource(resource);
    if (url == null) {
      throw new IOException("there is no " + resource);
    }
    URLConnection connection = url.openConnection();
    String root =
        connection instanceof JarURLConnection jar
            ? jar.getJarFileURL().toString()
            : url.toString().replace(resource, "");
    return Path.of(URI.create(root));
  }

  /** {@return the class file of a class} */
  static Map<String, byte[]> entry(Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    try (InputStream in = Jars.class.getClassLoader().getResourceAsStream(name)) {
      return Map.of(name, in == null ? new byte[0] : in.readAllBytes());
    }
  }

  /** {@return what a folder or a jar holds, but for its manifest} */
  static Map<String, byte[]> entries(Path source) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    if (Files.isDirectory(source)) {
      try (Stream<Path> files = Files.walk(source)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = source.relativize(file).toString().replace('\\', '/');
          entries.put(name, Files.readAllBytes(file));
        }
      }
    } else {
      try (JarFile jar = new JarFile(source.toFile())) {
        for (JarEntry entry : jar.stream().filter(e -> !e.isDirectory()).toList()) {
          try (InputStream in = jar.getInputStream(entry)) {
            entries.put(entry.getName(), in.readAllBytes());
          }
        }
      }
    }
    entries.remove(JarFile.MANIFEST_NAME);
    return entries;
  }

  /** Writes a jar whose entries are not compressed, as jars within a jar must not be. */
  static Path write(Path jar, Map<String, String> attributes, Map<String, byte[]> entries)
      throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (Map.Entry<String, byte[]> content : entries.entrySet()) {
        CRC32 checksum = new CRC32();
        checksum.update(content.getValue());
        ZipEntry entry = new ZipEntry(content.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.getValue().length);
        entry.setCrc(checksum.getValue());
        out.putNextEntry(entry);
        out.write(content.getValue());
      }
    }
    return jar;
  }
}
