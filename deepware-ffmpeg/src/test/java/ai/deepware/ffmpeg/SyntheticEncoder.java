package ai.deepware.ffmpeg;

import ai.deepware.ffmpeg.internal.Failures;
import ai.deepware.image.PixelImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** Encodes and muxes one {@link SyntheticVideo}. */
final class SyntheticEncoder implements AutoCloseable {
  private static final int SAMPLE_RATE = 8000;

  /** More ticks than that are a clock, not a frame rate. */
  private static final int HIGHEST_RATE = 120;

  private final SyntheticVideo video;
  private final Path scratch;
  private final AVFormatContext container = new AVFormatContext((Pointer) null);
  private final AVIOContext file = new AVIOContext((Pointer) null);
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final int logLevel = avutil.av_log_get_level();
  private @Nullable AVCodecContext encoder;
  private final List<AVStream> pictures = new ArrayList<>();
  private @Nullable AVStream sound;

  SyntheticEncoder(SyntheticVideo video) {
    this.video = video;
    try {
      this.scratch = Files.createTempFile("video", ".tmp");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] write() {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    check(
        avformat.avformat_alloc_output_context2(
            container, new AVOutputFormat((Pointer) null), video.container, (String) null),
        "muxer " + video.container);
    // Of FLV a time below 0 would become one of 24 days.
    if (!video.container.equals("flv")) {
      container.avoid_negative_ts(AVFormatContext.AVFMT_AVOID_NEG_TS_DISABLED);
    }
    if (video.withVideo) {
      openEncoder();
    }
    if (video.withAudio) {
      openSound();
    }
    check(avformat.avio_open(file, scratch.toString(), avformat.AVIO_FLAG_WRITE), "scratch file");
    container.pb(file);
    AVDictionary options = dictionary(video.muxerOptions);
    check(avformat.avformat_write_header(container, options), "header");
    avutil.av_dict_free(options);
    if (sound != null) {
      writeSound(sound);
    }
    if (encoder != null) {
      encode(encoder);
    }
    check(avformat.av_write_trailer(container), "trailer");
    return finish();
  }

  private byte[] finish() {
    avformat.avio_closep(file);
    try {
      return Files.readAllBytes(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void openEncoder() {
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(video.codec);
    if (codec == null) {
      throw new IllegalArgumentException("no encoder " + video.codec);
    }
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    encoder = context;
    context.width(video.width).height(video.height);
    context.pix_fmt(avutil.av_get_pix_fmt(video.pixelFormat));
    context.time_base().num(1).den(video.ticksPerSecond);
    context.framerate().num(Math.min(video.ticksPerSecond, HIGHEST_RATE)).den(1);
    context.sample_aspect_ratio().num(video.aspectNumerator).den(video.aspectDenominator);
    context.gop_size(video.gop).max_b_frames(video.bFrames);
    context.colorspace(video.colorspace).color_range(video.range);
    context.thread_count(1).bit_rate(4_000_000);
    context.strict_std_compliance(avcodec.FF_COMPLIANCE_UNOFFICIAL);
    if ((container.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0) {
      context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    AVDictionary options = dictionary(video.codecOptions);
    check(avcodec.avcodec_open2(context, codec, options), "encoder " + video.codec);
    avutil.av_dict_free(options);
    for (int i = 0; i < video.streams; i++) {
      pictures.add(openStream(context));
    }
  }

  private AVStream openStream(AVCodecContext context) {
    AVStream stream = avformat.avformat_new_stream(container, null);
    stream.time_base(context.time_base()).avg_frame_rate(context.framerate());
    stream.sample_aspect_ratio(context.sample_aspect_ratio());
    check(avcodec.avcodec_parameters_from_context(stream.codecpar(), context), "parameters");
    if (video.displayMatrix.length == 9) {
      addMatrix(stream.codecpar());
    }
    return stream;
  }

  private void addMatrix(AVCodecParameters parameters) {
    AVPacketSideData list = new AVPacketSideData((Pointer) null);
    int[] count = {0};
    AVPacketSideData entry =
        avcodec.av_packet_side_data_new(
            list, count, avcodec.AV_PKT_DATA_DISPLAYMATRIX, 9L * Integer.BYTES, 0);
    ByteBuffer bytes = entry.data().capacity(9L * Integer.BYTES).asByteBuffer();
    bytes.order(ByteOrder.nativeOrder()).asIntBuffer().put(video.displayMatrix);
    parameters.coded_side_data(list).nb_coded_side_data(count[0]);
  }

  private void openSound() {
    AVStream stream = avformat.avformat_new_stream(container, null);
    sound = stream;
    AVCodecParameters parameters = stream.codecpar();
    parameters.codec_type(avutil.AVMEDIA_TYPE_AUDIO).codec_id(avcodec.AV_CODEC_ID_PCM_S16LE);
    parameters.sample_rate(SAMPLE_RATE).format(avutil.AV_SAMPLE_FMT_S16).block_align(2);
    parameters.bits_per_coded_sample(16).bit_rate(SAMPLE_RATE * 16L);
    avutil.av_channel_layout_default(parameters.ch_layout(), 1);
    stream.time_base().num(1).den(SAMPLE_RATE);
  }

  private void writeSound(AVStream stream) {
    check(avcodec.av_new_packet(packet, 2 * SAMPLE_RATE), "packet");
    packet.data().capacity(2 * SAMPLE_RATE).asByteBuffer().put(new byte[2 * SAMPLE_RATE]);
    packet.stream_index(stream.index()).pts(0).dts(0).duration(SAMPLE_RATE);
    packet.flags(avcodec.AV_PKT_FLAG_KEY);
    avcodec.av_packet_rescale_ts(packet, rational(1, SAMPLE_RATE), stream.time_base());
    check(avformat.av_interleaved_write_frame(container, packet), "sound");
  }

  private void encode(AVCodecContext context) {
    AVFrame source = frame(avutil.AV_PIX_FMT_RGB24);
    SwsContext scaler = scaler(context);
    for (int n = 0; n < video.frames; n++) {
      if (video.repeated.test(n)) {
        repeat(context, video.timestamps.applyAsLong(n));
        continue;
      }
      fill(source, video.pictures.apply(n));
      AVFrame coded = frame(context.pix_fmt());
      check(swscale.sws_scale_frame(scaler, coded, source), "conversion");
      coded.colorspace(video.colorspace).color_range(video.range);
      coded.sample_aspect_ratio(context.sample_aspect_ratio());
      coded.pts(video.timestamps.applyAsLong(n));
      check(avcodec.avcodec_send_frame(context, coded), "frame " + n);
      avutil.av_frame_free(coded);
      drain(context);
    }
    check(avcodec.avcodec_send_frame(context, null), "end");
    drain(context);
    swscale.sws_freeContext(scaler);
    avutil.av_frame_free(source);
  }

  private void repeat(AVCodecContext context, long time) {
    check(avcodec.av_new_packet(packet, 0), "packet");
    packet.pts(time).dts(time).duration(1).flags(0);
    write(context);
  }

  private void drain(AVCodecContext context) {
    while (avcodec.avcodec_receive_packet(context, packet) >= 0) {
      if (packet.duration() == 0) {
        packet.duration(1);
      }
      write(context);
    }
  }

  private void write(AVCodecContext context) {
    for (AVStream stream : pictures) {
      AVPacket copy = avcodec.av_packet_clone(packet);
      copy.stream_index(stream.index());
      avcodec.av_packet_rescale_ts(copy, context.time_base(), stream.time_base());
      check(avformat.av_interleaved_write_frame(container, copy), "packet");
      avcodec.av_packet_free(copy);
    }
    avcodec.av_packet_unref(packet);
  }

  private AVFrame frame(int format) {
    AVFrame frame = avutil.av_frame_alloc();
    frame.width(video.width).height(video.height).format(format);
    check(avutil.av_frame_get_buffer(frame, 0), "frame");
    return frame;
  }

  private void fill(AVFrame frame, PixelImage image) {
    int stride = frame.linesize(0);
    ByteBuffer rows = frame.data(0).capacity((long) stride * video.height).asByteBuffer();
    for (int y = 0; y < video.height; y++) {
      rows.put(y * stride, image.rgb(), 3 * y * video.width, 3 * video.width);
    }
  }

  private SwsContext scaler(AVCodecContext context) {
    SwsContext scaler = swscale.sws_alloc_context();
    scaler.src_w(video.width).src_h(video.height).src_format(avutil.AV_PIX_FMT_RGB24);
    scaler.dst_w(video.width).dst_h(video.height).dst_format(context.pix_fmt());
    scaler.flags(
        swscale.SWS_BICUBIC
            | swscale.SWS_ACCURATE_RND
            | swscale.SWS_FULL_CHR_H_INP
            | swscale.SWS_FULL_CHR_H_INT);
    swscale.sws_setColorspaceDetails(
        scaler,
        swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT),
        1,
        swscale.sws_getCoefficients(video.colorspace),
        video.range == avutil.AVCOL_RANGE_JPEG ? 1 : 0,
        0,
        1 << 16,
        1 << 16);
    check(swscale.sws_init_context(scaler, null, null), "scaler");
    return scaler;
  }

  private static AVDictionary dictionary(Map<String, String> options) {
    AVDictionary dictionary = new AVDictionary((Pointer) null);
    options.forEach((name, value) -> avutil.av_dict_set(dictionary, name, value, 0));
    return dictionary;
  }

  private static AVRational rational(int numerator, int denominator) {
    return new AVRational().num(numerator).den(denominator);
  }

  private static void check(int code, String what) {
    if (code < 0) {
      throw new IllegalStateException(what + ": " + Failures.text(code));
    }
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    if (encoder != null) {
      avcodec.avcodec_free_context(encoder);
    }
    if (!container.isNull()) {
      avformat.avformat_free_context(container);
    }
    if (!file.isNull()) {
      avformat.avio_closep(file);
    }
    avutil.av_log_set_level(logLevel);
    try {
      Files.deleteIfExists(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
