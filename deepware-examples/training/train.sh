#!/bin/sh
# From prepared data (WORK/data: dfdc-faces, in-the-wild-faces, lfw) to three ONNX files in WORK.
# Every step goes on from its last checkpoint when it is run again.
set -eu
cd "$(dirname "$0")"
: "${DEEPWARE_TRAINING:?the working folder, which holds data/}"
python=${PYTHON:-python3}
work=$DEEPWARE_TRAINING
[ -f "$work/frames.npz" ] || $python prepare.py
$python detector.py "$@"
$python export.py detector "$work/detector.pt" "$work/detector.onnx"
$python embedder.py "$@"
$python export.py embedder "$work/embedder.pt" "$work/embedder.onnx"
$python classifier.py "$@"
$python export.py predictor "$work/classifier.pt" "$work/predictor.onnx"
for role in detector embedder; do $python validate.py $role "$work/$role.onnx"; done
$python validate.py classifier "$work/predictor.onnx"
