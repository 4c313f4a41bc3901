// Written by hipreempt-api-generate from the HIP 7.1 headers (triton 3.9.0 on PyPI, folder
// triton/backends/amd/include). Do not edit: change data/functions.tsv or the generator.

#[repr(C)]
#[derive(Copy, Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct __BindgenBitfieldUnit<Storage> {
    storage: Storage,
}
impl<Storage> __BindgenBitfieldUnit<Storage> {
    #[inline]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }
}
impl<Storage> __BindgenBitfieldUnit<Storage>
where
    Storage: AsRef<[u8]> + AsMut<[u8]>,
{
    #[inline]
    fn extract_bit(byte: u8, index: usize) -> bool {
        let bit_index = if cfg!(target_endian = "big") {
            7 - (index % 8)
        } else {
            index % 8
        };
        let mask = 1 << bit_index;
        byte & mask == mask
    }
    #[inline]
    pub fn get_bit(&self, index: usize) -> bool {
        debug_assert!(index / 8 < self.storage.as_ref().len());
        let byte_index = index / 8;
        let byte = self.storage.as_ref()[byte_index];
        Self::extract_bit(byte, index)
    }
    #[inline]
    pub unsafe fn raw_get_bit(this: *const Self, index: usize) -> bool {
        debug_assert!(index / 8 < core::mem::size_of::<Storage>());
        let byte_index = index / 8;
        let byte = unsafe {
            *(core::ptr::addr_of!((*this).storage) as *const u8)
                .offset(byte_index as isize)
        };
        Self::extract_bit(byte, index)
    }
    #[inline]
    fn change_bit(byte: u8, index: usize, val: bool) -> u8 {
        let bit_index = if cfg!(target_endian = "big") {
            7 - (index % 8)
        } else {
            index % 8
        };
        let mask = 1 << bit_index;
        if val { byte | mask } else { byte & !mask }
    }
    #[inline]
    pub fn set_bit(&mut self, index: usize, val: bool) {
        debug_assert!(index / 8 < self.storage.as_ref().len());
        let byte_index = index / 8;
        let byte = &mut self.storage.as_mut()[byte_index];
        *byte = Self::change_bit(*byte, index, val);
    }
    #[inline]
    pub unsafe fn raw_set_bit(this: *mut Self, index: usize, val: bool) {
        debug_assert!(index / 8 < core::mem::size_of::<Storage>());
        let byte_index = index / 8;
        let byte = unsafe {
            (core::ptr::addr_of_mut!((*this).storage) as *mut u8)
                .offset(byte_index as isize)
        };
        unsafe { *byte = Self::change_bit(*byte, index, val) };
    }
    #[inline]
    pub fn get(&self, bit_offset: usize, bit_width: u8) -> u64 {
        debug_assert!(bit_width <= 64);
        debug_assert!(bit_offset / 8 < self.storage.as_ref().len());
        debug_assert!(
            (bit_offset + (bit_width as usize)) / 8 <= self.storage.as_ref().len(),
        );
        let mut val = 0;
        for i in 0..(bit_width as usize) {
            if self.get_bit(i + bit_offset) {
                let index = if cfg!(target_endian = "big") {
                    bit_width as usize - 1 - i
                } else {
                    i
                };
                val |= 1 << index;
            }
        }
        val
    }
    #[inline]
    pub unsafe fn raw_get(this: *const Self, bit_offset: usize, bit_width: u8) -> u64 {
        debug_assert!(bit_width <= 64);
        debug_assert!(bit_offset / 8 < core::mem::size_of::<Storage>());
        debug_assert!(
            (bit_offset + (bit_width as usize)) / 8 <= core::mem::size_of::<Storage>(),
        );
        let mut val = 0;
        for i in 0..(bit_width as usize) {
            if unsafe { Self::raw_get_bit(this, i + bit_offset) } {
                let index = if cfg!(target_endian = "big") {
                    bit_width as usize - 1 - i
                } else {
                    i
                };
                val |= 1 << index;
            }
        }
        val
    }
    #[inline]
    pub fn set(&mut self, bit_offset: usize, bit_width: u8, val: u64) {
        debug_assert!(bit_width <= 64);
        debug_assert!(bit_offset / 8 < self.storage.as_ref().len());
        debug_assert!(
            (bit_offset + (bit_width as usize)) / 8 <= self.storage.as_ref().len(),
        );
        for i in 0..(bit_width as usize) {
            let mask = 1 << i;
            let val_bit_is_set = val & mask == mask;
            let index = if cfg!(target_endian = "big") {
                bit_width as usize - 1 - i
            } else {
                i
            };
            self.set_bit(index + bit_offset, val_bit_is_set);
        }
    }
    #[inline]
    pub unsafe fn raw_set(this: *mut Self, bit_offset: usize, bit_width: u8, val: u64) {
        debug_assert!(bit_width <= 64);
        debug_assert!(bit_offset / 8 < core::mem::size_of::<Storage>());
        debug_assert!(
            (bit_offset + (bit_width as usize)) / 8 <= core::mem::size_of::<Storage>(),
        );
        for i in 0..(bit_width as usize) {
            let mask = 1 << i;
            let val_bit_is_set = val & mask == mask;
            let index = if cfg!(target_endian = "big") {
                bit_width as usize - 1 - i
            } else {
                i
            };
            unsafe { Self::raw_set_bit(this, index + bit_offset, val_bit_is_set) };
        }
    }
}
pub const HIP_TRSA_OVERRIDE_FORMAT: u32 = 1;
pub const HIP_TRSF_READ_AS_INTEGER: u32 = 1;
pub const HIP_TRSF_NORMALIZED_COORDINATES: u32 = 2;
pub const HIP_TRSF_SRGB: u32 = 16;
pub const hipTextureType1D: u32 = 1;
pub const hipTextureType2D: u32 = 2;
pub const hipTextureType3D: u32 = 3;
pub const hipTextureTypeCubemap: u32 = 12;
pub const hipTextureType1DLayered: u32 = 241;
pub const hipTextureType2DLayered: u32 = 242;
pub const hipTextureTypeCubemapLayered: u32 = 252;
pub const HIP_IMAGE_OBJECT_SIZE_DWORD: u32 = 12;
pub const HIP_SAMPLER_OBJECT_SIZE_DWORD: u32 = 8;
pub const HIP_SAMPLER_OBJECT_OFFSET_DWORD: u32 = 12;
pub const HIP_TEXTURE_OBJECT_SIZE_DWORD: u32 = 20;
pub const HIP_DEPRECATED_MSG: &[u8; 189] = b"This API is marked as deprecated and might not be supported in future releases. For more details please refer https://github.com/ROCm/HIP/blob/develop/docs/reference/deprecated_api_list.md\0";
pub const hipIpcMemLazyEnablePeerAccess: u32 = 1;
pub const HIP_IPC_HANDLE_SIZE: u32 = 64;
pub const hipStreamDefault: u32 = 0;
pub const hipStreamNonBlocking: u32 = 1;
pub const hipEventDefault: u32 = 0;
pub const hipEventBlockingSync: u32 = 1;
pub const hipEventDisableTiming: u32 = 2;
pub const hipEventInterprocess: u32 = 4;
pub const hipEventRecordDefault: u32 = 0;
pub const hipEventRecordExternal: u32 = 1;
pub const hipEventWaitDefault: u32 = 0;
pub const hipEventWaitExternal: u32 = 1;
pub const hipEventDisableSystemFence: u32 = 536870912;
pub const hipEventReleaseToDevice: u32 = 1073741824;
pub const hipEventReleaseToSystem: u32 = 2147483648;
pub const hipEnableDefault: u32 = 0;
pub const hipEnableLegacyStream: u32 = 1;
pub const hipEnablePerThreadDefaultStream: u32 = 2;
pub const hipHostAllocDefault: u32 = 0;
pub const hipHostMallocDefault: u32 = 0;
pub const hipHostAllocPortable: u32 = 1;
pub const hipHostMallocPortable: u32 = 1;
pub const hipHostAllocMapped: u32 = 2;
pub const hipHostMallocMapped: u32 = 2;
pub const hipHostAllocWriteCombined: u32 = 4;
pub const hipHostMallocWriteCombined: u32 = 4;
pub const hipHostMallocUncached: u32 = 268435456;
pub const hipHostAllocUncached: u32 = 268435456;
pub const hipHostMallocNumaUser: u32 = 536870912;
pub const hipHostMallocCoherent: u32 = 1073741824;
pub const hipHostMallocNonCoherent: u32 = 2147483648;
pub const hipMemAttachGlobal: u32 = 1;
pub const hipMemAttachHost: u32 = 2;
pub const hipMemAttachSingle: u32 = 4;
pub const hipDeviceMallocDefault: u32 = 0;
pub const hipDeviceMallocFinegrained: u32 = 1;
pub const hipMallocSignalMemory: u32 = 2;
pub const hipDeviceMallocUncached: u32 = 3;
pub const hipDeviceMallocContiguous: u32 = 4;
pub const hipHostRegisterDefault: u32 = 0;
pub const hipHostRegisterPortable: u32 = 1;
pub const hipHostRegisterMapped: u32 = 2;
pub const hipHostRegisterIoMemory: u32 = 4;
pub const hipHostRegisterReadOnly: u32 = 8;
pub const hipExtHostRegisterCoarseGrained: u32 = 8;
pub const hipExtHostRegisterUncached: u32 = 2147483648;
pub const hipDeviceScheduleAuto: u32 = 0;
pub const hipDeviceScheduleSpin: u32 = 1;
pub const hipDeviceScheduleYield: u32 = 2;
pub const hipDeviceScheduleBlockingSync: u32 = 4;
pub const hipDeviceScheduleMask: u32 = 7;
pub const hipDeviceMapHost: u32 = 8;
pub const hipDeviceLmemResizeToMax: u32 = 16;
pub const hipArrayDefault: u32 = 0;
pub const hipArrayLayered: u32 = 1;
pub const hipArraySurfaceLoadStore: u32 = 2;
pub const hipArrayCubemap: u32 = 4;
pub const hipArrayTextureGather: u32 = 8;
pub const hipOccupancyDefault: u32 = 0;
pub const hipOccupancyDisableCachingOverride: u32 = 1;
pub const hipCooperativeLaunchMultiDeviceNoPreSync: u32 = 1;
pub const hipCooperativeLaunchMultiDeviceNoPostSync: u32 = 2;
pub const hipExtAnyOrderLaunch: u32 = 1;
pub const hipStreamWaitValueGte: u32 = 0;
pub const hipStreamWaitValueEq: u32 = 1;
pub const hipStreamWaitValueAnd: u32 = 2;
pub const hipStreamWaitValueNor: u32 = 3;
pub const hipExternalMemoryDedicated: u32 = 1;
pub const hipGraphKernelNodePortDefault: u32 = 0;
pub const hipGraphKernelNodePortLaunchCompletion: u32 = 2;
pub const hipGraphKernelNodePortProgrammatic: u32 = 1;
pub const hipJitOptionMaxRegisters: hipJitOption = 0;
pub const hipJitOptionThreadsPerBlock: hipJitOption = 1;
pub const hipJitOptionWallTime: hipJitOption = 2;
pub const hipJitOptionInfoLogBuffer: hipJitOption = 3;
pub const hipJitOptionInfoLogBufferSizeBytes: hipJitOption = 4;
pub const hipJitOptionErrorLogBuffer: hipJitOption = 5;
pub const hipJitOptionErrorLogBufferSizeBytes: hipJitOption = 6;
pub const hipJitOptionOptimizationLevel: hipJitOption = 7;
pub const hipJitOptionTargetFromContext: hipJitOption = 8;
pub const hipJitOptionTarget: hipJitOption = 9;
pub const hipJitOptionFallbackStrategy: hipJitOption = 10;
pub const hipJitOptionGenerateDebugInfo: hipJitOption = 11;
pub const hipJitOptionLogVerbose: hipJitOption = 12;
pub const hipJitOptionGenerateLineInfo: hipJitOption = 13;
pub const hipJitOptionCacheMode: hipJitOption = 14;
pub const hipJitOptionSm3xOpt: hipJitOption = 15;
pub const hipJitOptionFastCompile: hipJitOption = 16;
pub const hipJitOptionGlobalSymbolNames: hipJitOption = 17;
pub const hipJitOptionGlobalSymbolAddresses: hipJitOption = 18;
pub const hipJitOptionGlobalSymbolCount: hipJitOption = 19;
pub const hipJitOptionLto: hipJitOption = 20;
pub const hipJitOptionFtz: hipJitOption = 21;
pub const hipJitOptionPrecDiv: hipJitOption = 22;
pub const hipJitOptionPrecSqrt: hipJitOption = 23;
pub const hipJitOptionFma: hipJitOption = 24;
pub const hipJitOptionPositionIndependentCode: hipJitOption = 25;
pub const hipJitOptionMinCTAPerSM: hipJitOption = 26;
pub const hipJitOptionMaxThreadsPerBlock: hipJitOption = 27;
pub const hipJitOptionOverrideDirectiveValues: hipJitOption = 28;
pub const hipJitOptionNumOptions: hipJitOption = 29;
pub const hipJitOptionIRtoISAOptExt: hipJitOption = 10000;
pub const hipJitOptionIRtoISAOptCountExt: hipJitOption = 10001;
pub type hipJitOption = ::core::ffi::c_uint;
pub const hipJitInputCubin: hipJitInputType = 0;
pub const hipJitInputPtx: hipJitInputType = 1;
pub const hipJitInputFatBinary: hipJitInputType = 2;
pub const hipJitInputObject: hipJitInputType = 3;
pub const hipJitInputLibrary: hipJitInputType = 4;
pub const hipJitInputNvvm: hipJitInputType = 5;
pub const hipJitNumLegacyInputTypes: hipJitInputType = 6;
pub const hipJitInputLLVMBitcode: hipJitInputType = 100;
pub const hipJitInputLLVMBundledBitcode: hipJitInputType = 101;
pub const hipJitInputLLVMArchivesOfBundledBitcode: hipJitInputType = 102;
pub const hipJitInputSpirv: hipJitInputType = 103;
pub const hipJitNumInputTypes: hipJitInputType = 10;
pub type hipJitInputType = ::core::ffi::c_uint;
pub const hipJitCacheOptionNone: hipJitCacheMode = 0;
pub const hipJitCacheOptionCG: hipJitCacheMode = 1;
pub const hipJitCacheOptionCA: hipJitCacheMode = 2;
pub type hipJitCacheMode = ::core::ffi::c_uint;
pub const hipJitPreferPTX: hipJitFallback = 0;
pub const hipJitPreferBinary: hipJitFallback = 1;
pub type hipJitFallback = ::core::ffi::c_uint;
pub const hipLibraryHostUniversalFunctionAndDataTable: hipLibraryOption_e = 0;
pub const hipLibraryBinaryIsPreserved: hipLibraryOption_e = 1;
pub type hipLibraryOption_e = ::core::ffi::c_uint;
pub use self::hipLibraryOption_e as hipLibraryOption;
pub const HIP_SUCCESS: _bindgen_ty_1 = 0;
pub const HIP_ERROR_INVALID_VALUE: _bindgen_ty_1 = 1;
pub const HIP_ERROR_NOT_INITIALIZED: _bindgen_ty_1 = 2;
pub const HIP_ERROR_LAUNCH_OUT_OF_RESOURCES: _bindgen_ty_1 = 3;
pub type _bindgen_ty_1 = ::core::ffi::c_uint;
#[repr(C)]
#[repr(align(4))]
#[derive(Debug, Copy, Clone)]
pub struct hipDeviceArch_t {
    pub _bitfield_align_1: [u8; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 3usize]>,
    pub __bindgen_padding_0: u8,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipDeviceArch_t"][::core::mem::size_of::<hipDeviceArch_t>() - 4usize];
    [
        "Alignment of hipDeviceArch_t",
    ][::core::mem::align_of::<hipDeviceArch_t>() - 4usize];
};
impl hipDeviceArch_t {
    #[inline]
    pub fn hasGlobalInt32Atomics(&self) -> ::core::ffi::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(0usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_hasGlobalInt32Atomics(&mut self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(0usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn hasGlobalInt32Atomics_raw(this: *const Self) -> ::core::ffi::c_uint {
        unsafe {
            ::core::mem::transmute(
                <__BindgenBitfieldUnit<
                    [u8; 3usize],
                >>::raw_get(::core::ptr::addr_of!((*this)._bitfield_1), 0usize, 1u8)
                    as u32,
            )
        }
    }
    #[inline]
    pub unsafe fn set_hasGlobalInt32Atomics_raw(
        this: *mut Self,
        val: ::core::ffi::c_uint,
    ) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<
                [u8; 3usize],
            >>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                0usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn hasGlobalFloatAtomicExch(&self) -> ::core::ffi::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(1usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_hasGlobalFloatAtomicExch(&mut self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(1usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn hasGlobalFloatAtomicExch_raw(
        this: *const Self,
    ) -> ::core::ffi::c_uint {
        unsafe {
            ::core::mem::transmute(
                <__BindgenBitfieldUnit<
                    [u8; 3usize],
                >>::raw_get(::core::ptr::addr_of!((*this)._bitfield_1), 1usize, 1u8)
                    as u32,
            )
        }
    }
    #[inline]
    pub unsafe fn set_hasGlobalFloatAtomicExch_raw(
        this: *mut Self,
        val: ::core::ffi::c_uint,
    ) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<
                [u8; 3usize],
            >>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                1usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn hasSharedInt32Atomics(&self) -> ::core::ffi::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(2usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_hasSharedInt32Atomics(&mut self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(2usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn hasSharedInt32Atomics_raw(this: *const Self) -> ::core::ffi::c_uint {
        unsafe {
            ::core::mem::transmute(
                <__BindgenBitfieldUnit<
                    [u8; 3usize],
                >>::raw_get(::core::ptr::addr_of!((*this)._bitfield_1), 2usize, 1u8)
                    as u32,
            )
        }
    }
    #[inline]
    pub unsafe fn set_hasSharedInt32Atomics_raw(
        this: *mut Self,
        val: ::core::ffi::c_uint,
    ) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<
                [u8; 3usize],
            >>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                2usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn hasSharedFloatAtomicExch(&self) -> ::core::ffi::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(3usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_hasSharedFloatAtomicExch(&mut self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(3usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn hasSharedFloatAtomicExch_raw(
        this: *const Self,
    ) -> ::core::ffi::c_uint {
        unsafe {
            ::core::mem::transmute(
                <__BindgenBitfieldUnit<
                    [u8; 3usize],
                >>::raw_get(::core::ptr::addr_of!((*this)._bitfield_1), 3usize, 1u8)
                    as u32,
            )
        }
    }
    #[inline]
    pub unsafe fn set_hasSharedFloatAtomicExch_raw(
        this: *mut Self,
        val: ::core::ffi::c_uint,
    ) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<
                [u8; 3usize],
            >>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                3usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn hasFloatAtomicAdd(&self) -> ::core::ffi::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(4usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_hasFloatAtomicAdd(&mut self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(4usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn hasFloatAtomicAdd_raw(this: *const Self) -> ::core::ffi::c_uint {
        unsafe {
            ::core::mem::transmute(
                <__BindgenBitfieldUnit<
                    [u8; 3usize],
                >>::raw_get(::core::ptr::addr_of!((*this)._bitfield_1), 4usize, 1u8)
                    as u32,
            )
        }
    }
    #[inline]
    pub unsafe fn set_hasFloatAtomicAdd_raw(this: *mut Self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<
                [u8; 3usize],
            >>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                4usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn hasGlobalInt64Atomics(&self) -> ::core::ffi::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(5usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_hasGlobalInt64Atomics(&mut self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(5usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn hasGlobalInt64Atomics_raw(this: *const Self) -> ::core::ffi::c_uint {
        unsafe {
            ::core::mem::transmute(
                <__BindgenBitfieldUnit<
                    [u8; 3usize],
                >>::raw_get(::core::ptr::addr_of!((*this)._bitfield_1), 5usize, 1u8)
                    as u32,
            )
        }
    }
    #[inline]
    pub unsafe fn set_hasGlobalInt64Atomics_raw(
        this: *mut Self,
        val: ::core::ffi::c_uint,
    ) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<
                [u8; 3usize],
            >>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                5usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn hasSharedInt64Atomics(&self) -> ::core::ffi::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(6usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_hasSharedInt64Atomics(&mut self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(6usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn hasSharedInt64Atomics_raw(this: *const Self) -> ::core::ffi::c_uint {
        unsafe {
            ::core::mem::transmute(
                <__BindgenBitfieldUnit<
                    [u8; 3usize],
                >>::raw_get(::core::ptr::addr_of!((*this)._bitfield_1), 6usize, 1u8)
                    as u32,
            )
        }
    }
    #[inline]
    pub unsafe fn set_hasSharedInt64Atomics_raw(
        this: *mut Self,
        val: ::core::ffi::c_uint,
    ) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<
                [u8; 3usize],
            >>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                6usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn hasDoubles(&self) -> ::core::ffi::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(7usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_hasDoubles(&mut self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(7usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn hasDoubles_raw(this: *const Self) -> ::core::ffi::c_uint {
        unsafe {
            ::core::mem::transmute(
                <__BindgenBitfieldUnit<
                    [u8; 3usize],
                >>::raw_get(::core::ptr::addr_of!((*this)._bitfield_1), 7usize, 1u8)
                    as u32,
            )
        }
    }
    #[inline]
    pub unsafe fn set_hasDoubles_raw(this: *mut Self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<
                [u8; 3usize],
            >>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                7usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn hasWarpVote(&self) -> ::core::ffi::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(8usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_hasWarpVote(&mut self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(8usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn hasWarpVote_raw(this: *const Self) -> ::core::ffi::c_uint {
        unsafe {
            ::core::mem::transmute(
                <__BindgenBitfieldUnit<
                    [u8; 3usize],
                >>::raw_get(::core::ptr::addr_of!((*this)._bitfield_1), 8usize, 1u8)
                    as u32,
            )
        }
    }
    #[inline]
    pub unsafe fn set_hasWarpVote_raw(this: *mut Self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<
                [u8; 3usize],
            >>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                8usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn hasWarpBallot(&self) -> ::core::ffi::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(9usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_hasWarpBallot(&mut self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(9usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn hasWarpBallot_raw(this: *const Self) -> ::core::ffi::c_uint {
        unsafe {
            ::core::mem::transmute(
                <__BindgenBitfieldUnit<
                    [u8; 3usize],
                >>::raw_get(::core::ptr::addr_of!((*this)._bitfield_1), 9usize, 1u8)
                    as u32,
            )
        }
    }
    #[inline]
    pub unsafe fn set_hasWarpBallot_raw(this: *mut Self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<
                [u8; 3usize],
            >>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                9usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn hasWarpShuffle(&self) -> ::core::ffi::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(10usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_hasWarpShuffle(&mut self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(10usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn hasWarpShuffle_raw(this: *const Self) -> ::core::ffi::c_uint {
        unsafe {
            ::core::mem::transmute(
                <__BindgenBitfieldUnit<
                    [u8; 3usize],
                >>::raw_get(::core::ptr::addr_of!((*this)._bitfield_1), 10usize, 1u8)
                    as u32,
            )
        }
    }
    #[inline]
    pub unsafe fn set_hasWarpShuffle_raw(this: *mut Self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<
                [u8; 3usize],
            >>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                10usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn hasFunnelShift(&self) -> ::core::ffi::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(11usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_hasFunnelShift(&mut self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(11usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn hasFunnelShift_raw(this: *const Self) -> ::core::ffi::c_uint {
        unsafe {
            ::core::mem::transmute(
                <__BindgenBitfieldUnit<
                    [u8; 3usize],
                >>::raw_get(::core::ptr::addr_of!((*this)._bitfield_1), 11usize, 1u8)
                    as u32,
            )
        }
    }
    #[inline]
    pub unsafe fn set_hasFunnelShift_raw(this: *mut Self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<
                [u8; 3usize],
            >>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                11usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn hasThreadFenceSystem(&self) -> ::core::ffi::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(12usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_hasThreadFenceSystem(&mut self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(12usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn hasThreadFenceSystem_raw(this: *const Self) -> ::core::ffi::c_uint {
        unsafe {
            ::core::mem::transmute(
                <__BindgenBitfieldUnit<
                    [u8; 3usize],
                >>::raw_get(::core::ptr::addr_of!((*this)._bitfield_1), 12usize, 1u8)
                    as u32,
            )
        }
    }
    #[inline]
    pub unsafe fn set_hasThreadFenceSystem_raw(
        this: *mut Self,
        val: ::core::ffi::c_uint,
    ) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<
                [u8; 3usize],
            >>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                12usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn hasSyncThreadsExt(&self) -> ::core::ffi::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(13usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_hasSyncThreadsExt(&mut self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(13usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn hasSyncThreadsExt_raw(this: *const Self) -> ::core::ffi::c_uint {
        unsafe {
            ::core::mem::transmute(
                <__BindgenBitfieldUnit<
                    [u8; 3usize],
                >>::raw_get(::core::ptr::addr_of!((*this)._bitfield_1), 13usize, 1u8)
                    as u32,
            )
        }
    }
    #[inline]
    pub unsafe fn set_hasSyncThreadsExt_raw(this: *mut Self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<
                [u8; 3usize],
            >>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                13usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn hasSurfaceFuncs(&self) -> ::core::ffi::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(14usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_hasSurfaceFuncs(&mut self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(14usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn hasSurfaceFuncs_raw(this: *const Self) -> ::core::ffi::c_uint {
        unsafe {
            ::core::mem::transmute(
                <__BindgenBitfieldUnit<
                    [u8; 3usize],
                >>::raw_get(::core::ptr::addr_of!((*this)._bitfield_1), 14usize, 1u8)
                    as u32,
            )
        }
    }
    #[inline]
    pub unsafe fn set_hasSurfaceFuncs_raw(this: *mut Self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<
                [u8; 3usize],
            >>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                14usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn has3dGrid(&self) -> ::core::ffi::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(15usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_has3dGrid(&mut self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(15usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn has3dGrid_raw(this: *const Self) -> ::core::ffi::c_uint {
        unsafe {
            ::core::mem::transmute(
                <__BindgenBitfieldUnit<
                    [u8; 3usize],
                >>::raw_get(::core::ptr::addr_of!((*this)._bitfield_1), 15usize, 1u8)
                    as u32,
            )
        }
    }
    #[inline]
    pub unsafe fn set_has3dGrid_raw(this: *mut Self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<
                [u8; 3usize],
            >>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                15usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn hasDynamicParallelism(&self) -> ::core::ffi::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(16usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_hasDynamicParallelism(&mut self, val: ::core::ffi::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(16usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn hasDynamicParallelism_raw(this: *const Self) -> ::core::ffi::c_uint {
        unsafe {
            ::core::mem::transmute(
                <__BindgenBitfieldUnit<
                    [u8; 3usize],
                >>::raw_get(::core::ptr::addr_of!((*this)._bitfield_1), 16usize, 1u8)
                    as u32,
            )
        }
    }
    #[inline]
    pub unsafe fn set_hasDynamicParallelism_raw(
        this: *mut Self,
        val: ::core::ffi::c_uint,
    ) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<
                [u8; 3usize],
            >>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                16usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn new_bitfield_1(
        hasGlobalInt32Atomics: ::core::ffi::c_uint,
        hasGlobalFloatAtomicExch: ::core::ffi::c_uint,
        hasSharedInt32Atomics: ::core::ffi::c_uint,
        hasSharedFloatAtomicExch: ::core::ffi::c_uint,
        hasFloatAtomicAdd: ::core::ffi::c_uint,
        hasGlobalInt64Atomics: ::core::ffi::c_uint,
        hasSharedInt64Atomics: ::core::ffi::c_uint,
        hasDoubles: ::core::ffi::c_uint,
        hasWarpVote: ::core::ffi::c_uint,
        hasWarpBallot: ::core::ffi::c_uint,
        hasWarpShuffle: ::core::ffi::c_uint,
        hasFunnelShift: ::core::ffi::c_uint,
        hasThreadFenceSystem: ::core::ffi::c_uint,
        hasSyncThreadsExt: ::core::ffi::c_uint,
        hasSurfaceFuncs: ::core::ffi::c_uint,
        has3dGrid: ::core::ffi::c_uint,
        hasDynamicParallelism: ::core::ffi::c_uint,
    ) -> __BindgenBitfieldUnit<[u8; 3usize]> {
        let mut __bindgen_bitfield_unit: __BindgenBitfieldUnit<[u8; 3usize]> = Default::default();
        __bindgen_bitfield_unit
            .set(
                0usize,
                1u8,
                {
                    let hasGlobalInt32Atomics: u32 = unsafe {
                        ::core::mem::transmute(hasGlobalInt32Atomics)
                    };
                    hasGlobalInt32Atomics as u64
                },
            );
        __bindgen_bitfield_unit
            .set(
                1usize,
                1u8,
                {
                    let hasGlobalFloatAtomicExch: u32 = unsafe {
                        ::core::mem::transmute(hasGlobalFloatAtomicExch)
                    };
                    hasGlobalFloatAtomicExch as u64
                },
            );
        __bindgen_bitfield_unit
            .set(
                2usize,
                1u8,
                {
                    let hasSharedInt32Atomics: u32 = unsafe {
                        ::core::mem::transmute(hasSharedInt32Atomics)
                    };
                    hasSharedInt32Atomics as u64
                },
            );
        __bindgen_bitfield_unit
            .set(
                3usize,
                1u8,
                {
                    let hasSharedFloatAtomicExch: u32 = unsafe {
                        ::core::mem::transmute(hasSharedFloatAtomicExch)
                    };
                    hasSharedFloatAtomicExch as u64
                },
            );
        __bindgen_bitfield_unit
            .set(
                4usize,
                1u8,
                {
                    let hasFloatAtomicAdd: u32 = unsafe {
                        ::core::mem::transmute(hasFloatAtomicAdd)
                    };
                    hasFloatAtomicAdd as u64
                },
            );
        __bindgen_bitfield_unit
            .set(
                5usize,
                1u8,
                {
                    let hasGlobalInt64Atomics: u32 = unsafe {
                        ::core::mem::transmute(hasGlobalInt64Atomics)
                    };
                    hasGlobalInt64Atomics as u64
                },
            );
        __bindgen_bitfield_unit
            .set(
                6usize,
                1u8,
                {
                    let hasSharedInt64Atomics: u32 = unsafe {
                        ::core::mem::transmute(hasSharedInt64Atomics)
                    };
                    hasSharedInt64Atomics as u64
                },
            );
        __bindgen_bitfield_unit
            .set(
                7usize,
                1u8,
                {
                    let hasDoubles: u32 = unsafe { ::core::mem::transmute(hasDoubles) };
                    hasDoubles as u64
                },
            );
        __bindgen_bitfield_unit
            .set(
                8usize,
                1u8,
                {
                    let hasWarpVote: u32 = unsafe {
                        ::core::mem::transmute(hasWarpVote)
                    };
                    hasWarpVote as u64
                },
            );
        __bindgen_bitfield_unit
            .set(
                9usize,
                1u8,
                {
                    let hasWarpBallot: u32 = unsafe {
                        ::core::mem::transmute(hasWarpBallot)
                    };
                    hasWarpBallot as u64
                },
            );
        __bindgen_bitfield_unit
            .set(
                10usize,
                1u8,
                {
                    let hasWarpShuffle: u32 = unsafe {
                        ::core::mem::transmute(hasWarpShuffle)
                    };
                    hasWarpShuffle as u64
                },
            );
        __bindgen_bitfield_unit
            .set(
                11usize,
                1u8,
                {
                    let hasFunnelShift: u32 = unsafe {
                        ::core::mem::transmute(hasFunnelShift)
                    };
                    hasFunnelShift as u64
                },
            );
        __bindgen_bitfield_unit
            .set(
                12usize,
                1u8,
                {
                    let hasThreadFenceSystem: u32 = unsafe {
                        ::core::mem::transmute(hasThreadFenceSystem)
                    };
                    hasThreadFenceSystem as u64
                },
            );
        __bindgen_bitfield_unit
            .set(
                13usize,
                1u8,
                {
                    let hasSyncThreadsExt: u32 = unsafe {
                        ::core::mem::transmute(hasSyncThreadsExt)
                    };
                    hasSyncThreadsExt as u64
                },
            );
        __bindgen_bitfield_unit
            .set(
                14usize,
                1u8,
                {
                    let hasSurfaceFuncs: u32 = unsafe {
                        ::core::mem::transmute(hasSurfaceFuncs)
                    };
                    hasSurfaceFuncs as u64
                },
            );
        __bindgen_bitfield_unit
            .set(
                15usize,
                1u8,
                {
                    let has3dGrid: u32 = unsafe { ::core::mem::transmute(has3dGrid) };
                    has3dGrid as u64
                },
            );
        __bindgen_bitfield_unit
            .set(
                16usize,
                1u8,
                {
                    let hasDynamicParallelism: u32 = unsafe {
                        ::core::mem::transmute(hasDynamicParallelism)
                    };
                    hasDynamicParallelism as u64
                },
            );
        __bindgen_bitfield_unit
    }
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipUUID_t {
    pub bytes: [::core::ffi::c_char; 16usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipUUID_t"][::core::mem::size_of::<hipUUID_t>() - 16usize];
    ["Alignment of hipUUID_t"][::core::mem::align_of::<hipUUID_t>() - 1usize];
    [
        "Offset of field: hipUUID_t::bytes",
    ][::core::mem::offset_of!(hipUUID_t, bytes) - 0usize];
};
pub type hipUUID = hipUUID_t;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipDeviceProp_tR0600 {
    pub name: [::core::ffi::c_char; 256usize],
    pub uuid: hipUUID,
    pub luid: [::core::ffi::c_char; 8usize],
    pub luidDeviceNodeMask: ::core::ffi::c_uint,
    pub totalGlobalMem: usize,
    pub sharedMemPerBlock: usize,
    pub regsPerBlock: ::core::ffi::c_int,
    pub warpSize: ::core::ffi::c_int,
    pub memPitch: usize,
    pub maxThreadsPerBlock: ::core::ffi::c_int,
    pub maxThreadsDim: [::core::ffi::c_int; 3usize],
    pub maxGridSize: [::core::ffi::c_int; 3usize],
    pub clockRate: ::core::ffi::c_int,
    pub totalConstMem: usize,
    pub major: ::core::ffi::c_int,
    pub minor: ::core::ffi::c_int,
    pub textureAlignment: usize,
    pub texturePitchAlignment: usize,
    pub deviceOverlap: ::core::ffi::c_int,
    pub multiProcessorCount: ::core::ffi::c_int,
    pub kernelExecTimeoutEnabled: ::core::ffi::c_int,
    pub integrated: ::core::ffi::c_int,
    pub canMapHostMemory: ::core::ffi::c_int,
    pub computeMode: ::core::ffi::c_int,
    pub maxTexture1D: ::core::ffi::c_int,
    pub maxTexture1DMipmap: ::core::ffi::c_int,
    pub maxTexture1DLinear: ::core::ffi::c_int,
    pub maxTexture2D: [::core::ffi::c_int; 2usize],
    pub maxTexture2DMipmap: [::core::ffi::c_int; 2usize],
    pub maxTexture2DLinear: [::core::ffi::c_int; 3usize],
    pub maxTexture2DGather: [::core::ffi::c_int; 2usize],
    pub maxTexture3D: [::core::ffi::c_int; 3usize],
    pub maxTexture3DAlt: [::core::ffi::c_int; 3usize],
    pub maxTextureCubemap: ::core::ffi::c_int,
    pub maxTexture1DLayered: [::core::ffi::c_int; 2usize],
    pub maxTexture2DLayered: [::core::ffi::c_int; 3usize],
    pub maxTextureCubemapLayered: [::core::ffi::c_int; 2usize],
    pub maxSurface1D: ::core::ffi::c_int,
    pub maxSurface2D: [::core::ffi::c_int; 2usize],
    pub maxSurface3D: [::core::ffi::c_int; 3usize],
    pub maxSurface1DLayered: [::core::ffi::c_int; 2usize],
    pub maxSurface2DLayered: [::core::ffi::c_int; 3usize],
    pub maxSurfaceCubemap: ::core::ffi::c_int,
    pub maxSurfaceCubemapLayered: [::core::ffi::c_int; 2usize],
    pub surfaceAlignment: usize,
    pub concurrentKernels: ::core::ffi::c_int,
    pub ECCEnabled: ::core::ffi::c_int,
    pub pciBusID: ::core::ffi::c_int,
    pub pciDeviceID: ::core::ffi::c_int,
    pub pciDomainID: ::core::ffi::c_int,
    pub tccDriver: ::core::ffi::c_int,
    pub asyncEngineCount: ::core::ffi::c_int,
    pub unifiedAddressing: ::core::ffi::c_int,
    pub memoryClockRate: ::core::ffi::c_int,
    pub memoryBusWidth: ::core::ffi::c_int,
    pub l2CacheSize: ::core::ffi::c_int,
    pub persistingL2CacheMaxSize: ::core::ffi::c_int,
    pub maxThreadsPerMultiProcessor: ::core::ffi::c_int,
    pub streamPrioritiesSupported: ::core::ffi::c_int,
    pub globalL1CacheSupported: ::core::ffi::c_int,
    pub localL1CacheSupported: ::core::ffi::c_int,
    pub sharedMemPerMultiprocessor: usize,
    pub regsPerMultiprocessor: ::core::ffi::c_int,
    pub managedMemory: ::core::ffi::c_int,
    pub isMultiGpuBoard: ::core::ffi::c_int,
    pub multiGpuBoardGroupID: ::core::ffi::c_int,
    pub hostNativeAtomicSupported: ::core::ffi::c_int,
    pub singleToDoublePrecisionPerfRatio: ::core::ffi::c_int,
    pub pageableMemoryAccess: ::core::ffi::c_int,
    pub concurrentManagedAccess: ::core::ffi::c_int,
    pub computePreemptionSupported: ::core::ffi::c_int,
    pub canUseHostPointerForRegisteredMem: ::core::ffi::c_int,
    pub cooperativeLaunch: ::core::ffi::c_int,
    pub cooperativeMultiDeviceLaunch: ::core::ffi::c_int,
    pub sharedMemPerBlockOptin: usize,
    pub pageableMemoryAccessUsesHostPageTables: ::core::ffi::c_int,
    pub directManagedMemAccessFromHost: ::core::ffi::c_int,
    pub maxBlocksPerMultiProcessor: ::core::ffi::c_int,
    pub accessPolicyMaxWindowSize: ::core::ffi::c_int,
    pub reservedSharedMemPerBlock: usize,
    pub hostRegisterSupported: ::core::ffi::c_int,
    pub sparseHipArraySupported: ::core::ffi::c_int,
    pub hostRegisterReadOnlySupported: ::core::ffi::c_int,
    pub timelineSemaphoreInteropSupported: ::core::ffi::c_int,
    pub memoryPoolsSupported: ::core::ffi::c_int,
    pub gpuDirectRDMASupported: ::core::ffi::c_int,
    pub gpuDirectRDMAFlushWritesOptions: ::core::ffi::c_uint,
    pub gpuDirectRDMAWritesOrdering: ::core::ffi::c_int,
    pub memoryPoolSupportedHandleTypes: ::core::ffi::c_uint,
    pub deferredMappingHipArraySupported: ::core::ffi::c_int,
    pub ipcEventSupported: ::core::ffi::c_int,
    pub clusterLaunch: ::core::ffi::c_int,
    pub unifiedFunctionPointers: ::core::ffi::c_int,
    pub reserved: [::core::ffi::c_int; 63usize],
    pub hipReserved: [::core::ffi::c_int; 32usize],
    pub gcnArchName: [::core::ffi::c_char; 256usize],
    pub maxSharedMemoryPerMultiProcessor: usize,
    pub clockInstructionRate: ::core::ffi::c_int,
    pub arch: hipDeviceArch_t,
    pub hdpMemFlushCntl: *mut ::core::ffi::c_uint,
    pub hdpRegFlushCntl: *mut ::core::ffi::c_uint,
    pub cooperativeMultiDeviceUnmatchedFunc: ::core::ffi::c_int,
    pub cooperativeMultiDeviceUnmatchedGridDim: ::core::ffi::c_int,
    pub cooperativeMultiDeviceUnmatchedBlockDim: ::core::ffi::c_int,
    pub cooperativeMultiDeviceUnmatchedSharedMem: ::core::ffi::c_int,
    pub isLargeBar: ::core::ffi::c_int,
    pub asicRevision: ::core::ffi::c_int,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipDeviceProp_tR0600",
    ][::core::mem::size_of::<hipDeviceProp_tR0600>() - 1472usize];
    [
        "Alignment of hipDeviceProp_tR0600",
    ][::core::mem::align_of::<hipDeviceProp_tR0600>() - 8usize];
    [
        "Offset of field: hipDeviceProp_tR0600::name",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, name) - 0usize];
    [
        "Offset of field: hipDeviceProp_tR0600::uuid",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, uuid) - 256usize];
    [
        "Offset of field: hipDeviceProp_tR0600::luid",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, luid) - 272usize];
    [
        "Offset of field: hipDeviceProp_tR0600::luidDeviceNodeMask",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, luidDeviceNodeMask) - 280usize];
    [
        "Offset of field: hipDeviceProp_tR0600::totalGlobalMem",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, totalGlobalMem) - 288usize];
    [
        "Offset of field: hipDeviceProp_tR0600::sharedMemPerBlock",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, sharedMemPerBlock) - 296usize];
    [
        "Offset of field: hipDeviceProp_tR0600::regsPerBlock",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, regsPerBlock) - 304usize];
    [
        "Offset of field: hipDeviceProp_tR0600::warpSize",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, warpSize) - 308usize];
    [
        "Offset of field: hipDeviceProp_tR0600::memPitch",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, memPitch) - 312usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxThreadsPerBlock",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxThreadsPerBlock) - 320usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxThreadsDim",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxThreadsDim) - 324usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxGridSize",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxGridSize) - 336usize];
    [
        "Offset of field: hipDeviceProp_tR0600::clockRate",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, clockRate) - 348usize];
    [
        "Offset of field: hipDeviceProp_tR0600::totalConstMem",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, totalConstMem) - 352usize];
    [
        "Offset of field: hipDeviceProp_tR0600::major",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, major) - 360usize];
    [
        "Offset of field: hipDeviceProp_tR0600::minor",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, minor) - 364usize];
    [
        "Offset of field: hipDeviceProp_tR0600::textureAlignment",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, textureAlignment) - 368usize];
    [
        "Offset of field: hipDeviceProp_tR0600::texturePitchAlignment",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, texturePitchAlignment) - 376usize];
    [
        "Offset of field: hipDeviceProp_tR0600::deviceOverlap",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, deviceOverlap) - 384usize];
    [
        "Offset of field: hipDeviceProp_tR0600::multiProcessorCount",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, multiProcessorCount) - 388usize];
    [
        "Offset of field: hipDeviceProp_tR0600::kernelExecTimeoutEnabled",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, kernelExecTimeoutEnabled)
        - 392usize];
    [
        "Offset of field: hipDeviceProp_tR0600::integrated",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, integrated) - 396usize];
    [
        "Offset of field: hipDeviceProp_tR0600::canMapHostMemory",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, canMapHostMemory) - 400usize];
    [
        "Offset of field: hipDeviceProp_tR0600::computeMode",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, computeMode) - 404usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxTexture1D",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxTexture1D) - 408usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxTexture1DMipmap",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxTexture1DMipmap) - 412usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxTexture1DLinear",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxTexture1DLinear) - 416usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxTexture2D",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxTexture2D) - 420usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxTexture2DMipmap",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxTexture2DMipmap) - 428usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxTexture2DLinear",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxTexture2DLinear) - 436usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxTexture2DGather",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxTexture2DGather) - 448usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxTexture3D",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxTexture3D) - 456usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxTexture3DAlt",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxTexture3DAlt) - 468usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxTextureCubemap",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxTextureCubemap) - 480usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxTexture1DLayered",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxTexture1DLayered) - 484usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxTexture2DLayered",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxTexture2DLayered) - 492usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxTextureCubemapLayered",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxTextureCubemapLayered)
        - 504usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxSurface1D",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxSurface1D) - 512usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxSurface2D",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxSurface2D) - 516usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxSurface3D",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxSurface3D) - 524usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxSurface1DLayered",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxSurface1DLayered) - 536usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxSurface2DLayered",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxSurface2DLayered) - 544usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxSurfaceCubemap",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxSurfaceCubemap) - 556usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxSurfaceCubemapLayered",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxSurfaceCubemapLayered)
        - 560usize];
    [
        "Offset of field: hipDeviceProp_tR0600::surfaceAlignment",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, surfaceAlignment) - 568usize];
    [
        "Offset of field: hipDeviceProp_tR0600::concurrentKernels",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, concurrentKernels) - 576usize];
    [
        "Offset of field: hipDeviceProp_tR0600::ECCEnabled",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, ECCEnabled) - 580usize];
    [
        "Offset of field: hipDeviceProp_tR0600::pciBusID",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, pciBusID) - 584usize];
    [
        "Offset of field: hipDeviceProp_tR0600::pciDeviceID",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, pciDeviceID) - 588usize];
    [
        "Offset of field: hipDeviceProp_tR0600::pciDomainID",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, pciDomainID) - 592usize];
    [
        "Offset of field: hipDeviceProp_tR0600::tccDriver",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, tccDriver) - 596usize];
    [
        "Offset of field: hipDeviceProp_tR0600::asyncEngineCount",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, asyncEngineCount) - 600usize];
    [
        "Offset of field: hipDeviceProp_tR0600::unifiedAddressing",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, unifiedAddressing) - 604usize];
    [
        "Offset of field: hipDeviceProp_tR0600::memoryClockRate",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, memoryClockRate) - 608usize];
    [
        "Offset of field: hipDeviceProp_tR0600::memoryBusWidth",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, memoryBusWidth) - 612usize];
    [
        "Offset of field: hipDeviceProp_tR0600::l2CacheSize",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, l2CacheSize) - 616usize];
    [
        "Offset of field: hipDeviceProp_tR0600::persistingL2CacheMaxSize",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, persistingL2CacheMaxSize)
        - 620usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxThreadsPerMultiProcessor",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxThreadsPerMultiProcessor)
        - 624usize];
    [
        "Offset of field: hipDeviceProp_tR0600::streamPrioritiesSupported",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, streamPrioritiesSupported)
        - 628usize];
    [
        "Offset of field: hipDeviceProp_tR0600::globalL1CacheSupported",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, globalL1CacheSupported) - 632usize];
    [
        "Offset of field: hipDeviceProp_tR0600::localL1CacheSupported",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, localL1CacheSupported) - 636usize];
    [
        "Offset of field: hipDeviceProp_tR0600::sharedMemPerMultiprocessor",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, sharedMemPerMultiprocessor)
        - 640usize];
    [
        "Offset of field: hipDeviceProp_tR0600::regsPerMultiprocessor",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, regsPerMultiprocessor) - 648usize];
    [
        "Offset of field: hipDeviceProp_tR0600::managedMemory",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, managedMemory) - 652usize];
    [
        "Offset of field: hipDeviceProp_tR0600::isMultiGpuBoard",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, isMultiGpuBoard) - 656usize];
    [
        "Offset of field: hipDeviceProp_tR0600::multiGpuBoardGroupID",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, multiGpuBoardGroupID) - 660usize];
    [
        "Offset of field: hipDeviceProp_tR0600::hostNativeAtomicSupported",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, hostNativeAtomicSupported)
        - 664usize];
    [
        "Offset of field: hipDeviceProp_tR0600::singleToDoublePrecisionPerfRatio",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, singleToDoublePrecisionPerfRatio)
        - 668usize];
    [
        "Offset of field: hipDeviceProp_tR0600::pageableMemoryAccess",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, pageableMemoryAccess) - 672usize];
    [
        "Offset of field: hipDeviceProp_tR0600::concurrentManagedAccess",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, concurrentManagedAccess) - 676usize];
    [
        "Offset of field: hipDeviceProp_tR0600::computePreemptionSupported",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, computePreemptionSupported)
        - 680usize];
    [
        "Offset of field: hipDeviceProp_tR0600::canUseHostPointerForRegisteredMem",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, canUseHostPointerForRegisteredMem)
        - 684usize];
    [
        "Offset of field: hipDeviceProp_tR0600::cooperativeLaunch",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, cooperativeLaunch) - 688usize];
    [
        "Offset of field: hipDeviceProp_tR0600::cooperativeMultiDeviceLaunch",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, cooperativeMultiDeviceLaunch)
        - 692usize];
    [
        "Offset of field: hipDeviceProp_tR0600::sharedMemPerBlockOptin",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, sharedMemPerBlockOptin) - 696usize];
    [
        "Offset of field: hipDeviceProp_tR0600::pageableMemoryAccessUsesHostPageTables",
    ][::core::mem::offset_of!(
        hipDeviceProp_tR0600, pageableMemoryAccessUsesHostPageTables
    ) - 704usize];
    [
        "Offset of field: hipDeviceProp_tR0600::directManagedMemAccessFromHost",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, directManagedMemAccessFromHost)
        - 708usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxBlocksPerMultiProcessor",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxBlocksPerMultiProcessor)
        - 712usize];
    [
        "Offset of field: hipDeviceProp_tR0600::accessPolicyMaxWindowSize",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, accessPolicyMaxWindowSize)
        - 716usize];
    [
        "Offset of field: hipDeviceProp_tR0600::reservedSharedMemPerBlock",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, reservedSharedMemPerBlock)
        - 720usize];
    [
        "Offset of field: hipDeviceProp_tR0600::hostRegisterSupported",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, hostRegisterSupported) - 728usize];
    [
        "Offset of field: hipDeviceProp_tR0600::sparseHipArraySupported",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, sparseHipArraySupported) - 732usize];
    [
        "Offset of field: hipDeviceProp_tR0600::hostRegisterReadOnlySupported",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, hostRegisterReadOnlySupported)
        - 736usize];
    [
        "Offset of field: hipDeviceProp_tR0600::timelineSemaphoreInteropSupported",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, timelineSemaphoreInteropSupported)
        - 740usize];
    [
        "Offset of field: hipDeviceProp_tR0600::memoryPoolsSupported",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, memoryPoolsSupported) - 744usize];
    [
        "Offset of field: hipDeviceProp_tR0600::gpuDirectRDMASupported",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, gpuDirectRDMASupported) - 748usize];
    [
        "Offset of field: hipDeviceProp_tR0600::gpuDirectRDMAFlushWritesOptions",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, gpuDirectRDMAFlushWritesOptions)
        - 752usize];
    [
        "Offset of field: hipDeviceProp_tR0600::gpuDirectRDMAWritesOrdering",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, gpuDirectRDMAWritesOrdering)
        - 756usize];
    [
        "Offset of field: hipDeviceProp_tR0600::memoryPoolSupportedHandleTypes",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, memoryPoolSupportedHandleTypes)
        - 760usize];
    [
        "Offset of field: hipDeviceProp_tR0600::deferredMappingHipArraySupported",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, deferredMappingHipArraySupported)
        - 764usize];
    [
        "Offset of field: hipDeviceProp_tR0600::ipcEventSupported",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, ipcEventSupported) - 768usize];
    [
        "Offset of field: hipDeviceProp_tR0600::clusterLaunch",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, clusterLaunch) - 772usize];
    [
        "Offset of field: hipDeviceProp_tR0600::unifiedFunctionPointers",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, unifiedFunctionPointers) - 776usize];
    [
        "Offset of field: hipDeviceProp_tR0600::reserved",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, reserved) - 780usize];
    [
        "Offset of field: hipDeviceProp_tR0600::hipReserved",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, hipReserved) - 1032usize];
    [
        "Offset of field: hipDeviceProp_tR0600::gcnArchName",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, gcnArchName) - 1160usize];
    [
        "Offset of field: hipDeviceProp_tR0600::maxSharedMemoryPerMultiProcessor",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, maxSharedMemoryPerMultiProcessor)
        - 1416usize];
    [
        "Offset of field: hipDeviceProp_tR0600::clockInstructionRate",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, clockInstructionRate) - 1424usize];
    [
        "Offset of field: hipDeviceProp_tR0600::arch",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, arch) - 1428usize];
    [
        "Offset of field: hipDeviceProp_tR0600::hdpMemFlushCntl",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, hdpMemFlushCntl) - 1432usize];
    [
        "Offset of field: hipDeviceProp_tR0600::hdpRegFlushCntl",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, hdpRegFlushCntl) - 1440usize];
    [
        "Offset of field: hipDeviceProp_tR0600::cooperativeMultiDeviceUnmatchedFunc",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, cooperativeMultiDeviceUnmatchedFunc)
        - 1448usize];
    [
        "Offset of field: hipDeviceProp_tR0600::cooperativeMultiDeviceUnmatchedGridDim",
    ][::core::mem::offset_of!(
        hipDeviceProp_tR0600, cooperativeMultiDeviceUnmatchedGridDim
    ) - 1452usize];
    [
        "Offset of field: hipDeviceProp_tR0600::cooperativeMultiDeviceUnmatchedBlockDim",
    ][::core::mem::offset_of!(
        hipDeviceProp_tR0600, cooperativeMultiDeviceUnmatchedBlockDim
    ) - 1456usize];
    [
        "Offset of field: hipDeviceProp_tR0600::cooperativeMultiDeviceUnmatchedSharedMem",
    ][::core::mem::offset_of!(
        hipDeviceProp_tR0600, cooperativeMultiDeviceUnmatchedSharedMem
    ) - 1460usize];
    [
        "Offset of field: hipDeviceProp_tR0600::isLargeBar",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, isLargeBar) - 1464usize];
    [
        "Offset of field: hipDeviceProp_tR0600::asicRevision",
    ][::core::mem::offset_of!(hipDeviceProp_tR0600, asicRevision) - 1468usize];
};
pub const hipMemoryTypeUnregistered: hipMemoryType = 0;
pub const hipMemoryTypeHost: hipMemoryType = 1;
pub const hipMemoryTypeDevice: hipMemoryType = 2;
pub const hipMemoryTypeManaged: hipMemoryType = 3;
pub const hipMemoryTypeArray: hipMemoryType = 10;
pub const hipMemoryTypeUnified: hipMemoryType = 11;
pub type hipMemoryType = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipPointerAttribute_t {
    pub type_: hipMemoryType,
    pub device: ::core::ffi::c_int,
    pub devicePointer: *mut ::core::ffi::c_void,
    pub hostPointer: *mut ::core::ffi::c_void,
    pub isManaged: ::core::ffi::c_int,
    pub allocationFlags: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipPointerAttribute_t",
    ][::core::mem::size_of::<hipPointerAttribute_t>() - 32usize];
    [
        "Alignment of hipPointerAttribute_t",
    ][::core::mem::align_of::<hipPointerAttribute_t>() - 8usize];
    [
        "Offset of field: hipPointerAttribute_t::type_",
    ][::core::mem::offset_of!(hipPointerAttribute_t, type_) - 0usize];
    [
        "Offset of field: hipPointerAttribute_t::device",
    ][::core::mem::offset_of!(hipPointerAttribute_t, device) - 4usize];
    [
        "Offset of field: hipPointerAttribute_t::devicePointer",
    ][::core::mem::offset_of!(hipPointerAttribute_t, devicePointer) - 8usize];
    [
        "Offset of field: hipPointerAttribute_t::hostPointer",
    ][::core::mem::offset_of!(hipPointerAttribute_t, hostPointer) - 16usize];
    [
        "Offset of field: hipPointerAttribute_t::isManaged",
    ][::core::mem::offset_of!(hipPointerAttribute_t, isManaged) - 24usize];
    [
        "Offset of field: hipPointerAttribute_t::allocationFlags",
    ][::core::mem::offset_of!(hipPointerAttribute_t, allocationFlags) - 28usize];
};
pub const hipSuccess: hipError_t = 0;
pub const hipErrorInvalidValue: hipError_t = 1;
pub const hipErrorOutOfMemory: hipError_t = 2;
pub const hipErrorMemoryAllocation: hipError_t = 2;
pub const hipErrorNotInitialized: hipError_t = 3;
pub const hipErrorInitializationError: hipError_t = 3;
pub const hipErrorDeinitialized: hipError_t = 4;
pub const hipErrorProfilerDisabled: hipError_t = 5;
pub const hipErrorProfilerNotInitialized: hipError_t = 6;
pub const hipErrorProfilerAlreadyStarted: hipError_t = 7;
pub const hipErrorProfilerAlreadyStopped: hipError_t = 8;
pub const hipErrorInvalidConfiguration: hipError_t = 9;
pub const hipErrorInvalidPitchValue: hipError_t = 12;
pub const hipErrorInvalidSymbol: hipError_t = 13;
pub const hipErrorInvalidDevicePointer: hipError_t = 17;
pub const hipErrorInvalidMemcpyDirection: hipError_t = 21;
pub const hipErrorInsufficientDriver: hipError_t = 35;
pub const hipErrorMissingConfiguration: hipError_t = 52;
pub const hipErrorPriorLaunchFailure: hipError_t = 53;
pub const hipErrorInvalidDeviceFunction: hipError_t = 98;
pub const hipErrorNoDevice: hipError_t = 100;
pub const hipErrorInvalidDevice: hipError_t = 101;
pub const hipErrorInvalidImage: hipError_t = 200;
pub const hipErrorInvalidContext: hipError_t = 201;
pub const hipErrorContextAlreadyCurrent: hipError_t = 202;
pub const hipErrorMapFailed: hipError_t = 205;
pub const hipErrorMapBufferObjectFailed: hipError_t = 205;
pub const hipErrorUnmapFailed: hipError_t = 206;
pub const hipErrorArrayIsMapped: hipError_t = 207;
pub const hipErrorAlreadyMapped: hipError_t = 208;
pub const hipErrorNoBinaryForGpu: hipError_t = 209;
pub const hipErrorAlreadyAcquired: hipError_t = 210;
pub const hipErrorNotMapped: hipError_t = 211;
pub const hipErrorNotMappedAsArray: hipError_t = 212;
pub const hipErrorNotMappedAsPointer: hipError_t = 213;
pub const hipErrorECCNotCorrectable: hipError_t = 214;
pub const hipErrorUnsupportedLimit: hipError_t = 215;
pub const hipErrorContextAlreadyInUse: hipError_t = 216;
pub const hipErrorPeerAccessUnsupported: hipError_t = 217;
pub const hipErrorInvalidKernelFile: hipError_t = 218;
pub const hipErrorInvalidGraphicsContext: hipError_t = 219;
pub const hipErrorInvalidSource: hipError_t = 300;
pub const hipErrorFileNotFound: hipError_t = 301;
pub const hipErrorSharedObjectSymbolNotFound: hipError_t = 302;
pub const hipErrorSharedObjectInitFailed: hipError_t = 303;
pub const hipErrorOperatingSystem: hipError_t = 304;
pub const hipErrorInvalidHandle: hipError_t = 400;
pub const hipErrorInvalidResourceHandle: hipError_t = 400;
pub const hipErrorIllegalState: hipError_t = 401;
pub const hipErrorNotFound: hipError_t = 500;
pub const hipErrorNotReady: hipError_t = 600;
pub const hipErrorIllegalAddress: hipError_t = 700;
pub const hipErrorLaunchOutOfResources: hipError_t = 701;
pub const hipErrorLaunchTimeOut: hipError_t = 702;
pub const hipErrorPeerAccessAlreadyEnabled: hipError_t = 704;
pub const hipErrorPeerAccessNotEnabled: hipError_t = 705;
pub const hipErrorSetOnActiveProcess: hipError_t = 708;
pub const hipErrorContextIsDestroyed: hipError_t = 709;
pub const hipErrorAssert: hipError_t = 710;
pub const hipErrorHostMemoryAlreadyRegistered: hipError_t = 712;
pub const hipErrorHostMemoryNotRegistered: hipError_t = 713;
pub const hipErrorLaunchFailure: hipError_t = 719;
pub const hipErrorCooperativeLaunchTooLarge: hipError_t = 720;
pub const hipErrorNotSupported: hipError_t = 801;
pub const hipErrorStreamCaptureUnsupported: hipError_t = 900;
pub const hipErrorStreamCaptureInvalidated: hipError_t = 901;
pub const hipErrorStreamCaptureMerge: hipError_t = 902;
pub const hipErrorStreamCaptureUnmatched: hipError_t = 903;
pub const hipErrorStreamCaptureUnjoined: hipError_t = 904;
pub const hipErrorStreamCaptureIsolation: hipError_t = 905;
pub const hipErrorStreamCaptureImplicit: hipError_t = 906;
pub const hipErrorCapturedEvent: hipError_t = 907;
pub const hipErrorStreamCaptureWrongThread: hipError_t = 908;
pub const hipErrorGraphExecUpdateFailure: hipError_t = 910;
pub const hipErrorInvalidChannelDescriptor: hipError_t = 911;
pub const hipErrorInvalidTexture: hipError_t = 912;
pub const hipErrorUnknown: hipError_t = 999;
pub const hipErrorRuntimeMemory: hipError_t = 1052;
pub const hipErrorRuntimeOther: hipError_t = 1053;
pub const hipErrorTbd: hipError_t = 1054;
pub type hipError_t = ::core::ffi::c_uint;
pub const hipDeviceAttributeCudaCompatibleBegin: hipDeviceAttribute_t = 0;
pub const hipDeviceAttributeEccEnabled: hipDeviceAttribute_t = 0;
pub const hipDeviceAttributeAccessPolicyMaxWindowSize: hipDeviceAttribute_t = 1;
pub const hipDeviceAttributeAsyncEngineCount: hipDeviceAttribute_t = 2;
pub const hipDeviceAttributeCanMapHostMemory: hipDeviceAttribute_t = 3;
pub const hipDeviceAttributeCanUseHostPointerForRegisteredMem: hipDeviceAttribute_t = 4;
pub const hipDeviceAttributeClockRate: hipDeviceAttribute_t = 5;
pub const hipDeviceAttributeComputeMode: hipDeviceAttribute_t = 6;
pub const hipDeviceAttributeComputePreemptionSupported: hipDeviceAttribute_t = 7;
pub const hipDeviceAttributeConcurrentKernels: hipDeviceAttribute_t = 8;
pub const hipDeviceAttributeConcurrentManagedAccess: hipDeviceAttribute_t = 9;
pub const hipDeviceAttributeCooperativeLaunch: hipDeviceAttribute_t = 10;
pub const hipDeviceAttributeCooperativeMultiDeviceLaunch: hipDeviceAttribute_t = 11;
pub const hipDeviceAttributeDeviceOverlap: hipDeviceAttribute_t = 12;
pub const hipDeviceAttributeDirectManagedMemAccessFromHost: hipDeviceAttribute_t = 13;
pub const hipDeviceAttributeGlobalL1CacheSupported: hipDeviceAttribute_t = 14;
pub const hipDeviceAttributeHostNativeAtomicSupported: hipDeviceAttribute_t = 15;
pub const hipDeviceAttributeIntegrated: hipDeviceAttribute_t = 16;
pub const hipDeviceAttributeIsMultiGpuBoard: hipDeviceAttribute_t = 17;
pub const hipDeviceAttributeKernelExecTimeout: hipDeviceAttribute_t = 18;
pub const hipDeviceAttributeL2CacheSize: hipDeviceAttribute_t = 19;
pub const hipDeviceAttributeLocalL1CacheSupported: hipDeviceAttribute_t = 20;
pub const hipDeviceAttributeLuid: hipDeviceAttribute_t = 21;
pub const hipDeviceAttributeLuidDeviceNodeMask: hipDeviceAttribute_t = 22;
pub const hipDeviceAttributeComputeCapabilityMajor: hipDeviceAttribute_t = 23;
pub const hipDeviceAttributeManagedMemory: hipDeviceAttribute_t = 24;
pub const hipDeviceAttributeMaxBlocksPerMultiProcessor: hipDeviceAttribute_t = 25;
pub const hipDeviceAttributeMaxBlockDimX: hipDeviceAttribute_t = 26;
pub const hipDeviceAttributeMaxBlockDimY: hipDeviceAttribute_t = 27;
pub const hipDeviceAttributeMaxBlockDimZ: hipDeviceAttribute_t = 28;
pub const hipDeviceAttributeMaxGridDimX: hipDeviceAttribute_t = 29;
pub const hipDeviceAttributeMaxGridDimY: hipDeviceAttribute_t = 30;
pub const hipDeviceAttributeMaxGridDimZ: hipDeviceAttribute_t = 31;
pub const hipDeviceAttributeMaxSurface1D: hipDeviceAttribute_t = 32;
pub const hipDeviceAttributeMaxSurface1DLayered: hipDeviceAttribute_t = 33;
pub const hipDeviceAttributeMaxSurface2D: hipDeviceAttribute_t = 34;
pub const hipDeviceAttributeMaxSurface2DLayered: hipDeviceAttribute_t = 35;
pub const hipDeviceAttributeMaxSurface3D: hipDeviceAttribute_t = 36;
pub const hipDeviceAttributeMaxSurfaceCubemap: hipDeviceAttribute_t = 37;
pub const hipDeviceAttributeMaxSurfaceCubemapLayered: hipDeviceAttribute_t = 38;
pub const hipDeviceAttributeMaxTexture1DWidth: hipDeviceAttribute_t = 39;
pub const hipDeviceAttributeMaxTexture1DLayered: hipDeviceAttribute_t = 40;
pub const hipDeviceAttributeMaxTexture1DLinear: hipDeviceAttribute_t = 41;
pub const hipDeviceAttributeMaxTexture1DMipmap: hipDeviceAttribute_t = 42;
pub const hipDeviceAttributeMaxTexture2DWidth: hipDeviceAttribute_t = 43;
pub const hipDeviceAttributeMaxTexture2DHeight: hipDeviceAttribute_t = 44;
pub const hipDeviceAttributeMaxTexture2DGather: hipDeviceAttribute_t = 45;
pub const hipDeviceAttributeMaxTexture2DLayered: hipDeviceAttribute_t = 46;
pub const hipDeviceAttributeMaxTexture2DLinear: hipDeviceAttribute_t = 47;
pub const hipDeviceAttributeMaxTexture2DMipmap: hipDeviceAttribute_t = 48;
pub const hipDeviceAttributeMaxTexture3DWidth: hipDeviceAttribute_t = 49;
pub const hipDeviceAttributeMaxTexture3DHeight: hipDeviceAttribute_t = 50;
pub const hipDeviceAttributeMaxTexture3DDepth: hipDeviceAttribute_t = 51;
pub const hipDeviceAttributeMaxTexture3DAlt: hipDeviceAttribute_t = 52;
pub const hipDeviceAttributeMaxTextureCubemap: hipDeviceAttribute_t = 53;
pub const hipDeviceAttributeMaxTextureCubemapLayered: hipDeviceAttribute_t = 54;
pub const hipDeviceAttributeMaxThreadsDim: hipDeviceAttribute_t = 55;
pub const hipDeviceAttributeMaxThreadsPerBlock: hipDeviceAttribute_t = 56;
pub const hipDeviceAttributeMaxThreadsPerMultiProcessor: hipDeviceAttribute_t = 57;
pub const hipDeviceAttributeMaxPitch: hipDeviceAttribute_t = 58;
pub const hipDeviceAttributeMemoryBusWidth: hipDeviceAttribute_t = 59;
pub const hipDeviceAttributeMemoryClockRate: hipDeviceAttribute_t = 60;
pub const hipDeviceAttributeComputeCapabilityMinor: hipDeviceAttribute_t = 61;
pub const hipDeviceAttributeMultiGpuBoardGroupID: hipDeviceAttribute_t = 62;
pub const hipDeviceAttributeMultiprocessorCount: hipDeviceAttribute_t = 63;
pub const hipDeviceAttributeUnused1: hipDeviceAttribute_t = 64;
pub const hipDeviceAttributePageableMemoryAccess: hipDeviceAttribute_t = 65;
pub const hipDeviceAttributePageableMemoryAccessUsesHostPageTables: hipDeviceAttribute_t = 66;
pub const hipDeviceAttributePciBusId: hipDeviceAttribute_t = 67;
pub const hipDeviceAttributePciDeviceId: hipDeviceAttribute_t = 68;
pub const hipDeviceAttributePciDomainId: hipDeviceAttribute_t = 69;
pub const hipDeviceAttributePciDomainID: hipDeviceAttribute_t = 69;
pub const hipDeviceAttributePersistingL2CacheMaxSize: hipDeviceAttribute_t = 70;
pub const hipDeviceAttributeMaxRegistersPerBlock: hipDeviceAttribute_t = 71;
pub const hipDeviceAttributeMaxRegistersPerMultiprocessor: hipDeviceAttribute_t = 72;
pub const hipDeviceAttributeReservedSharedMemPerBlock: hipDeviceAttribute_t = 73;
pub const hipDeviceAttributeMaxSharedMemoryPerBlock: hipDeviceAttribute_t = 74;
pub const hipDeviceAttributeSharedMemPerBlockOptin: hipDeviceAttribute_t = 75;
pub const hipDeviceAttributeSharedMemPerMultiprocessor: hipDeviceAttribute_t = 76;
pub const hipDeviceAttributeSingleToDoublePrecisionPerfRatio: hipDeviceAttribute_t = 77;
pub const hipDeviceAttributeStreamPrioritiesSupported: hipDeviceAttribute_t = 78;
pub const hipDeviceAttributeSurfaceAlignment: hipDeviceAttribute_t = 79;
pub const hipDeviceAttributeTccDriver: hipDeviceAttribute_t = 80;
pub const hipDeviceAttributeTextureAlignment: hipDeviceAttribute_t = 81;
pub const hipDeviceAttributeTexturePitchAlignment: hipDeviceAttribute_t = 82;
pub const hipDeviceAttributeTotalConstantMemory: hipDeviceAttribute_t = 83;
pub const hipDeviceAttributeTotalGlobalMem: hipDeviceAttribute_t = 84;
pub const hipDeviceAttributeUnifiedAddressing: hipDeviceAttribute_t = 85;
pub const hipDeviceAttributeUnused2: hipDeviceAttribute_t = 86;
pub const hipDeviceAttributeWarpSize: hipDeviceAttribute_t = 87;
pub const hipDeviceAttributeMemoryPoolsSupported: hipDeviceAttribute_t = 88;
pub const hipDeviceAttributeVirtualMemoryManagementSupported: hipDeviceAttribute_t = 89;
pub const hipDeviceAttributeHostRegisterSupported: hipDeviceAttribute_t = 90;
pub const hipDeviceAttributeMemoryPoolSupportedHandleTypes: hipDeviceAttribute_t = 91;
pub const hipDeviceAttributeCudaCompatibleEnd: hipDeviceAttribute_t = 9999;
pub const hipDeviceAttributeAmdSpecificBegin: hipDeviceAttribute_t = 10000;
pub const hipDeviceAttributeClockInstructionRate: hipDeviceAttribute_t = 10000;
pub const hipDeviceAttributeUnused3: hipDeviceAttribute_t = 10001;
pub const hipDeviceAttributeMaxSharedMemoryPerMultiprocessor: hipDeviceAttribute_t = 10002;
pub const hipDeviceAttributeUnused4: hipDeviceAttribute_t = 10003;
pub const hipDeviceAttributeUnused5: hipDeviceAttribute_t = 10004;
pub const hipDeviceAttributeHdpMemFlushCntl: hipDeviceAttribute_t = 10005;
pub const hipDeviceAttributeHdpRegFlushCntl: hipDeviceAttribute_t = 10006;
pub const hipDeviceAttributeCooperativeMultiDeviceUnmatchedFunc: hipDeviceAttribute_t = 10007;
pub const hipDeviceAttributeCooperativeMultiDeviceUnmatchedGridDim: hipDeviceAttribute_t = 10008;
pub const hipDeviceAttributeCooperativeMultiDeviceUnmatchedBlockDim: hipDeviceAttribute_t = 10009;
pub const hipDeviceAttributeCooperativeMultiDeviceUnmatchedSharedMem: hipDeviceAttribute_t = 10010;
pub const hipDeviceAttributeIsLargeBar: hipDeviceAttribute_t = 10011;
pub const hipDeviceAttributeAsicRevision: hipDeviceAttribute_t = 10012;
pub const hipDeviceAttributeCanUseStreamWaitValue: hipDeviceAttribute_t = 10013;
pub const hipDeviceAttributeImageSupport: hipDeviceAttribute_t = 10014;
pub const hipDeviceAttributePhysicalMultiProcessorCount: hipDeviceAttribute_t = 10015;
pub const hipDeviceAttributeFineGrainSupport: hipDeviceAttribute_t = 10016;
pub const hipDeviceAttributeWallClockRate: hipDeviceAttribute_t = 10017;
pub const hipDeviceAttributeNumberOfXccs: hipDeviceAttribute_t = 10018;
pub const hipDeviceAttributeMaxAvailableVgprsPerThread: hipDeviceAttribute_t = 10019;
pub const hipDeviceAttributePciChipId: hipDeviceAttribute_t = 10020;
pub const hipDeviceAttributeAmdSpecificEnd: hipDeviceAttribute_t = 19999;
pub const hipDeviceAttributeVendorSpecificBegin: hipDeviceAttribute_t = 20000;
pub type hipDeviceAttribute_t = ::core::ffi::c_uint;
pub const HIP_GET_PROC_ADDRESS_SUCCESS: hipDriverProcAddressQueryResult = 0;
pub const HIP_GET_PROC_ADDRESS_SYMBOL_NOT_FOUND: hipDriverProcAddressQueryResult = 1;
pub const HIP_GET_PROC_ADDRESS_VERSION_NOT_SUFFICIENT: hipDriverProcAddressQueryResult = 2;
pub type hipDriverProcAddressQueryResult = ::core::ffi::c_uint;
pub const hipComputeModeDefault: hipComputeMode = 0;
pub const hipComputeModeExclusive: hipComputeMode = 1;
pub const hipComputeModeProhibited: hipComputeMode = 2;
pub const hipComputeModeExclusiveProcess: hipComputeMode = 3;
pub type hipComputeMode = ::core::ffi::c_uint;
pub const hipFlushGPUDirectRDMAWritesOptionHost: hipFlushGPUDirectRDMAWritesOptions = 1;
pub const hipFlushGPUDirectRDMAWritesOptionMemOps: hipFlushGPUDirectRDMAWritesOptions = 2;
pub type hipFlushGPUDirectRDMAWritesOptions = ::core::ffi::c_uint;
pub const hipGPUDirectRDMAWritesOrderingNone: hipGPUDirectRDMAWritesOrdering = 0;
pub const hipGPUDirectRDMAWritesOrderingOwner: hipGPUDirectRDMAWritesOrdering = 100;
pub const hipGPUDirectRDMAWritesOrderingAllDevices: hipGPUDirectRDMAWritesOrdering = 200;
pub type hipGPUDirectRDMAWritesOrdering = ::core::ffi::c_uint;
pub type hipDeviceptr_t = *mut ::core::ffi::c_void;
pub const hipChannelFormatKindSigned: hipChannelFormatKind = 0;
pub const hipChannelFormatKindUnsigned: hipChannelFormatKind = 1;
pub const hipChannelFormatKindFloat: hipChannelFormatKind = 2;
pub const hipChannelFormatKindNone: hipChannelFormatKind = 3;
pub type hipChannelFormatKind = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipChannelFormatDesc {
    pub x: ::core::ffi::c_int,
    pub y: ::core::ffi::c_int,
    pub z: ::core::ffi::c_int,
    pub w: ::core::ffi::c_int,
    pub f: hipChannelFormatKind,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipChannelFormatDesc",
    ][::core::mem::size_of::<hipChannelFormatDesc>() - 20usize];
    [
        "Alignment of hipChannelFormatDesc",
    ][::core::mem::align_of::<hipChannelFormatDesc>() - 4usize];
    [
        "Offset of field: hipChannelFormatDesc::x",
    ][::core::mem::offset_of!(hipChannelFormatDesc, x) - 0usize];
    [
        "Offset of field: hipChannelFormatDesc::y",
    ][::core::mem::offset_of!(hipChannelFormatDesc, y) - 4usize];
    [
        "Offset of field: hipChannelFormatDesc::z",
    ][::core::mem::offset_of!(hipChannelFormatDesc, z) - 8usize];
    [
        "Offset of field: hipChannelFormatDesc::w",
    ][::core::mem::offset_of!(hipChannelFormatDesc, w) - 12usize];
    [
        "Offset of field: hipChannelFormatDesc::f",
    ][::core::mem::offset_of!(hipChannelFormatDesc, f) - 16usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipArray {
    _unused: [u8; 0],
}
pub type hipArray_t = *mut hipArray;
pub type hipArray_const_t = *const hipArray;
pub const HIP_AD_FORMAT_UNSIGNED_INT8: hipArray_Format = 1;
pub const HIP_AD_FORMAT_UNSIGNED_INT16: hipArray_Format = 2;
pub const HIP_AD_FORMAT_UNSIGNED_INT32: hipArray_Format = 3;
pub const HIP_AD_FORMAT_SIGNED_INT8: hipArray_Format = 8;
pub const HIP_AD_FORMAT_SIGNED_INT16: hipArray_Format = 9;
pub const HIP_AD_FORMAT_SIGNED_INT32: hipArray_Format = 10;
pub const HIP_AD_FORMAT_HALF: hipArray_Format = 16;
pub const HIP_AD_FORMAT_FLOAT: hipArray_Format = 32;
pub type hipArray_Format = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct HIP_ARRAY_DESCRIPTOR {
    pub Width: usize,
    pub Height: usize,
    pub Format: hipArray_Format,
    pub NumChannels: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of HIP_ARRAY_DESCRIPTOR",
    ][::core::mem::size_of::<HIP_ARRAY_DESCRIPTOR>() - 24usize];
    [
        "Alignment of HIP_ARRAY_DESCRIPTOR",
    ][::core::mem::align_of::<HIP_ARRAY_DESCRIPTOR>() - 8usize];
    [
        "Offset of field: HIP_ARRAY_DESCRIPTOR::Width",
    ][::core::mem::offset_of!(HIP_ARRAY_DESCRIPTOR, Width) - 0usize];
    [
        "Offset of field: HIP_ARRAY_DESCRIPTOR::Height",
    ][::core::mem::offset_of!(HIP_ARRAY_DESCRIPTOR, Height) - 8usize];
    [
        "Offset of field: HIP_ARRAY_DESCRIPTOR::Format",
    ][::core::mem::offset_of!(HIP_ARRAY_DESCRIPTOR, Format) - 16usize];
    [
        "Offset of field: HIP_ARRAY_DESCRIPTOR::NumChannels",
    ][::core::mem::offset_of!(HIP_ARRAY_DESCRIPTOR, NumChannels) - 20usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct HIP_ARRAY3D_DESCRIPTOR {
    pub Width: usize,
    pub Height: usize,
    pub Depth: usize,
    pub Format: hipArray_Format,
    pub NumChannels: ::core::ffi::c_uint,
    pub Flags: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of HIP_ARRAY3D_DESCRIPTOR",
    ][::core::mem::size_of::<HIP_ARRAY3D_DESCRIPTOR>() - 40usize];
    [
        "Alignment of HIP_ARRAY3D_DESCRIPTOR",
    ][::core::mem::align_of::<HIP_ARRAY3D_DESCRIPTOR>() - 8usize];
    [
        "Offset of field: HIP_ARRAY3D_DESCRIPTOR::Width",
    ][::core::mem::offset_of!(HIP_ARRAY3D_DESCRIPTOR, Width) - 0usize];
    [
        "Offset of field: HIP_ARRAY3D_DESCRIPTOR::Height",
    ][::core::mem::offset_of!(HIP_ARRAY3D_DESCRIPTOR, Height) - 8usize];
    [
        "Offset of field: HIP_ARRAY3D_DESCRIPTOR::Depth",
    ][::core::mem::offset_of!(HIP_ARRAY3D_DESCRIPTOR, Depth) - 16usize];
    [
        "Offset of field: HIP_ARRAY3D_DESCRIPTOR::Format",
    ][::core::mem::offset_of!(HIP_ARRAY3D_DESCRIPTOR, Format) - 24usize];
    [
        "Offset of field: HIP_ARRAY3D_DESCRIPTOR::NumChannels",
    ][::core::mem::offset_of!(HIP_ARRAY3D_DESCRIPTOR, NumChannels) - 28usize];
    [
        "Offset of field: HIP_ARRAY3D_DESCRIPTOR::Flags",
    ][::core::mem::offset_of!(HIP_ARRAY3D_DESCRIPTOR, Flags) - 32usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hip_Memcpy2D {
    pub srcXInBytes: usize,
    pub srcY: usize,
    pub srcMemoryType: hipMemoryType,
    pub srcHost: *const ::core::ffi::c_void,
    pub srcDevice: hipDeviceptr_t,
    pub srcArray: hipArray_t,
    pub srcPitch: usize,
    pub dstXInBytes: usize,
    pub dstY: usize,
    pub dstMemoryType: hipMemoryType,
    pub dstHost: *mut ::core::ffi::c_void,
    pub dstDevice: hipDeviceptr_t,
    pub dstArray: hipArray_t,
    pub dstPitch: usize,
    pub WidthInBytes: usize,
    pub Height: usize,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hip_Memcpy2D"][::core::mem::size_of::<hip_Memcpy2D>() - 128usize];
    ["Alignment of hip_Memcpy2D"][::core::mem::align_of::<hip_Memcpy2D>() - 8usize];
    [
        "Offset of field: hip_Memcpy2D::srcXInBytes",
    ][::core::mem::offset_of!(hip_Memcpy2D, srcXInBytes) - 0usize];
    [
        "Offset of field: hip_Memcpy2D::srcY",
    ][::core::mem::offset_of!(hip_Memcpy2D, srcY) - 8usize];
    [
        "Offset of field: hip_Memcpy2D::srcMemoryType",
    ][::core::mem::offset_of!(hip_Memcpy2D, srcMemoryType) - 16usize];
    [
        "Offset of field: hip_Memcpy2D::srcHost",
    ][::core::mem::offset_of!(hip_Memcpy2D, srcHost) - 24usize];
    [
        "Offset of field: hip_Memcpy2D::srcDevice",
    ][::core::mem::offset_of!(hip_Memcpy2D, srcDevice) - 32usize];
    [
        "Offset of field: hip_Memcpy2D::srcArray",
    ][::core::mem::offset_of!(hip_Memcpy2D, srcArray) - 40usize];
    [
        "Offset of field: hip_Memcpy2D::srcPitch",
    ][::core::mem::offset_of!(hip_Memcpy2D, srcPitch) - 48usize];
    [
        "Offset of field: hip_Memcpy2D::dstXInBytes",
    ][::core::mem::offset_of!(hip_Memcpy2D, dstXInBytes) - 56usize];
    [
        "Offset of field: hip_Memcpy2D::dstY",
    ][::core::mem::offset_of!(hip_Memcpy2D, dstY) - 64usize];
    [
        "Offset of field: hip_Memcpy2D::dstMemoryType",
    ][::core::mem::offset_of!(hip_Memcpy2D, dstMemoryType) - 72usize];
    [
        "Offset of field: hip_Memcpy2D::dstHost",
    ][::core::mem::offset_of!(hip_Memcpy2D, dstHost) - 80usize];
    [
        "Offset of field: hip_Memcpy2D::dstDevice",
    ][::core::mem::offset_of!(hip_Memcpy2D, dstDevice) - 88usize];
    [
        "Offset of field: hip_Memcpy2D::dstArray",
    ][::core::mem::offset_of!(hip_Memcpy2D, dstArray) - 96usize];
    [
        "Offset of field: hip_Memcpy2D::dstPitch",
    ][::core::mem::offset_of!(hip_Memcpy2D, dstPitch) - 104usize];
    [
        "Offset of field: hip_Memcpy2D::WidthInBytes",
    ][::core::mem::offset_of!(hip_Memcpy2D, WidthInBytes) - 112usize];
    [
        "Offset of field: hip_Memcpy2D::Height",
    ][::core::mem::offset_of!(hip_Memcpy2D, Height) - 120usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipMipmappedArray {
    pub data: *mut ::core::ffi::c_void,
    pub desc: hipChannelFormatDesc,
    pub type_: ::core::ffi::c_uint,
    pub width: ::core::ffi::c_uint,
    pub height: ::core::ffi::c_uint,
    pub depth: ::core::ffi::c_uint,
    pub min_mipmap_level: ::core::ffi::c_uint,
    pub max_mipmap_level: ::core::ffi::c_uint,
    pub flags: ::core::ffi::c_uint,
    pub format: hipArray_Format,
    pub num_channels: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipMipmappedArray"][::core::mem::size_of::<hipMipmappedArray>() - 64usize];
    [
        "Alignment of hipMipmappedArray",
    ][::core::mem::align_of::<hipMipmappedArray>() - 8usize];
    [
        "Offset of field: hipMipmappedArray::data",
    ][::core::mem::offset_of!(hipMipmappedArray, data) - 0usize];
    [
        "Offset of field: hipMipmappedArray::desc",
    ][::core::mem::offset_of!(hipMipmappedArray, desc) - 8usize];
    [
        "Offset of field: hipMipmappedArray::type_",
    ][::core::mem::offset_of!(hipMipmappedArray, type_) - 28usize];
    [
        "Offset of field: hipMipmappedArray::width",
    ][::core::mem::offset_of!(hipMipmappedArray, width) - 32usize];
    [
        "Offset of field: hipMipmappedArray::height",
    ][::core::mem::offset_of!(hipMipmappedArray, height) - 36usize];
    [
        "Offset of field: hipMipmappedArray::depth",
    ][::core::mem::offset_of!(hipMipmappedArray, depth) - 40usize];
    [
        "Offset of field: hipMipmappedArray::min_mipmap_level",
    ][::core::mem::offset_of!(hipMipmappedArray, min_mipmap_level) - 44usize];
    [
        "Offset of field: hipMipmappedArray::max_mipmap_level",
    ][::core::mem::offset_of!(hipMipmappedArray, max_mipmap_level) - 48usize];
    [
        "Offset of field: hipMipmappedArray::flags",
    ][::core::mem::offset_of!(hipMipmappedArray, flags) - 52usize];
    [
        "Offset of field: hipMipmappedArray::format",
    ][::core::mem::offset_of!(hipMipmappedArray, format) - 56usize];
    [
        "Offset of field: hipMipmappedArray::num_channels",
    ][::core::mem::offset_of!(hipMipmappedArray, num_channels) - 60usize];
};
pub type hipMipmappedArray_t = *mut hipMipmappedArray;
pub type hipmipmappedArray = hipMipmappedArray_t;
pub type hipMipmappedArray_const_t = *const hipMipmappedArray;
pub const hipResourceTypeArray: hipResourceType = 0;
pub const hipResourceTypeMipmappedArray: hipResourceType = 1;
pub const hipResourceTypeLinear: hipResourceType = 2;
pub const hipResourceTypePitch2D: hipResourceType = 3;
pub type hipResourceType = ::core::ffi::c_uint;
pub const HIP_RESOURCE_TYPE_ARRAY: HIPresourcetype_enum = 0;
pub const HIP_RESOURCE_TYPE_MIPMAPPED_ARRAY: HIPresourcetype_enum = 1;
pub const HIP_RESOURCE_TYPE_LINEAR: HIPresourcetype_enum = 2;
pub const HIP_RESOURCE_TYPE_PITCH2D: HIPresourcetype_enum = 3;
pub type HIPresourcetype_enum = ::core::ffi::c_uint;
pub use self::HIPresourcetype_enum as HIPresourcetype;
pub use self::HIPresourcetype_enum as hipResourcetype;
pub const HIP_TR_ADDRESS_MODE_WRAP: HIPaddress_mode_enum = 0;
pub const HIP_TR_ADDRESS_MODE_CLAMP: HIPaddress_mode_enum = 1;
pub const HIP_TR_ADDRESS_MODE_MIRROR: HIPaddress_mode_enum = 2;
pub const HIP_TR_ADDRESS_MODE_BORDER: HIPaddress_mode_enum = 3;
pub type HIPaddress_mode_enum = ::core::ffi::c_uint;
pub use self::HIPaddress_mode_enum as HIPaddress_mode;
pub const HIP_TR_FILTER_MODE_POINT: HIPfilter_mode_enum = 0;
pub const HIP_TR_FILTER_MODE_LINEAR: HIPfilter_mode_enum = 1;
pub type HIPfilter_mode_enum = ::core::ffi::c_uint;
pub use self::HIPfilter_mode_enum as HIPfilter_mode;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct HIP_TEXTURE_DESC_st {
    pub addressMode: [HIPaddress_mode; 3usize],
    pub filterMode: HIPfilter_mode,
    pub flags: ::core::ffi::c_uint,
    pub maxAnisotropy: ::core::ffi::c_uint,
    pub mipmapFilterMode: HIPfilter_mode,
    pub mipmapLevelBias: f32,
    pub minMipmapLevelClamp: f32,
    pub maxMipmapLevelClamp: f32,
    pub borderColor: [f32; 4usize],
    pub reserved: [::core::ffi::c_int; 12usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of HIP_TEXTURE_DESC_st",
    ][::core::mem::size_of::<HIP_TEXTURE_DESC_st>() - 104usize];
    [
        "Alignment of HIP_TEXTURE_DESC_st",
    ][::core::mem::align_of::<HIP_TEXTURE_DESC_st>() - 4usize];
    [
        "Offset of field: HIP_TEXTURE_DESC_st::addressMode",
    ][::core::mem::offset_of!(HIP_TEXTURE_DESC_st, addressMode) - 0usize];
    [
        "Offset of field: HIP_TEXTURE_DESC_st::filterMode",
    ][::core::mem::offset_of!(HIP_TEXTURE_DESC_st, filterMode) - 12usize];
    [
        "Offset of field: HIP_TEXTURE_DESC_st::flags",
    ][::core::mem::offset_of!(HIP_TEXTURE_DESC_st, flags) - 16usize];
    [
        "Offset of field: HIP_TEXTURE_DESC_st::maxAnisotropy",
    ][::core::mem::offset_of!(HIP_TEXTURE_DESC_st, maxAnisotropy) - 20usize];
    [
        "Offset of field: HIP_TEXTURE_DESC_st::mipmapFilterMode",
    ][::core::mem::offset_of!(HIP_TEXTURE_DESC_st, mipmapFilterMode) - 24usize];
    [
        "Offset of field: HIP_TEXTURE_DESC_st::mipmapLevelBias",
    ][::core::mem::offset_of!(HIP_TEXTURE_DESC_st, mipmapLevelBias) - 28usize];
    [
        "Offset of field: HIP_TEXTURE_DESC_st::minMipmapLevelClamp",
    ][::core::mem::offset_of!(HIP_TEXTURE_DESC_st, minMipmapLevelClamp) - 32usize];
    [
        "Offset of field: HIP_TEXTURE_DESC_st::maxMipmapLevelClamp",
    ][::core::mem::offset_of!(HIP_TEXTURE_DESC_st, maxMipmapLevelClamp) - 36usize];
    [
        "Offset of field: HIP_TEXTURE_DESC_st::borderColor",
    ][::core::mem::offset_of!(HIP_TEXTURE_DESC_st, borderColor) - 40usize];
    [
        "Offset of field: HIP_TEXTURE_DESC_st::reserved",
    ][::core::mem::offset_of!(HIP_TEXTURE_DESC_st, reserved) - 56usize];
};
pub type HIP_TEXTURE_DESC = HIP_TEXTURE_DESC_st;
pub const hipResViewFormatNone: hipResourceViewFormat = 0;
pub const hipResViewFormatUnsignedChar1: hipResourceViewFormat = 1;
pub const hipResViewFormatUnsignedChar2: hipResourceViewFormat = 2;
pub const hipResViewFormatUnsignedChar4: hipResourceViewFormat = 3;
pub const hipResViewFormatSignedChar1: hipResourceViewFormat = 4;
pub const hipResViewFormatSignedChar2: hipResourceViewFormat = 5;
pub const hipResViewFormatSignedChar4: hipResourceViewFormat = 6;
pub const hipResViewFormatUnsignedShort1: hipResourceViewFormat = 7;
pub const hipResViewFormatUnsignedShort2: hipResourceViewFormat = 8;
pub const hipResViewFormatUnsignedShort4: hipResourceViewFormat = 9;
pub const hipResViewFormatSignedShort1: hipResourceViewFormat = 10;
pub const hipResViewFormatSignedShort2: hipResourceViewFormat = 11;
pub const hipResViewFormatSignedShort4: hipResourceViewFormat = 12;
pub const hipResViewFormatUnsignedInt1: hipResourceViewFormat = 13;
pub const hipResViewFormatUnsignedInt2: hipResourceViewFormat = 14;
pub const hipResViewFormatUnsignedInt4: hipResourceViewFormat = 15;
pub const hipResViewFormatSignedInt1: hipResourceViewFormat = 16;
pub const hipResViewFormatSignedInt2: hipResourceViewFormat = 17;
pub const hipResViewFormatSignedInt4: hipResourceViewFormat = 18;
pub const hipResViewFormatHalf1: hipResourceViewFormat = 19;
pub const hipResViewFormatHalf2: hipResourceViewFormat = 20;
pub const hipResViewFormatHalf4: hipResourceViewFormat = 21;
pub const hipResViewFormatFloat1: hipResourceViewFormat = 22;
pub const hipResViewFormatFloat2: hipResourceViewFormat = 23;
pub const hipResViewFormatFloat4: hipResourceViewFormat = 24;
pub const hipResViewFormatUnsignedBlockCompressed1: hipResourceViewFormat = 25;
pub const hipResViewFormatUnsignedBlockCompressed2: hipResourceViewFormat = 26;
pub const hipResViewFormatUnsignedBlockCompressed3: hipResourceViewFormat = 27;
pub const hipResViewFormatUnsignedBlockCompressed4: hipResourceViewFormat = 28;
pub const hipResViewFormatSignedBlockCompressed4: hipResourceViewFormat = 29;
pub const hipResViewFormatUnsignedBlockCompressed5: hipResourceViewFormat = 30;
pub const hipResViewFormatSignedBlockCompressed5: hipResourceViewFormat = 31;
pub const hipResViewFormatUnsignedBlockCompressed6H: hipResourceViewFormat = 32;
pub const hipResViewFormatSignedBlockCompressed6H: hipResourceViewFormat = 33;
pub const hipResViewFormatUnsignedBlockCompressed7: hipResourceViewFormat = 34;
pub type hipResourceViewFormat = ::core::ffi::c_uint;
pub const HIP_RES_VIEW_FORMAT_NONE: HIPresourceViewFormat_enum = 0;
pub const HIP_RES_VIEW_FORMAT_UINT_1X8: HIPresourceViewFormat_enum = 1;
pub const HIP_RES_VIEW_FORMAT_UINT_2X8: HIPresourceViewFormat_enum = 2;
pub const HIP_RES_VIEW_FORMAT_UINT_4X8: HIPresourceViewFormat_enum = 3;
pub const HIP_RES_VIEW_FORMAT_SINT_1X8: HIPresourceViewFormat_enum = 4;
pub const HIP_RES_VIEW_FORMAT_SINT_2X8: HIPresourceViewFormat_enum = 5;
pub const HIP_RES_VIEW_FORMAT_SINT_4X8: HIPresourceViewFormat_enum = 6;
pub const HIP_RES_VIEW_FORMAT_UINT_1X16: HIPresourceViewFormat_enum = 7;
pub const HIP_RES_VIEW_FORMAT_UINT_2X16: HIPresourceViewFormat_enum = 8;
pub const HIP_RES_VIEW_FORMAT_UINT_4X16: HIPresourceViewFormat_enum = 9;
pub const HIP_RES_VIEW_FORMAT_SINT_1X16: HIPresourceViewFormat_enum = 10;
pub const HIP_RES_VIEW_FORMAT_SINT_2X16: HIPresourceViewFormat_enum = 11;
pub const HIP_RES_VIEW_FORMAT_SINT_4X16: HIPresourceViewFormat_enum = 12;
pub const HIP_RES_VIEW_FORMAT_UINT_1X32: HIPresourceViewFormat_enum = 13;
pub const HIP_RES_VIEW_FORMAT_UINT_2X32: HIPresourceViewFormat_enum = 14;
pub const HIP_RES_VIEW_FORMAT_UINT_4X32: HIPresourceViewFormat_enum = 15;
pub const HIP_RES_VIEW_FORMAT_SINT_1X32: HIPresourceViewFormat_enum = 16;
pub const HIP_RES_VIEW_FORMAT_SINT_2X32: HIPresourceViewFormat_enum = 17;
pub const HIP_RES_VIEW_FORMAT_SINT_4X32: HIPresourceViewFormat_enum = 18;
pub const HIP_RES_VIEW_FORMAT_FLOAT_1X16: HIPresourceViewFormat_enum = 19;
pub const HIP_RES_VIEW_FORMAT_FLOAT_2X16: HIPresourceViewFormat_enum = 20;
pub const HIP_RES_VIEW_FORMAT_FLOAT_4X16: HIPresourceViewFormat_enum = 21;
pub const HIP_RES_VIEW_FORMAT_FLOAT_1X32: HIPresourceViewFormat_enum = 22;
pub const HIP_RES_VIEW_FORMAT_FLOAT_2X32: HIPresourceViewFormat_enum = 23;
pub const HIP_RES_VIEW_FORMAT_FLOAT_4X32: HIPresourceViewFormat_enum = 24;
pub const HIP_RES_VIEW_FORMAT_UNSIGNED_BC1: HIPresourceViewFormat_enum = 25;
pub const HIP_RES_VIEW_FORMAT_UNSIGNED_BC2: HIPresourceViewFormat_enum = 26;
pub const HIP_RES_VIEW_FORMAT_UNSIGNED_BC3: HIPresourceViewFormat_enum = 27;
pub const HIP_RES_VIEW_FORMAT_UNSIGNED_BC4: HIPresourceViewFormat_enum = 28;
pub const HIP_RES_VIEW_FORMAT_SIGNED_BC4: HIPresourceViewFormat_enum = 29;
pub const HIP_RES_VIEW_FORMAT_UNSIGNED_BC5: HIPresourceViewFormat_enum = 30;
pub const HIP_RES_VIEW_FORMAT_SIGNED_BC5: HIPresourceViewFormat_enum = 31;
pub const HIP_RES_VIEW_FORMAT_UNSIGNED_BC6H: HIPresourceViewFormat_enum = 32;
pub const HIP_RES_VIEW_FORMAT_SIGNED_BC6H: HIPresourceViewFormat_enum = 33;
pub const HIP_RES_VIEW_FORMAT_UNSIGNED_BC7: HIPresourceViewFormat_enum = 34;
pub type HIPresourceViewFormat_enum = ::core::ffi::c_uint;
pub use self::HIPresourceViewFormat_enum as HIPresourceViewFormat;
#[repr(C)]
#[derive(Copy, Clone)]
pub struct hipResourceDesc {
    pub resType: hipResourceType,
    pub res: hipResourceDesc__bindgen_ty_1,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union hipResourceDesc__bindgen_ty_1 {
    pub array: hipResourceDesc__bindgen_ty_1__bindgen_ty_1,
    pub mipmap: hipResourceDesc__bindgen_ty_1__bindgen_ty_2,
    pub linear: hipResourceDesc__bindgen_ty_1__bindgen_ty_3,
    pub pitch2D: hipResourceDesc__bindgen_ty_1__bindgen_ty_4,
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipResourceDesc__bindgen_ty_1__bindgen_ty_1 {
    pub array: hipArray_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipResourceDesc__bindgen_ty_1__bindgen_ty_1",
    ][::core::mem::size_of::<hipResourceDesc__bindgen_ty_1__bindgen_ty_1>() - 8usize];
    [
        "Alignment of hipResourceDesc__bindgen_ty_1__bindgen_ty_1",
    ][::core::mem::align_of::<hipResourceDesc__bindgen_ty_1__bindgen_ty_1>() - 8usize];
    [
        "Offset of field: hipResourceDesc__bindgen_ty_1__bindgen_ty_1::array",
    ][::core::mem::offset_of!(hipResourceDesc__bindgen_ty_1__bindgen_ty_1, array)
        - 0usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipResourceDesc__bindgen_ty_1__bindgen_ty_2 {
    pub mipmap: hipMipmappedArray_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipResourceDesc__bindgen_ty_1__bindgen_ty_2",
    ][::core::mem::size_of::<hipResourceDesc__bindgen_ty_1__bindgen_ty_2>() - 8usize];
    [
        "Alignment of hipResourceDesc__bindgen_ty_1__bindgen_ty_2",
    ][::core::mem::align_of::<hipResourceDesc__bindgen_ty_1__bindgen_ty_2>() - 8usize];
    [
        "Offset of field: hipResourceDesc__bindgen_ty_1__bindgen_ty_2::mipmap",
    ][::core::mem::offset_of!(hipResourceDesc__bindgen_ty_1__bindgen_ty_2, mipmap)
        - 0usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipResourceDesc__bindgen_ty_1__bindgen_ty_3 {
    pub devPtr: *mut ::core::ffi::c_void,
    pub desc: hipChannelFormatDesc,
    pub sizeInBytes: usize,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipResourceDesc__bindgen_ty_1__bindgen_ty_3",
    ][::core::mem::size_of::<hipResourceDesc__bindgen_ty_1__bindgen_ty_3>() - 40usize];
    [
        "Alignment of hipResourceDesc__bindgen_ty_1__bindgen_ty_3",
    ][::core::mem::align_of::<hipResourceDesc__bindgen_ty_1__bindgen_ty_3>() - 8usize];
    [
        "Offset of field: hipResourceDesc__bindgen_ty_1__bindgen_ty_3::devPtr",
    ][::core::mem::offset_of!(hipResourceDesc__bindgen_ty_1__bindgen_ty_3, devPtr)
        - 0usize];
    [
        "Offset of field: hipResourceDesc__bindgen_ty_1__bindgen_ty_3::desc",
    ][::core::mem::offset_of!(hipResourceDesc__bindgen_ty_1__bindgen_ty_3, desc)
        - 8usize];
    [
        "Offset of field: hipResourceDesc__bindgen_ty_1__bindgen_ty_3::sizeInBytes",
    ][::core::mem::offset_of!(hipResourceDesc__bindgen_ty_1__bindgen_ty_3, sizeInBytes)
        - 32usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipResourceDesc__bindgen_ty_1__bindgen_ty_4 {
    pub devPtr: *mut ::core::ffi::c_void,
    pub desc: hipChannelFormatDesc,
    pub width: usize,
    pub height: usize,
    pub pitchInBytes: usize,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipResourceDesc__bindgen_ty_1__bindgen_ty_4",
    ][::core::mem::size_of::<hipResourceDesc__bindgen_ty_1__bindgen_ty_4>() - 56usize];
    [
        "Alignment of hipResourceDesc__bindgen_ty_1__bindgen_ty_4",
    ][::core::mem::align_of::<hipResourceDesc__bindgen_ty_1__bindgen_ty_4>() - 8usize];
    [
        "Offset of field: hipResourceDesc__bindgen_ty_1__bindgen_ty_4::devPtr",
    ][::core::mem::offset_of!(hipResourceDesc__bindgen_ty_1__bindgen_ty_4, devPtr)
        - 0usize];
    [
        "Offset of field: hipResourceDesc__bindgen_ty_1__bindgen_ty_4::desc",
    ][::core::mem::offset_of!(hipResourceDesc__bindgen_ty_1__bindgen_ty_4, desc)
        - 8usize];
    [
        "Offset of field: hipResourceDesc__bindgen_ty_1__bindgen_ty_4::width",
    ][::core::mem::offset_of!(hipResourceDesc__bindgen_ty_1__bindgen_ty_4, width)
        - 32usize];
    [
        "Offset of field: hipResourceDesc__bindgen_ty_1__bindgen_ty_4::height",
    ][::core::mem::offset_of!(hipResourceDesc__bindgen_ty_1__bindgen_ty_4, height)
        - 40usize];
    [
        "Offset of field: hipResourceDesc__bindgen_ty_1__bindgen_ty_4::pitchInBytes",
    ][::core::mem::offset_of!(hipResourceDesc__bindgen_ty_1__bindgen_ty_4, pitchInBytes)
        - 48usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipResourceDesc__bindgen_ty_1",
    ][::core::mem::size_of::<hipResourceDesc__bindgen_ty_1>() - 56usize];
    [
        "Alignment of hipResourceDesc__bindgen_ty_1",
    ][::core::mem::align_of::<hipResourceDesc__bindgen_ty_1>() - 8usize];
    [
        "Offset of field: hipResourceDesc__bindgen_ty_1::array",
    ][::core::mem::offset_of!(hipResourceDesc__bindgen_ty_1, array) - 0usize];
    [
        "Offset of field: hipResourceDesc__bindgen_ty_1::mipmap",
    ][::core::mem::offset_of!(hipResourceDesc__bindgen_ty_1, mipmap) - 0usize];
    [
        "Offset of field: hipResourceDesc__bindgen_ty_1::linear",
    ][::core::mem::offset_of!(hipResourceDesc__bindgen_ty_1, linear) - 0usize];
    [
        "Offset of field: hipResourceDesc__bindgen_ty_1::pitch2D",
    ][::core::mem::offset_of!(hipResourceDesc__bindgen_ty_1, pitch2D) - 0usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipResourceDesc"][::core::mem::size_of::<hipResourceDesc>() - 64usize];
    [
        "Alignment of hipResourceDesc",
    ][::core::mem::align_of::<hipResourceDesc>() - 8usize];
    [
        "Offset of field: hipResourceDesc::resType",
    ][::core::mem::offset_of!(hipResourceDesc, resType) - 0usize];
    [
        "Offset of field: hipResourceDesc::res",
    ][::core::mem::offset_of!(hipResourceDesc, res) - 8usize];
};
#[repr(C)]
#[derive(Copy, Clone)]
pub struct HIP_RESOURCE_DESC_st {
    pub resType: HIPresourcetype,
    pub res: HIP_RESOURCE_DESC_st__bindgen_ty_1,
    pub flags: ::core::ffi::c_uint,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union HIP_RESOURCE_DESC_st__bindgen_ty_1 {
    pub array: HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_1,
    pub mipmap: HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_2,
    pub linear: HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_3,
    pub pitch2D: HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_4,
    pub reserved: HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_5,
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_1 {
    pub hArray: hipArray_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_1",
    ][::core::mem::size_of::<HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_1>()
        - 8usize];
    [
        "Alignment of HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_1",
    ][::core::mem::align_of::<HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_1>()
        - 8usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_1::hArray",
    ][::core::mem::offset_of!(HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_1, hArray)
        - 0usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_2 {
    pub hMipmappedArray: hipMipmappedArray_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_2",
    ][::core::mem::size_of::<HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_2>()
        - 8usize];
    [
        "Alignment of HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_2",
    ][::core::mem::align_of::<HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_2>()
        - 8usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_2::hMipmappedArray",
    ][::core::mem::offset_of!(
        HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_2, hMipmappedArray
    ) - 0usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_3 {
    pub devPtr: hipDeviceptr_t,
    pub format: hipArray_Format,
    pub numChannels: ::core::ffi::c_uint,
    pub sizeInBytes: usize,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_3",
    ][::core::mem::size_of::<HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_3>()
        - 24usize];
    [
        "Alignment of HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_3",
    ][::core::mem::align_of::<HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_3>()
        - 8usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_3::devPtr",
    ][::core::mem::offset_of!(HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_3, devPtr)
        - 0usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_3::format",
    ][::core::mem::offset_of!(HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_3, format)
        - 8usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_3::numChannels",
    ][::core::mem::offset_of!(
        HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_3, numChannels
    ) - 12usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_3::sizeInBytes",
    ][::core::mem::offset_of!(
        HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_3, sizeInBytes
    ) - 16usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_4 {
    pub devPtr: hipDeviceptr_t,
    pub format: hipArray_Format,
    pub numChannels: ::core::ffi::c_uint,
    pub width: usize,
    pub height: usize,
    pub pitchInBytes: usize,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_4",
    ][::core::mem::size_of::<HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_4>()
        - 40usize];
    [
        "Alignment of HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_4",
    ][::core::mem::align_of::<HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_4>()
        - 8usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_4::devPtr",
    ][::core::mem::offset_of!(HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_4, devPtr)
        - 0usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_4::format",
    ][::core::mem::offset_of!(HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_4, format)
        - 8usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_4::numChannels",
    ][::core::mem::offset_of!(
        HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_4, numChannels
    ) - 12usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_4::width",
    ][::core::mem::offset_of!(HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_4, width)
        - 16usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_4::height",
    ][::core::mem::offset_of!(HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_4, height)
        - 24usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_4::pitchInBytes",
    ][::core::mem::offset_of!(
        HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_4, pitchInBytes
    ) - 32usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_5 {
    pub reserved: [::core::ffi::c_int; 32usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_5",
    ][::core::mem::size_of::<HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_5>()
        - 128usize];
    [
        "Alignment of HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_5",
    ][::core::mem::align_of::<HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_5>()
        - 4usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_5::reserved",
    ][::core::mem::offset_of!(HIP_RESOURCE_DESC_st__bindgen_ty_1__bindgen_ty_5, reserved)
        - 0usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of HIP_RESOURCE_DESC_st__bindgen_ty_1",
    ][::core::mem::size_of::<HIP_RESOURCE_DESC_st__bindgen_ty_1>() - 128usize];
    [
        "Alignment of HIP_RESOURCE_DESC_st__bindgen_ty_1",
    ][::core::mem::align_of::<HIP_RESOURCE_DESC_st__bindgen_ty_1>() - 8usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st__bindgen_ty_1::array",
    ][::core::mem::offset_of!(HIP_RESOURCE_DESC_st__bindgen_ty_1, array) - 0usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st__bindgen_ty_1::mipmap",
    ][::core::mem::offset_of!(HIP_RESOURCE_DESC_st__bindgen_ty_1, mipmap) - 0usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st__bindgen_ty_1::linear",
    ][::core::mem::offset_of!(HIP_RESOURCE_DESC_st__bindgen_ty_1, linear) - 0usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st__bindgen_ty_1::pitch2D",
    ][::core::mem::offset_of!(HIP_RESOURCE_DESC_st__bindgen_ty_1, pitch2D) - 0usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st__bindgen_ty_1::reserved",
    ][::core::mem::offset_of!(HIP_RESOURCE_DESC_st__bindgen_ty_1, reserved) - 0usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of HIP_RESOURCE_DESC_st",
    ][::core::mem::size_of::<HIP_RESOURCE_DESC_st>() - 144usize];
    [
        "Alignment of HIP_RESOURCE_DESC_st",
    ][::core::mem::align_of::<HIP_RESOURCE_DESC_st>() - 8usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st::resType",
    ][::core::mem::offset_of!(HIP_RESOURCE_DESC_st, resType) - 0usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st::res",
    ][::core::mem::offset_of!(HIP_RESOURCE_DESC_st, res) - 8usize];
    [
        "Offset of field: HIP_RESOURCE_DESC_st::flags",
    ][::core::mem::offset_of!(HIP_RESOURCE_DESC_st, flags) - 136usize];
};
pub type HIP_RESOURCE_DESC = HIP_RESOURCE_DESC_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipResourceViewDesc {
    pub format: hipResourceViewFormat,
    pub width: usize,
    pub height: usize,
    pub depth: usize,
    pub firstMipmapLevel: ::core::ffi::c_uint,
    pub lastMipmapLevel: ::core::ffi::c_uint,
    pub firstLayer: ::core::ffi::c_uint,
    pub lastLayer: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipResourceViewDesc",
    ][::core::mem::size_of::<hipResourceViewDesc>() - 48usize];
    [
        "Alignment of hipResourceViewDesc",
    ][::core::mem::align_of::<hipResourceViewDesc>() - 8usize];
    [
        "Offset of field: hipResourceViewDesc::format",
    ][::core::mem::offset_of!(hipResourceViewDesc, format) - 0usize];
    [
        "Offset of field: hipResourceViewDesc::width",
    ][::core::mem::offset_of!(hipResourceViewDesc, width) - 8usize];
    [
        "Offset of field: hipResourceViewDesc::height",
    ][::core::mem::offset_of!(hipResourceViewDesc, height) - 16usize];
    [
        "Offset of field: hipResourceViewDesc::depth",
    ][::core::mem::offset_of!(hipResourceViewDesc, depth) - 24usize];
    [
        "Offset of field: hipResourceViewDesc::firstMipmapLevel",
    ][::core::mem::offset_of!(hipResourceViewDesc, firstMipmapLevel) - 32usize];
    [
        "Offset of field: hipResourceViewDesc::lastMipmapLevel",
    ][::core::mem::offset_of!(hipResourceViewDesc, lastMipmapLevel) - 36usize];
    [
        "Offset of field: hipResourceViewDesc::firstLayer",
    ][::core::mem::offset_of!(hipResourceViewDesc, firstLayer) - 40usize];
    [
        "Offset of field: hipResourceViewDesc::lastLayer",
    ][::core::mem::offset_of!(hipResourceViewDesc, lastLayer) - 44usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct HIP_RESOURCE_VIEW_DESC_st {
    pub format: HIPresourceViewFormat,
    pub width: usize,
    pub height: usize,
    pub depth: usize,
    pub firstMipmapLevel: ::core::ffi::c_uint,
    pub lastMipmapLevel: ::core::ffi::c_uint,
    pub firstLayer: ::core::ffi::c_uint,
    pub lastLayer: ::core::ffi::c_uint,
    pub reserved: [::core::ffi::c_uint; 16usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of HIP_RESOURCE_VIEW_DESC_st",
    ][::core::mem::size_of::<HIP_RESOURCE_VIEW_DESC_st>() - 112usize];
    [
        "Alignment of HIP_RESOURCE_VIEW_DESC_st",
    ][::core::mem::align_of::<HIP_RESOURCE_VIEW_DESC_st>() - 8usize];
    [
        "Offset of field: HIP_RESOURCE_VIEW_DESC_st::format",
    ][::core::mem::offset_of!(HIP_RESOURCE_VIEW_DESC_st, format) - 0usize];
    [
        "Offset of field: HIP_RESOURCE_VIEW_DESC_st::width",
    ][::core::mem::offset_of!(HIP_RESOURCE_VIEW_DESC_st, width) - 8usize];
    [
        "Offset of field: HIP_RESOURCE_VIEW_DESC_st::height",
    ][::core::mem::offset_of!(HIP_RESOURCE_VIEW_DESC_st, height) - 16usize];
    [
        "Offset of field: HIP_RESOURCE_VIEW_DESC_st::depth",
    ][::core::mem::offset_of!(HIP_RESOURCE_VIEW_DESC_st, depth) - 24usize];
    [
        "Offset of field: HIP_RESOURCE_VIEW_DESC_st::firstMipmapLevel",
    ][::core::mem::offset_of!(HIP_RESOURCE_VIEW_DESC_st, firstMipmapLevel) - 32usize];
    [
        "Offset of field: HIP_RESOURCE_VIEW_DESC_st::lastMipmapLevel",
    ][::core::mem::offset_of!(HIP_RESOURCE_VIEW_DESC_st, lastMipmapLevel) - 36usize];
    [
        "Offset of field: HIP_RESOURCE_VIEW_DESC_st::firstLayer",
    ][::core::mem::offset_of!(HIP_RESOURCE_VIEW_DESC_st, firstLayer) - 40usize];
    [
        "Offset of field: HIP_RESOURCE_VIEW_DESC_st::lastLayer",
    ][::core::mem::offset_of!(HIP_RESOURCE_VIEW_DESC_st, lastLayer) - 44usize];
    [
        "Offset of field: HIP_RESOURCE_VIEW_DESC_st::reserved",
    ][::core::mem::offset_of!(HIP_RESOURCE_VIEW_DESC_st, reserved) - 48usize];
};
pub type HIP_RESOURCE_VIEW_DESC = HIP_RESOURCE_VIEW_DESC_st;
pub const hipMemcpyHostToHost: hipMemcpyKind = 0;
pub const hipMemcpyHostToDevice: hipMemcpyKind = 1;
pub const hipMemcpyDeviceToHost: hipMemcpyKind = 2;
pub const hipMemcpyDeviceToDevice: hipMemcpyKind = 3;
pub const hipMemcpyDefault: hipMemcpyKind = 4;
pub const hipMemcpyDeviceToDeviceNoCU: hipMemcpyKind = 1024;
pub type hipMemcpyKind = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipPitchedPtr {
    pub ptr: *mut ::core::ffi::c_void,
    pub pitch: usize,
    pub xsize: usize,
    pub ysize: usize,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipPitchedPtr"][::core::mem::size_of::<hipPitchedPtr>() - 32usize];
    ["Alignment of hipPitchedPtr"][::core::mem::align_of::<hipPitchedPtr>() - 8usize];
    [
        "Offset of field: hipPitchedPtr::ptr",
    ][::core::mem::offset_of!(hipPitchedPtr, ptr) - 0usize];
    [
        "Offset of field: hipPitchedPtr::pitch",
    ][::core::mem::offset_of!(hipPitchedPtr, pitch) - 8usize];
    [
        "Offset of field: hipPitchedPtr::xsize",
    ][::core::mem::offset_of!(hipPitchedPtr, xsize) - 16usize];
    [
        "Offset of field: hipPitchedPtr::ysize",
    ][::core::mem::offset_of!(hipPitchedPtr, ysize) - 24usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipExtent {
    pub width: usize,
    pub height: usize,
    pub depth: usize,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipExtent"][::core::mem::size_of::<hipExtent>() - 24usize];
    ["Alignment of hipExtent"][::core::mem::align_of::<hipExtent>() - 8usize];
    [
        "Offset of field: hipExtent::width",
    ][::core::mem::offset_of!(hipExtent, width) - 0usize];
    [
        "Offset of field: hipExtent::height",
    ][::core::mem::offset_of!(hipExtent, height) - 8usize];
    [
        "Offset of field: hipExtent::depth",
    ][::core::mem::offset_of!(hipExtent, depth) - 16usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipPos {
    pub x: usize,
    pub y: usize,
    pub z: usize,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipPos"][::core::mem::size_of::<hipPos>() - 24usize];
    ["Alignment of hipPos"][::core::mem::align_of::<hipPos>() - 8usize];
    ["Offset of field: hipPos::x"][::core::mem::offset_of!(hipPos, x) - 0usize];
    ["Offset of field: hipPos::y"][::core::mem::offset_of!(hipPos, y) - 8usize];
    ["Offset of field: hipPos::z"][::core::mem::offset_of!(hipPos, z) - 16usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipMemcpy3DParms {
    pub srcArray: hipArray_t,
    pub srcPos: hipPos,
    pub srcPtr: hipPitchedPtr,
    pub dstArray: hipArray_t,
    pub dstPos: hipPos,
    pub dstPtr: hipPitchedPtr,
    pub extent: hipExtent,
    pub kind: hipMemcpyKind,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipMemcpy3DParms"][::core::mem::size_of::<hipMemcpy3DParms>() - 160usize];
    [
        "Alignment of hipMemcpy3DParms",
    ][::core::mem::align_of::<hipMemcpy3DParms>() - 8usize];
    [
        "Offset of field: hipMemcpy3DParms::srcArray",
    ][::core::mem::offset_of!(hipMemcpy3DParms, srcArray) - 0usize];
    [
        "Offset of field: hipMemcpy3DParms::srcPos",
    ][::core::mem::offset_of!(hipMemcpy3DParms, srcPos) - 8usize];
    [
        "Offset of field: hipMemcpy3DParms::srcPtr",
    ][::core::mem::offset_of!(hipMemcpy3DParms, srcPtr) - 32usize];
    [
        "Offset of field: hipMemcpy3DParms::dstArray",
    ][::core::mem::offset_of!(hipMemcpy3DParms, dstArray) - 64usize];
    [
        "Offset of field: hipMemcpy3DParms::dstPos",
    ][::core::mem::offset_of!(hipMemcpy3DParms, dstPos) - 72usize];
    [
        "Offset of field: hipMemcpy3DParms::dstPtr",
    ][::core::mem::offset_of!(hipMemcpy3DParms, dstPtr) - 96usize];
    [
        "Offset of field: hipMemcpy3DParms::extent",
    ][::core::mem::offset_of!(hipMemcpy3DParms, extent) - 128usize];
    [
        "Offset of field: hipMemcpy3DParms::kind",
    ][::core::mem::offset_of!(hipMemcpy3DParms, kind) - 152usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct HIP_MEMCPY3D {
    pub srcXInBytes: usize,
    pub srcY: usize,
    pub srcZ: usize,
    pub srcLOD: usize,
    pub srcMemoryType: hipMemoryType,
    pub srcHost: *const ::core::ffi::c_void,
    pub srcDevice: hipDeviceptr_t,
    pub srcArray: hipArray_t,
    pub srcPitch: usize,
    pub srcHeight: usize,
    pub dstXInBytes: usize,
    pub dstY: usize,
    pub dstZ: usize,
    pub dstLOD: usize,
    pub dstMemoryType: hipMemoryType,
    pub dstHost: *mut ::core::ffi::c_void,
    pub dstDevice: hipDeviceptr_t,
    pub dstArray: hipArray_t,
    pub dstPitch: usize,
    pub dstHeight: usize,
    pub WidthInBytes: usize,
    pub Height: usize,
    pub Depth: usize,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of HIP_MEMCPY3D"][::core::mem::size_of::<HIP_MEMCPY3D>() - 184usize];
    ["Alignment of HIP_MEMCPY3D"][::core::mem::align_of::<HIP_MEMCPY3D>() - 8usize];
    [
        "Offset of field: HIP_MEMCPY3D::srcXInBytes",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, srcXInBytes) - 0usize];
    [
        "Offset of field: HIP_MEMCPY3D::srcY",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, srcY) - 8usize];
    [
        "Offset of field: HIP_MEMCPY3D::srcZ",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, srcZ) - 16usize];
    [
        "Offset of field: HIP_MEMCPY3D::srcLOD",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, srcLOD) - 24usize];
    [
        "Offset of field: HIP_MEMCPY3D::srcMemoryType",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, srcMemoryType) - 32usize];
    [
        "Offset of field: HIP_MEMCPY3D::srcHost",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, srcHost) - 40usize];
    [
        "Offset of field: HIP_MEMCPY3D::srcDevice",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, srcDevice) - 48usize];
    [
        "Offset of field: HIP_MEMCPY3D::srcArray",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, srcArray) - 56usize];
    [
        "Offset of field: HIP_MEMCPY3D::srcPitch",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, srcPitch) - 64usize];
    [
        "Offset of field: HIP_MEMCPY3D::srcHeight",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, srcHeight) - 72usize];
    [
        "Offset of field: HIP_MEMCPY3D::dstXInBytes",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, dstXInBytes) - 80usize];
    [
        "Offset of field: HIP_MEMCPY3D::dstY",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, dstY) - 88usize];
    [
        "Offset of field: HIP_MEMCPY3D::dstZ",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, dstZ) - 96usize];
    [
        "Offset of field: HIP_MEMCPY3D::dstLOD",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, dstLOD) - 104usize];
    [
        "Offset of field: HIP_MEMCPY3D::dstMemoryType",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, dstMemoryType) - 112usize];
    [
        "Offset of field: HIP_MEMCPY3D::dstHost",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, dstHost) - 120usize];
    [
        "Offset of field: HIP_MEMCPY3D::dstDevice",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, dstDevice) - 128usize];
    [
        "Offset of field: HIP_MEMCPY3D::dstArray",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, dstArray) - 136usize];
    [
        "Offset of field: HIP_MEMCPY3D::dstPitch",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, dstPitch) - 144usize];
    [
        "Offset of field: HIP_MEMCPY3D::dstHeight",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, dstHeight) - 152usize];
    [
        "Offset of field: HIP_MEMCPY3D::WidthInBytes",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, WidthInBytes) - 160usize];
    [
        "Offset of field: HIP_MEMCPY3D::Height",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, Height) - 168usize];
    [
        "Offset of field: HIP_MEMCPY3D::Depth",
    ][::core::mem::offset_of!(HIP_MEMCPY3D, Depth) - 176usize];
};
pub const hipMemLocationTypeInvalid: hipMemLocationType = 0;
pub const hipMemLocationTypeNone: hipMemLocationType = 0;
pub const hipMemLocationTypeDevice: hipMemLocationType = 1;
pub const hipMemLocationTypeHost: hipMemLocationType = 2;
pub const hipMemLocationTypeHostNuma: hipMemLocationType = 3;
pub const hipMemLocationTypeHostNumaCurrent: hipMemLocationType = 4;
pub type hipMemLocationType = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipMemLocation {
    pub type_: hipMemLocationType,
    pub id: ::core::ffi::c_int,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipMemLocation"][::core::mem::size_of::<hipMemLocation>() - 8usize];
    ["Alignment of hipMemLocation"][::core::mem::align_of::<hipMemLocation>() - 4usize];
    [
        "Offset of field: hipMemLocation::type_",
    ][::core::mem::offset_of!(hipMemLocation, type_) - 0usize];
    [
        "Offset of field: hipMemLocation::id",
    ][::core::mem::offset_of!(hipMemLocation, id) - 4usize];
};
pub const hipMemcpyFlagDefault: hipMemcpyFlags = 0;
pub const hipMemcpyFlagPreferOverlapWithCompute: hipMemcpyFlags = 1;
pub type hipMemcpyFlags = ::core::ffi::c_uint;
pub const hipMemcpySrcAccessOrderInvalid: hipMemcpySrcAccessOrder = 0;
pub const hipMemcpySrcAccessOrderStream: hipMemcpySrcAccessOrder = 1;
pub const hipMemcpySrcAccessOrderDuringApiCall: hipMemcpySrcAccessOrder = 2;
pub const hipMemcpySrcAccessOrderAny: hipMemcpySrcAccessOrder = 3;
pub const hipMemcpySrcAccessOrderMax: hipMemcpySrcAccessOrder = 2147483647;
pub type hipMemcpySrcAccessOrder = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipMemcpyAttributes {
    pub srcAccessOrder: hipMemcpySrcAccessOrder,
    pub srcLocHint: hipMemLocation,
    pub dstLocHint: hipMemLocation,
    pub flags: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipMemcpyAttributes",
    ][::core::mem::size_of::<hipMemcpyAttributes>() - 24usize];
    [
        "Alignment of hipMemcpyAttributes",
    ][::core::mem::align_of::<hipMemcpyAttributes>() - 4usize];
    [
        "Offset of field: hipMemcpyAttributes::srcAccessOrder",
    ][::core::mem::offset_of!(hipMemcpyAttributes, srcAccessOrder) - 0usize];
    [
        "Offset of field: hipMemcpyAttributes::srcLocHint",
    ][::core::mem::offset_of!(hipMemcpyAttributes, srcLocHint) - 4usize];
    [
        "Offset of field: hipMemcpyAttributes::dstLocHint",
    ][::core::mem::offset_of!(hipMemcpyAttributes, dstLocHint) - 12usize];
    [
        "Offset of field: hipMemcpyAttributes::flags",
    ][::core::mem::offset_of!(hipMemcpyAttributes, flags) - 20usize];
};
pub const hipMemcpyOperandTypePointer: hipMemcpy3DOperandType = 1;
pub const hipMemcpyOperandTypeArray: hipMemcpy3DOperandType = 2;
pub const hipMemcpyOperandTypeMax: hipMemcpy3DOperandType = 2147483647;
pub type hipMemcpy3DOperandType = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipOffset3D {
    pub x: usize,
    pub y: usize,
    pub z: usize,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipOffset3D"][::core::mem::size_of::<hipOffset3D>() - 24usize];
    ["Alignment of hipOffset3D"][::core::mem::align_of::<hipOffset3D>() - 8usize];
    [
        "Offset of field: hipOffset3D::x",
    ][::core::mem::offset_of!(hipOffset3D, x) - 0usize];
    [
        "Offset of field: hipOffset3D::y",
    ][::core::mem::offset_of!(hipOffset3D, y) - 8usize];
    [
        "Offset of field: hipOffset3D::z",
    ][::core::mem::offset_of!(hipOffset3D, z) - 16usize];
};
#[repr(C)]
#[derive(Copy, Clone)]
pub struct hipMemcpy3DOperand {
    pub type_: hipMemcpy3DOperandType,
    pub op: hipMemcpy3DOperand__bindgen_ty_1,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union hipMemcpy3DOperand__bindgen_ty_1 {
    pub ptr: hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_1,
    pub array: hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_2,
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_1 {
    pub ptr: *mut ::core::ffi::c_void,
    pub rowLength: usize,
    pub layerHeight: usize,
    pub locHint: hipMemLocation,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_1",
    ][::core::mem::size_of::<hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_1>()
        - 32usize];
    [
        "Alignment of hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_1",
    ][::core::mem::align_of::<hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_1>()
        - 8usize];
    [
        "Offset of field: hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_1::ptr",
    ][::core::mem::offset_of!(hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_1, ptr)
        - 0usize];
    [
        "Offset of field: hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_1::rowLength",
    ][::core::mem::offset_of!(hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_1, rowLength)
        - 8usize];
    [
        "Offset of field: hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_1::layerHeight",
    ][::core::mem::offset_of!(
        hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_1, layerHeight
    ) - 16usize];
    [
        "Offset of field: hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_1::locHint",
    ][::core::mem::offset_of!(hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_1, locHint)
        - 24usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_2 {
    pub array: hipArray_t,
    pub offset: hipOffset3D,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_2",
    ][::core::mem::size_of::<hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_2>()
        - 32usize];
    [
        "Alignment of hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_2",
    ][::core::mem::align_of::<hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_2>()
        - 8usize];
    [
        "Offset of field: hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_2::array",
    ][::core::mem::offset_of!(hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_2, array)
        - 0usize];
    [
        "Offset of field: hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_2::offset",
    ][::core::mem::offset_of!(hipMemcpy3DOperand__bindgen_ty_1__bindgen_ty_2, offset)
        - 8usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipMemcpy3DOperand__bindgen_ty_1",
    ][::core::mem::size_of::<hipMemcpy3DOperand__bindgen_ty_1>() - 32usize];
    [
        "Alignment of hipMemcpy3DOperand__bindgen_ty_1",
    ][::core::mem::align_of::<hipMemcpy3DOperand__bindgen_ty_1>() - 8usize];
    [
        "Offset of field: hipMemcpy3DOperand__bindgen_ty_1::ptr",
    ][::core::mem::offset_of!(hipMemcpy3DOperand__bindgen_ty_1, ptr) - 0usize];
    [
        "Offset of field: hipMemcpy3DOperand__bindgen_ty_1::array",
    ][::core::mem::offset_of!(hipMemcpy3DOperand__bindgen_ty_1, array) - 0usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipMemcpy3DOperand",
    ][::core::mem::size_of::<hipMemcpy3DOperand>() - 40usize];
    [
        "Alignment of hipMemcpy3DOperand",
    ][::core::mem::align_of::<hipMemcpy3DOperand>() - 8usize];
    [
        "Offset of field: hipMemcpy3DOperand::type_",
    ][::core::mem::offset_of!(hipMemcpy3DOperand, type_) - 0usize];
    [
        "Offset of field: hipMemcpy3DOperand::op",
    ][::core::mem::offset_of!(hipMemcpy3DOperand, op) - 8usize];
};
#[repr(C)]
#[derive(Copy, Clone)]
pub struct hipMemcpy3DBatchOp {
    pub src: hipMemcpy3DOperand,
    pub dst: hipMemcpy3DOperand,
    pub extent: hipExtent,
    pub srcAccessOrder: hipMemcpySrcAccessOrder,
    pub flags: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipMemcpy3DBatchOp",
    ][::core::mem::size_of::<hipMemcpy3DBatchOp>() - 112usize];
    [
        "Alignment of hipMemcpy3DBatchOp",
    ][::core::mem::align_of::<hipMemcpy3DBatchOp>() - 8usize];
    [
        "Offset of field: hipMemcpy3DBatchOp::src",
    ][::core::mem::offset_of!(hipMemcpy3DBatchOp, src) - 0usize];
    [
        "Offset of field: hipMemcpy3DBatchOp::dst",
    ][::core::mem::offset_of!(hipMemcpy3DBatchOp, dst) - 40usize];
    [
        "Offset of field: hipMemcpy3DBatchOp::extent",
    ][::core::mem::offset_of!(hipMemcpy3DBatchOp, extent) - 80usize];
    [
        "Offset of field: hipMemcpy3DBatchOp::srcAccessOrder",
    ][::core::mem::offset_of!(hipMemcpy3DBatchOp, srcAccessOrder) - 104usize];
    [
        "Offset of field: hipMemcpy3DBatchOp::flags",
    ][::core::mem::offset_of!(hipMemcpy3DBatchOp, flags) - 108usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipMemcpy3DPeerParms {
    pub srcArray: hipArray_t,
    pub srcPos: hipPos,
    pub srcPtr: hipPitchedPtr,
    pub srcDevice: ::core::ffi::c_int,
    pub dstArray: hipArray_t,
    pub dstPos: hipPos,
    pub dstPtr: hipPitchedPtr,
    pub dstDevice: ::core::ffi::c_int,
    pub extent: hipExtent,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipMemcpy3DPeerParms",
    ][::core::mem::size_of::<hipMemcpy3DPeerParms>() - 168usize];
    [
        "Alignment of hipMemcpy3DPeerParms",
    ][::core::mem::align_of::<hipMemcpy3DPeerParms>() - 8usize];
    [
        "Offset of field: hipMemcpy3DPeerParms::srcArray",
    ][::core::mem::offset_of!(hipMemcpy3DPeerParms, srcArray) - 0usize];
    [
        "Offset of field: hipMemcpy3DPeerParms::srcPos",
    ][::core::mem::offset_of!(hipMemcpy3DPeerParms, srcPos) - 8usize];
    [
        "Offset of field: hipMemcpy3DPeerParms::srcPtr",
    ][::core::mem::offset_of!(hipMemcpy3DPeerParms, srcPtr) - 32usize];
    [
        "Offset of field: hipMemcpy3DPeerParms::srcDevice",
    ][::core::mem::offset_of!(hipMemcpy3DPeerParms, srcDevice) - 64usize];
    [
        "Offset of field: hipMemcpy3DPeerParms::dstArray",
    ][::core::mem::offset_of!(hipMemcpy3DPeerParms, dstArray) - 72usize];
    [
        "Offset of field: hipMemcpy3DPeerParms::dstPos",
    ][::core::mem::offset_of!(hipMemcpy3DPeerParms, dstPos) - 80usize];
    [
        "Offset of field: hipMemcpy3DPeerParms::dstPtr",
    ][::core::mem::offset_of!(hipMemcpy3DPeerParms, dstPtr) - 104usize];
    [
        "Offset of field: hipMemcpy3DPeerParms::dstDevice",
    ][::core::mem::offset_of!(hipMemcpy3DPeerParms, dstDevice) - 136usize];
    [
        "Offset of field: hipMemcpy3DPeerParms::extent",
    ][::core::mem::offset_of!(hipMemcpy3DPeerParms, extent) - 144usize];
};
pub const HIP_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK: hipFunction_attribute = 0;
pub const HIP_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES: hipFunction_attribute = 1;
pub const HIP_FUNC_ATTRIBUTE_CONST_SIZE_BYTES: hipFunction_attribute = 2;
pub const HIP_FUNC_ATTRIBUTE_LOCAL_SIZE_BYTES: hipFunction_attribute = 3;
pub const HIP_FUNC_ATTRIBUTE_NUM_REGS: hipFunction_attribute = 4;
pub const HIP_FUNC_ATTRIBUTE_PTX_VERSION: hipFunction_attribute = 5;
pub const HIP_FUNC_ATTRIBUTE_BINARY_VERSION: hipFunction_attribute = 6;
pub const HIP_FUNC_ATTRIBUTE_CACHE_MODE_CA: hipFunction_attribute = 7;
pub const HIP_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES: hipFunction_attribute = 8;
pub const HIP_FUNC_ATTRIBUTE_PREFERRED_SHARED_MEMORY_CARVEOUT: hipFunction_attribute = 9;
pub const HIP_FUNC_ATTRIBUTE_MAX: hipFunction_attribute = 10;
pub type hipFunction_attribute = ::core::ffi::c_uint;
pub const HIP_POINTER_ATTRIBUTE_CONTEXT: hipPointer_attribute = 1;
pub const HIP_POINTER_ATTRIBUTE_MEMORY_TYPE: hipPointer_attribute = 2;
pub const HIP_POINTER_ATTRIBUTE_DEVICE_POINTER: hipPointer_attribute = 3;
pub const HIP_POINTER_ATTRIBUTE_HOST_POINTER: hipPointer_attribute = 4;
pub const HIP_POINTER_ATTRIBUTE_P2P_TOKENS: hipPointer_attribute = 5;
pub const HIP_POINTER_ATTRIBUTE_SYNC_MEMOPS: hipPointer_attribute = 6;
pub const HIP_POINTER_ATTRIBUTE_BUFFER_ID: hipPointer_attribute = 7;
pub const HIP_POINTER_ATTRIBUTE_IS_MANAGED: hipPointer_attribute = 8;
pub const HIP_POINTER_ATTRIBUTE_DEVICE_ORDINAL: hipPointer_attribute = 9;
pub const HIP_POINTER_ATTRIBUTE_IS_LEGACY_HIP_IPC_CAPABLE: hipPointer_attribute = 10;
pub const HIP_POINTER_ATTRIBUTE_RANGE_START_ADDR: hipPointer_attribute = 11;
pub const HIP_POINTER_ATTRIBUTE_RANGE_SIZE: hipPointer_attribute = 12;
pub const HIP_POINTER_ATTRIBUTE_MAPPED: hipPointer_attribute = 13;
pub const HIP_POINTER_ATTRIBUTE_ALLOWED_HANDLE_TYPES: hipPointer_attribute = 14;
pub const HIP_POINTER_ATTRIBUTE_IS_GPU_DIRECT_RDMA_CAPABLE: hipPointer_attribute = 15;
pub const HIP_POINTER_ATTRIBUTE_ACCESS_FLAGS: hipPointer_attribute = 16;
pub const HIP_POINTER_ATTRIBUTE_MEMPOOL_HANDLE: hipPointer_attribute = 17;
pub type hipPointer_attribute = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct __hip_texture {
    _unused: [u8; 0],
}
pub type hipTextureObject_t = *mut __hip_texture;
pub const hipAddressModeWrap: hipTextureAddressMode = 0;
pub const hipAddressModeClamp: hipTextureAddressMode = 1;
pub const hipAddressModeMirror: hipTextureAddressMode = 2;
pub const hipAddressModeBorder: hipTextureAddressMode = 3;
pub type hipTextureAddressMode = ::core::ffi::c_uint;
pub const hipFilterModePoint: hipTextureFilterMode = 0;
pub const hipFilterModeLinear: hipTextureFilterMode = 1;
pub type hipTextureFilterMode = ::core::ffi::c_uint;
pub const hipReadModeElementType: hipTextureReadMode = 0;
pub const hipReadModeNormalizedFloat: hipTextureReadMode = 1;
pub type hipTextureReadMode = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct textureReference {
    pub normalized: ::core::ffi::c_int,
    pub readMode: hipTextureReadMode,
    pub filterMode: hipTextureFilterMode,
    pub addressMode: [hipTextureAddressMode; 3usize],
    pub channelDesc: hipChannelFormatDesc,
    pub sRGB: ::core::ffi::c_int,
    pub maxAnisotropy: ::core::ffi::c_uint,
    pub mipmapFilterMode: hipTextureFilterMode,
    pub mipmapLevelBias: f32,
    pub minMipmapLevelClamp: f32,
    pub maxMipmapLevelClamp: f32,
    pub textureObject: hipTextureObject_t,
    pub numChannels: ::core::ffi::c_int,
    pub format: hipArray_Format,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of textureReference"][::core::mem::size_of::<textureReference>() - 88usize];
    [
        "Alignment of textureReference",
    ][::core::mem::align_of::<textureReference>() - 8usize];
    [
        "Offset of field: textureReference::normalized",
    ][::core::mem::offset_of!(textureReference, normalized) - 0usize];
    [
        "Offset of field: textureReference::readMode",
    ][::core::mem::offset_of!(textureReference, readMode) - 4usize];
    [
        "Offset of field: textureReference::filterMode",
    ][::core::mem::offset_of!(textureReference, filterMode) - 8usize];
    [
        "Offset of field: textureReference::addressMode",
    ][::core::mem::offset_of!(textureReference, addressMode) - 12usize];
    [
        "Offset of field: textureReference::channelDesc",
    ][::core::mem::offset_of!(textureReference, channelDesc) - 24usize];
    [
        "Offset of field: textureReference::sRGB",
    ][::core::mem::offset_of!(textureReference, sRGB) - 44usize];
    [
        "Offset of field: textureReference::maxAnisotropy",
    ][::core::mem::offset_of!(textureReference, maxAnisotropy) - 48usize];
    [
        "Offset of field: textureReference::mipmapFilterMode",
    ][::core::mem::offset_of!(textureReference, mipmapFilterMode) - 52usize];
    [
        "Offset of field: textureReference::mipmapLevelBias",
    ][::core::mem::offset_of!(textureReference, mipmapLevelBias) - 56usize];
    [
        "Offset of field: textureReference::minMipmapLevelClamp",
    ][::core::mem::offset_of!(textureReference, minMipmapLevelClamp) - 60usize];
    [
        "Offset of field: textureReference::maxMipmapLevelClamp",
    ][::core::mem::offset_of!(textureReference, maxMipmapLevelClamp) - 64usize];
    [
        "Offset of field: textureReference::textureObject",
    ][::core::mem::offset_of!(textureReference, textureObject) - 72usize];
    [
        "Offset of field: textureReference::numChannels",
    ][::core::mem::offset_of!(textureReference, numChannels) - 80usize];
    [
        "Offset of field: textureReference::format",
    ][::core::mem::offset_of!(textureReference, format) - 84usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipTextureDesc {
    pub addressMode: [hipTextureAddressMode; 3usize],
    pub filterMode: hipTextureFilterMode,
    pub readMode: hipTextureReadMode,
    pub sRGB: ::core::ffi::c_int,
    pub borderColor: [f32; 4usize],
    pub normalizedCoords: ::core::ffi::c_int,
    pub maxAnisotropy: ::core::ffi::c_uint,
    pub mipmapFilterMode: hipTextureFilterMode,
    pub mipmapLevelBias: f32,
    pub minMipmapLevelClamp: f32,
    pub maxMipmapLevelClamp: f32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipTextureDesc"][::core::mem::size_of::<hipTextureDesc>() - 64usize];
    ["Alignment of hipTextureDesc"][::core::mem::align_of::<hipTextureDesc>() - 4usize];
    [
        "Offset of field: hipTextureDesc::addressMode",
    ][::core::mem::offset_of!(hipTextureDesc, addressMode) - 0usize];
    [
        "Offset of field: hipTextureDesc::filterMode",
    ][::core::mem::offset_of!(hipTextureDesc, filterMode) - 12usize];
    [
        "Offset of field: hipTextureDesc::readMode",
    ][::core::mem::offset_of!(hipTextureDesc, readMode) - 16usize];
    [
        "Offset of field: hipTextureDesc::sRGB",
    ][::core::mem::offset_of!(hipTextureDesc, sRGB) - 20usize];
    [
        "Offset of field: hipTextureDesc::borderColor",
    ][::core::mem::offset_of!(hipTextureDesc, borderColor) - 24usize];
    [
        "Offset of field: hipTextureDesc::normalizedCoords",
    ][::core::mem::offset_of!(hipTextureDesc, normalizedCoords) - 40usize];
    [
        "Offset of field: hipTextureDesc::maxAnisotropy",
    ][::core::mem::offset_of!(hipTextureDesc, maxAnisotropy) - 44usize];
    [
        "Offset of field: hipTextureDesc::mipmapFilterMode",
    ][::core::mem::offset_of!(hipTextureDesc, mipmapFilterMode) - 48usize];
    [
        "Offset of field: hipTextureDesc::mipmapLevelBias",
    ][::core::mem::offset_of!(hipTextureDesc, mipmapLevelBias) - 52usize];
    [
        "Offset of field: hipTextureDesc::minMipmapLevelClamp",
    ][::core::mem::offset_of!(hipTextureDesc, minMipmapLevelClamp) - 56usize];
    [
        "Offset of field: hipTextureDesc::maxMipmapLevelClamp",
    ][::core::mem::offset_of!(hipTextureDesc, maxMipmapLevelClamp) - 60usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct __hip_surface {
    _unused: [u8; 0],
}
pub type hipSurfaceObject_t = *mut __hip_surface;
pub const hipBoundaryModeZero: hipSurfaceBoundaryMode = 0;
pub const hipBoundaryModeTrap: hipSurfaceBoundaryMode = 1;
pub const hipBoundaryModeClamp: hipSurfaceBoundaryMode = 2;
pub type hipSurfaceBoundaryMode = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct ihipCtx_t {
    _unused: [u8; 0],
}
pub type hipCtx_t = *mut ihipCtx_t;
pub type hipDevice_t = ::core::ffi::c_int;
pub const hipDevP2PAttrPerformanceRank: hipDeviceP2PAttr = 0;
pub const hipDevP2PAttrAccessSupported: hipDeviceP2PAttr = 1;
pub const hipDevP2PAttrNativeAtomicSupported: hipDeviceP2PAttr = 2;
pub const hipDevP2PAttrHipArrayAccessSupported: hipDeviceP2PAttr = 3;
pub type hipDeviceP2PAttr = ::core::ffi::c_uint;
pub const hipDriverEntryPointSuccess: hipDriverEntryPointQueryResult = 0;
pub const hipDriverEntryPointSymbolNotFound: hipDriverEntryPointQueryResult = 1;
pub const hipDriverEntryPointVersionNotSufficent: hipDriverEntryPointQueryResult = 2;
pub type hipDriverEntryPointQueryResult = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct ihipStream_t {
    _unused: [u8; 0],
}
pub type hipStream_t = *mut ihipStream_t;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipIpcMemHandle_st {
    pub reserved: [::core::ffi::c_char; 64usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipIpcMemHandle_st",
    ][::core::mem::size_of::<hipIpcMemHandle_st>() - 64usize];
    [
        "Alignment of hipIpcMemHandle_st",
    ][::core::mem::align_of::<hipIpcMemHandle_st>() - 1usize];
    [
        "Offset of field: hipIpcMemHandle_st::reserved",
    ][::core::mem::offset_of!(hipIpcMemHandle_st, reserved) - 0usize];
};
pub type hipIpcMemHandle_t = hipIpcMemHandle_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipIpcEventHandle_st {
    pub reserved: [::core::ffi::c_char; 64usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipIpcEventHandle_st",
    ][::core::mem::size_of::<hipIpcEventHandle_st>() - 64usize];
    [
        "Alignment of hipIpcEventHandle_st",
    ][::core::mem::align_of::<hipIpcEventHandle_st>() - 1usize];
    [
        "Offset of field: hipIpcEventHandle_st::reserved",
    ][::core::mem::offset_of!(hipIpcEventHandle_st, reserved) - 0usize];
};
pub type hipIpcEventHandle_t = hipIpcEventHandle_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct ihipModule_t {
    _unused: [u8; 0],
}
pub type hipModule_t = *mut ihipModule_t;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct ihipModuleSymbol_t {
    _unused: [u8; 0],
}
pub type hipFunction_t = *mut ihipModuleSymbol_t;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct ihipLinkState_t {
    _unused: [u8; 0],
}
pub type hipLinkState_t = *mut ihipLinkState_t;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct ihipLibrary_t {
    _unused: [u8; 0],
}
pub type hipLibrary_t = *mut ihipLibrary_t;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct ihipKernel_t {
    _unused: [u8; 0],
}
pub type hipKernel_t = *mut ihipKernel_t;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct ihipMemPoolHandle_t {
    _unused: [u8; 0],
}
pub type hipMemPool_t = *mut ihipMemPoolHandle_t;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipFuncAttributes {
    pub binaryVersion: ::core::ffi::c_int,
    pub cacheModeCA: ::core::ffi::c_int,
    pub constSizeBytes: usize,
    pub localSizeBytes: usize,
    pub maxDynamicSharedSizeBytes: ::core::ffi::c_int,
    pub maxThreadsPerBlock: ::core::ffi::c_int,
    pub numRegs: ::core::ffi::c_int,
    pub preferredShmemCarveout: ::core::ffi::c_int,
    pub ptxVersion: ::core::ffi::c_int,
    pub sharedSizeBytes: usize,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipFuncAttributes"][::core::mem::size_of::<hipFuncAttributes>() - 56usize];
    [
        "Alignment of hipFuncAttributes",
    ][::core::mem::align_of::<hipFuncAttributes>() - 8usize];
    [
        "Offset of field: hipFuncAttributes::binaryVersion",
    ][::core::mem::offset_of!(hipFuncAttributes, binaryVersion) - 0usize];
    [
        "Offset of field: hipFuncAttributes::cacheModeCA",
    ][::core::mem::offset_of!(hipFuncAttributes, cacheModeCA) - 4usize];
    [
        "Offset of field: hipFuncAttributes::constSizeBytes",
    ][::core::mem::offset_of!(hipFuncAttributes, constSizeBytes) - 8usize];
    [
        "Offset of field: hipFuncAttributes::localSizeBytes",
    ][::core::mem::offset_of!(hipFuncAttributes, localSizeBytes) - 16usize];
    [
        "Offset of field: hipFuncAttributes::maxDynamicSharedSizeBytes",
    ][::core::mem::offset_of!(hipFuncAttributes, maxDynamicSharedSizeBytes) - 24usize];
    [
        "Offset of field: hipFuncAttributes::maxThreadsPerBlock",
    ][::core::mem::offset_of!(hipFuncAttributes, maxThreadsPerBlock) - 28usize];
    [
        "Offset of field: hipFuncAttributes::numRegs",
    ][::core::mem::offset_of!(hipFuncAttributes, numRegs) - 32usize];
    [
        "Offset of field: hipFuncAttributes::preferredShmemCarveout",
    ][::core::mem::offset_of!(hipFuncAttributes, preferredShmemCarveout) - 36usize];
    [
        "Offset of field: hipFuncAttributes::ptxVersion",
    ][::core::mem::offset_of!(hipFuncAttributes, ptxVersion) - 40usize];
    [
        "Offset of field: hipFuncAttributes::sharedSizeBytes",
    ][::core::mem::offset_of!(hipFuncAttributes, sharedSizeBytes) - 48usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct ihipEvent_t {
    _unused: [u8; 0],
}
pub type hipEvent_t = *mut ihipEvent_t;
pub const hipLimitStackSize: hipLimit_t = 0;
pub const hipLimitPrintfFifoSize: hipLimit_t = 1;
pub const hipLimitMallocHeapSize: hipLimit_t = 2;
pub const hipExtLimitScratchMin: hipLimit_t = 4096;
pub const hipExtLimitScratchMax: hipLimit_t = 4097;
pub const hipExtLimitScratchCurrent: hipLimit_t = 4098;
pub const hipLimitRange: hipLimit_t = 4099;
pub type hipLimit_t = ::core::ffi::c_uint;
pub const hipStreamMemOpWaitValue32: hipStreamBatchMemOpType = 1;
pub const hipStreamMemOpWriteValue32: hipStreamBatchMemOpType = 2;
pub const hipStreamMemOpWaitValue64: hipStreamBatchMemOpType = 4;
pub const hipStreamMemOpWriteValue64: hipStreamBatchMemOpType = 5;
pub const hipStreamMemOpBarrier: hipStreamBatchMemOpType = 6;
pub const hipStreamMemOpFlushRemoteWrites: hipStreamBatchMemOpType = 3;
pub type hipStreamBatchMemOpType = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Copy, Clone)]
pub union hipStreamBatchMemOpParams_union {
    pub operation: hipStreamBatchMemOpType,
    pub waitValue: hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t,
    pub writeValue: hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t,
    pub flushRemoteWrites: hipStreamBatchMemOpParams_union_hipStreamMemOpFlushRemoteWritesParams_t,
    pub memoryBarrier: hipStreamBatchMemOpParams_union_hipStreamMemOpMemoryBarrierParams_t,
    pub pad: [u64; 6usize],
}
#[repr(C)]
#[derive(Copy, Clone)]
pub struct hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t {
    pub operation: hipStreamBatchMemOpType,
    pub address: hipDeviceptr_t,
    pub __bindgen_anon_1: hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t__bindgen_ty_1,
    pub flags: ::core::ffi::c_uint,
    pub alias: hipDeviceptr_t,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t__bindgen_ty_1 {
    pub value: u32,
    pub value64: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t__bindgen_ty_1",
    ][::core::mem::size_of::<
        hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t__bindgen_ty_1,
    >() - 8usize];
    [
        "Alignment of hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t__bindgen_ty_1",
    ][::core::mem::align_of::<
        hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t__bindgen_ty_1,
    >() - 8usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t__bindgen_ty_1::value",
    ][::core::mem::offset_of!(
        hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t__bindgen_ty_1,
        value
    ) - 0usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t__bindgen_ty_1::value64",
    ][::core::mem::offset_of!(
        hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t__bindgen_ty_1,
        value64
    ) - 0usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t",
    ][::core::mem::size_of::<
        hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t,
    >() - 40usize];
    [
        "Alignment of hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t",
    ][::core::mem::align_of::<
        hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t,
    >() - 8usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t::operation",
    ][::core::mem::offset_of!(
        hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t, operation
    ) - 0usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t::address",
    ][::core::mem::offset_of!(
        hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t, address
    ) - 8usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t::flags",
    ][::core::mem::offset_of!(
        hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t, flags
    ) - 24usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t::alias",
    ][::core::mem::offset_of!(
        hipStreamBatchMemOpParams_union_hipStreamMemOpWaitValueParams_t, alias
    ) - 32usize];
};
#[repr(C)]
#[derive(Copy, Clone)]
pub struct hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t {
    pub operation: hipStreamBatchMemOpType,
    pub address: hipDeviceptr_t,
    pub __bindgen_anon_1: hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t__bindgen_ty_1,
    pub flags: ::core::ffi::c_uint,
    pub alias: hipDeviceptr_t,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t__bindgen_ty_1 {
    pub value: u32,
    pub value64: u64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t__bindgen_ty_1",
    ][::core::mem::size_of::<
        hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t__bindgen_ty_1,
    >() - 8usize];
    [
        "Alignment of hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t__bindgen_ty_1",
    ][::core::mem::align_of::<
        hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t__bindgen_ty_1,
    >() - 8usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t__bindgen_ty_1::value",
    ][::core::mem::offset_of!(
        hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t__bindgen_ty_1,
        value
    ) - 0usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t__bindgen_ty_1::value64",
    ][::core::mem::offset_of!(
        hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t__bindgen_ty_1,
        value64
    ) - 0usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t",
    ][::core::mem::size_of::<
        hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t,
    >() - 40usize];
    [
        "Alignment of hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t",
    ][::core::mem::align_of::<
        hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t,
    >() - 8usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t::operation",
    ][::core::mem::offset_of!(
        hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t, operation
    ) - 0usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t::address",
    ][::core::mem::offset_of!(
        hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t, address
    ) - 8usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t::flags",
    ][::core::mem::offset_of!(
        hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t, flags
    ) - 24usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t::alias",
    ][::core::mem::offset_of!(
        hipStreamBatchMemOpParams_union_hipStreamMemOpWriteValueParams_t, alias
    ) - 32usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipStreamBatchMemOpParams_union_hipStreamMemOpFlushRemoteWritesParams_t {
    pub operation: hipStreamBatchMemOpType,
    pub flags: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipStreamBatchMemOpParams_union_hipStreamMemOpFlushRemoteWritesParams_t",
    ][::core::mem::size_of::<
        hipStreamBatchMemOpParams_union_hipStreamMemOpFlushRemoteWritesParams_t,
    >() - 8usize];
    [
        "Alignment of hipStreamBatchMemOpParams_union_hipStreamMemOpFlushRemoteWritesParams_t",
    ][::core::mem::align_of::<
        hipStreamBatchMemOpParams_union_hipStreamMemOpFlushRemoteWritesParams_t,
    >() - 4usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union_hipStreamMemOpFlushRemoteWritesParams_t::operation",
    ][::core::mem::offset_of!(
        hipStreamBatchMemOpParams_union_hipStreamMemOpFlushRemoteWritesParams_t,
        operation
    ) - 0usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union_hipStreamMemOpFlushRemoteWritesParams_t::flags",
    ][::core::mem::offset_of!(
        hipStreamBatchMemOpParams_union_hipStreamMemOpFlushRemoteWritesParams_t, flags
    ) - 4usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipStreamBatchMemOpParams_union_hipStreamMemOpMemoryBarrierParams_t {
    pub operation: hipStreamBatchMemOpType,
    pub flags: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipStreamBatchMemOpParams_union_hipStreamMemOpMemoryBarrierParams_t",
    ][::core::mem::size_of::<
        hipStreamBatchMemOpParams_union_hipStreamMemOpMemoryBarrierParams_t,
    >() - 8usize];
    [
        "Alignment of hipStreamBatchMemOpParams_union_hipStreamMemOpMemoryBarrierParams_t",
    ][::core::mem::align_of::<
        hipStreamBatchMemOpParams_union_hipStreamMemOpMemoryBarrierParams_t,
    >() - 4usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union_hipStreamMemOpMemoryBarrierParams_t::operation",
    ][::core::mem::offset_of!(
        hipStreamBatchMemOpParams_union_hipStreamMemOpMemoryBarrierParams_t, operation
    ) - 0usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union_hipStreamMemOpMemoryBarrierParams_t::flags",
    ][::core::mem::offset_of!(
        hipStreamBatchMemOpParams_union_hipStreamMemOpMemoryBarrierParams_t, flags
    ) - 4usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipStreamBatchMemOpParams_union",
    ][::core::mem::size_of::<hipStreamBatchMemOpParams_union>() - 48usize];
    [
        "Alignment of hipStreamBatchMemOpParams_union",
    ][::core::mem::align_of::<hipStreamBatchMemOpParams_union>() - 8usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union::operation",
    ][::core::mem::offset_of!(hipStreamBatchMemOpParams_union, operation) - 0usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union::waitValue",
    ][::core::mem::offset_of!(hipStreamBatchMemOpParams_union, waitValue) - 0usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union::writeValue",
    ][::core::mem::offset_of!(hipStreamBatchMemOpParams_union, writeValue) - 0usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union::flushRemoteWrites",
    ][::core::mem::offset_of!(hipStreamBatchMemOpParams_union, flushRemoteWrites)
        - 0usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union::memoryBarrier",
    ][::core::mem::offset_of!(hipStreamBatchMemOpParams_union, memoryBarrier) - 0usize];
    [
        "Offset of field: hipStreamBatchMemOpParams_union::pad",
    ][::core::mem::offset_of!(hipStreamBatchMemOpParams_union, pad) - 0usize];
};
pub type hipStreamBatchMemOpParams = hipStreamBatchMemOpParams_union;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipBatchMemOpNodeParams {
    pub ctx: hipCtx_t,
    pub count: ::core::ffi::c_uint,
    pub paramArray: *mut hipStreamBatchMemOpParams,
    pub flags: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipBatchMemOpNodeParams",
    ][::core::mem::size_of::<hipBatchMemOpNodeParams>() - 32usize];
    [
        "Alignment of hipBatchMemOpNodeParams",
    ][::core::mem::align_of::<hipBatchMemOpNodeParams>() - 8usize];
    [
        "Offset of field: hipBatchMemOpNodeParams::ctx",
    ][::core::mem::offset_of!(hipBatchMemOpNodeParams, ctx) - 0usize];
    [
        "Offset of field: hipBatchMemOpNodeParams::count",
    ][::core::mem::offset_of!(hipBatchMemOpNodeParams, count) - 8usize];
    [
        "Offset of field: hipBatchMemOpNodeParams::paramArray",
    ][::core::mem::offset_of!(hipBatchMemOpNodeParams, paramArray) - 16usize];
    [
        "Offset of field: hipBatchMemOpNodeParams::flags",
    ][::core::mem::offset_of!(hipBatchMemOpNodeParams, flags) - 24usize];
};
pub const hipMemAdviseSetReadMostly: hipMemoryAdvise = 1;
pub const hipMemAdviseUnsetReadMostly: hipMemoryAdvise = 2;
pub const hipMemAdviseSetPreferredLocation: hipMemoryAdvise = 3;
pub const hipMemAdviseUnsetPreferredLocation: hipMemoryAdvise = 4;
pub const hipMemAdviseSetAccessedBy: hipMemoryAdvise = 5;
pub const hipMemAdviseUnsetAccessedBy: hipMemoryAdvise = 6;
pub const hipMemAdviseSetCoarseGrain: hipMemoryAdvise = 100;
pub const hipMemAdviseUnsetCoarseGrain: hipMemoryAdvise = 101;
pub type hipMemoryAdvise = ::core::ffi::c_uint;
pub const hipMemRangeCoherencyModeFineGrain: hipMemRangeCoherencyMode = 0;
pub const hipMemRangeCoherencyModeCoarseGrain: hipMemRangeCoherencyMode = 1;
pub const hipMemRangeCoherencyModeIndeterminate: hipMemRangeCoherencyMode = 2;
pub type hipMemRangeCoherencyMode = ::core::ffi::c_uint;
pub const hipMemRangeAttributeReadMostly: hipMemRangeAttribute = 1;
pub const hipMemRangeAttributePreferredLocation: hipMemRangeAttribute = 2;
pub const hipMemRangeAttributeAccessedBy: hipMemRangeAttribute = 3;
pub const hipMemRangeAttributeLastPrefetchLocation: hipMemRangeAttribute = 4;
pub const hipMemRangeAttributeCoherencyMode: hipMemRangeAttribute = 100;
pub type hipMemRangeAttribute = ::core::ffi::c_uint;
pub const hipMemPoolReuseFollowEventDependencies: hipMemPoolAttr = 1;
pub const hipMemPoolReuseAllowOpportunistic: hipMemPoolAttr = 2;
pub const hipMemPoolReuseAllowInternalDependencies: hipMemPoolAttr = 3;
pub const hipMemPoolAttrReleaseThreshold: hipMemPoolAttr = 4;
pub const hipMemPoolAttrReservedMemCurrent: hipMemPoolAttr = 5;
pub const hipMemPoolAttrReservedMemHigh: hipMemPoolAttr = 6;
pub const hipMemPoolAttrUsedMemCurrent: hipMemPoolAttr = 7;
pub const hipMemPoolAttrUsedMemHigh: hipMemPoolAttr = 8;
pub type hipMemPoolAttr = ::core::ffi::c_uint;
pub const hipMemAccessFlagsProtNone: hipMemAccessFlags = 0;
pub const hipMemAccessFlagsProtRead: hipMemAccessFlags = 1;
pub const hipMemAccessFlagsProtReadWrite: hipMemAccessFlags = 3;
pub type hipMemAccessFlags = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipMemAccessDesc {
    pub location: hipMemLocation,
    pub flags: hipMemAccessFlags,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipMemAccessDesc"][::core::mem::size_of::<hipMemAccessDesc>() - 12usize];
    [
        "Alignment of hipMemAccessDesc",
    ][::core::mem::align_of::<hipMemAccessDesc>() - 4usize];
    [
        "Offset of field: hipMemAccessDesc::location",
    ][::core::mem::offset_of!(hipMemAccessDesc, location) - 0usize];
    [
        "Offset of field: hipMemAccessDesc::flags",
    ][::core::mem::offset_of!(hipMemAccessDesc, flags) - 8usize];
};
pub const hipMemAllocationTypeInvalid: hipMemAllocationType = 0;
pub const hipMemAllocationTypePinned: hipMemAllocationType = 1;
pub const hipMemAllocationTypeUncached: hipMemAllocationType = 1073741824;
pub const hipMemAllocationTypeMax: hipMemAllocationType = 2147483647;
pub type hipMemAllocationType = ::core::ffi::c_uint;
pub const hipMemHandleTypeNone: hipMemAllocationHandleType = 0;
pub const hipMemHandleTypePosixFileDescriptor: hipMemAllocationHandleType = 1;
pub const hipMemHandleTypeWin32: hipMemAllocationHandleType = 2;
pub const hipMemHandleTypeWin32Kmt: hipMemAllocationHandleType = 4;
pub type hipMemAllocationHandleType = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipMemPoolProps {
    pub allocType: hipMemAllocationType,
    pub handleTypes: hipMemAllocationHandleType,
    pub location: hipMemLocation,
    pub win32SecurityAttributes: *mut ::core::ffi::c_void,
    pub maxSize: usize,
    pub reserved: [::core::ffi::c_uchar; 56usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipMemPoolProps"][::core::mem::size_of::<hipMemPoolProps>() - 88usize];
    [
        "Alignment of hipMemPoolProps",
    ][::core::mem::align_of::<hipMemPoolProps>() - 8usize];
    [
        "Offset of field: hipMemPoolProps::allocType",
    ][::core::mem::offset_of!(hipMemPoolProps, allocType) - 0usize];
    [
        "Offset of field: hipMemPoolProps::handleTypes",
    ][::core::mem::offset_of!(hipMemPoolProps, handleTypes) - 4usize];
    [
        "Offset of field: hipMemPoolProps::location",
    ][::core::mem::offset_of!(hipMemPoolProps, location) - 8usize];
    [
        "Offset of field: hipMemPoolProps::win32SecurityAttributes",
    ][::core::mem::offset_of!(hipMemPoolProps, win32SecurityAttributes) - 16usize];
    [
        "Offset of field: hipMemPoolProps::maxSize",
    ][::core::mem::offset_of!(hipMemPoolProps, maxSize) - 24usize];
    [
        "Offset of field: hipMemPoolProps::reserved",
    ][::core::mem::offset_of!(hipMemPoolProps, reserved) - 32usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipMemPoolPtrExportData {
    pub reserved: [::core::ffi::c_uchar; 64usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipMemPoolPtrExportData",
    ][::core::mem::size_of::<hipMemPoolPtrExportData>() - 64usize];
    [
        "Alignment of hipMemPoolPtrExportData",
    ][::core::mem::align_of::<hipMemPoolPtrExportData>() - 1usize];
    [
        "Offset of field: hipMemPoolPtrExportData::reserved",
    ][::core::mem::offset_of!(hipMemPoolPtrExportData, reserved) - 0usize];
};
pub const hipFuncAttributeMaxDynamicSharedMemorySize: hipFuncAttribute = 8;
pub const hipFuncAttributePreferredSharedMemoryCarveout: hipFuncAttribute = 9;
pub const hipFuncAttributeMax: hipFuncAttribute = 10;
pub type hipFuncAttribute = ::core::ffi::c_uint;
pub const hipFuncCachePreferNone: hipFuncCache_t = 0;
pub const hipFuncCachePreferShared: hipFuncCache_t = 1;
pub const hipFuncCachePreferL1: hipFuncCache_t = 2;
pub const hipFuncCachePreferEqual: hipFuncCache_t = 3;
pub type hipFuncCache_t = ::core::ffi::c_uint;
pub const hipSharedMemBankSizeDefault: hipSharedMemConfig = 0;
pub const hipSharedMemBankSizeFourByte: hipSharedMemConfig = 1;
pub const hipSharedMemBankSizeEightByte: hipSharedMemConfig = 2;
pub type hipSharedMemConfig = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct dim3 {
    pub x: u32,
    pub y: u32,
    pub z: u32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of dim3"][::core::mem::size_of::<dim3>() - 12usize];
    ["Alignment of dim3"][::core::mem::align_of::<dim3>() - 4usize];
    ["Offset of field: dim3::x"][::core::mem::offset_of!(dim3, x) - 0usize];
    ["Offset of field: dim3::y"][::core::mem::offset_of!(dim3, y) - 4usize];
    ["Offset of field: dim3::z"][::core::mem::offset_of!(dim3, z) - 8usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipLaunchParams_t {
    pub func: *mut ::core::ffi::c_void,
    pub gridDim: dim3,
    pub blockDim: dim3,
    pub args: *mut *mut ::core::ffi::c_void,
    pub sharedMem: usize,
    pub stream: hipStream_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipLaunchParams_t"][::core::mem::size_of::<hipLaunchParams_t>() - 56usize];
    [
        "Alignment of hipLaunchParams_t",
    ][::core::mem::align_of::<hipLaunchParams_t>() - 8usize];
    [
        "Offset of field: hipLaunchParams_t::func",
    ][::core::mem::offset_of!(hipLaunchParams_t, func) - 0usize];
    [
        "Offset of field: hipLaunchParams_t::gridDim",
    ][::core::mem::offset_of!(hipLaunchParams_t, gridDim) - 8usize];
    [
        "Offset of field: hipLaunchParams_t::blockDim",
    ][::core::mem::offset_of!(hipLaunchParams_t, blockDim) - 20usize];
    [
        "Offset of field: hipLaunchParams_t::args",
    ][::core::mem::offset_of!(hipLaunchParams_t, args) - 32usize];
    [
        "Offset of field: hipLaunchParams_t::sharedMem",
    ][::core::mem::offset_of!(hipLaunchParams_t, sharedMem) - 40usize];
    [
        "Offset of field: hipLaunchParams_t::stream",
    ][::core::mem::offset_of!(hipLaunchParams_t, stream) - 48usize];
};
pub type hipLaunchParams = hipLaunchParams_t;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipFunctionLaunchParams_t {
    pub function: hipFunction_t,
    pub gridDimX: ::core::ffi::c_uint,
    pub gridDimY: ::core::ffi::c_uint,
    pub gridDimZ: ::core::ffi::c_uint,
    pub blockDimX: ::core::ffi::c_uint,
    pub blockDimY: ::core::ffi::c_uint,
    pub blockDimZ: ::core::ffi::c_uint,
    pub sharedMemBytes: ::core::ffi::c_uint,
    pub hStream: hipStream_t,
    pub kernelParams: *mut *mut ::core::ffi::c_void,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipFunctionLaunchParams_t",
    ][::core::mem::size_of::<hipFunctionLaunchParams_t>() - 56usize];
    [
        "Alignment of hipFunctionLaunchParams_t",
    ][::core::mem::align_of::<hipFunctionLaunchParams_t>() - 8usize];
    [
        "Offset of field: hipFunctionLaunchParams_t::function",
    ][::core::mem::offset_of!(hipFunctionLaunchParams_t, function) - 0usize];
    [
        "Offset of field: hipFunctionLaunchParams_t::gridDimX",
    ][::core::mem::offset_of!(hipFunctionLaunchParams_t, gridDimX) - 8usize];
    [
        "Offset of field: hipFunctionLaunchParams_t::gridDimY",
    ][::core::mem::offset_of!(hipFunctionLaunchParams_t, gridDimY) - 12usize];
    [
        "Offset of field: hipFunctionLaunchParams_t::gridDimZ",
    ][::core::mem::offset_of!(hipFunctionLaunchParams_t, gridDimZ) - 16usize];
    [
        "Offset of field: hipFunctionLaunchParams_t::blockDimX",
    ][::core::mem::offset_of!(hipFunctionLaunchParams_t, blockDimX) - 20usize];
    [
        "Offset of field: hipFunctionLaunchParams_t::blockDimY",
    ][::core::mem::offset_of!(hipFunctionLaunchParams_t, blockDimY) - 24usize];
    [
        "Offset of field: hipFunctionLaunchParams_t::blockDimZ",
    ][::core::mem::offset_of!(hipFunctionLaunchParams_t, blockDimZ) - 28usize];
    [
        "Offset of field: hipFunctionLaunchParams_t::sharedMemBytes",
    ][::core::mem::offset_of!(hipFunctionLaunchParams_t, sharedMemBytes) - 32usize];
    [
        "Offset of field: hipFunctionLaunchParams_t::hStream",
    ][::core::mem::offset_of!(hipFunctionLaunchParams_t, hStream) - 40usize];
    [
        "Offset of field: hipFunctionLaunchParams_t::kernelParams",
    ][::core::mem::offset_of!(hipFunctionLaunchParams_t, kernelParams) - 48usize];
};
pub type hipFunctionLaunchParams = hipFunctionLaunchParams_t;
pub const hipExternalMemoryHandleTypeOpaqueFd: hipExternalMemoryHandleType_enum = 1;
pub const hipExternalMemoryHandleTypeOpaqueWin32: hipExternalMemoryHandleType_enum = 2;
pub const hipExternalMemoryHandleTypeOpaqueWin32Kmt: hipExternalMemoryHandleType_enum = 3;
pub const hipExternalMemoryHandleTypeD3D12Heap: hipExternalMemoryHandleType_enum = 4;
pub const hipExternalMemoryHandleTypeD3D12Resource: hipExternalMemoryHandleType_enum = 5;
pub const hipExternalMemoryHandleTypeD3D11Resource: hipExternalMemoryHandleType_enum = 6;
pub const hipExternalMemoryHandleTypeD3D11ResourceKmt: hipExternalMemoryHandleType_enum = 7;
pub const hipExternalMemoryHandleTypeNvSciBuf: hipExternalMemoryHandleType_enum = 8;
pub type hipExternalMemoryHandleType_enum = ::core::ffi::c_uint;
pub use self::hipExternalMemoryHandleType_enum as hipExternalMemoryHandleType;
#[repr(C)]
#[derive(Copy, Clone)]
pub struct hipExternalMemoryHandleDesc_st {
    pub type_: hipExternalMemoryHandleType,
    pub handle: hipExternalMemoryHandleDesc_st__bindgen_ty_1,
    pub size: ::core::ffi::c_ulonglong,
    pub flags: ::core::ffi::c_uint,
    pub reserved: [::core::ffi::c_uint; 16usize],
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union hipExternalMemoryHandleDesc_st__bindgen_ty_1 {
    pub fd: ::core::ffi::c_int,
    pub win32: hipExternalMemoryHandleDesc_st__bindgen_ty_1__bindgen_ty_1,
    pub nvSciBufObject: *const ::core::ffi::c_void,
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipExternalMemoryHandleDesc_st__bindgen_ty_1__bindgen_ty_1 {
    pub handle: *mut ::core::ffi::c_void,
    pub name: *const ::core::ffi::c_void,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalMemoryHandleDesc_st__bindgen_ty_1__bindgen_ty_1",
    ][::core::mem::size_of::<
        hipExternalMemoryHandleDesc_st__bindgen_ty_1__bindgen_ty_1,
    >() - 16usize];
    [
        "Alignment of hipExternalMemoryHandleDesc_st__bindgen_ty_1__bindgen_ty_1",
    ][::core::mem::align_of::<
        hipExternalMemoryHandleDesc_st__bindgen_ty_1__bindgen_ty_1,
    >() - 8usize];
    [
        "Offset of field: hipExternalMemoryHandleDesc_st__bindgen_ty_1__bindgen_ty_1::handle",
    ][::core::mem::offset_of!(
        hipExternalMemoryHandleDesc_st__bindgen_ty_1__bindgen_ty_1, handle
    ) - 0usize];
    [
        "Offset of field: hipExternalMemoryHandleDesc_st__bindgen_ty_1__bindgen_ty_1::name",
    ][::core::mem::offset_of!(
        hipExternalMemoryHandleDesc_st__bindgen_ty_1__bindgen_ty_1, name
    ) - 8usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalMemoryHandleDesc_st__bindgen_ty_1",
    ][::core::mem::size_of::<hipExternalMemoryHandleDesc_st__bindgen_ty_1>() - 16usize];
    [
        "Alignment of hipExternalMemoryHandleDesc_st__bindgen_ty_1",
    ][::core::mem::align_of::<hipExternalMemoryHandleDesc_st__bindgen_ty_1>() - 8usize];
    [
        "Offset of field: hipExternalMemoryHandleDesc_st__bindgen_ty_1::fd",
    ][::core::mem::offset_of!(hipExternalMemoryHandleDesc_st__bindgen_ty_1, fd)
        - 0usize];
    [
        "Offset of field: hipExternalMemoryHandleDesc_st__bindgen_ty_1::win32",
    ][::core::mem::offset_of!(hipExternalMemoryHandleDesc_st__bindgen_ty_1, win32)
        - 0usize];
    [
        "Offset of field: hipExternalMemoryHandleDesc_st__bindgen_ty_1::nvSciBufObject",
    ][::core::mem::offset_of!(
        hipExternalMemoryHandleDesc_st__bindgen_ty_1, nvSciBufObject
    ) - 0usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalMemoryHandleDesc_st",
    ][::core::mem::size_of::<hipExternalMemoryHandleDesc_st>() - 104usize];
    [
        "Alignment of hipExternalMemoryHandleDesc_st",
    ][::core::mem::align_of::<hipExternalMemoryHandleDesc_st>() - 8usize];
    [
        "Offset of field: hipExternalMemoryHandleDesc_st::type_",
    ][::core::mem::offset_of!(hipExternalMemoryHandleDesc_st, type_) - 0usize];
    [
        "Offset of field: hipExternalMemoryHandleDesc_st::handle",
    ][::core::mem::offset_of!(hipExternalMemoryHandleDesc_st, handle) - 8usize];
    [
        "Offset of field: hipExternalMemoryHandleDesc_st::size",
    ][::core::mem::offset_of!(hipExternalMemoryHandleDesc_st, size) - 24usize];
    [
        "Offset of field: hipExternalMemoryHandleDesc_st::flags",
    ][::core::mem::offset_of!(hipExternalMemoryHandleDesc_st, flags) - 32usize];
    [
        "Offset of field: hipExternalMemoryHandleDesc_st::reserved",
    ][::core::mem::offset_of!(hipExternalMemoryHandleDesc_st, reserved) - 36usize];
};
pub type hipExternalMemoryHandleDesc = hipExternalMemoryHandleDesc_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipExternalMemoryBufferDesc_st {
    pub offset: ::core::ffi::c_ulonglong,
    pub size: ::core::ffi::c_ulonglong,
    pub flags: ::core::ffi::c_uint,
    pub reserved: [::core::ffi::c_uint; 16usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalMemoryBufferDesc_st",
    ][::core::mem::size_of::<hipExternalMemoryBufferDesc_st>() - 88usize];
    [
        "Alignment of hipExternalMemoryBufferDesc_st",
    ][::core::mem::align_of::<hipExternalMemoryBufferDesc_st>() - 8usize];
    [
        "Offset of field: hipExternalMemoryBufferDesc_st::offset",
    ][::core::mem::offset_of!(hipExternalMemoryBufferDesc_st, offset) - 0usize];
    [
        "Offset of field: hipExternalMemoryBufferDesc_st::size",
    ][::core::mem::offset_of!(hipExternalMemoryBufferDesc_st, size) - 8usize];
    [
        "Offset of field: hipExternalMemoryBufferDesc_st::flags",
    ][::core::mem::offset_of!(hipExternalMemoryBufferDesc_st, flags) - 16usize];
    [
        "Offset of field: hipExternalMemoryBufferDesc_st::reserved",
    ][::core::mem::offset_of!(hipExternalMemoryBufferDesc_st, reserved) - 20usize];
};
pub type hipExternalMemoryBufferDesc = hipExternalMemoryBufferDesc_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipExternalMemoryMipmappedArrayDesc_st {
    pub offset: ::core::ffi::c_ulonglong,
    pub formatDesc: hipChannelFormatDesc,
    pub extent: hipExtent,
    pub flags: ::core::ffi::c_uint,
    pub numLevels: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalMemoryMipmappedArrayDesc_st",
    ][::core::mem::size_of::<hipExternalMemoryMipmappedArrayDesc_st>() - 64usize];
    [
        "Alignment of hipExternalMemoryMipmappedArrayDesc_st",
    ][::core::mem::align_of::<hipExternalMemoryMipmappedArrayDesc_st>() - 8usize];
    [
        "Offset of field: hipExternalMemoryMipmappedArrayDesc_st::offset",
    ][::core::mem::offset_of!(hipExternalMemoryMipmappedArrayDesc_st, offset) - 0usize];
    [
        "Offset of field: hipExternalMemoryMipmappedArrayDesc_st::formatDesc",
    ][::core::mem::offset_of!(hipExternalMemoryMipmappedArrayDesc_st, formatDesc)
        - 8usize];
    [
        "Offset of field: hipExternalMemoryMipmappedArrayDesc_st::extent",
    ][::core::mem::offset_of!(hipExternalMemoryMipmappedArrayDesc_st, extent) - 32usize];
    [
        "Offset of field: hipExternalMemoryMipmappedArrayDesc_st::flags",
    ][::core::mem::offset_of!(hipExternalMemoryMipmappedArrayDesc_st, flags) - 56usize];
    [
        "Offset of field: hipExternalMemoryMipmappedArrayDesc_st::numLevels",
    ][::core::mem::offset_of!(hipExternalMemoryMipmappedArrayDesc_st, numLevels)
        - 60usize];
};
pub type hipExternalMemoryMipmappedArrayDesc = hipExternalMemoryMipmappedArrayDesc_st;
pub type hipExternalMemory_t = *mut ::core::ffi::c_void;
pub const hipExternalSemaphoreHandleTypeOpaqueFd: hipExternalSemaphoreHandleType_enum = 1;
pub const hipExternalSemaphoreHandleTypeOpaqueWin32: hipExternalSemaphoreHandleType_enum = 2;
pub const hipExternalSemaphoreHandleTypeOpaqueWin32Kmt: hipExternalSemaphoreHandleType_enum = 3;
pub const hipExternalSemaphoreHandleTypeD3D12Fence: hipExternalSemaphoreHandleType_enum = 4;
pub const hipExternalSemaphoreHandleTypeD3D11Fence: hipExternalSemaphoreHandleType_enum = 5;
pub const hipExternalSemaphoreHandleTypeNvSciSync: hipExternalSemaphoreHandleType_enum = 6;
pub const hipExternalSemaphoreHandleTypeKeyedMutex: hipExternalSemaphoreHandleType_enum = 7;
pub const hipExternalSemaphoreHandleTypeKeyedMutexKmt: hipExternalSemaphoreHandleType_enum = 8;
pub const hipExternalSemaphoreHandleTypeTimelineSemaphoreFd: hipExternalSemaphoreHandleType_enum = 9;
pub const hipExternalSemaphoreHandleTypeTimelineSemaphoreWin32: hipExternalSemaphoreHandleType_enum = 10;
pub type hipExternalSemaphoreHandleType_enum = ::core::ffi::c_uint;
pub use self::hipExternalSemaphoreHandleType_enum as hipExternalSemaphoreHandleType;
#[repr(C)]
#[derive(Copy, Clone)]
pub struct hipExternalSemaphoreHandleDesc_st {
    pub type_: hipExternalSemaphoreHandleType,
    pub handle: hipExternalSemaphoreHandleDesc_st__bindgen_ty_1,
    pub flags: ::core::ffi::c_uint,
    pub reserved: [::core::ffi::c_uint; 16usize],
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union hipExternalSemaphoreHandleDesc_st__bindgen_ty_1 {
    pub fd: ::core::ffi::c_int,
    pub win32: hipExternalSemaphoreHandleDesc_st__bindgen_ty_1__bindgen_ty_1,
    pub NvSciSyncObj: *const ::core::ffi::c_void,
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipExternalSemaphoreHandleDesc_st__bindgen_ty_1__bindgen_ty_1 {
    pub handle: *mut ::core::ffi::c_void,
    pub name: *const ::core::ffi::c_void,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalSemaphoreHandleDesc_st__bindgen_ty_1__bindgen_ty_1",
    ][::core::mem::size_of::<
        hipExternalSemaphoreHandleDesc_st__bindgen_ty_1__bindgen_ty_1,
    >() - 16usize];
    [
        "Alignment of hipExternalSemaphoreHandleDesc_st__bindgen_ty_1__bindgen_ty_1",
    ][::core::mem::align_of::<
        hipExternalSemaphoreHandleDesc_st__bindgen_ty_1__bindgen_ty_1,
    >() - 8usize];
    [
        "Offset of field: hipExternalSemaphoreHandleDesc_st__bindgen_ty_1__bindgen_ty_1::handle",
    ][::core::mem::offset_of!(
        hipExternalSemaphoreHandleDesc_st__bindgen_ty_1__bindgen_ty_1, handle
    ) - 0usize];
    [
        "Offset of field: hipExternalSemaphoreHandleDesc_st__bindgen_ty_1__bindgen_ty_1::name",
    ][::core::mem::offset_of!(
        hipExternalSemaphoreHandleDesc_st__bindgen_ty_1__bindgen_ty_1, name
    ) - 8usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalSemaphoreHandleDesc_st__bindgen_ty_1",
    ][::core::mem::size_of::<hipExternalSemaphoreHandleDesc_st__bindgen_ty_1>()
        - 16usize];
    [
        "Alignment of hipExternalSemaphoreHandleDesc_st__bindgen_ty_1",
    ][::core::mem::align_of::<hipExternalSemaphoreHandleDesc_st__bindgen_ty_1>()
        - 8usize];
    [
        "Offset of field: hipExternalSemaphoreHandleDesc_st__bindgen_ty_1::fd",
    ][::core::mem::offset_of!(hipExternalSemaphoreHandleDesc_st__bindgen_ty_1, fd)
        - 0usize];
    [
        "Offset of field: hipExternalSemaphoreHandleDesc_st__bindgen_ty_1::win32",
    ][::core::mem::offset_of!(hipExternalSemaphoreHandleDesc_st__bindgen_ty_1, win32)
        - 0usize];
    [
        "Offset of field: hipExternalSemaphoreHandleDesc_st__bindgen_ty_1::NvSciSyncObj",
    ][::core::mem::offset_of!(
        hipExternalSemaphoreHandleDesc_st__bindgen_ty_1, NvSciSyncObj
    ) - 0usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalSemaphoreHandleDesc_st",
    ][::core::mem::size_of::<hipExternalSemaphoreHandleDesc_st>() - 96usize];
    [
        "Alignment of hipExternalSemaphoreHandleDesc_st",
    ][::core::mem::align_of::<hipExternalSemaphoreHandleDesc_st>() - 8usize];
    [
        "Offset of field: hipExternalSemaphoreHandleDesc_st::type_",
    ][::core::mem::offset_of!(hipExternalSemaphoreHandleDesc_st, type_) - 0usize];
    [
        "Offset of field: hipExternalSemaphoreHandleDesc_st::handle",
    ][::core::mem::offset_of!(hipExternalSemaphoreHandleDesc_st, handle) - 8usize];
    [
        "Offset of field: hipExternalSemaphoreHandleDesc_st::flags",
    ][::core::mem::offset_of!(hipExternalSemaphoreHandleDesc_st, flags) - 24usize];
    [
        "Offset of field: hipExternalSemaphoreHandleDesc_st::reserved",
    ][::core::mem::offset_of!(hipExternalSemaphoreHandleDesc_st, reserved) - 28usize];
};
pub type hipExternalSemaphoreHandleDesc = hipExternalSemaphoreHandleDesc_st;
pub type hipExternalSemaphore_t = *mut ::core::ffi::c_void;
#[repr(C)]
#[derive(Copy, Clone)]
pub struct hipExternalSemaphoreSignalParams_st {
    pub params: hipExternalSemaphoreSignalParams_st__bindgen_ty_1,
    pub flags: ::core::ffi::c_uint,
    pub reserved: [::core::ffi::c_uint; 16usize],
}
#[repr(C)]
#[derive(Copy, Clone)]
pub struct hipExternalSemaphoreSignalParams_st__bindgen_ty_1 {
    pub fence: hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_1,
    pub nvSciSync: hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_2,
    pub keyedMutex: hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_3,
    pub reserved: [::core::ffi::c_uint; 12usize],
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_1 {
    pub value: ::core::ffi::c_ulonglong,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_1",
    ][::core::mem::size_of::<
        hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_1,
    >() - 8usize];
    [
        "Alignment of hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_1",
    ][::core::mem::align_of::<
        hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_1,
    >() - 8usize];
    [
        "Offset of field: hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_1::value",
    ][::core::mem::offset_of!(
        hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_1, value
    ) - 0usize];
};
#[repr(C)]
#[derive(Copy, Clone)]
pub union hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_2 {
    pub fence: *mut ::core::ffi::c_void,
    pub reserved: ::core::ffi::c_ulonglong,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_2",
    ][::core::mem::size_of::<
        hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_2,
    >() - 8usize];
    [
        "Alignment of hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_2",
    ][::core::mem::align_of::<
        hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_2,
    >() - 8usize];
    [
        "Offset of field: hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_2::fence",
    ][::core::mem::offset_of!(
        hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_2, fence
    ) - 0usize];
    [
        "Offset of field: hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_2::reserved",
    ][::core::mem::offset_of!(
        hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_2, reserved
    ) - 0usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_3 {
    pub key: ::core::ffi::c_ulonglong,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_3",
    ][::core::mem::size_of::<
        hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_3,
    >() - 8usize];
    [
        "Alignment of hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_3",
    ][::core::mem::align_of::<
        hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_3,
    >() - 8usize];
    [
        "Offset of field: hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_3::key",
    ][::core::mem::offset_of!(
        hipExternalSemaphoreSignalParams_st__bindgen_ty_1__bindgen_ty_3, key
    ) - 0usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalSemaphoreSignalParams_st__bindgen_ty_1",
    ][::core::mem::size_of::<hipExternalSemaphoreSignalParams_st__bindgen_ty_1>()
        - 72usize];
    [
        "Alignment of hipExternalSemaphoreSignalParams_st__bindgen_ty_1",
    ][::core::mem::align_of::<hipExternalSemaphoreSignalParams_st__bindgen_ty_1>()
        - 8usize];
    [
        "Offset of field: hipExternalSemaphoreSignalParams_st__bindgen_ty_1::fence",
    ][::core::mem::offset_of!(hipExternalSemaphoreSignalParams_st__bindgen_ty_1, fence)
        - 0usize];
    [
        "Offset of field: hipExternalSemaphoreSignalParams_st__bindgen_ty_1::nvSciSync",
    ][::core::mem::offset_of!(
        hipExternalSemaphoreSignalParams_st__bindgen_ty_1, nvSciSync
    ) - 8usize];
    [
        "Offset of field: hipExternalSemaphoreSignalParams_st__bindgen_ty_1::keyedMutex",
    ][::core::mem::offset_of!(
        hipExternalSemaphoreSignalParams_st__bindgen_ty_1, keyedMutex
    ) - 16usize];
    [
        "Offset of field: hipExternalSemaphoreSignalParams_st__bindgen_ty_1::reserved",
    ][::core::mem::offset_of!(
        hipExternalSemaphoreSignalParams_st__bindgen_ty_1, reserved
    ) - 24usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalSemaphoreSignalParams_st",
    ][::core::mem::size_of::<hipExternalSemaphoreSignalParams_st>() - 144usize];
    [
        "Alignment of hipExternalSemaphoreSignalParams_st",
    ][::core::mem::align_of::<hipExternalSemaphoreSignalParams_st>() - 8usize];
    [
        "Offset of field: hipExternalSemaphoreSignalParams_st::params",
    ][::core::mem::offset_of!(hipExternalSemaphoreSignalParams_st, params) - 0usize];
    [
        "Offset of field: hipExternalSemaphoreSignalParams_st::flags",
    ][::core::mem::offset_of!(hipExternalSemaphoreSignalParams_st, flags) - 72usize];
    [
        "Offset of field: hipExternalSemaphoreSignalParams_st::reserved",
    ][::core::mem::offset_of!(hipExternalSemaphoreSignalParams_st, reserved) - 76usize];
};
pub type hipExternalSemaphoreSignalParams = hipExternalSemaphoreSignalParams_st;
#[repr(C)]
#[derive(Copy, Clone)]
pub struct hipExternalSemaphoreWaitParams_st {
    pub params: hipExternalSemaphoreWaitParams_st__bindgen_ty_1,
    pub flags: ::core::ffi::c_uint,
    pub reserved: [::core::ffi::c_uint; 16usize],
}
#[repr(C)]
#[derive(Copy, Clone)]
pub struct hipExternalSemaphoreWaitParams_st__bindgen_ty_1 {
    pub fence: hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_1,
    pub nvSciSync: hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_2,
    pub keyedMutex: hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_3,
    pub reserved: [::core::ffi::c_uint; 10usize],
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_1 {
    pub value: ::core::ffi::c_ulonglong,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_1",
    ][::core::mem::size_of::<
        hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_1,
    >() - 8usize];
    [
        "Alignment of hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_1",
    ][::core::mem::align_of::<
        hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_1,
    >() - 8usize];
    [
        "Offset of field: hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_1::value",
    ][::core::mem::offset_of!(
        hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_1, value
    ) - 0usize];
};
#[repr(C)]
#[derive(Copy, Clone)]
pub union hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_2 {
    pub fence: *mut ::core::ffi::c_void,
    pub reserved: ::core::ffi::c_ulonglong,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_2",
    ][::core::mem::size_of::<
        hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_2,
    >() - 8usize];
    [
        "Alignment of hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_2",
    ][::core::mem::align_of::<
        hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_2,
    >() - 8usize];
    [
        "Offset of field: hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_2::fence",
    ][::core::mem::offset_of!(
        hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_2, fence
    ) - 0usize];
    [
        "Offset of field: hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_2::reserved",
    ][::core::mem::offset_of!(
        hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_2, reserved
    ) - 0usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_3 {
    pub key: ::core::ffi::c_ulonglong,
    pub timeoutMs: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_3",
    ][::core::mem::size_of::<
        hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_3,
    >() - 16usize];
    [
        "Alignment of hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_3",
    ][::core::mem::align_of::<
        hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_3,
    >() - 8usize];
    [
        "Offset of field: hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_3::key",
    ][::core::mem::offset_of!(
        hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_3, key
    ) - 0usize];
    [
        "Offset of field: hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_3::timeoutMs",
    ][::core::mem::offset_of!(
        hipExternalSemaphoreWaitParams_st__bindgen_ty_1__bindgen_ty_3, timeoutMs
    ) - 8usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalSemaphoreWaitParams_st__bindgen_ty_1",
    ][::core::mem::size_of::<hipExternalSemaphoreWaitParams_st__bindgen_ty_1>()
        - 72usize];
    [
        "Alignment of hipExternalSemaphoreWaitParams_st__bindgen_ty_1",
    ][::core::mem::align_of::<hipExternalSemaphoreWaitParams_st__bindgen_ty_1>()
        - 8usize];
    [
        "Offset of field: hipExternalSemaphoreWaitParams_st__bindgen_ty_1::fence",
    ][::core::mem::offset_of!(hipExternalSemaphoreWaitParams_st__bindgen_ty_1, fence)
        - 0usize];
    [
        "Offset of field: hipExternalSemaphoreWaitParams_st__bindgen_ty_1::nvSciSync",
    ][::core::mem::offset_of!(hipExternalSemaphoreWaitParams_st__bindgen_ty_1, nvSciSync)
        - 8usize];
    [
        "Offset of field: hipExternalSemaphoreWaitParams_st__bindgen_ty_1::keyedMutex",
    ][::core::mem::offset_of!(
        hipExternalSemaphoreWaitParams_st__bindgen_ty_1, keyedMutex
    ) - 16usize];
    [
        "Offset of field: hipExternalSemaphoreWaitParams_st__bindgen_ty_1::reserved",
    ][::core::mem::offset_of!(hipExternalSemaphoreWaitParams_st__bindgen_ty_1, reserved)
        - 32usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalSemaphoreWaitParams_st",
    ][::core::mem::size_of::<hipExternalSemaphoreWaitParams_st>() - 144usize];
    [
        "Alignment of hipExternalSemaphoreWaitParams_st",
    ][::core::mem::align_of::<hipExternalSemaphoreWaitParams_st>() - 8usize];
    [
        "Offset of field: hipExternalSemaphoreWaitParams_st::params",
    ][::core::mem::offset_of!(hipExternalSemaphoreWaitParams_st, params) - 0usize];
    [
        "Offset of field: hipExternalSemaphoreWaitParams_st::flags",
    ][::core::mem::offset_of!(hipExternalSemaphoreWaitParams_st, flags) - 72usize];
    [
        "Offset of field: hipExternalSemaphoreWaitParams_st::reserved",
    ][::core::mem::offset_of!(hipExternalSemaphoreWaitParams_st, reserved) - 76usize];
};
pub type hipExternalSemaphoreWaitParams = hipExternalSemaphoreWaitParams_st;
pub const hipGraphicsRegisterFlagsNone: hipGraphicsRegisterFlags = 0;
pub const hipGraphicsRegisterFlagsReadOnly: hipGraphicsRegisterFlags = 1;
pub const hipGraphicsRegisterFlagsWriteDiscard: hipGraphicsRegisterFlags = 2;
pub const hipGraphicsRegisterFlagsSurfaceLoadStore: hipGraphicsRegisterFlags = 4;
pub const hipGraphicsRegisterFlagsTextureGather: hipGraphicsRegisterFlags = 8;
pub type hipGraphicsRegisterFlags = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _hipGraphicsResource {
    _unused: [u8; 0],
}
pub type hipGraphicsResource = _hipGraphicsResource;
pub type hipGraphicsResource_t = *mut hipGraphicsResource;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct ihipGraph {
    _unused: [u8; 0],
}
pub type hipGraph_t = *mut ihipGraph;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipGraphNode {
    _unused: [u8; 0],
}
pub type hipGraphNode_t = *mut hipGraphNode;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipGraphExec {
    _unused: [u8; 0],
}
pub type hipGraphExec_t = *mut hipGraphExec;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipUserObject {
    _unused: [u8; 0],
}
pub type hipUserObject_t = *mut hipUserObject;
pub const hipGraphNodeTypeKernel: hipGraphNodeType = 0;
pub const hipGraphNodeTypeMemcpy: hipGraphNodeType = 1;
pub const hipGraphNodeTypeMemset: hipGraphNodeType = 2;
pub const hipGraphNodeTypeHost: hipGraphNodeType = 3;
pub const hipGraphNodeTypeGraph: hipGraphNodeType = 4;
pub const hipGraphNodeTypeEmpty: hipGraphNodeType = 5;
pub const hipGraphNodeTypeWaitEvent: hipGraphNodeType = 6;
pub const hipGraphNodeTypeEventRecord: hipGraphNodeType = 7;
pub const hipGraphNodeTypeExtSemaphoreSignal: hipGraphNodeType = 8;
pub const hipGraphNodeTypeExtSemaphoreWait: hipGraphNodeType = 9;
pub const hipGraphNodeTypeMemAlloc: hipGraphNodeType = 10;
pub const hipGraphNodeTypeMemFree: hipGraphNodeType = 11;
pub const hipGraphNodeTypeMemcpyFromSymbol: hipGraphNodeType = 12;
pub const hipGraphNodeTypeMemcpyToSymbol: hipGraphNodeType = 13;
pub const hipGraphNodeTypeBatchMemOp: hipGraphNodeType = 14;
pub const hipGraphNodeTypeCount: hipGraphNodeType = 15;
pub type hipGraphNodeType = ::core::ffi::c_uint;
pub type hipHostFn_t = ::core::option::Option<
    unsafe extern "C" fn(userData: *mut ::core::ffi::c_void),
>;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipHostNodeParams {
    pub fn_: hipHostFn_t,
    pub userData: *mut ::core::ffi::c_void,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipHostNodeParams"][::core::mem::size_of::<hipHostNodeParams>() - 16usize];
    [
        "Alignment of hipHostNodeParams",
    ][::core::mem::align_of::<hipHostNodeParams>() - 8usize];
    [
        "Offset of field: hipHostNodeParams::fn_",
    ][::core::mem::offset_of!(hipHostNodeParams, fn_) - 0usize];
    [
        "Offset of field: hipHostNodeParams::userData",
    ][::core::mem::offset_of!(hipHostNodeParams, userData) - 8usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipKernelNodeParams {
    pub blockDim: dim3,
    pub extra: *mut *mut ::core::ffi::c_void,
    pub func: *mut ::core::ffi::c_void,
    pub gridDim: dim3,
    pub kernelParams: *mut *mut ::core::ffi::c_void,
    pub sharedMemBytes: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipKernelNodeParams",
    ][::core::mem::size_of::<hipKernelNodeParams>() - 64usize];
    [
        "Alignment of hipKernelNodeParams",
    ][::core::mem::align_of::<hipKernelNodeParams>() - 8usize];
    [
        "Offset of field: hipKernelNodeParams::blockDim",
    ][::core::mem::offset_of!(hipKernelNodeParams, blockDim) - 0usize];
    [
        "Offset of field: hipKernelNodeParams::extra",
    ][::core::mem::offset_of!(hipKernelNodeParams, extra) - 16usize];
    [
        "Offset of field: hipKernelNodeParams::func",
    ][::core::mem::offset_of!(hipKernelNodeParams, func) - 24usize];
    [
        "Offset of field: hipKernelNodeParams::gridDim",
    ][::core::mem::offset_of!(hipKernelNodeParams, gridDim) - 32usize];
    [
        "Offset of field: hipKernelNodeParams::kernelParams",
    ][::core::mem::offset_of!(hipKernelNodeParams, kernelParams) - 48usize];
    [
        "Offset of field: hipKernelNodeParams::sharedMemBytes",
    ][::core::mem::offset_of!(hipKernelNodeParams, sharedMemBytes) - 56usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipMemsetParams {
    pub dst: *mut ::core::ffi::c_void,
    pub elementSize: ::core::ffi::c_uint,
    pub height: usize,
    pub pitch: usize,
    pub value: ::core::ffi::c_uint,
    pub width: usize,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipMemsetParams"][::core::mem::size_of::<hipMemsetParams>() - 48usize];
    [
        "Alignment of hipMemsetParams",
    ][::core::mem::align_of::<hipMemsetParams>() - 8usize];
    [
        "Offset of field: hipMemsetParams::dst",
    ][::core::mem::offset_of!(hipMemsetParams, dst) - 0usize];
    [
        "Offset of field: hipMemsetParams::elementSize",
    ][::core::mem::offset_of!(hipMemsetParams, elementSize) - 8usize];
    [
        "Offset of field: hipMemsetParams::height",
    ][::core::mem::offset_of!(hipMemsetParams, height) - 16usize];
    [
        "Offset of field: hipMemsetParams::pitch",
    ][::core::mem::offset_of!(hipMemsetParams, pitch) - 24usize];
    [
        "Offset of field: hipMemsetParams::value",
    ][::core::mem::offset_of!(hipMemsetParams, value) - 32usize];
    [
        "Offset of field: hipMemsetParams::width",
    ][::core::mem::offset_of!(hipMemsetParams, width) - 40usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipMemAllocNodeParams {
    pub poolProps: hipMemPoolProps,
    pub accessDescs: *const hipMemAccessDesc,
    pub accessDescCount: usize,
    pub bytesize: usize,
    pub dptr: *mut ::core::ffi::c_void,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipMemAllocNodeParams",
    ][::core::mem::size_of::<hipMemAllocNodeParams>() - 120usize];
    [
        "Alignment of hipMemAllocNodeParams",
    ][::core::mem::align_of::<hipMemAllocNodeParams>() - 8usize];
    [
        "Offset of field: hipMemAllocNodeParams::poolProps",
    ][::core::mem::offset_of!(hipMemAllocNodeParams, poolProps) - 0usize];
    [
        "Offset of field: hipMemAllocNodeParams::accessDescs",
    ][::core::mem::offset_of!(hipMemAllocNodeParams, accessDescs) - 88usize];
    [
        "Offset of field: hipMemAllocNodeParams::accessDescCount",
    ][::core::mem::offset_of!(hipMemAllocNodeParams, accessDescCount) - 96usize];
    [
        "Offset of field: hipMemAllocNodeParams::bytesize",
    ][::core::mem::offset_of!(hipMemAllocNodeParams, bytesize) - 104usize];
    [
        "Offset of field: hipMemAllocNodeParams::dptr",
    ][::core::mem::offset_of!(hipMemAllocNodeParams, dptr) - 112usize];
};
pub const hipAccessPropertyNormal: hipAccessProperty = 0;
pub const hipAccessPropertyStreaming: hipAccessProperty = 1;
pub const hipAccessPropertyPersisting: hipAccessProperty = 2;
pub type hipAccessProperty = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipAccessPolicyWindow {
    pub base_ptr: *mut ::core::ffi::c_void,
    pub hitProp: hipAccessProperty,
    pub hitRatio: f32,
    pub missProp: hipAccessProperty,
    pub num_bytes: usize,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipAccessPolicyWindow",
    ][::core::mem::size_of::<hipAccessPolicyWindow>() - 32usize];
    [
        "Alignment of hipAccessPolicyWindow",
    ][::core::mem::align_of::<hipAccessPolicyWindow>() - 8usize];
    [
        "Offset of field: hipAccessPolicyWindow::base_ptr",
    ][::core::mem::offset_of!(hipAccessPolicyWindow, base_ptr) - 0usize];
    [
        "Offset of field: hipAccessPolicyWindow::hitProp",
    ][::core::mem::offset_of!(hipAccessPolicyWindow, hitProp) - 8usize];
    [
        "Offset of field: hipAccessPolicyWindow::hitRatio",
    ][::core::mem::offset_of!(hipAccessPolicyWindow, hitRatio) - 12usize];
    [
        "Offset of field: hipAccessPolicyWindow::missProp",
    ][::core::mem::offset_of!(hipAccessPolicyWindow, missProp) - 16usize];
    [
        "Offset of field: hipAccessPolicyWindow::num_bytes",
    ][::core::mem::offset_of!(hipAccessPolicyWindow, num_bytes) - 24usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipLaunchMemSyncDomainMap {
    pub default_: ::core::ffi::c_uchar,
    pub remote: ::core::ffi::c_uchar,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipLaunchMemSyncDomainMap",
    ][::core::mem::size_of::<hipLaunchMemSyncDomainMap>() - 2usize];
    [
        "Alignment of hipLaunchMemSyncDomainMap",
    ][::core::mem::align_of::<hipLaunchMemSyncDomainMap>() - 1usize];
    [
        "Offset of field: hipLaunchMemSyncDomainMap::default_",
    ][::core::mem::offset_of!(hipLaunchMemSyncDomainMap, default_) - 0usize];
    [
        "Offset of field: hipLaunchMemSyncDomainMap::remote",
    ][::core::mem::offset_of!(hipLaunchMemSyncDomainMap, remote) - 1usize];
};
pub const hipLaunchMemSyncDomainDefault: hipLaunchMemSyncDomain = 0;
pub const hipLaunchMemSyncDomainRemote: hipLaunchMemSyncDomain = 1;
pub type hipLaunchMemSyncDomain = ::core::ffi::c_uint;
pub const hipSyncPolicyAuto: hipSynchronizationPolicy = 1;
pub const hipSyncPolicySpin: hipSynchronizationPolicy = 2;
pub const hipSyncPolicyYield: hipSynchronizationPolicy = 3;
pub const hipSyncPolicyBlockingSync: hipSynchronizationPolicy = 4;
pub type hipSynchronizationPolicy = ::core::ffi::c_uint;
pub const hipLaunchAttributeAccessPolicyWindow: hipLaunchAttributeID = 1;
pub const hipLaunchAttributeCooperative: hipLaunchAttributeID = 2;
pub const hipLaunchAttributeSynchronizationPolicy: hipLaunchAttributeID = 3;
pub const hipLaunchAttributePriority: hipLaunchAttributeID = 8;
pub const hipLaunchAttributeMemSyncDomainMap: hipLaunchAttributeID = 9;
pub const hipLaunchAttributeMemSyncDomain: hipLaunchAttributeID = 10;
pub const hipLaunchAttributeMax: hipLaunchAttributeID = 11;
pub type hipLaunchAttributeID = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Copy, Clone)]
pub union hipLaunchAttributeValue {
    pub pad: [::core::ffi::c_char; 64usize],
    pub accessPolicyWindow: hipAccessPolicyWindow,
    pub cooperative: ::core::ffi::c_int,
    pub priority: ::core::ffi::c_int,
    pub syncPolicy: hipSynchronizationPolicy,
    pub memSyncDomainMap: hipLaunchMemSyncDomainMap,
    pub memSyncDomain: hipLaunchMemSyncDomain,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipLaunchAttributeValue",
    ][::core::mem::size_of::<hipLaunchAttributeValue>() - 64usize];
    [
        "Alignment of hipLaunchAttributeValue",
    ][::core::mem::align_of::<hipLaunchAttributeValue>() - 8usize];
    [
        "Offset of field: hipLaunchAttributeValue::pad",
    ][::core::mem::offset_of!(hipLaunchAttributeValue, pad) - 0usize];
    [
        "Offset of field: hipLaunchAttributeValue::accessPolicyWindow",
    ][::core::mem::offset_of!(hipLaunchAttributeValue, accessPolicyWindow) - 0usize];
    [
        "Offset of field: hipLaunchAttributeValue::cooperative",
    ][::core::mem::offset_of!(hipLaunchAttributeValue, cooperative) - 0usize];
    [
        "Offset of field: hipLaunchAttributeValue::priority",
    ][::core::mem::offset_of!(hipLaunchAttributeValue, priority) - 0usize];
    [
        "Offset of field: hipLaunchAttributeValue::syncPolicy",
    ][::core::mem::offset_of!(hipLaunchAttributeValue, syncPolicy) - 0usize];
    [
        "Offset of field: hipLaunchAttributeValue::memSyncDomainMap",
    ][::core::mem::offset_of!(hipLaunchAttributeValue, memSyncDomainMap) - 0usize];
    [
        "Offset of field: hipLaunchAttributeValue::memSyncDomain",
    ][::core::mem::offset_of!(hipLaunchAttributeValue, memSyncDomain) - 0usize];
};
pub const hipGraphExecUpdateSuccess: hipGraphExecUpdateResult = 0;
pub const hipGraphExecUpdateError: hipGraphExecUpdateResult = 1;
pub const hipGraphExecUpdateErrorTopologyChanged: hipGraphExecUpdateResult = 2;
pub const hipGraphExecUpdateErrorNodeTypeChanged: hipGraphExecUpdateResult = 3;
pub const hipGraphExecUpdateErrorFunctionChanged: hipGraphExecUpdateResult = 4;
pub const hipGraphExecUpdateErrorParametersChanged: hipGraphExecUpdateResult = 5;
pub const hipGraphExecUpdateErrorNotSupported: hipGraphExecUpdateResult = 6;
pub const hipGraphExecUpdateErrorUnsupportedFunctionChange: hipGraphExecUpdateResult = 7;
pub type hipGraphExecUpdateResult = ::core::ffi::c_uint;
pub const hipStreamCaptureModeGlobal: hipStreamCaptureMode = 0;
pub const hipStreamCaptureModeThreadLocal: hipStreamCaptureMode = 1;
pub const hipStreamCaptureModeRelaxed: hipStreamCaptureMode = 2;
pub type hipStreamCaptureMode = ::core::ffi::c_uint;
pub const hipStreamCaptureStatusNone: hipStreamCaptureStatus = 0;
pub const hipStreamCaptureStatusActive: hipStreamCaptureStatus = 1;
pub const hipStreamCaptureStatusInvalidated: hipStreamCaptureStatus = 2;
pub type hipStreamCaptureStatus = ::core::ffi::c_uint;
pub const hipStreamAddCaptureDependencies: hipStreamUpdateCaptureDependenciesFlags = 0;
pub const hipStreamSetCaptureDependencies: hipStreamUpdateCaptureDependenciesFlags = 1;
pub type hipStreamUpdateCaptureDependenciesFlags = ::core::ffi::c_uint;
pub const hipGraphMemAttrUsedMemCurrent: hipGraphMemAttributeType = 0;
pub const hipGraphMemAttrUsedMemHigh: hipGraphMemAttributeType = 1;
pub const hipGraphMemAttrReservedMemCurrent: hipGraphMemAttributeType = 2;
pub const hipGraphMemAttrReservedMemHigh: hipGraphMemAttributeType = 3;
pub type hipGraphMemAttributeType = ::core::ffi::c_uint;
pub const hipUserObjectNoDestructorSync: hipUserObjectFlags = 1;
pub type hipUserObjectFlags = ::core::ffi::c_uint;
pub const hipGraphUserObjectMove: hipUserObjectRetainFlags = 1;
pub type hipUserObjectRetainFlags = ::core::ffi::c_uint;
pub const hipGraphInstantiateFlagAutoFreeOnLaunch: hipGraphInstantiateFlags = 1;
pub const hipGraphInstantiateFlagUpload: hipGraphInstantiateFlags = 2;
pub const hipGraphInstantiateFlagDeviceLaunch: hipGraphInstantiateFlags = 4;
pub const hipGraphInstantiateFlagUseNodePriority: hipGraphInstantiateFlags = 8;
pub type hipGraphInstantiateFlags = ::core::ffi::c_uint;
pub const hipGraphDebugDotFlagsVerbose: hipGraphDebugDotFlags = 1;
pub const hipGraphDebugDotFlagsKernelNodeParams: hipGraphDebugDotFlags = 4;
pub const hipGraphDebugDotFlagsMemcpyNodeParams: hipGraphDebugDotFlags = 8;
pub const hipGraphDebugDotFlagsMemsetNodeParams: hipGraphDebugDotFlags = 16;
pub const hipGraphDebugDotFlagsHostNodeParams: hipGraphDebugDotFlags = 32;
pub const hipGraphDebugDotFlagsEventNodeParams: hipGraphDebugDotFlags = 64;
pub const hipGraphDebugDotFlagsExtSemasSignalNodeParams: hipGraphDebugDotFlags = 128;
pub const hipGraphDebugDotFlagsExtSemasWaitNodeParams: hipGraphDebugDotFlags = 256;
pub const hipGraphDebugDotFlagsKernelNodeAttributes: hipGraphDebugDotFlags = 512;
pub const hipGraphDebugDotFlagsHandles: hipGraphDebugDotFlags = 1024;
pub type hipGraphDebugDotFlags = ::core::ffi::c_uint;
pub const hipGraphInstantiateSuccess: hipGraphInstantiateResult = 0;
pub const hipGraphInstantiateError: hipGraphInstantiateResult = 1;
pub const hipGraphInstantiateInvalidStructure: hipGraphInstantiateResult = 2;
pub const hipGraphInstantiateNodeOperationNotSupported: hipGraphInstantiateResult = 3;
pub const hipGraphInstantiateMultipleDevicesNotSupported: hipGraphInstantiateResult = 4;
pub type hipGraphInstantiateResult = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipGraphInstantiateParams {
    pub errNode_out: hipGraphNode_t,
    pub flags: ::core::ffi::c_ulonglong,
    pub result_out: hipGraphInstantiateResult,
    pub uploadStream: hipStream_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipGraphInstantiateParams",
    ][::core::mem::size_of::<hipGraphInstantiateParams>() - 32usize];
    [
        "Alignment of hipGraphInstantiateParams",
    ][::core::mem::align_of::<hipGraphInstantiateParams>() - 8usize];
    [
        "Offset of field: hipGraphInstantiateParams::errNode_out",
    ][::core::mem::offset_of!(hipGraphInstantiateParams, errNode_out) - 0usize];
    [
        "Offset of field: hipGraphInstantiateParams::flags",
    ][::core::mem::offset_of!(hipGraphInstantiateParams, flags) - 8usize];
    [
        "Offset of field: hipGraphInstantiateParams::result_out",
    ][::core::mem::offset_of!(hipGraphInstantiateParams, result_out) - 16usize];
    [
        "Offset of field: hipGraphInstantiateParams::uploadStream",
    ][::core::mem::offset_of!(hipGraphInstantiateParams, uploadStream) - 24usize];
};
#[repr(C)]
#[derive(Copy, Clone)]
pub struct hipMemAllocationProp {
    pub type_: hipMemAllocationType,
    pub __bindgen_anon_1: hipMemAllocationProp__bindgen_ty_1,
    pub location: hipMemLocation,
    pub win32HandleMetaData: *mut ::core::ffi::c_void,
    pub allocFlags: hipMemAllocationProp__bindgen_ty_2,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union hipMemAllocationProp__bindgen_ty_1 {
    pub requestedHandleType: hipMemAllocationHandleType,
    pub requestedHandleTypes: hipMemAllocationHandleType,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipMemAllocationProp__bindgen_ty_1",
    ][::core::mem::size_of::<hipMemAllocationProp__bindgen_ty_1>() - 4usize];
    [
        "Alignment of hipMemAllocationProp__bindgen_ty_1",
    ][::core::mem::align_of::<hipMemAllocationProp__bindgen_ty_1>() - 4usize];
    [
        "Offset of field: hipMemAllocationProp__bindgen_ty_1::requestedHandleType",
    ][::core::mem::offset_of!(hipMemAllocationProp__bindgen_ty_1, requestedHandleType)
        - 0usize];
    [
        "Offset of field: hipMemAllocationProp__bindgen_ty_1::requestedHandleTypes",
    ][::core::mem::offset_of!(hipMemAllocationProp__bindgen_ty_1, requestedHandleTypes)
        - 0usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipMemAllocationProp__bindgen_ty_2 {
    pub compressionType: ::core::ffi::c_uchar,
    pub gpuDirectRDMACapable: ::core::ffi::c_uchar,
    pub usage: ::core::ffi::c_ushort,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipMemAllocationProp__bindgen_ty_2",
    ][::core::mem::size_of::<hipMemAllocationProp__bindgen_ty_2>() - 4usize];
    [
        "Alignment of hipMemAllocationProp__bindgen_ty_2",
    ][::core::mem::align_of::<hipMemAllocationProp__bindgen_ty_2>() - 2usize];
    [
        "Offset of field: hipMemAllocationProp__bindgen_ty_2::compressionType",
    ][::core::mem::offset_of!(hipMemAllocationProp__bindgen_ty_2, compressionType)
        - 0usize];
    [
        "Offset of field: hipMemAllocationProp__bindgen_ty_2::gpuDirectRDMACapable",
    ][::core::mem::offset_of!(hipMemAllocationProp__bindgen_ty_2, gpuDirectRDMACapable)
        - 1usize];
    [
        "Offset of field: hipMemAllocationProp__bindgen_ty_2::usage",
    ][::core::mem::offset_of!(hipMemAllocationProp__bindgen_ty_2, usage) - 2usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipMemAllocationProp",
    ][::core::mem::size_of::<hipMemAllocationProp>() - 32usize];
    [
        "Alignment of hipMemAllocationProp",
    ][::core::mem::align_of::<hipMemAllocationProp>() - 8usize];
    [
        "Offset of field: hipMemAllocationProp::type_",
    ][::core::mem::offset_of!(hipMemAllocationProp, type_) - 0usize];
    [
        "Offset of field: hipMemAllocationProp::location",
    ][::core::mem::offset_of!(hipMemAllocationProp, location) - 8usize];
    [
        "Offset of field: hipMemAllocationProp::win32HandleMetaData",
    ][::core::mem::offset_of!(hipMemAllocationProp, win32HandleMetaData) - 16usize];
    [
        "Offset of field: hipMemAllocationProp::allocFlags",
    ][::core::mem::offset_of!(hipMemAllocationProp, allocFlags) - 24usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipExternalSemaphoreSignalNodeParams {
    pub extSemArray: *mut hipExternalSemaphore_t,
    pub paramsArray: *const hipExternalSemaphoreSignalParams,
    pub numExtSems: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalSemaphoreSignalNodeParams",
    ][::core::mem::size_of::<hipExternalSemaphoreSignalNodeParams>() - 24usize];
    [
        "Alignment of hipExternalSemaphoreSignalNodeParams",
    ][::core::mem::align_of::<hipExternalSemaphoreSignalNodeParams>() - 8usize];
    [
        "Offset of field: hipExternalSemaphoreSignalNodeParams::extSemArray",
    ][::core::mem::offset_of!(hipExternalSemaphoreSignalNodeParams, extSemArray)
        - 0usize];
    [
        "Offset of field: hipExternalSemaphoreSignalNodeParams::paramsArray",
    ][::core::mem::offset_of!(hipExternalSemaphoreSignalNodeParams, paramsArray)
        - 8usize];
    [
        "Offset of field: hipExternalSemaphoreSignalNodeParams::numExtSems",
    ][::core::mem::offset_of!(hipExternalSemaphoreSignalNodeParams, numExtSems)
        - 16usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipExternalSemaphoreWaitNodeParams {
    pub extSemArray: *mut hipExternalSemaphore_t,
    pub paramsArray: *const hipExternalSemaphoreWaitParams,
    pub numExtSems: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipExternalSemaphoreWaitNodeParams",
    ][::core::mem::size_of::<hipExternalSemaphoreWaitNodeParams>() - 24usize];
    [
        "Alignment of hipExternalSemaphoreWaitNodeParams",
    ][::core::mem::align_of::<hipExternalSemaphoreWaitNodeParams>() - 8usize];
    [
        "Offset of field: hipExternalSemaphoreWaitNodeParams::extSemArray",
    ][::core::mem::offset_of!(hipExternalSemaphoreWaitNodeParams, extSemArray) - 0usize];
    [
        "Offset of field: hipExternalSemaphoreWaitNodeParams::paramsArray",
    ][::core::mem::offset_of!(hipExternalSemaphoreWaitNodeParams, paramsArray) - 8usize];
    [
        "Offset of field: hipExternalSemaphoreWaitNodeParams::numExtSems",
    ][::core::mem::offset_of!(hipExternalSemaphoreWaitNodeParams, numExtSems) - 16usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct ihipMemGenericAllocationHandle {
    _unused: [u8; 0],
}
pub type hipMemGenericAllocationHandle_t = *mut ihipMemGenericAllocationHandle;
pub const hipMemAllocationGranularityMinimum: hipMemAllocationGranularity_flags = 0;
pub const hipMemAllocationGranularityRecommended: hipMemAllocationGranularity_flags = 1;
pub type hipMemAllocationGranularity_flags = ::core::ffi::c_uint;
pub const hipMemHandleTypeGeneric: hipMemHandleType = 0;
pub type hipMemHandleType = ::core::ffi::c_uint;
pub const hipMemOperationTypeMap: hipMemOperationType = 1;
pub const hipMemOperationTypeUnmap: hipMemOperationType = 2;
pub type hipMemOperationType = ::core::ffi::c_uint;
pub const hipArraySparseSubresourceTypeSparseLevel: hipArraySparseSubresourceType = 0;
pub const hipArraySparseSubresourceTypeMiptail: hipArraySparseSubresourceType = 1;
pub type hipArraySparseSubresourceType = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Copy, Clone)]
pub struct hipArrayMapInfo {
    pub resourceType: hipResourceType,
    pub resource: hipArrayMapInfo__bindgen_ty_1,
    pub subresourceType: hipArraySparseSubresourceType,
    pub subresource: hipArrayMapInfo__bindgen_ty_2,
    pub memOperationType: hipMemOperationType,
    pub memHandleType: hipMemHandleType,
    pub memHandle: hipArrayMapInfo__bindgen_ty_3,
    pub offset: ::core::ffi::c_ulonglong,
    pub deviceBitMask: ::core::ffi::c_uint,
    pub flags: ::core::ffi::c_uint,
    pub reserved: [::core::ffi::c_uint; 2usize],
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union hipArrayMapInfo__bindgen_ty_1 {
    pub mipmap: hipMipmappedArray,
    pub array: hipArray_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipArrayMapInfo__bindgen_ty_1",
    ][::core::mem::size_of::<hipArrayMapInfo__bindgen_ty_1>() - 64usize];
    [
        "Alignment of hipArrayMapInfo__bindgen_ty_1",
    ][::core::mem::align_of::<hipArrayMapInfo__bindgen_ty_1>() - 8usize];
    [
        "Offset of field: hipArrayMapInfo__bindgen_ty_1::mipmap",
    ][::core::mem::offset_of!(hipArrayMapInfo__bindgen_ty_1, mipmap) - 0usize];
    [
        "Offset of field: hipArrayMapInfo__bindgen_ty_1::array",
    ][::core::mem::offset_of!(hipArrayMapInfo__bindgen_ty_1, array) - 0usize];
};
#[repr(C)]
#[derive(Copy, Clone)]
pub union hipArrayMapInfo__bindgen_ty_2 {
    pub sparseLevel: hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1,
    pub miptail: hipArrayMapInfo__bindgen_ty_2__bindgen_ty_2,
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1 {
    pub level: ::core::ffi::c_uint,
    pub layer: ::core::ffi::c_uint,
    pub offsetX: ::core::ffi::c_uint,
    pub offsetY: ::core::ffi::c_uint,
    pub offsetZ: ::core::ffi::c_uint,
    pub extentWidth: ::core::ffi::c_uint,
    pub extentHeight: ::core::ffi::c_uint,
    pub extentDepth: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1",
    ][::core::mem::size_of::<hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1>() - 32usize];
    [
        "Alignment of hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1",
    ][::core::mem::align_of::<hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1>() - 4usize];
    [
        "Offset of field: hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1::level",
    ][::core::mem::offset_of!(hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1, level)
        - 0usize];
    [
        "Offset of field: hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1::layer",
    ][::core::mem::offset_of!(hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1, layer)
        - 4usize];
    [
        "Offset of field: hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1::offsetX",
    ][::core::mem::offset_of!(hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1, offsetX)
        - 8usize];
    [
        "Offset of field: hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1::offsetY",
    ][::core::mem::offset_of!(hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1, offsetY)
        - 12usize];
    [
        "Offset of field: hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1::offsetZ",
    ][::core::mem::offset_of!(hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1, offsetZ)
        - 16usize];
    [
        "Offset of field: hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1::extentWidth",
    ][::core::mem::offset_of!(hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1, extentWidth)
        - 20usize];
    [
        "Offset of field: hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1::extentHeight",
    ][::core::mem::offset_of!(hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1, extentHeight)
        - 24usize];
    [
        "Offset of field: hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1::extentDepth",
    ][::core::mem::offset_of!(hipArrayMapInfo__bindgen_ty_2__bindgen_ty_1, extentDepth)
        - 28usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipArrayMapInfo__bindgen_ty_2__bindgen_ty_2 {
    pub layer: ::core::ffi::c_uint,
    pub offset: ::core::ffi::c_ulonglong,
    pub size: ::core::ffi::c_ulonglong,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipArrayMapInfo__bindgen_ty_2__bindgen_ty_2",
    ][::core::mem::size_of::<hipArrayMapInfo__bindgen_ty_2__bindgen_ty_2>() - 24usize];
    [
        "Alignment of hipArrayMapInfo__bindgen_ty_2__bindgen_ty_2",
    ][::core::mem::align_of::<hipArrayMapInfo__bindgen_ty_2__bindgen_ty_2>() - 8usize];
    [
        "Offset of field: hipArrayMapInfo__bindgen_ty_2__bindgen_ty_2::layer",
    ][::core::mem::offset_of!(hipArrayMapInfo__bindgen_ty_2__bindgen_ty_2, layer)
        - 0usize];
    [
        "Offset of field: hipArrayMapInfo__bindgen_ty_2__bindgen_ty_2::offset",
    ][::core::mem::offset_of!(hipArrayMapInfo__bindgen_ty_2__bindgen_ty_2, offset)
        - 8usize];
    [
        "Offset of field: hipArrayMapInfo__bindgen_ty_2__bindgen_ty_2::size",
    ][::core::mem::offset_of!(hipArrayMapInfo__bindgen_ty_2__bindgen_ty_2, size)
        - 16usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipArrayMapInfo__bindgen_ty_2",
    ][::core::mem::size_of::<hipArrayMapInfo__bindgen_ty_2>() - 32usize];
    [
        "Alignment of hipArrayMapInfo__bindgen_ty_2",
    ][::core::mem::align_of::<hipArrayMapInfo__bindgen_ty_2>() - 8usize];
    [
        "Offset of field: hipArrayMapInfo__bindgen_ty_2::sparseLevel",
    ][::core::mem::offset_of!(hipArrayMapInfo__bindgen_ty_2, sparseLevel) - 0usize];
    [
        "Offset of field: hipArrayMapInfo__bindgen_ty_2::miptail",
    ][::core::mem::offset_of!(hipArrayMapInfo__bindgen_ty_2, miptail) - 0usize];
};
#[repr(C)]
#[derive(Copy, Clone)]
pub union hipArrayMapInfo__bindgen_ty_3 {
    pub memHandle: hipMemGenericAllocationHandle_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipArrayMapInfo__bindgen_ty_3",
    ][::core::mem::size_of::<hipArrayMapInfo__bindgen_ty_3>() - 8usize];
    [
        "Alignment of hipArrayMapInfo__bindgen_ty_3",
    ][::core::mem::align_of::<hipArrayMapInfo__bindgen_ty_3>() - 8usize];
    [
        "Offset of field: hipArrayMapInfo__bindgen_ty_3::memHandle",
    ][::core::mem::offset_of!(hipArrayMapInfo__bindgen_ty_3, memHandle) - 0usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipArrayMapInfo"][::core::mem::size_of::<hipArrayMapInfo>() - 152usize];
    [
        "Alignment of hipArrayMapInfo",
    ][::core::mem::align_of::<hipArrayMapInfo>() - 8usize];
    [
        "Offset of field: hipArrayMapInfo::resourceType",
    ][::core::mem::offset_of!(hipArrayMapInfo, resourceType) - 0usize];
    [
        "Offset of field: hipArrayMapInfo::resource",
    ][::core::mem::offset_of!(hipArrayMapInfo, resource) - 8usize];
    [
        "Offset of field: hipArrayMapInfo::subresourceType",
    ][::core::mem::offset_of!(hipArrayMapInfo, subresourceType) - 72usize];
    [
        "Offset of field: hipArrayMapInfo::subresource",
    ][::core::mem::offset_of!(hipArrayMapInfo, subresource) - 80usize];
    [
        "Offset of field: hipArrayMapInfo::memOperationType",
    ][::core::mem::offset_of!(hipArrayMapInfo, memOperationType) - 112usize];
    [
        "Offset of field: hipArrayMapInfo::memHandleType",
    ][::core::mem::offset_of!(hipArrayMapInfo, memHandleType) - 116usize];
    [
        "Offset of field: hipArrayMapInfo::memHandle",
    ][::core::mem::offset_of!(hipArrayMapInfo, memHandle) - 120usize];
    [
        "Offset of field: hipArrayMapInfo::offset",
    ][::core::mem::offset_of!(hipArrayMapInfo, offset) - 128usize];
    [
        "Offset of field: hipArrayMapInfo::deviceBitMask",
    ][::core::mem::offset_of!(hipArrayMapInfo, deviceBitMask) - 136usize];
    [
        "Offset of field: hipArrayMapInfo::flags",
    ][::core::mem::offset_of!(hipArrayMapInfo, flags) - 140usize];
    [
        "Offset of field: hipArrayMapInfo::reserved",
    ][::core::mem::offset_of!(hipArrayMapInfo, reserved) - 144usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipMemcpyNodeParams {
    pub flags: ::core::ffi::c_int,
    pub reserved: [::core::ffi::c_int; 3usize],
    pub copyParams: hipMemcpy3DParms,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipMemcpyNodeParams",
    ][::core::mem::size_of::<hipMemcpyNodeParams>() - 176usize];
    [
        "Alignment of hipMemcpyNodeParams",
    ][::core::mem::align_of::<hipMemcpyNodeParams>() - 8usize];
    [
        "Offset of field: hipMemcpyNodeParams::flags",
    ][::core::mem::offset_of!(hipMemcpyNodeParams, flags) - 0usize];
    [
        "Offset of field: hipMemcpyNodeParams::reserved",
    ][::core::mem::offset_of!(hipMemcpyNodeParams, reserved) - 4usize];
    [
        "Offset of field: hipMemcpyNodeParams::copyParams",
    ][::core::mem::offset_of!(hipMemcpyNodeParams, copyParams) - 16usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipChildGraphNodeParams {
    pub graph: hipGraph_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipChildGraphNodeParams",
    ][::core::mem::size_of::<hipChildGraphNodeParams>() - 8usize];
    [
        "Alignment of hipChildGraphNodeParams",
    ][::core::mem::align_of::<hipChildGraphNodeParams>() - 8usize];
    [
        "Offset of field: hipChildGraphNodeParams::graph",
    ][::core::mem::offset_of!(hipChildGraphNodeParams, graph) - 0usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipEventWaitNodeParams {
    pub event: hipEvent_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipEventWaitNodeParams",
    ][::core::mem::size_of::<hipEventWaitNodeParams>() - 8usize];
    [
        "Alignment of hipEventWaitNodeParams",
    ][::core::mem::align_of::<hipEventWaitNodeParams>() - 8usize];
    [
        "Offset of field: hipEventWaitNodeParams::event",
    ][::core::mem::offset_of!(hipEventWaitNodeParams, event) - 0usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipEventRecordNodeParams {
    pub event: hipEvent_t,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipEventRecordNodeParams",
    ][::core::mem::size_of::<hipEventRecordNodeParams>() - 8usize];
    [
        "Alignment of hipEventRecordNodeParams",
    ][::core::mem::align_of::<hipEventRecordNodeParams>() - 8usize];
    [
        "Offset of field: hipEventRecordNodeParams::event",
    ][::core::mem::offset_of!(hipEventRecordNodeParams, event) - 0usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipMemFreeNodeParams {
    pub dptr: *mut ::core::ffi::c_void,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipMemFreeNodeParams",
    ][::core::mem::size_of::<hipMemFreeNodeParams>() - 8usize];
    [
        "Alignment of hipMemFreeNodeParams",
    ][::core::mem::align_of::<hipMemFreeNodeParams>() - 8usize];
    [
        "Offset of field: hipMemFreeNodeParams::dptr",
    ][::core::mem::offset_of!(hipMemFreeNodeParams, dptr) - 0usize];
};
#[repr(C)]
#[derive(Copy, Clone)]
pub struct hipGraphNodeParams {
    pub type_: hipGraphNodeType,
    pub reserved0: [::core::ffi::c_int; 3usize],
    pub __bindgen_anon_1: hipGraphNodeParams__bindgen_ty_1,
    pub reserved2: ::core::ffi::c_longlong,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union hipGraphNodeParams__bindgen_ty_1 {
    pub reserved1: [::core::ffi::c_longlong; 29usize],
    pub kernel: hipKernelNodeParams,
    pub memcpy: hipMemcpyNodeParams,
    pub memset: hipMemsetParams,
    pub host: hipHostNodeParams,
    pub graph: hipChildGraphNodeParams,
    pub eventWait: hipEventWaitNodeParams,
    pub eventRecord: hipEventRecordNodeParams,
    pub extSemSignal: hipExternalSemaphoreSignalNodeParams,
    pub extSemWait: hipExternalSemaphoreWaitNodeParams,
    pub alloc: hipMemAllocNodeParams,
    pub free: hipMemFreeNodeParams,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipGraphNodeParams__bindgen_ty_1",
    ][::core::mem::size_of::<hipGraphNodeParams__bindgen_ty_1>() - 232usize];
    [
        "Alignment of hipGraphNodeParams__bindgen_ty_1",
    ][::core::mem::align_of::<hipGraphNodeParams__bindgen_ty_1>() - 8usize];
    [
        "Offset of field: hipGraphNodeParams__bindgen_ty_1::reserved1",
    ][::core::mem::offset_of!(hipGraphNodeParams__bindgen_ty_1, reserved1) - 0usize];
    [
        "Offset of field: hipGraphNodeParams__bindgen_ty_1::kernel",
    ][::core::mem::offset_of!(hipGraphNodeParams__bindgen_ty_1, kernel) - 0usize];
    [
        "Offset of field: hipGraphNodeParams__bindgen_ty_1::memcpy",
    ][::core::mem::offset_of!(hipGraphNodeParams__bindgen_ty_1, memcpy) - 0usize];
    [
        "Offset of field: hipGraphNodeParams__bindgen_ty_1::memset",
    ][::core::mem::offset_of!(hipGraphNodeParams__bindgen_ty_1, memset) - 0usize];
    [
        "Offset of field: hipGraphNodeParams__bindgen_ty_1::host",
    ][::core::mem::offset_of!(hipGraphNodeParams__bindgen_ty_1, host) - 0usize];
    [
        "Offset of field: hipGraphNodeParams__bindgen_ty_1::graph",
    ][::core::mem::offset_of!(hipGraphNodeParams__bindgen_ty_1, graph) - 0usize];
    [
        "Offset of field: hipGraphNodeParams__bindgen_ty_1::eventWait",
    ][::core::mem::offset_of!(hipGraphNodeParams__bindgen_ty_1, eventWait) - 0usize];
    [
        "Offset of field: hipGraphNodeParams__bindgen_ty_1::eventRecord",
    ][::core::mem::offset_of!(hipGraphNodeParams__bindgen_ty_1, eventRecord) - 0usize];
    [
        "Offset of field: hipGraphNodeParams__bindgen_ty_1::extSemSignal",
    ][::core::mem::offset_of!(hipGraphNodeParams__bindgen_ty_1, extSemSignal) - 0usize];
    [
        "Offset of field: hipGraphNodeParams__bindgen_ty_1::extSemWait",
    ][::core::mem::offset_of!(hipGraphNodeParams__bindgen_ty_1, extSemWait) - 0usize];
    [
        "Offset of field: hipGraphNodeParams__bindgen_ty_1::alloc",
    ][::core::mem::offset_of!(hipGraphNodeParams__bindgen_ty_1, alloc) - 0usize];
    [
        "Offset of field: hipGraphNodeParams__bindgen_ty_1::free",
    ][::core::mem::offset_of!(hipGraphNodeParams__bindgen_ty_1, free) - 0usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipGraphNodeParams",
    ][::core::mem::size_of::<hipGraphNodeParams>() - 256usize];
    [
        "Alignment of hipGraphNodeParams",
    ][::core::mem::align_of::<hipGraphNodeParams>() - 8usize];
    [
        "Offset of field: hipGraphNodeParams::type_",
    ][::core::mem::offset_of!(hipGraphNodeParams, type_) - 0usize];
    [
        "Offset of field: hipGraphNodeParams::reserved0",
    ][::core::mem::offset_of!(hipGraphNodeParams, reserved0) - 4usize];
    [
        "Offset of field: hipGraphNodeParams::reserved2",
    ][::core::mem::offset_of!(hipGraphNodeParams, reserved2) - 248usize];
};
pub const hipGraphDependencyTypeDefault: hipGraphDependencyType = 0;
pub const hipGraphDependencyTypeProgrammatic: hipGraphDependencyType = 1;
pub type hipGraphDependencyType = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipGraphEdgeData {
    pub from_port: ::core::ffi::c_uchar,
    pub reserved: [::core::ffi::c_uchar; 5usize],
    pub to_port: ::core::ffi::c_uchar,
    pub type_: ::core::ffi::c_uchar,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipGraphEdgeData"][::core::mem::size_of::<hipGraphEdgeData>() - 8usize];
    [
        "Alignment of hipGraphEdgeData",
    ][::core::mem::align_of::<hipGraphEdgeData>() - 1usize];
    [
        "Offset of field: hipGraphEdgeData::from_port",
    ][::core::mem::offset_of!(hipGraphEdgeData, from_port) - 0usize];
    [
        "Offset of field: hipGraphEdgeData::reserved",
    ][::core::mem::offset_of!(hipGraphEdgeData, reserved) - 1usize];
    [
        "Offset of field: hipGraphEdgeData::to_port",
    ][::core::mem::offset_of!(hipGraphEdgeData, to_port) - 6usize];
    [
        "Offset of field: hipGraphEdgeData::type_",
    ][::core::mem::offset_of!(hipGraphEdgeData, type_) - 7usize];
};
#[repr(C)]
#[derive(Copy, Clone)]
pub struct hipLaunchAttribute_st {
    pub id: hipLaunchAttributeID,
    pub pad: [::core::ffi::c_char; 4usize],
    pub __bindgen_anon_1: hipLaunchAttribute_st__bindgen_ty_1,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union hipLaunchAttribute_st__bindgen_ty_1 {
    pub val: hipLaunchAttributeValue,
    pub value: hipLaunchAttributeValue,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipLaunchAttribute_st__bindgen_ty_1",
    ][::core::mem::size_of::<hipLaunchAttribute_st__bindgen_ty_1>() - 64usize];
    [
        "Alignment of hipLaunchAttribute_st__bindgen_ty_1",
    ][::core::mem::align_of::<hipLaunchAttribute_st__bindgen_ty_1>() - 8usize];
    [
        "Offset of field: hipLaunchAttribute_st__bindgen_ty_1::val",
    ][::core::mem::offset_of!(hipLaunchAttribute_st__bindgen_ty_1, val) - 0usize];
    [
        "Offset of field: hipLaunchAttribute_st__bindgen_ty_1::value",
    ][::core::mem::offset_of!(hipLaunchAttribute_st__bindgen_ty_1, value) - 0usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipLaunchAttribute_st",
    ][::core::mem::size_of::<hipLaunchAttribute_st>() - 72usize];
    [
        "Alignment of hipLaunchAttribute_st",
    ][::core::mem::align_of::<hipLaunchAttribute_st>() - 8usize];
    [
        "Offset of field: hipLaunchAttribute_st::id",
    ][::core::mem::offset_of!(hipLaunchAttribute_st, id) - 0usize];
    [
        "Offset of field: hipLaunchAttribute_st::pad",
    ][::core::mem::offset_of!(hipLaunchAttribute_st, pad) - 4usize];
};
pub type hipLaunchAttribute = hipLaunchAttribute_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipLaunchConfig_st {
    pub gridDim: dim3,
    pub blockDim: dim3,
    pub dynamicSmemBytes: usize,
    pub stream: hipStream_t,
    pub attrs: *mut hipLaunchAttribute,
    pub numAttrs: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipLaunchConfig_st",
    ][::core::mem::size_of::<hipLaunchConfig_st>() - 56usize];
    [
        "Alignment of hipLaunchConfig_st",
    ][::core::mem::align_of::<hipLaunchConfig_st>() - 8usize];
    [
        "Offset of field: hipLaunchConfig_st::gridDim",
    ][::core::mem::offset_of!(hipLaunchConfig_st, gridDim) - 0usize];
    [
        "Offset of field: hipLaunchConfig_st::blockDim",
    ][::core::mem::offset_of!(hipLaunchConfig_st, blockDim) - 12usize];
    [
        "Offset of field: hipLaunchConfig_st::dynamicSmemBytes",
    ][::core::mem::offset_of!(hipLaunchConfig_st, dynamicSmemBytes) - 24usize];
    [
        "Offset of field: hipLaunchConfig_st::stream",
    ][::core::mem::offset_of!(hipLaunchConfig_st, stream) - 32usize];
    [
        "Offset of field: hipLaunchConfig_st::attrs",
    ][::core::mem::offset_of!(hipLaunchConfig_st, attrs) - 40usize];
    [
        "Offset of field: hipLaunchConfig_st::numAttrs",
    ][::core::mem::offset_of!(hipLaunchConfig_st, numAttrs) - 48usize];
};
pub type hipLaunchConfig_t = hipLaunchConfig_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct HIP_LAUNCH_CONFIG_st {
    pub gridDimX: ::core::ffi::c_uint,
    pub gridDimY: ::core::ffi::c_uint,
    pub gridDimZ: ::core::ffi::c_uint,
    pub blockDimX: ::core::ffi::c_uint,
    pub blockDimY: ::core::ffi::c_uint,
    pub blockDimZ: ::core::ffi::c_uint,
    pub sharedMemBytes: ::core::ffi::c_uint,
    pub hStream: hipStream_t,
    pub attrs: *mut hipLaunchAttribute,
    pub numAttrs: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of HIP_LAUNCH_CONFIG_st",
    ][::core::mem::size_of::<HIP_LAUNCH_CONFIG_st>() - 56usize];
    [
        "Alignment of HIP_LAUNCH_CONFIG_st",
    ][::core::mem::align_of::<HIP_LAUNCH_CONFIG_st>() - 8usize];
    [
        "Offset of field: HIP_LAUNCH_CONFIG_st::gridDimX",
    ][::core::mem::offset_of!(HIP_LAUNCH_CONFIG_st, gridDimX) - 0usize];
    [
        "Offset of field: HIP_LAUNCH_CONFIG_st::gridDimY",
    ][::core::mem::offset_of!(HIP_LAUNCH_CONFIG_st, gridDimY) - 4usize];
    [
        "Offset of field: HIP_LAUNCH_CONFIG_st::gridDimZ",
    ][::core::mem::offset_of!(HIP_LAUNCH_CONFIG_st, gridDimZ) - 8usize];
    [
        "Offset of field: HIP_LAUNCH_CONFIG_st::blockDimX",
    ][::core::mem::offset_of!(HIP_LAUNCH_CONFIG_st, blockDimX) - 12usize];
    [
        "Offset of field: HIP_LAUNCH_CONFIG_st::blockDimY",
    ][::core::mem::offset_of!(HIP_LAUNCH_CONFIG_st, blockDimY) - 16usize];
    [
        "Offset of field: HIP_LAUNCH_CONFIG_st::blockDimZ",
    ][::core::mem::offset_of!(HIP_LAUNCH_CONFIG_st, blockDimZ) - 20usize];
    [
        "Offset of field: HIP_LAUNCH_CONFIG_st::sharedMemBytes",
    ][::core::mem::offset_of!(HIP_LAUNCH_CONFIG_st, sharedMemBytes) - 24usize];
    [
        "Offset of field: HIP_LAUNCH_CONFIG_st::hStream",
    ][::core::mem::offset_of!(HIP_LAUNCH_CONFIG_st, hStream) - 32usize];
    [
        "Offset of field: HIP_LAUNCH_CONFIG_st::attrs",
    ][::core::mem::offset_of!(HIP_LAUNCH_CONFIG_st, attrs) - 40usize];
    [
        "Offset of field: HIP_LAUNCH_CONFIG_st::numAttrs",
    ][::core::mem::offset_of!(HIP_LAUNCH_CONFIG_st, numAttrs) - 48usize];
};
pub type HIP_LAUNCH_CONFIG = HIP_LAUNCH_CONFIG_st;
pub const hipMemRangeHandleTypeDmaBufFd: hipMemRangeHandleType = 1;
pub const hipMemRangeHandleTypeMax: hipMemRangeHandleType = 2147483647;
pub type hipMemRangeHandleType = ::core::ffi::c_uint;
pub const hipMemRangeFlagDmaBufMappingTypePcie: hipMemRangeFlags = 1;
pub const hipMemRangeFlagsMax: hipMemRangeFlags = 2147483647;
pub type hipMemRangeFlags = ::core::ffi::c_uint;
pub type hipStreamCallback_t = ::core::option::Option<
    unsafe extern "C" fn(
        stream: hipStream_t,
        status: hipError_t,
        userData: *mut ::core::ffi::c_void,
    ),
>;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipDeviceProp_tR0000 {
    pub name: [::core::ffi::c_char; 256usize],
    pub totalGlobalMem: usize,
    pub sharedMemPerBlock: usize,
    pub regsPerBlock: ::core::ffi::c_int,
    pub warpSize: ::core::ffi::c_int,
    pub maxThreadsPerBlock: ::core::ffi::c_int,
    pub maxThreadsDim: [::core::ffi::c_int; 3usize],
    pub maxGridSize: [::core::ffi::c_int; 3usize],
    pub clockRate: ::core::ffi::c_int,
    pub memoryClockRate: ::core::ffi::c_int,
    pub memoryBusWidth: ::core::ffi::c_int,
    pub totalConstMem: usize,
    pub major: ::core::ffi::c_int,
    pub minor: ::core::ffi::c_int,
    pub multiProcessorCount: ::core::ffi::c_int,
    pub l2CacheSize: ::core::ffi::c_int,
    pub maxThreadsPerMultiProcessor: ::core::ffi::c_int,
    pub computeMode: ::core::ffi::c_int,
    pub clockInstructionRate: ::core::ffi::c_int,
    pub arch: hipDeviceArch_t,
    pub concurrentKernels: ::core::ffi::c_int,
    pub pciDomainID: ::core::ffi::c_int,
    pub pciBusID: ::core::ffi::c_int,
    pub pciDeviceID: ::core::ffi::c_int,
    pub maxSharedMemoryPerMultiProcessor: usize,
    pub isMultiGpuBoard: ::core::ffi::c_int,
    pub canMapHostMemory: ::core::ffi::c_int,
    pub gcnArch: ::core::ffi::c_int,
    pub gcnArchName: [::core::ffi::c_char; 256usize],
    pub integrated: ::core::ffi::c_int,
    pub cooperativeLaunch: ::core::ffi::c_int,
    pub cooperativeMultiDeviceLaunch: ::core::ffi::c_int,
    pub maxTexture1DLinear: ::core::ffi::c_int,
    pub maxTexture1D: ::core::ffi::c_int,
    pub maxTexture2D: [::core::ffi::c_int; 2usize],
    pub maxTexture3D: [::core::ffi::c_int; 3usize],
    pub hdpMemFlushCntl: *mut ::core::ffi::c_uint,
    pub hdpRegFlushCntl: *mut ::core::ffi::c_uint,
    pub memPitch: usize,
    pub textureAlignment: usize,
    pub texturePitchAlignment: usize,
    pub kernelExecTimeoutEnabled: ::core::ffi::c_int,
    pub ECCEnabled: ::core::ffi::c_int,
    pub tccDriver: ::core::ffi::c_int,
    pub cooperativeMultiDeviceUnmatchedFunc: ::core::ffi::c_int,
    pub cooperativeMultiDeviceUnmatchedGridDim: ::core::ffi::c_int,
    pub cooperativeMultiDeviceUnmatchedBlockDim: ::core::ffi::c_int,
    pub cooperativeMultiDeviceUnmatchedSharedMem: ::core::ffi::c_int,
    pub isLargeBar: ::core::ffi::c_int,
    pub asicRevision: ::core::ffi::c_int,
    pub managedMemory: ::core::ffi::c_int,
    pub directManagedMemAccessFromHost: ::core::ffi::c_int,
    pub concurrentManagedAccess: ::core::ffi::c_int,
    pub pageableMemoryAccess: ::core::ffi::c_int,
    pub pageableMemoryAccessUsesHostPageTables: ::core::ffi::c_int,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipDeviceProp_tR0000",
    ][::core::mem::size_of::<hipDeviceProp_tR0000>() - 792usize];
    [
        "Alignment of hipDeviceProp_tR0000",
    ][::core::mem::align_of::<hipDeviceProp_tR0000>() - 8usize];
    [
        "Offset of field: hipDeviceProp_tR0000::name",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, name) - 0usize];
    [
        "Offset of field: hipDeviceProp_tR0000::totalGlobalMem",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, totalGlobalMem) - 256usize];
    [
        "Offset of field: hipDeviceProp_tR0000::sharedMemPerBlock",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, sharedMemPerBlock) - 264usize];
    [
        "Offset of field: hipDeviceProp_tR0000::regsPerBlock",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, regsPerBlock) - 272usize];
    [
        "Offset of field: hipDeviceProp_tR0000::warpSize",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, warpSize) - 276usize];
    [
        "Offset of field: hipDeviceProp_tR0000::maxThreadsPerBlock",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, maxThreadsPerBlock) - 280usize];
    [
        "Offset of field: hipDeviceProp_tR0000::maxThreadsDim",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, maxThreadsDim) - 284usize];
    [
        "Offset of field: hipDeviceProp_tR0000::maxGridSize",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, maxGridSize) - 296usize];
    [
        "Offset of field: hipDeviceProp_tR0000::clockRate",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, clockRate) - 308usize];
    [
        "Offset of field: hipDeviceProp_tR0000::memoryClockRate",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, memoryClockRate) - 312usize];
    [
        "Offset of field: hipDeviceProp_tR0000::memoryBusWidth",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, memoryBusWidth) - 316usize];
    [
        "Offset of field: hipDeviceProp_tR0000::totalConstMem",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, totalConstMem) - 320usize];
    [
        "Offset of field: hipDeviceProp_tR0000::major",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, major) - 328usize];
    [
        "Offset of field: hipDeviceProp_tR0000::minor",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, minor) - 332usize];
    [
        "Offset of field: hipDeviceProp_tR0000::multiProcessorCount",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, multiProcessorCount) - 336usize];
    [
        "Offset of field: hipDeviceProp_tR0000::l2CacheSize",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, l2CacheSize) - 340usize];
    [
        "Offset of field: hipDeviceProp_tR0000::maxThreadsPerMultiProcessor",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, maxThreadsPerMultiProcessor)
        - 344usize];
    [
        "Offset of field: hipDeviceProp_tR0000::computeMode",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, computeMode) - 348usize];
    [
        "Offset of field: hipDeviceProp_tR0000::clockInstructionRate",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, clockInstructionRate) - 352usize];
    [
        "Offset of field: hipDeviceProp_tR0000::arch",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, arch) - 356usize];
    [
        "Offset of field: hipDeviceProp_tR0000::concurrentKernels",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, concurrentKernels) - 360usize];
    [
        "Offset of field: hipDeviceProp_tR0000::pciDomainID",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, pciDomainID) - 364usize];
    [
        "Offset of field: hipDeviceProp_tR0000::pciBusID",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, pciBusID) - 368usize];
    [
        "Offset of field: hipDeviceProp_tR0000::pciDeviceID",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, pciDeviceID) - 372usize];
    [
        "Offset of field: hipDeviceProp_tR0000::maxSharedMemoryPerMultiProcessor",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, maxSharedMemoryPerMultiProcessor)
        - 376usize];
    [
        "Offset of field: hipDeviceProp_tR0000::isMultiGpuBoard",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, isMultiGpuBoard) - 384usize];
    [
        "Offset of field: hipDeviceProp_tR0000::canMapHostMemory",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, canMapHostMemory) - 388usize];
    [
        "Offset of field: hipDeviceProp_tR0000::gcnArch",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, gcnArch) - 392usize];
    [
        "Offset of field: hipDeviceProp_tR0000::gcnArchName",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, gcnArchName) - 396usize];
    [
        "Offset of field: hipDeviceProp_tR0000::integrated",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, integrated) - 652usize];
    [
        "Offset of field: hipDeviceProp_tR0000::cooperativeLaunch",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, cooperativeLaunch) - 656usize];
    [
        "Offset of field: hipDeviceProp_tR0000::cooperativeMultiDeviceLaunch",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, cooperativeMultiDeviceLaunch)
        - 660usize];
    [
        "Offset of field: hipDeviceProp_tR0000::maxTexture1DLinear",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, maxTexture1DLinear) - 664usize];
    [
        "Offset of field: hipDeviceProp_tR0000::maxTexture1D",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, maxTexture1D) - 668usize];
    [
        "Offset of field: hipDeviceProp_tR0000::maxTexture2D",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, maxTexture2D) - 672usize];
    [
        "Offset of field: hipDeviceProp_tR0000::maxTexture3D",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, maxTexture3D) - 680usize];
    [
        "Offset of field: hipDeviceProp_tR0000::hdpMemFlushCntl",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, hdpMemFlushCntl) - 696usize];
    [
        "Offset of field: hipDeviceProp_tR0000::hdpRegFlushCntl",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, hdpRegFlushCntl) - 704usize];
    [
        "Offset of field: hipDeviceProp_tR0000::memPitch",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, memPitch) - 712usize];
    [
        "Offset of field: hipDeviceProp_tR0000::textureAlignment",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, textureAlignment) - 720usize];
    [
        "Offset of field: hipDeviceProp_tR0000::texturePitchAlignment",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, texturePitchAlignment) - 728usize];
    [
        "Offset of field: hipDeviceProp_tR0000::kernelExecTimeoutEnabled",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, kernelExecTimeoutEnabled)
        - 736usize];
    [
        "Offset of field: hipDeviceProp_tR0000::ECCEnabled",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, ECCEnabled) - 740usize];
    [
        "Offset of field: hipDeviceProp_tR0000::tccDriver",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, tccDriver) - 744usize];
    [
        "Offset of field: hipDeviceProp_tR0000::cooperativeMultiDeviceUnmatchedFunc",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, cooperativeMultiDeviceUnmatchedFunc)
        - 748usize];
    [
        "Offset of field: hipDeviceProp_tR0000::cooperativeMultiDeviceUnmatchedGridDim",
    ][::core::mem::offset_of!(
        hipDeviceProp_tR0000, cooperativeMultiDeviceUnmatchedGridDim
    ) - 752usize];
    [
        "Offset of field: hipDeviceProp_tR0000::cooperativeMultiDeviceUnmatchedBlockDim",
    ][::core::mem::offset_of!(
        hipDeviceProp_tR0000, cooperativeMultiDeviceUnmatchedBlockDim
    ) - 756usize];
    [
        "Offset of field: hipDeviceProp_tR0000::cooperativeMultiDeviceUnmatchedSharedMem",
    ][::core::mem::offset_of!(
        hipDeviceProp_tR0000, cooperativeMultiDeviceUnmatchedSharedMem
    ) - 760usize];
    [
        "Offset of field: hipDeviceProp_tR0000::isLargeBar",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, isLargeBar) - 764usize];
    [
        "Offset of field: hipDeviceProp_tR0000::asicRevision",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, asicRevision) - 768usize];
    [
        "Offset of field: hipDeviceProp_tR0000::managedMemory",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, managedMemory) - 772usize];
    [
        "Offset of field: hipDeviceProp_tR0000::directManagedMemAccessFromHost",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, directManagedMemAccessFromHost)
        - 776usize];
    [
        "Offset of field: hipDeviceProp_tR0000::concurrentManagedAccess",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, concurrentManagedAccess) - 780usize];
    [
        "Offset of field: hipDeviceProp_tR0000::pageableMemoryAccess",
    ][::core::mem::offset_of!(hipDeviceProp_tR0000, pageableMemoryAccess) - 784usize];
    [
        "Offset of field: hipDeviceProp_tR0000::pageableMemoryAccessUsesHostPageTables",
    ][::core::mem::offset_of!(
        hipDeviceProp_tR0000, pageableMemoryAccessUsesHostPageTables
    ) - 788usize];
};
pub const hipGLDeviceListAll: hipGLDeviceList = 1;
pub const hipGLDeviceListCurrentFrame: hipGLDeviceList = 2;
pub const hipGLDeviceListNextFrame: hipGLDeviceList = 3;
pub type hipGLDeviceList = ::core::ffi::c_uint;
pub type GLuint = ::core::ffi::c_uint;
pub type GLenum = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipUint3 {
    pub x: ::core::ffi::c_uint,
    pub y: ::core::ffi::c_uint,
    pub z: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of hipUint3"][::core::mem::size_of::<hipUint3>() - 12usize];
    ["Alignment of hipUint3"][::core::mem::align_of::<hipUint3>() - 4usize];
    ["Offset of field: hipUint3::x"][::core::mem::offset_of!(hipUint3, x) - 0usize];
    ["Offset of field: hipUint3::y"][::core::mem::offset_of!(hipUint3, y) - 4usize];
    ["Offset of field: hipUint3::z"][::core::mem::offset_of!(hipUint3, z) - 8usize];
};
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct hipArrayMemoryRequirements {
    pub alignment: usize,
    pub size: usize,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of hipArrayMemoryRequirements",
    ][::core::mem::size_of::<hipArrayMemoryRequirements>() - 16usize];
    [
        "Alignment of hipArrayMemoryRequirements",
    ][::core::mem::align_of::<hipArrayMemoryRequirements>() - 8usize];
    [
        "Offset of field: hipArrayMemoryRequirements::alignment",
    ][::core::mem::offset_of!(hipArrayMemoryRequirements, alignment) - 0usize];
    [
        "Offset of field: hipArrayMemoryRequirements::size",
    ][::core::mem::offset_of!(hipArrayMemoryRequirements, size) - 8usize];
};
