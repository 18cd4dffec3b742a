package ai.deepware.command.cli;

import ai.deepware.onnx.Device;

/** Where networks run, as the command line names it. */
public enum DeviceName {
  /** The processor. */
  CPU {
    @Override
    public Device device() {
      return Device.cpu();
    }
  },
  /** The first NVIDIA GPU. */
  CUDA {
    @Override
    public Device device() {
      return Device.cuda(0);
    }
  };

  /** {@return the device} */
  public abstract Device device();
}
