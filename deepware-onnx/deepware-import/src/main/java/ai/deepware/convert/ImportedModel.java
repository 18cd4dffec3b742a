package ai.deepware.convert;

import java.nio.file.Path;
import java.util.Map;

/**
 * An ONNX file that an import wrote.
 *
 * @param file the file
 * @param architecture the recognized network, such as {@code efficientnet-b7}
 * @param metadata what the file says of itself, keys with their prefix {@code deepware.}, in the
 *     order of the keys
 * @since 0.1
 */
public record ImportedModel(Path file, String architecture, Map<String, String> metadata) {}
