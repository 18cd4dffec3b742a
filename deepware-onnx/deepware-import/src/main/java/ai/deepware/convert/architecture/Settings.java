package ai.deepware.convert.architecture;

import ai.deepware.convert.graph.Precision;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a checkpoint does not say about its network.
 *
 * @param precision how numbers are stored and computed
 * @param inputSize side of the input in pixels, empty for the network's own
 * @param head the classifier of a network whose checkpoint may leave it open, empty if unknown
 * @since 0.1
 */
public record Settings(Precision precision, OptionalInt inputSize, Optional<Head> head) {}
