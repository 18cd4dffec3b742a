package ai.deepware.convert.checkpoint;

import ai.deepware.convert.checkpoint.PickleGlobal.Kind;
import ai.deepware.convert.checkpoint.PickleValue.Dict;
import ai.deepware.convert.checkpoint.PickleValue.Ignored;
import ai.deepware.convert.checkpoint.PickleValue.Items;
import ai.deepware.convert.checkpoint.PickleValue.Named;
import ai.deepware.convert.checkpoint.PickleValue.None;
import ai.deepware.convert.checkpoint.PickleValue.StorageRef;
import ai.deepware.convert.checkpoint.PickleValue.Tuple;
import ai.deepware.convert.checkpoint.PickleValue.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds what the few recognized functions of a pickle of weights would return. */
final class PickleCalls {
  private final FileFaults faults;
  private final Map<String, ElementType> storages = new HashMap<>();

  PickleCalls(FileFaults faults) {
    this.faults = faults;
  }

  /** Returns the types of the storages that were referred to, by key. */
  Map<String, ElementType> storages() {
    return storages;
  }

  /** Answers a call of a recognized class or function. */
  Object call(PickleGlobal global, List<Object> arguments, PickleStack stack) {
    return switch (global.kind()) {
      case ORDERED_DICT -> orderedDict(arguments, stack);
      case REBUILD_TENSOR -> tensor(arguments);
      case REBUILD_PARAMETER -> argument(arguments, 0, View.class);
      case SIZE -> argument(arguments, 0, Tuple.class);
      case INERT -> new Ignored();
      case STORAGE -> throw faults.unsupported("a storage lies within the pickle itself");
    };
  }

  private Dict orderedDict(List<Object> arguments, PickleStack stack) {
    Dict dict = new Dict(new LinkedHashMap<>());
    if (!arguments.isEmpty()) {
      List<Object> flat = new ArrayList<>();
      for (Object pair : argument(arguments, 0, Items.class).items()) {
        List<Object> both = items(pair);
        if (both.size() != 2) {
          throw faults.corrupt("an OrderedDict holds something that is not a pair");
        }
        flat.addAll(both);
      }
      stack.fill(dict, flat);
    }
    return dict;
  }

  private View tensor(List<Object> arguments) {
    return new View(
        argument(arguments, 0, StorageRef.class),
        argument(arguments, 1, Long.class),
        longs(argument(arguments, 2, Tuple.class)),
        longs(argument(arguments, 3, Tuple.class)));
  }

  /**
   * Answers a reference to a storage: {@code ('storage', class, key, device, elements)}, in the
   * legacy format followed by None or {@code (key of the part, offset, elements)}.
   */
  StorageRef storage(Tuple reference) {
    List<Object> parts = reference.items();
    if (!argument(parts, 0, String.class).equals("storage")) {
      throw faults.corrupt("the pickle refers to something that is not a storage");
    }
    PickleGlobal global = argument(parts, 1, Named.class).global();
    if (global.kind() != Kind.STORAGE) {
      throw faults.corrupt("the pickle refers to a storage of an unknown class");
    }
    String key = argument(parts, 2, String.class);
    long elements = argument(parts, 4, Long.class);
    long offset = 0;
    if (parts.size() > 5 && !(parts.get(5) instanceof None)) {
      List<Object> part = items(parts.get(5));
      offset = argument(part, 1, Long.class);
      elements = argument(part, 2, Long.class);
    }
    if (elements < 0 || offset < 0) {
      throw faults.corrupt("a storage has a negative size");
    }
    ElementType type = global.type().orElseThrow();
    ElementType known = storages.put(key, type);
    if (known != null && known != type) {
      throw faults.corrupt("storage " + key + " has two types");
    }
    return new StorageRef(key, type, offset, elements);
  }

  /** Accepts attributes of dictionaries ({@code _metadata}) and of inert values, unread. */
  void checkState(Object target, Object state) {
    boolean plain = state instanceof Dict || state instanceof Tuple;
    if (!plain || !(target instanceof Dict || target instanceof Ignored)) {
      throw faults.forbidden("the pickle sets the state of something that is not a dictionary");
    }
  }

  private long[] longs(Tuple tuple) {
    if (tuple.items().size() > StoredTensor.MAX_RANK) {
      throw faults.corrupt("a tensor has " + tuple.items().size() + " dimensions");
    }
    long[] result = new long[tuple.items().size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = argument(tuple.items(), i, Long.class);
    }
    return result;
  }

  private List<Object> items(Object value) {
    if (value instanceof Tuple tuple) {
      return tuple.items();
    }
    if (value instanceof Items list) {
      return list.items();
    }
    throw faults.corrupt("the pickle holds a value where a tuple belongs");
  }

  private <T> T argument(List<Object> arguments, int index, Class<T> type) {
    if (index >= arguments.size() || !type.isInstance(arguments.get(index))) {
      throw faults.corrupt("a call in the pickle lacks a " + type.getSimpleName());
    }
    return type.cast(arguments.get(index));
  }
}
