package ai.deepware.convert.checkpoint;

import ai.deepware.convert.checkpoint.PickleValue.StorageRef;
import ai.deepware.convert.checkpoint.PickleValue.View;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A checkpoint in PyTorch's zip format, the default since version 1.6. */
final class TorchZipCheckpoint extends FileCheckpoint {
  private static final int MAX_ENTRIES = 200_000;

  private final ZipFile zip;
  private final Map<String, Storage> storages = new HashMap<>();

  private TorchZipCheckpoint(Path file, ZipFile zip) {
    super(file);
    this.zip = zip;
  }

  static Checkpoint open(Path file) throws IOException {
    return new TorchZipCheckpoint(file, openZip(file)).loaded();
  }

  private static ZipFile openZip(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException | IllegalArgumentException e) {
      throw new FileFaults(file).corrupt("the zip directory is damaged: " + e.getMessage(), e);
    }
  }

  @Override
  void load() throws IOException {
    if (zip.size() > MAX_ENTRIES) {
      throw faults.tooLarge("the archive has " + zip.size() + " entries");
    }
    String folder = folder();
    checkByteOrder(folder);
    PickleInput in = new PickleInput(inMemory(folder + "data.pkl"), faults);
    Map<String, View> views = PickledTensors.of(PickleReader.read(in, faults).value(), faults);
    for (Map.Entry<String, View> view : views.entrySet()) {
      tensors.put(view.getKey(), tensor(folder, view.getValue()));
    }
  }

  private String folder() {
    List<String> pickles =
        zip.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.equals("data.pkl") || name.endsWith("/data.pkl"))
            .limit(2)
            .toList();
    if (pickles.size() != 1) {
      throw faults.unsupported(
          "the archive has " + (pickles.isEmpty() ? "no" : "several") + " data.pkl");
    }
    String pickle = pickles.get(0);
    return pickle.substring(0, pickle.length() - "data.pkl".length());
  }

  private void checkByteOrder(String folder) throws IOException {
    if (zip.getEntry(folder + "byteorder") == null) {
      return;
    }
    byte[] order = inMemory(folder + "byteorder").bytes();
    if (!new String(order, StandardCharsets.US_ASCII).strip().equals("little")) {
      throw faults.unsupported("the numbers are not little-endian");
    }
  }

  private MemoryStorage inMemory(String name) throws IOException {
    ZipStorage entry = entry(name);
    if (entry.size() > PickleInput.MAX_BYTES) {
      throw faults.tooLarge("entry " + name + " has " + entry.size() + " bytes");
    }
    byte[] bytes = new byte[(int) entry.size()];
    entry.read(0, ByteBuffer.wrap(bytes));
    return new MemoryStorage(bytes, faults);
  }

  private ZipStorage entry(String name) {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw faults.truncated("the archive lacks " + name);
    }
    return new ZipStorage(zip, entry, faults);
  }

  private Tensor tensor(String folder, View view) {
    StorageRef ref = view.storage();
    Storage storage = storages.get(ref.key());
    if (storage == null) {
      storage = entry(folder + "data/" + ref.key());
      storages.put(ref.key(), storage);
    }
    if (ref.offset() != 0 || ref.elements() > storage.size() / ref.type().bytes()) {
      throw faults.corrupt(
          "storage " + ref.key() + " has " + storage.size() + " bytes, not those it should have");
    }
    return new StoredTensor(storage, ref.type(), view.first(), view.dims(), view.strides(), faults);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
