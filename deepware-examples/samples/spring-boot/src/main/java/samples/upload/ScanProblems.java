package samples.upload;

import ai.deepware.DeepwareException;
import ai.deepware.ScanException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns a scan that failed into an answer that says whose fault it is and whether to try again. */
@RestControllerAdvice
class ScanProblems {
  private static final Logger LOG = LoggerFactory.getLogger(ScanProblems.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> answer(ScanException failure) {
    HttpStatus status = status(failure);
    if (status.is5xxServerError()) {
      LOG.warn(failure.getMessage(), failure.getCause());
    }
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail(failure));
    problem.setProperty("reason", failure.reason());
    HttpHeaders headers = new HttpHeaders();
    if (failure.reason().isWorthRetrying()) {
      headers.set(HttpHeaders.RETRY_AFTER, "10");
    }
    return new ResponseEntity<>(problem, headers, status);
  }

  static HttpStatus status(ScanException failure) {
    return switch (failure.category()) {
      case INPUT -> HttpStatus.UNPROCESSABLE_ENTITY;
      case LIMIT ->
          failure.reason().isWorthRetrying()
              ? HttpStatus.SERVICE_UNAVAILABLE
              : HttpStatus.PAYLOAD_TOO_LARGE;
      case CANCELLED -> HttpStatus.SERVICE_UNAVAILABLE;
      case SETUP, PLUGIN -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }

  /** What is wrong inside the service is nobody's business outside. */
  private static String detail(ScanException failure) {
    boolean ours =
        failure.category() == DeepwareException.Category.SETUP
            || failure.category() == DeepwareException.Category.PLUGIN;
    return ours ? "The video could not be scanned." : failure.detail();
  }
}
