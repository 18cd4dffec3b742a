package samples.sharp

import ai.deepware.ScanException
import ai.deepware.Scanner
import ai.deepware.ffmpeg.FfmpegFrameSource
import ai.deepware.onnx.Device
import ai.deepware.onnx.OnnxModels
import java.nio.file.Path
import kotlin.io.path.Path
import kotlin.system.exitProcess

/** Scans videos, judging by the faces that are in focus alone. */
fun main(videos: Array<String>) {
    val failures =
        OnnxModels.bundled(Device.cpu()).use { models ->
            val scanner =
                Scanner.builder()
                    .frames(FfmpegFrameSource())
                    .detector(models.detector())
                    .predictor(SharpFaces(models.predictor()))
                    .embedder(models.embedder())
                    .build()
            videos.count { !scan(scanner, Path(it)) }
        }
    if (failures > 0) exitProcess(1)
}

private fun scan(scanner: Scanner, video: Path): Boolean =
    try {
        println(scanner.scan(video).summary())
        true
    } catch (e: ScanException) {
        System.err.println(e.message)
        false
    }
