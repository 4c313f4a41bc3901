/* What cudaEGL.h needs of EGL, for reading declarations only. */
typedef void *EGLImageKHR;
typedef void *EGLStreamKHR;
typedef void *EGLSyncKHR;
typedef int EGLint;
