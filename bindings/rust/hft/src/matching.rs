// SPDX-License-Identifier: Apache-2.0
use crate::error::{check, count, create, Result};
use crate::{config, count32, Bbo, Level, MatchOrder, MatchStats, Order, Party, Report};
use hft_sys::*;
use std::ptr::NonNull;

config!(
    /// How large matching is: the fields of [`hft_match_config`].
    MatchConfig,
    hft_match_config,
    hft_match_config_init
);

/// Matching in price-time priority: commands in, reports out.
///
/// ```compile_fail,E0277
/// fn shared<T: Sync>() {}
/// shared::<hft::Match>();
/// ```
pub struct Match(NonNull<hft_match>);

// SAFETY: the handle belongs to no thread. It is not Sync: its calls are for one at a time.
unsafe impl Send for Match {}

impl Drop for Match {
    fn drop(&mut self) {
        // SAFETY: nobody else has it.
        unsafe { hft_match_destroy(self.0.as_ptr()) }
    }
}

impl Match {
    /// Matching of the default size. Errors: NOMEM, PERM, NOTSUP.
    pub fn new() -> Result<Self> {
        Self::with(&MatchConfig::default())
    }

    /// Matching of this size. Errors: INVAL, NOMEM, PERM, NOTSUP.
    pub fn with(config: &MatchConfig) -> Result<Self> {
        let config = config.checked();
        // SAFETY: a config of its own size, and room for the handle.
        create(|out| unsafe { hft_match_create(&config, out) }).map(Self)
    }

    /// Give everything back. Dropping does the same.
    pub fn close(self) {}

    /// Tell what a party is. Errors: INVAL, MORE.
    pub fn party_set(&mut self, row: &Party) -> Result<()> {
        // SAFETY: a live handle that nobody else uses.
        check(unsafe { hft_match_party_set(self.0.as_ptr(), row) })
    }

    /// Take commands until all, or `out`, or the work of a call is used up. Returns how many were
    /// taken, the last suspended if [`Match::pending`], and the reports written.
    /// Errors: MORE (drain first), INVAL (fewer than 8 reports' room).
    #[inline]
    pub fn submit_n<'a>(
        &mut self,
        orders: &[Order],
        out: &'a mut [Report],
    ) -> Result<(usize, &'a [Report])> {
        let (room, cap, mut written) = (out.as_mut_ptr(), count32(out), 0);
        let (first, n) = (orders.as_ptr(), count32(orders));
        // SAFETY: n orders, and room for cap reports.
        let taken = count(unsafe {
            hft_match_submit_n(self.0.as_ptr(), first, n, room, cap, &mut written)
        })?;
        Ok((taken, &out[..written as usize]))
    }

    /// Go on with a suspended command; the reports written.
    pub fn drain<'a>(&mut self, out: &'a mut [Report]) -> Result<&'a [Report]> {
        let (room, cap) = (out.as_mut_ptr(), count32(out));
        // SAFETY: room for cap.
        let n = count(unsafe { hft_match_drain(self.0.as_ptr(), room, cap) })?;
        Ok(&out[..n])
    }

    /// Is a command suspended?
    pub fn pending(&self) -> bool {
        // SAFETY: a live handle.
        unsafe { hft_match_pending(self.0.as_ptr()) > 0 }
    }

    /// The best of both sides. Error: NOTFOUND.
    pub fn bbo(&self, instrument: u32) -> Result<Bbo> {
        let mut out = Bbo::default();
        // SAFETY: room for one.
        check(unsafe { hft_match_bbo(self.0.as_ptr(), instrument, &mut out) })?;
        Ok(out)
    }

    /// Levels of a side, best first, into `out`; those written. Error: NOTFOUND.
    pub fn levels<'a>(
        &self,
        instrument: u32,
        side: u8,
        out: &'a mut [Level],
    ) -> Result<&'a [Level]> {
        let (room, cap) = (out.as_mut_ptr(), count32(out));
        // SAFETY: room for cap.
        let n = unsafe { hft_match_levels(self.0.as_ptr(), instrument, side.into(), room, cap) };
        Ok(&out[..count(n)?])
    }

    /// Orders of a side in priority, best level first, into `out`; those written.
    pub fn orders<'a>(
        &self,
        instrument: u32,
        side: u8,
        out: &'a mut [MatchOrder],
    ) -> Result<&'a [MatchOrder]> {
        let (room, cap) = (out.as_mut_ptr(), count32(out));
        // SAFETY: room for cap.
        let n = unsafe { hft_match_orders(self.0.as_ptr(), instrument, side.into(), room, cap) };
        Ok(&out[..count(n)?])
    }

    /// A live order, by id or, where it is not 0, by handle. Errors: NOTFOUND, NOTSUP.
    pub fn order(&self, order_id: u64, handle: u64) -> Result<MatchOrder> {
        let mut out = MatchOrder::default();
        // SAFETY: room for one.
        check(unsafe { hft_match_order_get(self.0.as_ptr(), order_id, handle, &mut out) })?;
        Ok(out)
    }

    /// When the next order ends by time, `i64::MAX` if none does.
    pub fn next_expiry(&self) -> i64 {
        // SAFETY: a live handle.
        unsafe { hft_match_next_expiry(self.0.as_ptr()) }
    }

    /// Counts since it was made.
    pub fn stats(&self) -> Result<MatchStats> {
        let mut out = MatchStats::default();
        // SAFETY: room for one.
        check(unsafe { hft_match_stats_get(self.0.as_ptr(), &mut out) })?;
        Ok(out)
    }

    /// Commands refused so far with this code.
    pub fn refused(&self, code: i32) -> u64 {
        // SAFETY: a live handle.
        unsafe { hft_match_refused(self.0.as_ptr(), code) }
    }

    /// A hash of every book, as [`crate::Book::hash`].
    pub fn hash(&self) -> u64 {
        // SAFETY: a live handle.
        unsafe { hft_match_hash(self.0.as_ptr()) }
    }

    /// Check every invariant; slow. Error: INTERNAL.
    pub fn check(&mut self) -> Result<()> {
        // SAFETY: a live handle that nobody else uses.
        check(unsafe { hft_match_check(self.0.as_ptr()) })
    }
}
