package ai.deepware.convert.architecture;

import ai.deepware.convert.checkpoint.Checkpoint;
import ai.deepware.convert.checkpoint.CheckpointException;
import ai.deepware.convert.checkpoint.CheckpointException.Reason;
import ai.deepware.convert.checkpoint.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The tensors of one network: those of a checkpoint whose names start with a prefix. */
final class Weights {
  private final Checkpoint checkpoint;
  private final String prefix;
  private final Set<String> used = new HashSet<>();

  Weights(Checkpoint checkpoint, String prefix) {
    this.checkpoint = checkpoint;
    this.prefix = prefix;
  }

  /**
   * Finds the network that has a tensor of the given name.
   *
   * @param marker the name of a tensor that only this kind of network has
   * @return its weights, empty if no tensor has such a name behind some prefix
   */
  static Optional<Weights> find(Checkpoint checkpoint, String marker) {
    List<String> prefixes =
        checkpoint.tensors().keySet().stream()
            .filter(name -> name.equals(marker) || name.endsWith("." + marker))
            .map(name -> name.substring(0, name.length() - marker.length()))
            .toList();
    if (prefixes.size() > 1) {
      throw new CheckpointException(
          checkpoint.file(), Reason.UNSUPPORTED, "it holds several networks: " + prefixes);
    }
    return prefixes.stream().findFirst().map(prefix -> new Weights(checkpoint, prefix));
  }

  boolean has(String name) {
    return checkpoint.tensors().containsKey(prefix + name);
  }

  /** Returns the number of consecutive i from 0 on for which a tensor {@code before i after} is. */
  int count(String before, String after) {
    int count = 0;
    while (has(before + count + after)) {
      count++;
    }
    return count;
  }

  /** Returns a tensor, checking the lengths of its dimensions; -1 stands for any length. */
  Tensor get(String name, int... shape) {
    Tensor tensor = checkpoint.tensors().get(prefix + name);
    if (tensor == null) {
      throw mismatch("tensor " + prefix + name + " is missing");
    }
    used.add(prefix + name);
    List<Integer> actual = tensor.shape();
    boolean same = actual.size() == shape.length;
    for (int i = 0; same && i < shape.length; i++) {
      same = actual.get(i) > 0 && (shape[i] == -1 || shape[i] == actual.get(i));
    }
    if (!same) {
      throw mismatch(
          "tensor " + prefix + name + " has shape " + actual + ", not " + Arrays.toString(shape));
    }
    return tensor;
  }

  /** Fails if a tensor with this prefix was not used, as it hints at another network. */
  void requireAllUsed(Predicate<String> superfluous) {
    List<String> unused =
        checkpoint.tensors().keySet().stream()
            .filter(name -> name.startsWith(prefix) && !used.contains(name))
            .map(name -> name.substring(prefix.length()))
            .filter(name -> !name.endsWith("num_batches_tracked"))
            .filter(superfluous.negate())
            .toList();
    if (!unused.isEmpty()) {
      throw mismatch(
          unused.size()
              + " tensors belong to no part of the recognised network: "
              + unused.subList(0, Math.min(3, unused.size())));
    }
  }

  CheckpointException mismatch(String detail) {
    return new CheckpointException(checkpoint.file(), Reason.MISMATCH, detail);
  }

  Checkpoint checkpoint() {
    return checkpoint;
  }
}
