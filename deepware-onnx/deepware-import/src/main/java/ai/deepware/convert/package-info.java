/**
 * Imports networks that were trained elsewhere: {@link ai.deepware.convert.ModelImporter} turns
 * PyTorch checkpoints and safetensors files into ONNX files that describe themselves, without
 * Python. An application that only scans needs none of this, nor the libraries that it uses.
 *
 * <pre>
 * file -&gt; checkpoint (names, shapes) -&gt; architecture (recognize, build) -&gt; graph -&gt; ONNX file
 * </pre>
 */
@NullMarked
package ai.deepware.convert;

import org.jspecify.annotations.NullMarked;
