package ai.deepware.command.cli;

import ai.deepware.onnx.Device;
import picocli.CommandLine.Option;

/** The option that says where networks run. */
public final class DeviceOption {
  @Option(
      names = "--device",
      paramLabel = "cpu|cuda",
      defaultValue = "cpu",
      description = "Where networks run. Default: cpu.")
  private DeviceName name = DeviceName.CPU;

  /** {@return where networks run} */
  public Device device() {
    return name.device();
  }
}
