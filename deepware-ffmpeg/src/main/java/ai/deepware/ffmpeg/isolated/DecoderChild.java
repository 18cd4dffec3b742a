package ai.deepware.ffmpeg.isolated;

import ai.deepware.ScanException;
import ai.deepware.ScanException.Reason;
import ai.deepware.frame.Frame;
import ai.deepware.frame.FrameSource;
import ai.deepware.frame.FrameStream;
import ai.deepware.frame.ScanWarning;
import ai.deepware.frame.VideoInput;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The program of a child process: decodes one video after the other for its parent, which it hears
 * on standard input and answers on standard output. It ends when its parent does, even while native
 * code hangs, and when nothing was asked of it for a minute.
 */
final class DecoderChild {
  private static final long IDLE_SECONDS = 60;

  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private final DataOutputStream replies;
  private final UnaryOperator<FrameSource> sources;
  private @Nullable FrameSource source;
  private @Nullable SharedFrames frames;
  private @Nullable FrameStream stream;

  /** Frames of a burst whose first one was sent. */
  private final Queue<Frame> burst = new ArrayDeque<>();

  private DecoderChild(DataOutputStream replies, UnaryOperator<FrameSource> sources) {
    this.replies = replies;
    this.sources = sources;
  }

  /** Decodes until the process ends. */
  public static void main(String[] arguments) throws Exception {
    serve(source -> source);
  }

  /** Decodes until the process ends, with what is made of the source that the parent asks for. */
  static void serve(UnaryOperator<FrameSource> sources) throws Exception {
    DataOutputStream replies =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    // Whatever else prints must not print into the replies.
    System.setOut(System.err);
    DecoderChild child = new DecoderChild(replies, sources);
    Thread reader = new Thread(() -> child.readRequests(System.in), "requests");
    reader.setDaemon(true);
    reader.start();
    child.run();
  }

  /** Without shutdown hooks, which would wait for native code. */
  private static void end(int code) {
    Runtime.getRuntime().halt(code);
  }

  private void readRequests(InputStream in) {
    try (DataInputStream input = new DataInputStream(in)) {
      while (true) {
        requests.add(Request.read(input));
      }
    } catch (IOException e) {
      end(0);
    }
  }

  private void run() throws InterruptedException, IOException {
    Request request;
    while ((request = requests.poll(IDLE_SECONDS, TimeUnit.SECONDS)) != null || stream != null) {
      if (request != null) {
        answer(request);
      }
    }
    end(0);
  }

  private void answer(Request request) throws IOException {
    try {
      if (request instanceof Request.Start start) {
        start(start);
      } else if (request instanceof Request.Open open) {
        open(open);
      } else if (request instanceof Request.Next) {
        next();
      } else if (request instanceof Request.Close) {
        close();
        reply(Reply.Signal.CLOSED);
      }
    } catch (ScanException e) {
      reply(new Reply.Failed(e.reason(), e.detail(), warnings()));
    } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
      reply(new Reply.Failed(Reason.FAILED, e.toString(), warnings()));
    }
  }

  private void reply(Reply reply) throws IOException {
    reply.write(replies);
    replies.flush();
  }

  private void start(Request.Start start) throws IOException {
    start.decoder().check();
    frames = SharedFrames.open(Path.of(start.file()), start.capacity());
    source = sources.apply(start.decoder());
    reply(Reply.Signal.READY);
  }

  private void open(Request.Open open) throws IOException {
    if (source == null) {
      throw new IllegalStateException("not started");
    }
    FrameStream opened = source.open(new Remote(open, this::readFromParent), open.sampling());
    stream = opened;
    reply(new Reply.Opened(opened.info()));
  }

  private void next() throws IOException {
    if (stream == null || frames == null) {
      throw new IllegalStateException("nothing is open");
    }
    Frame waiting = burst.poll();
    Optional<Frame> frame = waiting == null ? stream.next() : Optional.of(waiting);
    if (frame.isEmpty()) {
      reply(new Reply.End(stream.warnings()));
    } else {
      frames.write(frame.get().image());
      reply(Reply.Picture.of(frame.get(), stream.warnings()));
      burst.addAll(frame.get().following());
    }
  }

  private void close() {
    burst.clear();
    FrameStream closing = stream;
    stream = null;
    if (closing != null) {
      closing.close();
    }
  }

  private List<ScanWarning> warnings() {
    return stream == null ? List.of() : stream.warnings();
  }

  private Request.Data readFromParent(long position, int length) throws IOException {
    reply(new Reply.Read(position, length));
    try {
      if (requests.take() instanceof Request.Data data) {
        return data;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("the parent does not answer");
  }

  /** The input that the parent reads. */
  private record Remote(Request.Open request, RemoteChannel.Reader parent) implements VideoInput {
    @Override
    public String name() {
      return request.name();
    }

    @Override
    public ReadableByteChannel open() {
      return RemoteChannel.of(parent, request.size());
    }
  }
}
