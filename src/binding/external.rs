//! External strings: large text that V8 takes over as it stands, instead of copying it.

use std::borrow::Cow;
use std::ffi::c_void;
use std::ptr;
use std::sync::OnceLock;

use napi::sys;

use super::args::{Env, Value};
use super::errors::Result;
use crate::core::{boxed, copied, shrink};

/// Bytes from which text that is in memory of its own already is handed over: a string above 128 KiB is a page of its own
/// to V8, which takes that from the system each time. 200,000 digits took 127 to 180 µs on Node 20 to 24 and 20 to 40 on
/// 26, and take 4 to 5 so.
const LARGE_OWNED: usize = 1 << 17;

/// Bytes from which it is worth a copy of ours in place of V8's: 524,288 take 40 µs so, otherwise 280 on Node 20 to 24 and
/// 50 to 70 on 26; half as many are slower on Node 26, 15 to 20 against 6 to 10.
const LARGE_BORROWED: usize = 1 << 19;

/// The code units of V8's longest string; longer ones must be refused, which external strings are only after their memory
/// has been taken.
const LONGEST: usize = if cfg!(target_pointer_width = "64") {
    (1 << 29) - 24
} else {
    (1 << 28) - 16
};

/// Vectors whose memory is larger than their text by more than a quarter are made to fit before they are kept: what a string may
/// hold for nothing. That takes 50 ns for a vector of 128 KiB, 4 µs for one of 1 MiB and 15 to 25 for one of 16 MiB (a busy EPYC).
const SLACK: usize = 4;

/// Frees what an external string was made of.
type Finalize = unsafe extern "C" fn(sys::napi_env, *mut c_void, *mut c_void);

/// `node_api_create_external_string_latin1` and its sister: environment, text, length, finaliser, hint, string, whether it
/// was copied.
type Create<T> = unsafe extern "C" fn(
    sys::napi_env,
    *const T,
    usize,
    Finalize,
    *mut c_void,
    *mut sys::napi_value,
    *mut bool,
) -> sys::napi_status;

/// The two forms of a string.
pub(crate) trait Unit: Copy + 'static {
    /// Node's function for it. Looked up, because not every host has it: it came with Node 18.18 and 20.4.
    fn create() -> Option<Create<Self>>;
}

impl Unit for u8 {
    fn create() -> Option<Create<Self>> {
        static CREATE: OnceLock<Option<Create<u8>>> = OnceLock::new();
        // SAFETY: the function of that name has that type.
        *CREATE.get_or_init(|| unsafe { look_up(c"node_api_create_external_string_latin1") })
    }
}

impl Unit for u16 {
    fn create() -> Option<Create<Self>> {
        static CREATE: OnceLock<Option<Create<u16>>> = OnceLock::new();
        // SAFETY: the function of that name has that type.
        *CREATE.get_or_init(|| unsafe { look_up(c"node_api_create_external_string_utf16") })
    }
}

/// # Safety
/// `F` is the type of the function.
unsafe fn look_up<F: Copy>(name: &std::ffi::CStr) -> Option<F> {
    #[cfg(unix)]
    let host = libloading::os::unix::Library::this();
    #[cfg(windows)]
    let host = libloading::os::windows::Library::this().ok()?;
    // SAFETY: the caller's word. The host outlives the addon.
    unsafe {
        host.get::<F>(name.to_bytes_with_nul())
            .ok()
            .map(|symbol| *symbol)
    }
}

/// What became of a text.
pub(crate) enum Kept<'a, T: Copy> {
    /// It is the string.
    Yes(Value),
    /// It is too short, or the host does not take it: it has to be copied.
    No(Cow<'a, [T]>),
}

/// Makes a string of a text without a copy, if it is large.
///
/// # Errors
/// [`Error::OutOfMemory`](crate::core::Error::OutOfMemory): V8 is not asked then, which would end the process.
pub(crate) fn keep<T: Unit>(env: Env, text: Cow<'_, [T]>) -> Result<Kept<'_, T>> {
    let large = match text {
        Cow::Owned(_) => LARGE_OWNED,
        Cow::Borrowed(_) => LARGE_BORROWED,
    };
    if size_of_val(&*text) < large || text.len() > LONGEST {
        return Ok(Kept::No(text));
    }
    let Some(create) = T::create() else {
        return Ok(Kept::No(text));
    };
    let mut owned = match text {
        Cow::Owned(units) => units,
        Cow::Borrowed(units) => copied(units)?,
    };
    if owned.capacity() - owned.len() > owned.len() / SLACK {
        shrink(&mut owned);
    }
    hand_over(env, create, owned)
}

/// What an external string is made of.
struct Owned<T> {
    text: Vec<T>,
    /// The bytes that V8 has been told of.
    reported: i64,
}

fn hand_over<T: Unit>(env: Env, create: Create<T>, text: Vec<T>) -> Result<Kept<'static, T>> {
    let (start, len, size) = (text.as_ptr(), text.len(), memory_of(&text));
    let mut owned = boxed(Owned { text, reported: 0 })?;
    // Before the string is made: where it is copied, the finaliser, which takes this back, runs at once, and V8 ends the
    // process when more is taken back than there is.
    owned.reported = report(env.raw(), size);
    let hint = Box::into_raw(owned);
    let mut out = ptr::null_mut();
    let mut was_copied = false;
    // SAFETY: live environment; the text stays where it is until the finaliser gets the hint back.
    let status = unsafe {
        create(
            env.raw(),
            start,
            len,
            finalize::<T>,
            hint.cast(),
            &raw mut out,
            &raw mut was_copied,
        )
    };
    if status != sys::Status::napi_ok {
        // SAFETY: `keep` has ruled out that the text is too long, for which V8 refuses it. So the call failed before V8 took it,
        // the finaliser does not run, and it is ours again.
        let owned = unsafe { Box::from_raw(hint) };
        report(env.raw(), -owned.reported);
        return Ok(Kept::No(Cow::Owned(owned.text)));
    }
    env.make(|_, slot| {
        // SAFETY: `make` passes a valid slot.
        unsafe { *slot = out };
        sys::Status::napi_ok
    })
    .map(Kept::Yes)
}

/// V8 has let go of a string: frees its text. Runs on the environment's own thread, in the middle of a garbage collection
/// or when the environment ends.
///
/// # Safety
/// `env` is live, or null: then the environment has ended, and V8 is told of nothing. `hint` is the one that [`hand_over`] gave
/// for a text of `T`, given back once, when no string uses the text.
unsafe extern "C" fn finalize<T>(env: sys::napi_env, _: *mut c_void, hint: *mut c_void) {
    // SAFETY: by the caller's promise.
    let owned = unsafe { Box::from_raw(hint.cast::<Owned<T>>()) };
    report(env, -owned.reported);
}

/// The bytes that a text holds.
fn memory_of<T>(text: &Vec<T>) -> i64 {
    i64::try_from(text.capacity().saturating_mul(size_of::<T>())).unwrap_or(i64::MAX)
}

/// Tells V8 about memory outside its heap; nothing when `env` is null. Without it nothing makes V8 collect: 300 strings of 4 MiB
/// in a loop stay all in memory, 1.2 GiB; with it 20 to 40 do, as with native.
///
/// Returns what V8 knows by now: `change`, or nothing if the call has failed.
fn report(env: sys::napi_env, change: i64) -> i64 {
    let mut total = 0;
    // SAFETY: live environment; this function may be called during a collection.
    let status = unsafe { sys::napi_adjust_external_memory(env, change, &raw mut total) };
    if status == sys::Status::napi_ok {
        change
    } else {
        0
    }
}
