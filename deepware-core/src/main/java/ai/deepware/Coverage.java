package ai.deepware;

import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.VideoInfo;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How much of a video was looked at.
 *
 * @param seconds time of the last frame looked at, in seconds from the first; 0 without frames
 * @param ofSeconds the video's duration in seconds as its container names it, never below {@code
 *     seconds}; empty where unknown
 * @param frames number of frames looked at
 * @param ofFrames about how many the sampling asks for, never below {@code frames}; empty where
 *     unknown
 * @param partial whether a part was not looked at that should have been: a limit, a loss or an
 *     early end, each with its {@link ScanWarning}. A verdict then holds for the part only.
 */
public record Coverage(
    double seconds, OptionalDouble ofSeconds, int frames, OptionalLong ofFrames, boolean partial) {

  static Coverage of(VideoInfo video, List<Double> frameTimes, List<ScanWarning> warnings) {
    double seconds = frameTimes.isEmpty() ? 0 : frameTimes.get(frameTimes.size() - 1);
    int frames = frameTimes.size();
    OptionalDouble duration = video.duration();
    OptionalLong expected = video.expectedFrames();
    return new Coverage(
        seconds,
        duration.isPresent()
            ? OptionalDouble.of(Math.max(seconds, duration.getAsDouble()))
            : duration,
        frames,
        expected.isPresent() ? OptionalLong.of(Math.max(frames, expected.getAsLong())) : expected,
        warnings.stream().anyMatch(warning -> warning.kind().partial()));
  }
}
