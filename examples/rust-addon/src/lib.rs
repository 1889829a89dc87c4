//! An addon that works on Buffers where they are. Nothing in it is about ferrobuf: a ferrobuf Buffer is a `Uint8Array`
//! with memory that stays in its place, whatever made it.

use napi::bindgen_prelude::{
    BigInt, BufferSlice, FnArgs, Function, JsObjectValue, Result, Uint8Array, Unknown,
};
use napi_derive::napi;

/// Adds the bytes up. `&[u8]` borrows them for the call: nothing is copied.
#[napi]
pub fn sum(bytes: &[u8]) -> i64 {
    bytes.iter().map(|&byte| i64::from(byte)).sum()
}

/// Changes the bytes in place, and gives back the very Buffer that it got.
#[napi]
pub fn xor(mut bytes: BufferSlice<'_>, key: u8) -> BufferSlice<'_> {
    bytes.iter_mut().for_each(|byte| *byte ^= key);
    bytes
}

/// A view of a part: asked of the Buffer itself, so that it is of the Buffer's own class and memory.
#[napi]
pub fn part<'env>(bytes: BufferSlice<'env>, start: u32, end: u32) -> Result<Unknown<'env>> {
    let subarray: Function<'_, FnArgs<(u32, u32)>, Unknown<'env>> =
        bytes.get_named_property("subarray")?;
    subarray.apply(bytes, (start, end).into())
}

/// Where the bytes lie: equal addresses show that it is the same memory.
#[napi]
pub fn address(bytes: &[u8]) -> BigInt {
    BigInt::from(bytes.as_ptr().expose_provenance() as u64)
}

/// Holds a Buffer from call to call, across collections of garbage: `Uint8Array` owns a reference, where `&[u8]` and
/// `BufferSlice` end with the call.
#[napi]
pub struct Keeper {
    bytes: Uint8Array,
}

#[napi]
impl Keeper {
    /// Holds `bytes`.
    #[napi(constructor)]
    pub fn new(bytes: Uint8Array) -> Self {
        Self { bytes }
    }

    /// What [`sum`] says of the bytes now.
    #[napi]
    pub fn sum(&self) -> i64 {
        sum(&self.bytes)
    }
}
