package ai.deepware.convert.checkpoint;

import ai.deepware.convert.checkpoint.PickleReader.Pickle;
import ai.deepware.convert.checkpoint.PickleValue.Dict;
import ai.deepware.convert.checkpoint.PickleValue.Items;
import ai.deepware.convert.checkpoint.PickleValue.StorageRef;
import ai.deepware.convert.checkpoint.PickleValue.View;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A checkpoint in the format that PyTorch wrote by default until version 1.5: five pickles (magic
 * number, version, system, the object, the order of the storages), then the storages, each after
 * its number of elements.
 */
final class TorchLegacyCheckpoint extends FileCheckpoint {
  /** The first pickle of every file. */
  static final byte[] SIGNATURE = {
    (byte) 0x80,
    2,
    (byte) 0x8a,
    10,
    0x6c,
    (byte) 0xfc,
    (byte) 0x9c,
    0x46,
    (byte) 0xf9,
    0x20,
    0x6a,
    (byte) 0xa8,
    0x50,
    0x19,
    '.'
  };

  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final Long VERSION = 1001L;

  private final FileChannel channel;

  private TorchLegacyCheckpoint(Path file, FileChannel channel) {
    super(file);
    this.channel = channel;
  }

  static Checkpoint open(Path file) throws IOException {
    return new TorchLegacyCheckpoint(file, FileChannel.open(file)).loaded();
  }

  @Override
  void load() throws IOException {
    FileStorage whole = new FileStorage(channel, 0, channel.size(), faults);
    PickleInput in = new PickleInput(whole, faults);
    if (!MAGIC.equals(PickleReader.read(in, faults).value())
        || !VERSION.equals(PickleReader.read(in, faults).value())) {
      throw faults.unsupported("the file is of an unknown version of PyTorch's legacy format");
    }
    checkByteOrder(PickleReader.read(in, faults).value());
    Pickle pickle = PickleReader.read(in, faults);
    Object keys = PickleReader.read(in, faults).value();
    Map<String, FileStorage> storages = locate(keys, in.position(), pickle.storages());
    for (Map.Entry<String, View> view : PickledTensors.of(pickle.value(), faults).entrySet()) {
      tensors.put(view.getKey(), tensor(view.getValue(), storages));
    }
  }

  private void checkByteOrder(Object system) {
    if (system instanceof Dict dict && Boolean.FALSE.equals(dict.entries().get("little_endian"))) {
      throw faults.unsupported("the numbers are not little-endian");
    }
  }

  private Map<String, FileStorage> locate(Object keys, long start, Map<String, ElementType> types)
      throws IOException {
    if (!(keys instanceof Items order)) {
      throw faults.corrupt("the order of the storages is missing");
    }
    Map<String, FileStorage> storages = new HashMap<>();
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    long at = start;
    for (Object key : order.items()) {
      ElementType type = key instanceof String text ? types.get(text) : null;
      if (type == null) {
        throw faults.corrupt("the file holds a storage that the pickle does not know");
      }
      new FileStorage(channel, at, channel.size() - at, faults).read(0, length.clear());
      long count = length.getLong(0);
      at += Long.BYTES;
      if (count < 0 || count > (channel.size() - at) / type.bytes()) {
        throw faults.truncated("the storage at byte " + at + " should have " + count + " elements");
      }
      storages.put((String) key, new FileStorage(channel, at, count * type.bytes(), faults));
      at += count * type.bytes();
    }
    return storages;
  }

  private Tensor tensor(View view, Map<String, FileStorage> storages) {
    StorageRef ref = view.storage();
    FileStorage storage = storages.get(ref.key());
    long held = storage == null ? 0 : storage.size() / ref.type().bytes();
    if (storage == null
        || ref.elements() > held
        || ref.offset() > held - ref.elements()
        || view.first() < 0
        || view.first() > held) {
      throw faults.corrupt("storage " + ref.key() + " is missing or too small");
    }
    long first = ref.offset() + view.first();
    return new StoredTensor(storage, ref.type(), first, view.dims(), view.strides(), faults);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
