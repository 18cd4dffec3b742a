package ai.deepware.onnx.internal.runtime;

import ai.deepware.ModelException;
import ai.deepware.model.ModelInfo;
import ai.deepware.model.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a model, wherever they lie: their name in results and errors, and their checksum.
 */
public sealed interface ModelFile {
  String name();

  /** Of all bytes, as 64 lower-case hexadecimal digits. */
  String sha256();

  /** The model, and the files beside it that hold weights of it. */
  List<ModelInfo> infos(String role);

  /**
   * A model on disk.
   *
   * @param beside files with weights of this model
   * @param state before it was read
   */
  record OnDisk(Path path, String name, String sha256, List<OnDisk> beside, State state)
      implements ModelFile {

    @Override
    public List<ModelInfo> infos(String role) {
      List<ModelInfo> infos = new ArrayList<>(List.of(new ModelInfo(role, name, sha256)));
      beside.forEach(file -> infos.addAll(file.infos(role)));
      return infos;
    }

    /**
     * Sees that what was opened is what the checksum is of.
     *
     * @throws ModelException if the file or one beside it is another by now
     */
    void checkUnchanged() throws IOException {
      if (!State.of(path).equals(state)) {
        throw new ModelException(path.toString(), "was changed while it was opened");
      }
      for (OnDisk file : beside) {
        file.checkUnchanged();
      }
    }
  }

  /** What tells one state of a file from another. */
  record State(@Nullable Object key, FileTime modified, long size) {
    static State of(Path path) throws IOException {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      return new State(now.fileKey(), now.lastModifiedTime(), now.size());
    }
  }

  /** A model whose bytes are here; its weights are among them. */
  final class InMemory implements ModelFile {
    private final String name;
    private final byte[] bytes;
    private final String sha256;

    private InMemory(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
      this.sha256 = Sha256.of(bytes);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String sha256() {
      return sha256;
    }

    @Override
    public List<ModelInfo> infos(String role) {
      return List.of(new ModelInfo(role, name, sha256));
    }

    byte[] bytes() {
      return bytes;
    }
  }

  /**
   * Reads what a result says of a model on disk.
   *
   * @throws ModelException if it cannot be read, or names weights that are missing or elsewhere
   */
  static ModelFile of(Path path) {
    return of(path, true);
  }

  /**
   * Takes a model's bytes as they are, under a name.
   *
   * @throws ModelException if it keeps weights in files, which would be looked for anywhere
   */
  static ModelFile of(String name, byte[] bytes) {
    SortedSet<String> beside = ExternalData.of(ByteBuffer.wrap(bytes));
    if (!beside.isEmpty()) {
      throw new ModelException(
          name, "keeps weights in files beside it, " + beside + ": open it by its path");
    }
    return new InMemory(name, bytes);
  }

  private static OnDisk of(Path path, boolean model) {
    if (!Files.exists(path)) {
      throw new ModelException(path.toString(), "there is no such file");
    }
    if (!Files.isRegularFile(path)) {
      throw new ModelException(path.toString(), "is not a file");
    }
    try (FileChannel channel = FileChannel.open(path)) {
      State state = State.of(path);
      List<OnDisk> beside = new ArrayList<>();
      // The format allows no larger one, and weights need not be searched for names.
      if (model && state.size() <= Integer.MAX_VALUE) {
        ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, state.size());
        for (String name : ExternalData.of(bytes)) {
          beside.add(of(resolve(path, name), false));
        }
      }
      String name = String.valueOf(path.getFileName());
      return new OnDisk(path, name, Sha256.of(channel), List.copyOf(beside), state);
    } catch (IOException e) {
      throw new ModelException(path.toString(), "cannot be read: " + e.getMessage(), e);
    }
  }

  /** Nothing but what lies beside the model or below, which is all that ONNX Runtime takes. */
  private static Path resolve(Path model, String name) {
    try {
      Path inside = Path.of(name).normalize();
      if (!name.isEmpty() && !inside.isAbsolute() && !inside.startsWith("..")) {
        return model.resolveSibling(inside);
      }
    } catch (InvalidPathException e) {
      throw new ModelException(model.toString(), "names weights that no file can have", e);
    }
    throw new ModelException(model.toString(), "names weights outside of its folder: " + name);
  }
}
