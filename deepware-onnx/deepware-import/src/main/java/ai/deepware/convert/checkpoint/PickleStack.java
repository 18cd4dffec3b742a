package ai.deepware.convert.checkpoint;

import ai.deepware.convert.checkpoint.PickleValue.Dict;
import ai.deepware.convert.checkpoint.PickleValue.Items;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stack, the marks and the memo of a pickle that is being read. */
final class PickleStack {
  /** Bounds the time that dictionaries made of one list again and again would take. */
  private static final int MAX_ITEMS = 4_000_000;

  private final FileFaults faults;
  private final List<Object> values = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();
  private final Map<Integer, Object> memo = new HashMap<>();
  private int items;

  PickleStack(FileFaults faults) {
    this.faults = faults;
  }

  void push(Object value) {
    values.add(value);
  }

  Object pop() {
    Object top = peek();
    values.remove(values.size() - 1);
    return top;
  }

  Object peek() {
    int floor = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
    if (values.size() <= floor) {
      throw faults.corrupt("the pickle takes a value that is not there");
    }
    return values.get(values.size() - 1);
  }

  <T> T pop(Class<T> type) {
    return cast(pop(), type);
  }

  private <T> T cast(Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw faults.corrupt("the pickle holds a value of the wrong kind");
    }
    return type.cast(value);
  }

  void mark() {
    marks.add(values.size());
  }

  List<Object> popToMark() {
    if (marks.isEmpty()) {
      throw faults.corrupt("the pickle lacks a mark");
    }
    return popFrom(marks.remove(marks.size() - 1));
  }

  /** Takes a fixed number of values. */
  List<Object> pop(int count) {
    int floor = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
    if (values.size() - floor < count) {
      throw faults.corrupt("the pickle takes values that are not there");
    }
    return popFrom(values.size() - count);
  }

  private List<Object> popFrom(int from) {
    List<Object> tail = values.subList(from, values.size());
    List<Object> items = new ArrayList<>(tail);
    tail.clear();
    return items;
  }

  void append(List<Object> added) {
    cast(peek(), Items.class).items().addAll(added);
  }

  void setItems(List<Object> keysAndValues) {
    fill(cast(peek(), Dict.class), keysAndValues);
  }

  void fill(Dict dict, List<Object> keysAndValues) {
    if (keysAndValues.size() % 2 != 0) {
      throw faults.corrupt("the pickle holds a key without a value");
    }
    items += keysAndValues.size();
    if (items > MAX_ITEMS) {
      throw faults.tooLarge("the dictionaries hold more than " + MAX_ITEMS + " keys and values");
    }
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      Object key = keysAndValues.get(i);
      // Keys of other kinds could take for ever to hash.
      if (!(key instanceof String) && !(key instanceof Number) && !(key instanceof Boolean)) {
        throw faults.unsupported("the pickle holds a dictionary with a key that is not text");
      }
      dict.entries().put(key, keysAndValues.get(i + 1));
    }
  }

  void remember(int index) {
    memo.put(index, peek());
  }

  void rememberNext() {
    remember(memo.size());
  }

  void recall(int index) {
    Object value = memo.get(index);
    if (value == null) {
      throw faults.corrupt("the pickle recalls a value that it has not kept");
    }
    push(value);
  }
}
