package ai.deepware;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Decoding threads that did not end with their scan. Thread-safe. */
final class LeftBehind {
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  void add(Thread thread) {
    threads.add(thread);
  }

  int count() {
    threads.removeIf(thread -> !thread.isAlive());
    return threads.size();
  }
}
