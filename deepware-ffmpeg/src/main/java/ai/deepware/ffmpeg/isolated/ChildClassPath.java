package ai.deepware.ffmpeg.isolated;

import ai.deepware.ScanException;
import ai.deepware.ffmpeg.internal.PrivateFolder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Where children find their classes and natives: in the jars and folders that this process has its
 * own from, through whichever class loader. A jar within a jar is copied into a temporary folder
 * that is this user's alone, and that is deleted when this is closed. Thread-safe.
 */
final class ChildClassPath implements AutoCloseable {
  /** One of what JavaCPP calls extensions: the builds of FFmpeg. */
  private static final List<String> BUILDS = List.of("", "-gpl");

  private static final String WITHIN = "!/";

  private final Class<?> program;
  private final Path temporary;
  private @Nullable String found;
  private @Nullable PrivateFolder copies;
  private boolean closed;

  /**
   * Makes one that is sought when it is first asked for.
   *
   * @param program the class that children run
   * @param temporary the folder for copies
   */
  ChildClassPath(Class<?> program, Path temporary) {
    this.program = program;
    this.temporary = temporary;
  }

  /** {@return the class path}; throws if there is something that no child could read. */
  synchronized String get() throws IOException {
    if (closed) {
      throw new IOException("the source of frames is closed");
    }
    String known = found;
    if (known == null) {
      try {
        known = find();
      } catch (IOException | RuntimeException e) {
        deleteCopies();
        throw new IOException(
            "its classes are where no child can read them, so that classPath must name their jars: "
                + e.getMessage(),
            e);
      }
      found = known;
    }
    return known;
  }

  private String find() throws IOException {
    Map<String, Path> entries = new LinkedHashMap<>();
    for (Class<?> needed :
        List.of(
            program,
            DecoderChild.class,
            ScanException.class,
            avutil.class,
            Loader.class,
            Logger.class)) {
      String name = needed.getName().replace('.', '/') + ".class";
      URL url = resource(needed, name);
      if (url == null) {
        throw new IOException(needed + " has no resource");
      }
      add(entries, url, name);
    }
    addNatives(entries, avutil.class, "org/bytedeco/ffmpeg/", "jniavutil");
    addNatives(entries, Loader.class, "org/bytedeco/javacpp/", "jnijavacpp");
    return entries.values().stream()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Where there are none, the child says so better. */
  private void addNatives(
      Map<String, Path> entries, Class<?> library, String folder, String baseName)
      throws IOException {
    for (String build : BUILDS) {
      String name = folder + Loader.getPlatform() + build + "/" + System.mapLibraryName(baseName);
      URL url = resource(library, name);
      if (url != null) {
        add(entries, url, name);
      }
    }
  }

  private static @Nullable URL resource(Class<?> of, String name) {
    ClassLoader loader = of.getClassLoader();
    return loader == null ? ClassLoader.getSystemResource(name) : loader.getResource(name);
  }

  private void add(Map<String, Path> entries, URL resource, String name) throws IOException {
    String url = resource.toString();
    int within = url.lastIndexOf(WITHIN);
    if (url.startsWith("file:")) {
      String root = url.substring(0, url.length() - name.length());
      entries.put(root, file(root));
    } else if (url.startsWith("jar:") && within > 0) {
      String jar = url.substring("jar:".length(), within);
      if (!entries.containsKey(jar)) {
        boolean nested = !jar.startsWith("file:") || jar.contains(WITHIN);
        String entry = url.substring(within + WITHIN.length());
        entries.put(jar, nested ? copy(jar, entry) : file(jar));
      }
    } else {
      throw new IOException(url);
    }
  }

  private static Path file(String url) throws IOException {
    try {
      return Path.of(URI.create(url));
    } catch (IllegalArgumentException e) {
      // Of a class loader whose creator did not escape spaces.
      return new File(new URL(url).getPath()).toPath();
    }
  }

  /** The name is kept, since JavaCPP unpacks natives into a folder of that name. */
  private Path copy(String jar, String entry) throws IOException {
    Path folder = Files.createTempDirectory(copies(), "");
    Path target = folder.resolve(fileName(jar));
    try {
      write(new URL(jar.contains(WITHIN) ? "jar:" + jar : jar), target);
      try (ZipFile zip = new ZipFile(target.toFile())) {
        if (zip.getEntry(entry) == null) {
          throw new IOException("it does not hold " + entry);
        }
      }
    } catch (IOException e) {
      throw new IOException(jar + ": " + e.getMessage(), e);
    }
    return target;
  }

  private static void write(URL url, Path target) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      Files.copy(in, target);
    }
  }

  private static String fileName(String jar) {
    String name = jar.substring(jar.lastIndexOf('/') + 1);
    return name.matches("\\w[\\w.+-]*") ? name : "library.jar";
  }

  private Path copies() throws IOException {
    PrivateFolder folder = copies;
    if (folder == null) {
      folder = PrivateFolder.in(temporary, "deepware-classes");
      copies = folder;
    }
    return folder.path();
  }

  private void deleteCopies() {
    PrivateFolder folder = copies;
    copies = null;
    if (folder != null) {
      folder.delete();
    }
  }

  /** Deletes what was copied; children that use it are to be ended before. */
  @Override
  public synchronized void close() {
    closed = true;
    deleteCopies();
  }
}
