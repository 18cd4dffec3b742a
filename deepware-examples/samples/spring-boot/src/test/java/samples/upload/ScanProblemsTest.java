package samples.upload;

import static org.assertj.core.api.Assertions.assertThat;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.Step;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

class ScanProblemsTest {
  private static ResponseEntity<ProblemDetail> answer(Reason reason) {
    return new ScanProblems()
        .answer(new ScanException("clip.mp4", Step.DECODE, reason, "what is wrong"));
  }

  @Test
  void blamesTheSenderForWhatIsNoVideo() {
    assertThat(answer(Reason.NOT_A_VIDEO).getStatusCode())
        .isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
    assertThat(answer(Reason.LIMIT).getStatusCode()).isEqualTo(HttpStatus.PAYLOAD_TOO_LARGE);
  }

  @Test
  void saysWhenToTryAgain() {
    ResponseEntity<ProblemDetail> busy = answer(Reason.BUSY);

    assertThat(busy.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(busy.getHeaders()).containsKey(HttpHeaders.RETRY_AFTER);
  }

  @Test
  void keepsWhatIsWrongInsideToItself() {
    ResponseEntity<ProblemDetail> failed = answer(Reason.BAD_MODEL);

    assertThat(failed.getStatusCode()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
    assertThat(failed.getBody().getDetail()).doesNotContain("what is wrong");
  }
}
