package samples.sharp

import ai.deepware.face.FaceCropper
import ai.deepware.face.FaceImage
import ai.deepware.face.Prediction
import ai.deepware.face.Prediction.Abstention
import ai.deepware.frame.VideoInfo
import ai.deepware.image.PixelImage
import ai.deepware.predict.FacePredictor
import ai.deepware.predict.VideoPredictor

/**
 * Lets another predictor judge the faces that are in focus, and abstains from the others.
 *
 * @param leastSharpness the variance of the Laplacian of a face's gray values, from which on it is
 *     in focus
 */
class SharpFaces(
    private val predictor: FacePredictor,
    private val leastSharpness: Double = 20.0,
) : FacePredictor {
    override fun predict(faces: List<FaceImage>): List<Prediction> = judge(faces, predictor::predict)

    override fun open(video: VideoInfo): VideoPredictor {
        val opened = predictor.open(video)
        return object : VideoPredictor {
            override fun predict(faces: List<FaceImage>): List<Prediction> =
                judge(faces, opened::predict)

            override fun close() = opened.close()
        }
    }

    // Kotlin's "by" would leave the defaults of a Java interface as they are.
    override fun preferredBatch() = predictor.preferredBatch()

    override fun thresholds() = predictor.thresholds()

    override fun models() = predictor.models()

    override fun settings() = predictor.settings() + ("leastSharpness" to "$leastSharpness")

    private fun judge(
        faces: List<FaceImage>,
        judge: (List<FaceImage>) -> List<Prediction>,
    ): List<Prediction> {
        val sharp = faces.map { sharpness(it) >= leastSharpness }
        val chosen = faces.filterIndexed { i, _ -> sharp[i] }
        val judged = if (chosen.isEmpty()) emptyList() else judge(chosen)
        val next = judged.iterator()
        return sharp.map { if (it) next.next() else Prediction.abstain(Abstention.TOO_BLURRED) }
    }

    private fun sharpness(face: FaceImage): Double {
        val picture = FaceCropper.square(face.frame().image(), face.detection().box(), 1.0)
        val edges = ArrayList<Double>()
        for (y in 1 until picture.height() - 1) {
            for (x in 1 until picture.width() - 1) {
                val around =
                    picture.gray(x - 1, y) + picture.gray(x + 1, y) +
                        picture.gray(x, y - 1) + picture.gray(x, y + 1)
                edges += around - 4 * picture.gray(x, y)
            }
        }
        if (edges.isEmpty()) return 0.0
        val mean = edges.average()
        return edges.sumOf { (it - mean) * (it - mean) } / edges.size
    }

    private fun PixelImage.gray(x: Int, y: Int): Double {
        val rgb = pixel(x, y)
        return 0.299 * (rgb shr 16 and 255) + 0.587 * (rgb shr 8 and 255) + 0.114 * (rgb and 255)
    }
}
