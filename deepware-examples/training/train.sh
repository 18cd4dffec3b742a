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
# Small crops first: they teach the same for less.
$python classifier.py --name classifier128 --size 128 --pairs 24 --blended 0.45 --steps 1600 "$@"
$python classifier.py --start "$work/classifier128.pt" --size 160 --pairs 24 --blended 0.45 \
  --steps 4400 --rate 5e-4 "$@"
calibration=$($python calibrate.py "$work/classifier.pt" size=160 | tail -n 1)
$python export.py predictor "$work/classifier.pt" "$work/predictor.onnx" $calibration
for role in detector embedder; do $python validate.py $role "$work/$role.onnx"; done
$python validate.py classifier "$work/predictor.onnx"
