package ai.deepware.command.extract;

import java.nio.file.Path;

/**
 * A video to extract faces from.
 *
 * @param file the video
 * @param name its name in the data set, with slashes: the folder of its crops
 * @param label {@code real}, {@code fake} or empty
 * @param original name of the real video that it is or was made from, empty if unknown
 */
record SourceVideo(Path file, String name, String label, String original) {}
