package ai.deepware.command.scan;

import ai.deepware.Scanner;
import ai.deepware.command.cli.SetupException;

/** A scanner with what it needs open. Whoever opens it closes it, after the last scan. */
public interface Pipeline extends AutoCloseable {
  /** Opens pipelines. */
  @FunctionalInterface
  interface Factory {
    /**
     * Opens a pipeline.
     *
     * @param settings what it is made of
     * @return the pipeline
     * @throws RuntimeException if models or natives are missing or broken
     */
    Pipeline open(ScanSettings settings);

    /**
     * Opens a pipeline for a command.
     *
     * @param settings what it is made of
     * @return the pipeline
     * @throws SetupException if models or natives are missing or broken
     */
    default Pipeline setUp(ScanSettings settings) {
      try {
        return open(settings);
      } catch (RuntimeException e) {
        throw new SetupException(String.valueOf(e.getMessage()), e);
      }
    }
  }

  /** {@return the scanner} */
  Scanner scanner();

  @Override
  void close();
}
