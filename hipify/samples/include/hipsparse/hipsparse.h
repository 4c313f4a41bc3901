// The part of hipSPARSE that the samples use, so that they compile where the library is not installed.
#pragma once
#include <cstdint>
#include <hip/hip_runtime_api.h>
#include <hip/library_types.h>

typedef void* hipsparseHandle_t;
typedef void* hipsparseSpMatDescr_t;
typedef void* hipsparseDnVecDescr_t;
typedef enum { HIPSPARSE_STATUS_SUCCESS = 0 } hipsparseStatus_t;
typedef enum { HIPSPARSE_INDEX_32I = 2 } hipsparseIndexType_t;
typedef enum { HIPSPARSE_INDEX_BASE_ZERO = 0 } hipsparseIndexBase_t;
typedef enum { HIPSPARSE_OPERATION_NON_TRANSPOSE = 0 } hipsparseOperation_t;
typedef enum { HIPSPARSE_SPMV_ALG_DEFAULT = 0 } hipsparseSpMVAlg_t;

hipsparseStatus_t hipsparseCreate(hipsparseHandle_t* handle);
hipsparseStatus_t hipsparseDestroy(hipsparseHandle_t handle);
hipsparseStatus_t hipsparseCreateCsr(hipsparseSpMatDescr_t* matrix, int64_t rows, int64_t columns, int64_t entries,
                                     void* offsets, void* column_of, void* values, hipsparseIndexType_t offsets_as,
                                     hipsparseIndexType_t columns_as, hipsparseIndexBase_t base, hipDataType values_as);
hipsparseStatus_t hipsparseDestroySpMat(hipsparseSpMatDescr_t matrix);
hipsparseStatus_t hipsparseCreateDnVec(hipsparseDnVecDescr_t* vector, int64_t size, void* values, hipDataType as);
hipsparseStatus_t hipsparseSpMV_bufferSize(hipsparseHandle_t handle, hipsparseOperation_t as, const void* alpha,
                                           const hipsparseSpMatDescr_t matrix, const hipsparseDnVecDescr_t x,
                                           const void* beta, const hipsparseDnVecDescr_t y, hipDataType compute_as,
                                           hipsparseSpMVAlg_t algorithm, size_t* bytes);
hipsparseStatus_t hipsparseSpMV(hipsparseHandle_t handle, hipsparseOperation_t as, const void* alpha,
                                const hipsparseSpMatDescr_t matrix, const hipsparseDnVecDescr_t x, const void* beta,
                                const hipsparseDnVecDescr_t y, hipDataType compute_as, hipsparseSpMVAlg_t algorithm,
                                void* buffer);
