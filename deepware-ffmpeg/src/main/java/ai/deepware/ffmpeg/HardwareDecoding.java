package ai.deepware.ffmpeg;

/**
 * Where frames are decoded. A device that is absent, or cannot decode the stream, is replaced by
 * the CPU and a line in the log says so.
 *
 * @since 0.1
 */
public enum HardwareDecoding {
  /** On the CPU. */
  NONE,
  /** On an NVIDIA GPU (NVDEC). */
  CUDA,
  /** On a GPU that Linux offers as a VA-API device. */
  VAAPI
}
