package ai.deepware.convert.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** A tensor that is a (possibly strided) view of a {@link Storage}. */
final class StoredTensor implements Tensor {
  /** The most dimensions that a tensor may have. */
  static final int MAX_RANK = 8;

  private static final int CHUNK = 1 << 20;
  private static final long MAX_ELEMENTS = 1L << 27;

  private final Storage storage;
  private final ElementType type;
  private final long first;
  private final List<Integer> shape;
  private final long[] strides;
  private final int count;
  private final FileFaults faults;

  /**
   * Creates a view, after checking that it lies within the storage.
   *
   * @param first index of the first element
   * @param dims lengths of the dimensions
   * @param strides distance in elements between neighbors along each dimension
   */
  StoredTensor(
      Storage storage,
      ElementType type,
      long first,
      long[] dims,
      long[] strides,
      FileFaults faults) {
    if (dims.length != strides.length || dims.length > MAX_RANK) {
      throw faults.corrupt(
          "a tensor has " + dims.length + " sizes, " + strides.length + " strides");
    }
    this.storage = storage;
    this.type = type;
    this.first = first;
    this.strides = strides.clone();
    this.faults = faults;
    this.count = countOf(dims);
    this.shape = Arrays.stream(dims).mapToObj(dim -> (int) dim).toList();
    checkRange();
  }

  /** Creates a view of a whole storage in row-major order. */
  static StoredTensor contiguous(
      Storage storage, ElementType type, long[] dims, FileFaults faults) {
    long[] strides = new long[dims.length];
    long stride = 1;
    for (int i = dims.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= Math.max(1, Math.min(dims[i], Integer.MAX_VALUE));
      if (stride > MAX_ELEMENTS) {
        throw faults.tooLarge("a tensor has more than " + MAX_ELEMENTS + " elements");
      }
    }
    return new StoredTensor(storage, type, 0, dims, strides, faults);
  }

  private int countOf(long[] dims) {
    long product = 1;
    for (long dim : dims) {
      if (dim < 0) {
        throw faults.corrupt("a tensor has the negative size " + dim);
      }
      if (dim > MAX_ELEMENTS || product * dim > MAX_ELEMENTS) {
        throw faults.tooLarge("a tensor has more than " + MAX_ELEMENTS + " elements");
      }
      product *= dim;
    }
    return (int) product;
  }

  private void checkRange() {
    long held = storage.size() / type.bytes();
    // A view that repeats elements would let a small file ask for much memory.
    if (count > held) {
      throw faults.truncated("a tensor of " + count + " elements lies in a storage of " + held);
    }
    if (count > 0 && (first < 0 || first >= held || span() > held - first)) {
      throw faults.corrupt("a tensor lies outside its storage of " + held + " elements");
    }
  }

  /** Returns the distance from the first element to behind the last. */
  private long span() {
    long last = 0;
    for (int i = 0; i < strides.length; i++) {
      long steps = shape.get(i) - 1L;
      if (strides[i] < 0 || (steps > 0 && strides[i] > MAX_ELEMENTS * 4 / steps)) {
        throw faults.corrupt("a tensor has the stride " + strides[i]);
      }
      last += steps * strides[i];
    }
    return last + 1;
  }

  /** Returns the number of elements. */
  int count() {
    return count;
  }

  @Override
  public List<Integer> shape() {
    return shape;
  }

  @Override
  public float[] read() throws IOException {
    float[] values = new float[count];
    if (count > 0 && isContiguous()) {
      copy(first, values);
    } else if (count > 0) {
      gather(values);
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw faults.corrupt("a weight is " + value);
      }
    }
    return values;
  }

  private boolean isContiguous() {
    long expected = 1;
    for (int i = strides.length - 1; i >= 0; i--) {
      if (shape.get(i) != 1 && strides[i] != expected) {
        return false;
      }
      expected *= shape.get(i);
    }
    return true;
  }

  private void copy(long from, float[] target) throws IOException {
    int perChunk = CHUNK / type.bytes();
    ByteBuffer chunk =
        ByteBuffer.allocate(Math.min(perChunk, target.length) * type.bytes())
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int done = 0; done < target.length; done += perChunk) {
      int wanted = Math.min(perChunk, target.length - done);
      storage.read((from + done) * type.bytes(), chunk.clear().limit(wanted * type.bytes()));
      for (int i = 0; i < wanted; i++) {
        target[done + i] = type.read(chunk, i * type.bytes());
      }
    }
  }

  private void gather(float[] target) throws IOException {
    long span = span();
    if (span > MAX_ELEMENTS) {
      throw faults.tooLarge("a strided tensor spans " + span + " elements");
    }
    float[] all = new float[(int) span];
    copy(first, all);
    int[] index = new int[strides.length];
    long at = 0;
    for (int i = 0; i < target.length; i++) {
      target[i] = all[(int) at];
      for (int dim = index.length - 1; dim >= 0; dim--) {
        at += strides[dim];
        if (++index[dim] < shape.get(dim)) {
          break;
        }
        at -= strides[dim] * shape.get(dim);
        index[dim] = 0;
      }
    }
  }
}
