package ai.deepware.command.demo;

import ai.deepware.image.PixelImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Encodes frames of one size and a constant rate as H.264 in an MP4 file: just what the rendered
 * clips need. Frames are kept compressed in memory until {@link #save}.
 *
 * <p>Where the wanted encoder is missing, MPEG-4 Part 2 takes its place.
 */
public final class VideoWriter implements AutoCloseable {
  private final int width;
  private final int height;
  private final AVFormatContext container = new AVFormatContext((Pointer) null);
  private final AVIOContext memory = new AVIOContext((Pointer) null);
  private final AVPacket packet = avcodec.av_packet_alloc();
  private @Nullable AVCodecContext encoder;
  private @Nullable SwsContext scaler;
  private long written;

  /**
   * Opens encoder and container.
   *
   * @param width pixels, even
   * @param height pixels, even
   * @param framesPerSecond at least 1
   * @throws IOException if FFmpeg cannot encode such a video
   */
  VideoWriter(int width, int height, int framesPerSecond) throws IOException {
    this(width, height, framesPerSecond, H264.ordinary());
  }

  /**
   * Opens encoder and container.
   *
   * @param width pixels, even
   * @param height pixels, even
   * @param framesPerSecond at least 1
   * @param coding the encoder and how much it may lose
   * @throws IOException if FFmpeg cannot encode such a video
   */
  public VideoWriter(int width, int height, int framesPerSecond, H264 coding) throws IOException {
    if (width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException("width and height must be even: " + width + "x" + height);
    }
    this.width = width;
    this.height = height;
    try {
      open(framesPerSecond, coding);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void open(int framesPerSecond, H264 coding) throws IOException {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    AVOutputFormat guessed = new AVOutputFormat((Pointer) null);
    check(avformat.avformat_alloc_output_context2(container, guessed, "mp4", (String) null), "MP4");
    AVCodecContext context = openEncoder(framesPerSecond, coding);
    encoder = context;
    AVStream stream = avformat.avformat_new_stream(container, null);
    stream.time_base(context.time_base()).avg_frame_rate(context.framerate());
    check(avcodec.avcodec_parameters_from_context(stream.codecpar(), context), "parameters");
    check(avformat.avio_open_dyn_buf(memory), "memory");
    container.pb(memory);
    AVDictionary none = new AVDictionary((Pointer) null);
    check(avformat.avformat_write_header(container, none), "header");
    scaler = openScaler();
  }

  private AVCodecContext openEncoder(int framesPerSecond, H264 coding) throws IOException {
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(coding.encoder());
    if (codec == null) {
      codec = avcodec.avcodec_find_encoder(avcodec.AV_CODEC_ID_MPEG4);
    }
    if (codec == null) {
      throw new IOException("FFmpeg has no encoder for H.264 or MPEG-4");
    }
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    context.width(width).height(height).pix_fmt(avutil.AV_PIX_FMT_YUV420P);
    context.time_base().num(1).den(framesPerSecond);
    context.framerate().num(framesPerSecond).den(1);
    context.colorspace(avutil.AVCOL_SPC_BT709).color_range(avutil.AVCOL_RANGE_MPEG);
    context.gop_size(2 * framesPerSecond).thread_count(1);
    if (coding.bitsPerSecond() > 0) {
      context.bit_rate(coding.bitsPerSecond());
    }
    if (coding.quantiser() >= 0) {
      context.qmin(coding.quantiser()).qmax(coding.quantiser());
    }
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    AVDictionary options = new AVDictionary((Pointer) null);
    coding.options().forEach((key, value) -> avutil.av_dict_set(options, key, value, 0));
    int code = avcodec.avcodec_open2(context, codec, options);
    avutil.av_dict_free(options);
    if (code < 0) {
      avcodec.avcodec_free_context(context);
      check(code, "encoder");
    }
    return context;
  }

  private SwsContext openScaler() throws IOException {
    SwsContext context = swscale.sws_alloc_context();
    context.src_w(width).src_h(height).src_format(avutil.AV_PIX_FMT_RGB24);
    context.dst_w(width).dst_h(height).dst_format(avutil.AV_PIX_FMT_YUV420P);
    context.flags(swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND);
    swscale.sws_setColorspaceDetails(
        context,
        swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT),
        1,
        swscale.sws_getCoefficients(swscale.SWS_CS_ITU709),
        0,
        0,
        1 << 16,
        1 << 16);
    check(swscale.sws_init_context(context, null, null), "conversion");
    return context;
  }

  /**
   * Adds a frame.
   *
   * @param image of the video's size
   * @throws IOException if it cannot be encoded
   */
  public void add(PixelImage image) throws IOException {
    if (image.width() != width || image.height() != height) {
      throw new IllegalArgumentException(image + " in a video of " + width + "x" + height);
    }
    AVFrame source = frame(avutil.AV_PIX_FMT_RGB24);
    AVFrame coded = frame(avutil.AV_PIX_FMT_YUV420P);
    try {
      fill(source, image.rgb());
      check(swscale.sws_scale_frame(scaler, coded, source), "conversion");
      coded.colorspace(avutil.AVCOL_SPC_BT709).color_range(avutil.AVCOL_RANGE_MPEG);
      coded.pts(written++);
      check(avcodec.avcodec_send_frame(encoder, coded), "frame");
      drain();
    } finally {
      avutil.av_frame_free(source);
      avutil.av_frame_free(coded);
    }
  }

  private AVFrame frame(int format) throws IOException {
    AVFrame frame = avutil.av_frame_alloc();
    frame.width(width).height(height).format(format);
    int code = avutil.av_frame_get_buffer(frame, 0);
    if (code < 0) {
      avutil.av_frame_free(frame);
      check(code, "frame");
    }
    return frame;
  }

  private void fill(AVFrame frame, byte[] rgb) {
    int stride = frame.linesize(0);
    ByteBuffer rows = frame.data(0).capacity((long) stride * height).asByteBuffer();
    for (int y = 0; y < height; y++) {
      rows.put(y * stride, rgb, 3 * y * width, 3 * width);
    }
  }

  private void drain() throws IOException {
    AVCodecContext context = Objects.requireNonNull(encoder);
    AVStream stream = container.streams(0);
    while (avcodec.avcodec_receive_packet(context, packet) >= 0) {
      packet.stream_index(0).duration(1);
      avcodec.av_packet_rescale_ts(packet, context.time_base(), stream.time_base());
      check(avformat.av_interleaved_write_frame(container, packet), "packet");
    }
  }

  /**
   * Ends the video and writes it; nothing can be added afterwards.
   *
   * @param file where to
   * @throws IOException if it cannot be written
   */
  public void save(Path file) throws IOException {
    check(avcodec.avcodec_send_frame(encoder, null), "end");
    drain();
    check(avformat.av_write_trailer(container), "trailer");
    Files.write(file, takeMemory());
  }

  private byte[] takeMemory() {
    BytePointer data = new BytePointer((Pointer) null);
    int size = avformat.avio_close_dyn_buf(memory, data);
    memory.setNull();
    byte[] bytes = new byte[size];
    data.capacity(size).asByteBuffer().get(bytes);
    avutil.av_free(data);
    return bytes;
  }

  private static void check(int code, String what) throws IOException {
    if (code < 0) {
      throw new IOException("video cannot be encoded, " + what + ": FFmpeg's error " + code);
    }
  }

  /** Releases everything; a video that was not saved is lost. Closing again does nothing. */
  @Override
  public void close() {
    if (!memory.isNull()) {
      takeMemory();
    }
    avcodec.av_packet_free(packet);
    if (encoder != null) {
      avcodec.avcodec_free_context(encoder);
      encoder = null;
    }
    if (scaler != null) {
      swscale.sws_freeContext(scaler);
      scaler = null;
    }
    if (!container.isNull()) {
      avformat.avformat_free_context(container);
      container.setNull();
    }
  }
}
