/* A library in front of CUDA's: the same name, another function. */
int cuInit(unsigned flags) { return (int)flags + 42; }
