package ai.deepware.convert.checkpoint;

import java.util.List;
import java.util.Map;

/**
 * What a pickle of weights may hold besides text (String), numbers (Long, BigInteger, Double) and
 * truth values (Boolean). None of these does anything.
 */
sealed interface PickleValue {

  /** Python's None. */
  record None() implements PickleValue {}

  /** A tuple. */
  record Tuple(List<Object> items) implements PickleValue {}

  /** A list; filled while the pickle is read. */
  record Items(List<Object> items) implements PickleValue {}

  /** A dict or OrderedDict; filled while the pickle is read. Keys are text or numbers. */
  record Dict(Map<Object, Object> entries) implements PickleValue {}

  /** A recognized class or function, by its name. */
  record Named(PickleGlobal global) implements PickleValue {}

  /** A storage that a tensor refers to. */
  record StorageRef(String key, ElementType type, long offset, long elements)
      implements PickleValue {}

  /** A tensor as the pickle describes it, not yet checked against its storage. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record View(StorageRef storage, long first, long[] dims, long[] strides) implements PickleValue {}

  /** Something harmless that no tensor needs, such as a NumPy scalar. */
  record Ignored() implements PickleValue {}
}
