package ai.deepware.model;

/**
 * Names a model file that took part in a scan.
 *
 * @param role what the model does: {@code detector}, {@code embedder} or {@code predictor}
 * @param file the file's name, or the resource's for a bundled model
 * @param sha256 SHA-256 of the file's bytes, 64 lower-case hexadecimal digits
 * @since 0.1
 */
public record ModelInfo(String role, String file, String sha256) {}
