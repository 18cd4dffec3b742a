package ai.deepware;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One scan in a recording of the Java Flight Recorder, which costs nothing while none runs. */
@Name("ai.deepware.Scan")
@Label("Scan")
@Category("Deepware")
@StackTrace(false)
final class ScanEvent extends Event {
  @Label("File")
  String file = "";

  @Label("Outcome")
  String outcome = "";

  @Label("Verdict")
  String verdict = "";

  @Label("Frames")
  int frames;

  @Label("Faces")
  int faces;

  @Label("Persons")
  int persons;

  void end(ScanResult result) {
    file = result.file();
    outcome = result.outcome().name();
    verdict = result.verdict().map(Enum::name).orElse("");
    frames = result.frameTimes().size();
    faces = result.faceCount();
    persons = result.identities().size();
    commit();
  }

  void end(ScanException failure) {
    file = failure.file();
    outcome = failure.reason().name();
    commit();
  }
}
