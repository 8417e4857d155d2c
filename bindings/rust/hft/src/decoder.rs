// SPDX-License-Identifier: Apache-2.0
use crate::error::{check, count, create, Error, Result};
use crate::{config, count32, DecoderStats, Event, TypeCount};
use hft_sys::*;
use std::ffi::CString;
use std::ptr::NonNull;

config!(
    /// What a decoder reads: the fields of [`hft_md_config`].
    DecoderConfig,
    hft_md_config,
    hft_md_config_init
);

impl DecoderConfig {
    /// Of a format by name, as `"itch50"`. Error: NOTFOUND.
    pub fn format(name: &str) -> Result<Self> {
        let name = CString::new(name).map_err(|_| Error::new(HFT_E_NOTFOUND))?;
        // SAFETY: NUL-terminated text.
        let format = count(unsafe { hft_md_format(name.as_ptr()) }.into())? as i32;
        Ok(Self(hft_md_config { format, ..*Self::default() }))
    }
}

/// Bytes of a feed in, events out.
///
/// ```compile_fail,E0277
/// fn shared<T: Sync>() {}
/// shared::<hft::Decoder>();
/// ```
pub struct Decoder(NonNull<hft_md>);

// SAFETY: the handle belongs to no thread. It is not Sync: its calls are for one at a time.
unsafe impl Send for Decoder {}

impl Drop for Decoder {
    fn drop(&mut self) {
        // SAFETY: nobody else has it.
        unsafe { hft_md_destroy(self.0.as_ptr()) }
    }
}

impl Decoder {
    /// A decoder of a format with the defaults, as `"itch50"`. Errors: NOTFOUND, NOMEM.
    pub fn new(format: &str) -> Result<Self> {
        Self::with(&DecoderConfig::format(format)?)
    }

    /// A decoder of this config. Errors: INVAL, NOMEM.
    pub fn with(config: &DecoderConfig) -> Result<Self> {
        let config = config.checked();
        // SAFETY: a config of its own size, and room for the handle.
        create(|out| unsafe { hft_md_create(&config, out) }).map(Self)
    }

    /// Give everything back. Dropping does the same.
    pub fn close(self) {}

    /// Decode whole messages until the bytes or `out` are used up. Returns the bytes consumed and
    /// the events; keep the rest of the bytes and put more behind it. `flags`: `HFT_MD_`.
    /// Errors: INVAL (fewer than 8 events' room), CLOSED (bytes behind the end of the session).
    #[inline]
    pub fn decode<'a>(
        &mut self,
        data: &[u8],
        ts_recv: i64,
        flags: u32,
        out: &'a mut [Event],
    ) -> Result<(usize, &'a mut [Event])> {
        let (room, cap, mut used) = (out.as_mut_ptr(), count32(out).min(1 << 31), 0);
        let (bytes, size) = (data.as_ptr(), data.len() as u64);
        // SAFETY: size bytes, and room for cap events.
        let n = count(unsafe {
            hft_md_decode(self.0.as_ptr(), bytes, size, ts_recv, flags, room, cap, &mut used)
        })?;
        Ok((used as usize, &mut out[..n]))
    }

    /// Give a wire code (ITCH: stock locate) this instrument id.
    pub fn map(&mut self, wire_code: u64, instrument: u32) -> Result<()> {
        // SAFETY: a live handle that nobody else uses.
        check(unsafe { hft_md_map(self.0.as_ptr(), wire_code, instrument) })
    }

    /// Start a new session.
    pub fn reset(&mut self, midnight: i64) -> Result<()> {
        // SAFETY: as above.
        check(unsafe { hft_md_reset(self.0.as_ptr(), midnight) })
    }

    /// Counts since it was made.
    pub fn stats(&self) -> Result<DecoderStats> {
        let mut out = DecoderStats::default();
        // SAFETY: room for one.
        check(unsafe { hft_md_stats_get(self.0.as_ptr(), &mut out) })?;
        Ok(out)
    }

    /// Counts by type code, ascending, into `out`; those written.
    pub fn types<'a>(&self, out: &'a mut [TypeCount]) -> Result<&'a [TypeCount]> {
        let (room, cap) = (out.as_mut_ptr(), count32(out));
        // SAFETY: room for cap.
        let seen = count(unsafe { hft_md_types(self.0.as_ptr(), room, cap) })?;
        Ok(&out[..seen.min(out.len())])
    }
}
