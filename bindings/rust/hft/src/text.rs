// SPDX-License-Identifier: Apache-2.0
use crate::error::{check, Error, Result};
use std::ffi::{CStr, CString};
use std::os::raw::c_char;

/// The ABI that this crate was written for.
pub(crate) const ABI_MAJOR: u32 = 0;

/// # Safety
/// A static, NUL-terminated text of the library's, all of which are ASCII.
pub(crate) unsafe fn static_text(text: *const c_char) -> &'static str {
    CStr::from_ptr(text).to_str().unwrap_or("")
}

/// The number of the loaded library's ABI.
pub fn abi_major() -> u32 {
    // SAFETY: no arguments.
    unsafe { hft_sys::hft_abi_major() }
}

/// The loaded library's version, as `"0.1.0"`.
pub fn version() -> &'static str {
    // SAFETY: static text.
    unsafe { static_text(hft_sys::hft_version()) }
}

/// Read a decimal price, at most 9 decimals: `price("-0.25")`. Errors: INVAL, RANGE.
pub fn price(text: &str) -> Result<i64> {
    let text = CString::new(text).map_err(|_| Error::new(hft_sys::HFT_E_INVAL))?;
    let mut out = 0;
    // SAFETY: NUL-terminated text, and room for the price.
    check(unsafe { hft_sys::hft_price_parse(text.as_ptr(), &mut out) })?;
    Ok(out)
}

/// A price as decimal text without trailing zeros; `"none"` for none.
pub fn price_text(price: i64) -> String {
    let mut out = [0; 24];
    // SAFETY: the room that the call asks for; it ends with a NUL.
    unsafe {
        hft_sys::hft_price_format(price, out.as_mut_ptr(), out.len() as u64);
        CStr::from_ptr(out.as_ptr()).to_string_lossy().into_owned()
    }
}

/// Text as a zero-padded member of a row. Error: RANGE, it does not fit.
pub fn text<const N: usize>(text: &str) -> Result<[u8; N]> {
    let mut out = [0; N];
    let room = out.get_mut(..text.len()).ok_or_else(|| Error::new(hft_sys::HFT_E_RANGE))?;
    room.copy_from_slice(text.as_bytes());
    Ok(out)
}

/// The name of a report's kind, as `"FILL"`.
pub fn report_kind_name(kind: u8) -> &'static str {
    // SAFETY: any kind; static text.
    unsafe { static_text(hft_sys::hft_report_kind_name(kind.into())) }
}

/// The name of an event's kind, as `"ADD"`.
pub fn event_kind_name(kind: u8) -> &'static str {
    // SAFETY: any kind; static text.
    unsafe { static_text(hft_sys::hft_event_kind_name(kind.into())) }
}

/// Why a report's order was refused or ended, if its reason is a reject code.
pub fn reason_text(reason: u16) -> Option<&'static str> {
    // SAFETY: any code; static text.
    (reason >= 100).then(|| unsafe { static_text(hft_sys::hft_strerror(reason.into())) })
}
