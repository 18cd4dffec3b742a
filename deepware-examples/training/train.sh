#!/bin/sh
# From prepared data (WORK/data: dfdc-faces, in-the-wild-faces, lfw) to three ONNX files in WORK.
# Every step goes on from its last checkpoint when it is run again. With CLONES, a folder of public
# repositories (material.py), the wide view is trained as well, from START where an exported
# classifier is named there, as a bundled one.
set -eu
cd "$(dirname "$0")"
: "${DEEPWARE_TRAINING:?the working folder, which holds data/}"
python=${PYTHON:-python3}
work=$DEEPWARE_TRAINING
[ -f "$work/frames.npz" ] || $python prepare.py
$python detector.py "$@"
$python export.py detector "$work/detector.pt" "$work/detector.onnx"
$python embedder.py --batch 256 --steps 4280 --decay 0.999 --warm 200 "$@"
$python export.py embedder "$work/embedder.pt" "$work/embedder.onnx"
$python classifier.py --size 160 --pairs 24 --merge 4 --steps 2960 --rate 1e-3 --sam 0.05 \
  --blended 0.45 --others 0.5 --codec 0.5 --crf 46 --decay 0.998 --warm 200 "$@"
$python calibrate.py "$work/classifier.pt" size=160 > "$work/calibration.txt"
cat "$work/calibration.txt"
$python export.py predictor "$work/classifier.pt" "$work/predictor.onnx" \
  $(tail -n 1 "$work/calibration.txt")
for role in detector embedder; do $python validate.py $role "$work/$role.onnx"; done
$python validate.py classifier "$work/predictor.onnx"
if [ -n "${CLONES:-}" ]; then # public repositories, cloned there where they are missing
  mesh=${MESH_PYTHON:-$python} # one that has mediapipe
  $python material.py "$work" "$CLONES" --training
  if [ ! -f "$work/pack/done" ]; then
    $mesh pack.py "$work/pack" --pictures "$work/Dataset" --clips "$work/doc/celebs" \
      --lfw "$work/data/lfw" --wild "$work/data/in-the-wild-faces"
    touch "$work/pack/done"
  fi
  $python wide.py "$work/pack" "$work" --start "${START:-$work/predictor.onnx}" --frozen 2 \
    --rate 4e-4 --decay 0.997 "$@"
  $python export.py predictor "$work/wide.pt" "$work/predictor-wide.onnx" view=wide
fi
