package samples.sharp

import ai.deepware.contract.FacePredictorContract
import ai.deepware.face.Box
import ai.deepware.face.Detection
import ai.deepware.face.FaceImage
import ai.deepware.face.Prediction.Abstention
import ai.deepware.frame.Frame
import ai.deepware.image.PixelImage
import ai.deepware.predict.FacePredictor
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** It holds what every predictor must hold, and abstains where there is nothing to see. */
class SharpFacesTest : FacePredictorContract() {
    override fun predictor() = SharpFaces(FacePredictor.ofEach { 0.7 })

    private fun face(color: (Int, Int) -> Int): FaceImage {
        val rgb = ByteArray(3 * 64 * 64) { color(it / 3 % 64, it / 3 / 64).toByte() }
        val image = PixelImage.of(64, 64, rgb)
        return FaceImage(Frame.of(0.0, image), Detection.of(Box(8.0, 8.0, 48.0, 48.0), 0.9))
    }

    @Test
    fun `abstains from what is out of focus and keeps the order`() {
        val blurred = face { x, _ -> 2 * x }
        val sharp = face { x, y -> if ((x / 4 + y / 4) % 2 == 0) 30 else 220 }

        val predictions = predictor().predict(listOf(blurred, sharp, blurred))

        assertThat(predictions.map { it.isJudged }).containsExactly(false, true, false)
        assertThat(predictions[0].abstention()).contains(Abstention.TOO_BLURRED)
        assertThat(predictions[1].fakeProbability()).isEqualTo(0.7)
    }
}
