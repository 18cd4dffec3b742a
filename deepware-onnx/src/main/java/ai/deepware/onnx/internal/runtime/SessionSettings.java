package ai.deepware.onnx.internal.runtime;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How one network is run.
 *
 * @param device where
 * @param threads threads per inference, empty where ONNX Runtime chooses
 * @param batch inputs per inference, empty where the model chooses
 * @param observer what sees every inference
 */
public record SessionSettings(
    ExecutionDevice device,
    OptionalInt threads,
    OptionalInt batch,
    Optional<InferenceObserver> observer) {}
