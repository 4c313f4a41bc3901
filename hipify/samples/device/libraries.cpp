// What the samples call of hipBLAS, hipFFT, hipRAND, hipSPARSE and RCCL, on the host: so that they run where those
// libraries are not installed, on any HIP device. Right for what the samples do, and no faster than it has to be.
#include <cmath>
#include <hip/hip_runtime.h>
#include <hipblas/hipblas.h>
#include <hipfft/hipfft.h>
#include <hiprand/hiprand.h>
#include <hipsparse/hipsparse.h>
#include <rccl/rccl.h>
#include <vector>

template <typename T> static std::vector<T> fetch(const void* from, size_t count) {
    std::vector<T> to(count);
    if (hipDeviceSynchronize() || hipMemcpy(to.data(), from, count * sizeof(T), hipMemcpyDeviceToHost)) std::abort();
    return to;
}

template <typename T> static void store(void* to, const std::vector<T>& from) {
    if (hipMemcpy(to, from.data(), from.size() * sizeof(T), hipMemcpyHostToDevice)) std::abort();
}

// hipBLAS: matrices by column.
hipblasStatus_t hipblasCreate(hipblasHandle_t* handle) {
    static int only;
    *handle = &only;
    return HIPBLAS_STATUS_SUCCESS;
}
hipblasStatus_t hipblasDestroy(hipblasHandle_t) { return HIPBLAS_STATUS_SUCCESS; }
hipblasStatus_t hipblasSetPointerMode(hipblasHandle_t, hipblasPointerMode_t) { return HIPBLAS_STATUS_SUCCESS; }

hipblasStatus_t hipblasSetMatrix(int rows, int columns, int size, const void* a, int lda, void* b, int ldb) {
    hipError_t error = hipMemcpy2D(b, ldb * size, a, lda * size, rows * size, columns, hipMemcpyHostToDevice);
    return hipblasStatus_t(error);
}
hipblasStatus_t hipblasGetMatrix(int rows, int columns, int size, const void* a, int lda, void* b, int ldb) {
    hipError_t error = hipMemcpy2D(b, ldb * size, a, lda * size, rows * size, columns, hipMemcpyDeviceToHost);
    return hipblasStatus_t(error);
}

hipblasStatus_t hipblasSgemm(hipblasHandle_t, hipblasOperation_t a_as, hipblasOperation_t b_as, int m, int n, int k,
                             const float* alpha, const float* a, int lda, const float* b, int ldb, const float* beta,
                             float* c, int ldc) {
    bool a_plain = a_as == HIPBLAS_OP_N, b_plain = b_as == HIPBLAS_OP_N;
    std::vector<float> from_a = fetch<float>(a, size_t(lda) * (a_plain ? k : m));
    std::vector<float> from_b = fetch<float>(b, size_t(ldb) * (b_plain ? n : k));
    std::vector<float> to = fetch<float>(c, size_t(ldc) * n);
    for (int column = 0; column < n; ++column) {
        for (int row = 0; row < m; ++row) {
            double sum = 0;
            for (int i = 0; i < k; ++i)
                sum += double(from_a[a_plain ? i * lda + row : row * lda + i]) *
                       from_b[b_plain ? column * ldb + i : i * ldb + column];
            float& element = to[column * ldc + row];
            element = float(*alpha * sum + (*beta == 0 ? 0 : *beta * element));
        }
    }
    store(c, to);
    return HIPBLAS_STATUS_SUCCESS;
}

// hipFFT: by the definition.
struct hipfftHandle_t {
    int length;
};

hipfftResult hipfftPlan1d(hipfftHandle* plan, int nx, hipfftType, int batch) {
    if (batch != 1) return hipfftResult(1);
    *plan = new hipfftHandle_t{nx};
    return HIPFFT_SUCCESS;
}
hipfftResult hipfftSetStream(hipfftHandle, hipStream_t) { return HIPFFT_SUCCESS; }
hipfftResult hipfftDestroy(hipfftHandle plan) {
    delete plan;
    return HIPFFT_SUCCESS;
}

hipfftResult hipfftExecC2C(hipfftHandle plan, hipfftComplex* from, hipfftComplex* to, int direction) {
    const int n = plan->length;
    std::vector<hipfftComplex> in = fetch<hipfftComplex>(from, n), out(n);
    for (int k = 0; k < n; ++k) {
        double real = 0, imaginary = 0;
        for (int i = 0; i < n; ++i) {
            double angle = direction * 2 * M_PI * (long(k) * i % n) / n;
            real += in[i].x * std::cos(angle) - in[i].y * std::sin(angle);
            imaginary += in[i].x * std::sin(angle) + in[i].y * std::cos(angle);
        }
        out[k].x = float(real), out[k].y = float(imaginary);
    }
    store(to, out);
    return HIPFFT_SUCCESS;
}

// hipRAND: a linear congruential generator.
struct hiprandGenerator_st {
    unsigned long long x;
};

hiprandStatus_t hiprandCreateGenerator(hiprandGenerator_t* generator, hiprandRngType_t) {
    *generator = new hiprandGenerator_st{0};
    return HIPRAND_STATUS_SUCCESS;
}
hiprandStatus_t hiprandSetPseudoRandomGeneratorSeed(hiprandGenerator_t generator, unsigned long long seed) {
    generator->x = seed;
    return HIPRAND_STATUS_SUCCESS;
}
hiprandStatus_t hiprandGenerateUniform(hiprandGenerator_t generator, float* numbers, size_t count) {
    std::vector<float> made(count);
    for (float& number : made) {
        generator->x = generator->x * 6364136223846793005ULL + 1442695040888963407ULL;
        number = float((generator->x >> 40) + 1) / 16777216.0f;
    }
    store(numbers, made);
    return HIPRAND_STATUS_SUCCESS;
}
hiprandStatus_t hiprandDestroyGenerator(hiprandGenerator_t generator) {
    delete generator;
    return HIPRAND_STATUS_SUCCESS;
}

// hipSPARSE: rows of 32-bit indices and floats.
struct Rows {
    int64_t rows, entries;
    void *offsets, *columns, *values;
};
struct Dense {
    int64_t size;
    void* values;
};

hipsparseStatus_t hipsparseCreate(hipsparseHandle_t* handle) {
    static int only;
    *handle = &only;
    return HIPSPARSE_STATUS_SUCCESS;
}
hipsparseStatus_t hipsparseDestroy(hipsparseHandle_t) { return HIPSPARSE_STATUS_SUCCESS; }
hipsparseStatus_t hipsparseCreateCsr(hipsparseSpMatDescr_t* matrix, int64_t rows, int64_t, int64_t entries,
                                     void* offsets, void* column_of, void* values, hipsparseIndexType_t,
                                     hipsparseIndexType_t, hipsparseIndexBase_t, hipDataType) {
    *matrix = new Rows{rows, entries, offsets, column_of, values};
    return HIPSPARSE_STATUS_SUCCESS;
}
hipsparseStatus_t hipsparseDestroySpMat(hipsparseSpMatDescr_t matrix) {
    delete static_cast<Rows*>(matrix);
    return HIPSPARSE_STATUS_SUCCESS;
}
hipsparseStatus_t hipsparseCreateDnVec(hipsparseDnVecDescr_t* vector, int64_t size, void* values, hipDataType) {
    *vector = new Dense{size, values};
    return HIPSPARSE_STATUS_SUCCESS;
}
hipsparseStatus_t hipsparseSpMV_bufferSize(hipsparseHandle_t, hipsparseOperation_t, const void*,
                                           const hipsparseSpMatDescr_t, const hipsparseDnVecDescr_t, const void*,
                                           const hipsparseDnVecDescr_t, hipDataType, hipsparseSpMVAlg_t,
                                           size_t* bytes) {
    *bytes = 16;
    return HIPSPARSE_STATUS_SUCCESS;
}
hipsparseStatus_t hipsparseSpMV(hipsparseHandle_t, hipsparseOperation_t, const void* alpha,
                                const hipsparseSpMatDescr_t matrix, const hipsparseDnVecDescr_t x, const void* beta,
                                const hipsparseDnVecDescr_t y, hipDataType, hipsparseSpMVAlg_t, void*) {
    const Rows& rows = *static_cast<const Rows*>(matrix);
    const Dense &in = *static_cast<const Dense*>(x), &out = *static_cast<const Dense*>(y);
    float by = *static_cast<const float*>(alpha), keep = *static_cast<const float*>(beta);
    std::vector<int> offsets = fetch<int>(rows.offsets, rows.rows + 1), columns = fetch<int>(rows.columns, rows.entries);
    std::vector<float> values = fetch<float>(rows.values, rows.entries), from = fetch<float>(in.values, in.size);
    std::vector<float> to = fetch<float>(out.values, out.size);
    for (int64_t row = 0; row < rows.rows; ++row) {
        double sum = 0;
        for (int i = offsets[row]; i < offsets[row + 1]; ++i) sum += double(values[i]) * from[columns[i]];
        to[row] = float(by * sum + (keep == 0 ? 0 : keep * to[row]));
    }
    store(out.values, to);
    return HIPSPARSE_STATUS_SUCCESS;
}

// RCCL: with itself.
const char* ncclGetErrorString(ncclResult_t result) { return result == ncclSuccess ? "no error" : "more than one GPU"; }
ncclResult_t ncclCommInitAll(ncclComm_t* communicators, int count, const int*) {
    communicators[0] = nullptr;
    return count == 1 ? ncclSuccess : ncclResult_t(1);
}
ncclResult_t ncclCommDestroy(ncclComm_t) { return ncclSuccess; }
ncclResult_t ncclGroupStart() { return ncclSuccess; }
ncclResult_t ncclGroupEnd() { return ncclSuccess; }
ncclResult_t ncclAllReduce(const void* from, void* to, size_t count, ncclDataType_t, ncclRedOp_t, ncclComm_t,
                           hipStream_t stream) {
    if (from == to) return ncclSuccess;
    return ncclResult_t(hipMemcpyAsync(to, from, count * sizeof(float), hipMemcpyDeviceToDevice, stream));
}
