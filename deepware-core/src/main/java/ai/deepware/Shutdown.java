package ai.deepware;

/**
 * Whether the JVM ends. Natives, models and child processes may then be gone while a scan uses
 * them.
 */
final class Shutdown {
  private Shutdown() {}

  /** The JVM has no question for it, but refuses hooks from then on. */
  static boolean isUnderWay() {
    Runtime runtime = Runtime.getRuntime();
    Thread hook = new Thread(() -> {}, "deepware-shutdown-probe");
    try {
      runtime.addShutdownHook(hook);
      runtime.removeShutdownHook(hook);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
