/**
 * Reads the weights of networks from files that other programs wrote: PyTorch checkpoints (zip and
 * legacy format) and safetensors (single file and sharded).
 *
 * <p>Every file is treated as hostile: nothing in it is executed, only the handful of classes that
 * tensors need are recognized, every size is checked against the file before memory is taken, and
 * whatever is wrong comes back as a {@link ai.deepware.convert.checkpoint.CheckpointException}.
 * Weights are read when they are asked for, one tensor at a time.
 */
@NullMarked
package ai.deepware.convert.checkpoint;

import org.jspecify.annotations.NullMarked;
