/* What cudaGL.h needs of OpenGL, for reading declarations only. */
typedef unsigned int GLuint;
typedef unsigned int GLenum;
