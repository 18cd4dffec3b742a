package samples.upload;

import ai.deepware.Scanner;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** Whether videos can be scanned, at {@code /actuator/health}. */
@Component
class ScannerHealthIndicator extends AbstractHealthIndicator {
  private final Scanner scanner;

  ScannerHealthIndicator(Scanner scanner) {
    super("the scanner cannot be used");
    this.scanner = scanner;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    scanner.check();
    health.up().withDetail("parallelism", scanner.parallelism());
  }
}
