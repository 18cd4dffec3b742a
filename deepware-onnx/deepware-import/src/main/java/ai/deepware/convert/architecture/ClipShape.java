package ai.deepware.convert.architecture;

import java.util.List;

/**
 * The sizes of a CLIP vision tower, as its tensors show them.
 *
 * @param width numbers per token
 * @param inner numbers per token within the feed-forward part of a layer
 * @param layers number of layers
 * @param patch side of a patch in pixels
 * @param grid patches along each side of the picture
 */
record ClipShape(int width, int inner, int layers, int patch, int grid) {
  /** CLIP's towers have heads of 64 numbers, those of its largest releases excepted. */
  static final int HEAD = 64;

  static ClipShape of(Weights weights, String tower) {
    List<Integer> patches =
        weights.get(tower + "embeddings.patch_embedding.weight", -1, 3, -1, -1).shape();
    int width = patches.get(0);
    int positions =
        weights.get(tower + "embeddings.position_embedding.weight", -1, width).shape().get(0);
    int grid = (int) Math.round(Math.sqrt(positions - 1));
    int layers = weights.count(tower + "encoder.layers.", ".mlp.fc1.weight");
    if (!patches.get(2).equals(patches.get(3))
        || grid < 1
        || grid * grid + 1 != positions
        || width % HEAD != 0
        || layers == 0) {
      throw weights.mismatch(
          "a vision tower with patches "
              + patches
              + ", "
              + positions
              + " positions and "
              + layers
              + " layers is none of CLIP's");
    }
    int inner = weights.get(tower + "encoder.layers.0.mlp.fc1.weight", -1, width).shape().get(0);
    return new ClipShape(width, inner, layers, patches.get(2), grid);
  }

  int imageSize() {
    return patch * grid;
  }

  int tokens() {
    return grid * grid + 1;
  }

  int heads() {
    return width / HEAD;
  }

  boolean isLarge14() {
    return width == 1024 && layers == 24 && patch == 14;
  }
}
