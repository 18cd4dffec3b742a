package ai.deepware.render;

/**
 * Where a head is in a frame and how it is turned.
 *
 * @param x of the head's center in pixels
 * @param y of the head's center in pixels
 * @param scale pixels per head unit: half the height of the head
 * @param yaw turn to the image's right in radians
 * @param pitch nod downwards in radians
 * @param roll tilt clockwise in radians
 */
public record Pose(double x, double y, double scale, double yaw, double pitch, double roll) {}
