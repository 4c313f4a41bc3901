#!/usr/bin/env bash
# Fetches the headers that the name lists are made from, and says which variables name them. 1.6 GB travel, 40 MB stay.
#
#   eval "$(hipify/generate/headers.sh FOLDER)" && cargo run -p hipreempt-hipify-generate
#
# Needs pip, unzip, and apt-get and dpkg of Debian 12. Only maintainers run it: lists and map are committed.
set -euo pipefail

FOLDER=${1:?usage: headers.sh FOLDER}
mkdir -p "$FOLDER"
FOLDER=$(cd "$FOLDER" && pwd)

CUDA_13=(
    nvidia-cuda-runtime==13.5.37 nvidia-cuda-crt==13.5.37 nvidia-cuda-nvrtc==13.5.37
    nvidia-cuda-profiler-api==13.5.25 nvidia-cublas==13.10.0.20 nvidia-cufft==12.5.0.14
    nvidia-curand==10.4.5.25 nvidia-cusparse==12.9.4.2 nvidia-nccl-cu13==2.32.3
)
CUDA_11=(nvidia-cuda-runtime-cu11==11.8.89 nvidia-cuda-nvrtc-cu11==11.8.89 nvidia-cuda-nvcc-cu11==11.8.89)
BINDINGS=(rocm-bindings-hip==10.0.0.0.1.2 rocm-bindings-libraries==10.0.0.0.1.2 rocm-bindings-systems==10.0.0.0.1.2)
DEBIAN=(libamdhip64-dev libhiprand-dev libhipsparse-dev)

# keep TARGET PATTERN PACKAGE...: what matches in the packages, one package at a time, for they are large.
keep() {
    local target=$1 pattern=$2 package wheel
    shift 2
    mkdir -p "$target"
    for package in "$@"; do
        wheel=$(mktemp -d -p "$FOLDER")
        pip download --quiet --no-deps --dest "$wheel" "$package" >&2
        unzip -qo "$wheel"/*.whl "$pattern" -d "$target"
        rm -r "$wheel"
    done
}

# flatten SOURCE TARGET: all include folders in one, as an installed toolkit has them.
flatten() {
    local include
    mkdir -p "$2"
    find "$1" -type d -name include -prune | while read -r include; do cp -rf "$include/." "$2/"; done
}

keep "$FOLDER/unpacked-13" '*/include/*' "${CUDA_13[@]}"
keep "$FOLDER/unpacked-11" '*/include/*' "${CUDA_11[@]}"
flatten "$FOLDER/unpacked-13" "$FOLDER/cuda-13"
flatten "$FOLDER/unpacked-11" "$FOLDER/cuda-11"
keep "$FOLDER/hip-7" 'triton/backends/amd/include/*' triton==3.9.0
keep "$FOLDER/rocm" '*.pxd' "${BINDINGS[@]}"

mkdir -p "$FOLDER/debian"
(cd "$FOLDER/debian" && apt-get download -qq "${DEBIAN[@]}" >&2)
for package in "$FOLDER"/debian/*.deb; do dpkg -x "$package" "$FOLDER/hip-5"; done

cat <<END
export CUDA_13_HEADERS='$FOLDER/cuda-13' CUDA_11_HEADERS='$FOLDER/cuda-11'
export HIP_HEADERS='$FOLDER/hip-7/triton/backends/amd/include' HIP_5_HEADERS='$FOLDER/hip-5/usr/include'
export ROCM_BINDINGS='$FOLDER/rocm/rocm/bindings'
END
