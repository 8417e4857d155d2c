// SPDX-License-Identifier: Apache-2.0
use crate::text::{self, static_text};
use std::fmt;
use std::num::NonZeroI32;

/// What the C library said: code, name and text.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Error(NonZeroI32);

/// Of calls that can fail.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// The loaded library has another ABI. No status of the library's.
    pub(crate) const ABI: i32 = i32::MIN;

    /// # Panics
    /// On 0, which is no error.
    pub(crate) fn new(code: i32) -> Self {
        Self(NonZeroI32::new(code).expect("HFT_OK is no error"))
    }

    /// An `HFT_E_` code of [`crate::sys`].
    pub fn code(self) -> i32 {
        self.0.get()
    }

    /// As `"HFT_E_INVAL"`.
    pub fn name(self) -> &'static str {
        if self.code() == Self::ABI {
            return "ABI";
        }
        // SAFETY: any code; the text is static.
        unsafe { static_text(hft_sys::hft_status_name(self.code())) }
    }

    /// One English line.
    pub fn text(self) -> &'static str {
        if self.code() == Self::ABI {
            return "libhft has another ABI: install the one asked for, or build again";
        }
        // SAFETY: as above.
        unsafe { static_text(hft_sys::hft_strerror(self.code())) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name(), self.text())?;
        if self.code() == Self::ABI {
            let (wanted, found) = (text::ABI_MAJOR, text::abi_major());
            write!(f, " (ABI {wanted} is asked for, libhft has ABI {found})")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({}, {self})", self.code())
    }
}

impl std::error::Error for Error {}

/// A status as a result.
#[inline]
pub(crate) fn check(status: i32) -> Result<()> {
    match NonZeroI32::new(status) {
        None => Ok(()),
        Some(code) => Err(Error(code)),
    }
}

/// A count, or a negative status.
#[inline]
pub(crate) fn count(value: i64) -> Result<usize> {
    if value >= 0 {
        Ok(value as usize)
    } else {
        Err(Error::new(value as i32))
    }
}

/// Create a handle: every one asks first whether the library is the one it was built for.
pub(crate) fn create<T>(make: impl FnOnce(*mut *mut T) -> i32) -> Result<std::ptr::NonNull<T>> {
    let mut out = std::ptr::null_mut();
    if text::abi_major() != text::ABI_MAJOR {
        return Err(Error::new(Error::ABI));
    }
    check(make(&mut out))?;
    std::ptr::NonNull::new(out).ok_or_else(|| Error::new(hft_sys::HFT_E_INTERNAL))
}
