package ai.deepware.command.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** Clocks in nanoseconds. */
final class BenchClock {
  private BenchClock() {}

  /** Time as people have it. */
  static LongSupplier wall() {
    return System::nanoTime;
  }

  /** Time of all processors that this process used, natives included. */
  static LongSupplier processor() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return system::getProcessCpuTime;
  }
}
