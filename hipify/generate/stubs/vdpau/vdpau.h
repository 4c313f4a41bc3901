/* What cudaVDPAU.h needs of VDPAU, for reading declarations only. */
typedef unsigned int VdpDevice;
typedef unsigned int VdpVideoSurface;
typedef unsigned int VdpOutputSurface;
typedef void VdpGetProcAddress(void);
