package ai.deepware.convert.checkpoint;

import java.util.Map;
import java.util.Optional;

/** The Python classes and functions that are recognized by name. All others are refused. */
record PickleGlobal(Kind kind, Optional<ElementType> type) {

  /** What a name stands for. */
  enum Kind {
    /** A dictionary that remembers its order. */
    ORDERED_DICT,
    /** torch._utils._rebuild_tensor and _rebuild_tensor_v2. */
    REBUILD_TENSOR,
    /** torch._utils._rebuild_parameter. */
    REBUILD_PARAMETER,
    /** A class of storages; carries the type of their elements. */
    STORAGE,
    /** torch.Size, a tuple. */
    SIZE,
    /** Parts of NumPy scalars, such as a loss beside the weights; kept as nothing. */
    INERT
  }

  private static final Map<String, Kind> NAMES =
      Map.of(
          "collections.OrderedDict", Kind.ORDERED_DICT,
          "torch._utils._rebuild_tensor", Kind.REBUILD_TENSOR,
          "torch._utils._rebuild_tensor_v2", Kind.REBUILD_TENSOR,
          "torch._utils._rebuild_parameter", Kind.REBUILD_PARAMETER,
          "torch.Size", Kind.SIZE,
          "numpy.core.multiarray.scalar", Kind.INERT,
          "numpy._core.multiarray.scalar", Kind.INERT,
          "numpy.dtype", Kind.INERT,
          "_codecs.encode", Kind.INERT);

  private static final Map<String, ElementType> STORAGES =
      Map.of(
          "DoubleStorage", ElementType.FLOAT64,
          "FloatStorage", ElementType.FLOAT32,
          "HalfStorage", ElementType.FLOAT16,
          "BFloat16Storage", ElementType.BFLOAT16,
          "LongStorage", ElementType.INT64,
          "IntStorage", ElementType.INT32,
          "ShortStorage", ElementType.INT16,
          "CharStorage", ElementType.INT8,
          "ByteStorage", ElementType.UINT8,
          "BoolStorage", ElementType.BOOL);

  /** Looks a name up, e.g. {@code torch} and {@code FloatStorage}. */
  static Optional<PickleGlobal> of(String module, String name) {
    ElementType type = STORAGES.get(name);
    if (type != null && (module.equals("torch") || module.equals("torch.cuda"))) {
      return Optional.of(new PickleGlobal(Kind.STORAGE, Optional.of(type)));
    }
    return Optional.ofNullable(NAMES.get(module + "." + name))
        .map(kind -> new PickleGlobal(kind, Optional.empty()));
  }
}
