//! The audited module: the Node-API calls that read arguments and make values, but for strings ([`super::strings`],
//! [`super::external`]), memory that is not V8's own ([`super::memory`], [`super::allocate`]) and the block ([`super::block`]).
//!
//! The rule that makes the slices sound: nothing here or there can run JavaScript, except `Env::call_collector`, which
//! [`super::enter`] calls when all views of the call are gone. No property is read, nothing is coerced, no
//! callback is called; so a pointer that was read stays valid until the callback returns.
//! A garbage collection may happen when a value is made, but it neither moves off-heap memory nor frees what a
//! live handle (an argument) refers to.

use std::ffi::{CStr, c_void};
use std::marker::PhantomData;
use std::ptr;

use napi::sys;

use super::block::Block;
use super::errors::{Failure, Result, check};

/// The environment of the running callback, and its block. Not `Send`, and only made by [`super::enter`].
#[derive(Clone, Copy)]
pub(crate) struct Env {
    raw: sys::napi_env,
    block: Block,
}

/// A JavaScript value, alive until the running callback returns.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub(crate) struct Value(sys::napi_value);

impl Value {
    /// The handle, for Node.
    pub(crate) fn raw(self) -> sys::napi_value {
        self.0
    }
}

/// The memory of an `ArrayBufferView` argument: pointer and length in bytes, read from V8, never from a property.
///
/// It is handed out as slices only through [`View::bytes`] and [`View::bytes_mut`]; both borrow from the view, so
/// that aliasing is visible where two arguments may be the same memory.
pub(crate) struct View<'call> {
    data: *mut u8,
    len: usize,
    call: PhantomData<&'call ()>,
}

impl View<'_> {
    /// The memory of a view that was read before.
    ///
    /// # Safety
    /// The view is alive, not detached, and as long as it was then.
    pub(crate) unsafe fn from_raw(data: *mut u8, len: usize) -> Self {
        Self {
            data,
            len,
            call: PhantomData,
        }
    }

    /// Length in bytes; 0 for a detached or out-of-bounds view.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// The first byte's address; null when the view is empty.
    pub(crate) fn as_ptr(&self) -> *mut u8 {
        self.data
    }

    /// How many bytes past the first byte the next address lies that is a multiple of `alignment`, a power of two.
    pub(crate) fn gap_to(&self, alignment: usize) -> usize {
        let address = self.data.addr();
        address.next_multiple_of(alignment.max(1)) - address
    }

    /// The bytes. Another thread may change them meanwhile when the memory is shared: kernels derive bounds from
    /// lengths alone and tolerate bytes that change (`docs/architecture.md`, "The core").
    pub(crate) fn bytes(&self) -> &[u8] {
        if self.len == 0 {
            return &[];
        }
        // SAFETY: V8 gave this pointer and length for a live backing store in this call, and no JavaScript runs
        // before the callback returns (module docs), so it can be neither detached nor resized meanwhile.
        unsafe { std::slice::from_raw_parts(self.data, self.len) }
    }

    /// The bytes, writable.
    ///
    /// # Safety
    /// No other slice made from the same memory is alive: the caller has one view, or has ruled out overlap.
    pub(crate) unsafe fn bytes_mut(&mut self) -> &mut [u8] {
        if self.len == 0 {
            return &mut [];
        }
        // SAFETY: as in `bytes`; exclusive by the caller's promise.
        unsafe { std::slice::from_raw_parts_mut(self.data, self.len) }
    }

    /// Whether two views share any byte.
    pub(crate) fn overlaps(&self, other: &View<'_>) -> bool {
        let (a, b) = (self.data as usize, other.data as usize);
        self.len != 0 && other.len != 0 && a < b + other.len && b < a + self.len
    }
}

impl Env {
    /// The environment, and the first `N` arguments; missing ones are `undefined`.
    ///
    /// # Safety
    /// `raw` and `info` are those of the running callback, which is one of the table's; neither the `Env` nor
    /// the values outlive it.
    pub(crate) unsafe fn open<const N: usize>(
        raw: sys::napi_env,
        info: sys::napi_callback_info,
    ) -> Result<(Self, [Value; N])> {
        let mut values = [Value(ptr::null_mut()); N];
        let mut count = N;
        let mut data = ptr::null_mut();
        // SAFETY: `values` has room for `count` handles (`Value` is transparent over one); null outputs are allowed.
        check(unsafe {
            sys::napi_get_cb_info(
                raw,
                info,
                &raw mut count,
                values.as_mut_ptr().cast(),
                ptr::null_mut(),
                &raw mut data,
            )
        })?;
        // SAFETY: `register` gave the function the data of this environment's block.
        let block = unsafe { Block::from_data(data) }?;
        Ok((Self { raw, block }, values))
    }

    /// The handle, for the calls of [`super::strings`], [`super::errors`] and [`super::memory`].
    pub(crate) fn raw(self) -> sys::napi_env {
        self.raw
    }

    pub(super) fn block(&self) -> &Block {
        &self.block
    }

    /// The memory of a `Uint8Array`: the shim passes no other view. The elements of others would count as bytes,
    /// which is too short and therefore safe; not to ask for their kind saves 6 of the 19 ns that a view costs.
    ///
    /// # Errors
    /// [`Failure::NotABuffer`] for what is no typed array.
    pub(crate) fn view<'call>(self, value: Value) -> Result<View<'call>> {
        let mut len = 0;
        let mut data: *mut c_void = ptr::null_mut();
        // SAFETY: live environment and value; the outputs are valid for writes, the null ones are optional.
        let status = unsafe {
            sys::napi_get_typedarray_info(
                self.raw,
                value.0,
                ptr::null_mut(),
                &raw mut len,
                &raw mut data,
                ptr::null_mut(),
                ptr::null_mut(),
            )
        };
        if status != sys::Status::napi_ok {
            return Err(Failure::NotABuffer);
        }
        Ok(View {
            data: data.cast(),
            len,
            call: PhantomData,
        })
    }

    /// A non-negative index, from a JavaScript number. Saturates: NaN and negative are 0, huge is `usize::MAX`.
    pub(crate) fn index(self, value: Value) -> Result<usize> {
        let mut number = 0.0;
        // SAFETY: live environment and value, `number` is valid for writes.
        check(unsafe { sys::napi_get_value_double(self.raw, value.0, &raw mut number) })?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "`as` saturates, which is the documented behaviour"
        )]
        Ok(number as usize)
    }

    /// `undefined`: what Node makes of no handle at all, for nothing; to ask Node for it costs 5 to 10 ns.
    #[expect(
        clippy::unused_self,
        clippy::unnecessary_wraps,
        reason = "it reads like the others"
    )]
    pub(crate) fn undefined(self) -> Result<Value> {
        Ok(Value(ptr::null_mut()))
    }

    /// A JavaScript number from a size. Exact: memory is far below 2^53 bytes.
    #[expect(clippy::cast_precision_loss, reason = "sizes are below 2^53")]
    pub(crate) fn size(self, size: usize) -> Result<Value> {
        self.number(size as f64)
    }

    /// A JavaScript number.
    pub(crate) fn number(self, number: f64) -> Result<Value> {
        self.make(|env, out| {
            // SAFETY: live environment, valid output.
            unsafe { sys::napi_create_double(env, number, out) }
        })
    }

    /// A small integer: cheaper for V8 to use than a double.
    pub(crate) fn int(self, number: i32) -> Result<Value> {
        self.make(|env, out| {
            // SAFETY: live environment, valid output.
            unsafe { sys::napi_create_int32(env, number, out) }
        })
    }

    /// A new `ArrayBuffer` of V8's own, of `len` bytes, which `fill` gets as zeros.
    pub(crate) fn array_buffer(self, len: usize, fill: impl FnOnce(&mut [u8])) -> Result<Value> {
        let mut data: *mut c_void = ptr::null_mut();
        let value = self.make(|env, out| {
            // SAFETY: live environment, valid outputs.
            unsafe { sys::napi_create_arraybuffer(env, len, &raw mut data, out) }
        })?;
        if len > 0 {
            // SAFETY: V8 just made `len` bytes at `data`, zeros; nothing else knows them yet.
            fill(unsafe { std::slice::from_raw_parts_mut(data.cast(), len) });
        }
        Ok(value)
    }

    /// A new object with a property for each name, in their order. Defined, not set: a setter that somebody has put on
    /// `Object.prototype` is not called.
    pub(crate) fn object<const N: usize>(self, properties: [(&CStr, Value); N]) -> Result<Value> {
        let object = self.make(|env, out| {
            // SAFETY: live environment, valid output.
            unsafe { sys::napi_create_object(env, out) }
        })?;
        let attributes = sys::PropertyAttributes::writable
            | sys::PropertyAttributes::enumerable
            | sys::PropertyAttributes::configurable;
        let properties = properties.map(|(name, value)| property(name, value.0, attributes));
        // SAFETY: live environment and object; `N` valid descriptors.
        check(unsafe { sys::napi_define_properties(self.raw, object.0, N, properties.as_ptr()) })?;
        Ok(object)
    }

    /// Makes a value with a Node-API call that returns it through an out parameter.
    pub(crate) fn make(
        self,
        call: impl FnOnce(sys::napi_env, *mut sys::napi_value) -> sys::napi_status,
    ) -> Result<Value> {
        let mut out = ptr::null_mut();
        check(call(self.raw, &raw mut out))?;
        Ok(Value(out))
    }
}

/// The description of a property that is a value.
pub(super) fn property(
    name: &CStr,
    value: sys::napi_value,
    attributes: sys::napi_property_attributes,
) -> sys::napi_property_descriptor {
    sys::napi_property_descriptor {
        utf8name: name.as_ptr(),
        name: ptr::null_mut(),
        method: None,
        getter: None,
        setter: None,
        value,
        attributes,
        data: ptr::null_mut(),
    }
}
