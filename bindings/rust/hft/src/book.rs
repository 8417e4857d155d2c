// SPDX-License-Identifier: Apache-2.0
use crate::error::{check, count, create, Error, Result};
use crate::{config, count32, Bbo, BookOrder, BookStats, Event, Level, Page, QueuePosition};
use hft_sys::*;
use std::ptr::{null_mut, NonNull};
use std::sync::Arc;

config!(
    /// How large a book is: the fields of [`hft_book_config`].
    BookConfig,
    hft_book_config,
    hft_book_config_init
);

/// The handle, destroyed when the book and its last reader are gone.
struct Owner(NonNull<hft_book>);

// SAFETY: handles belong to no thread, and readers make no calls but those that any thread may.
unsafe impl Send for Owner {}
unsafe impl Sync for Owner {}

impl Drop for Owner {
    fn drop(&mut self) {
        // SAFETY: nobody else has it any more.
        unsafe { hft_book_destroy(self.0.as_ptr()) }
    }
}

/// The order books of one market-data source: events in, best prices and depth out.
///
/// It may be sent to another thread, not shared; other threads read through [`Book::reader`]:
///
/// ```compile_fail,E0277
/// fn shared<T: Sync>() {}
/// shared::<hft::Book>();
/// ```
///
/// What was closed cannot be used:
///
/// ```compile_fail,E0382
/// let book = hft::Book::new().unwrap();
/// book.close();
/// book.hash();
/// ```
pub struct Book {
    raw: NonNull<hft_book>,
    owner: Arc<Owner>,
}

// SAFETY: the handle belongs to no thread. It is not Sync: its calls are for one at a time.
unsafe impl Send for Book {}

impl Book {
    /// A book of the default size. Errors: NOMEM, PERM, NOTSUP.
    pub fn new() -> Result<Self> {
        Self::with(&BookConfig::default())
    }

    /// A book of this size. Errors: INVAL, NOMEM, PERM, NOTSUP.
    pub fn with(config: &BookConfig) -> Result<Self> {
        let config = config.checked();
        // SAFETY: a config of its own size, and room for the handle.
        let raw = create(|out| unsafe { hft_book_create(&config, out) })?;
        Ok(Self { raw, owner: Arc::new(Owner(raw)) })
    }

    /// Give everything back, once the readers are gone too. Dropping does the same.
    pub fn close(self) {}

    /// What other threads read with, at any time.
    pub fn reader(&self) -> BookReader {
        BookReader(Arc::clone(&self.owner))
    }

    /// Apply one event; what it leaves out is filled in. Errors: EVENT_, the book is unchanged.
    #[inline]
    pub fn apply(&mut self, event: &mut Event) -> Result<()> {
        // SAFETY: a live handle that nobody else uses, and one event.
        check(unsafe { hft_book_apply(self.raw.as_ptr(), event) })
    }

    /// Apply events in order, going on after refused ones. Returns how many were applied.
    #[inline]
    pub fn apply_n(&mut self, events: &mut [Event]) -> Result<usize> {
        let n = count32(events);
        // SAFETY: n events.
        count(unsafe { hft_book_apply_n(self.raw.as_ptr(), events.as_mut_ptr(), n, null_mut()) })
    }

    /// The same, with the status of each event. Error: INVAL, too few statuses.
    pub fn apply_n_statuses(&mut self, events: &mut [Event], out: &mut [i32]) -> Result<usize> {
        if out.len() < events.len() {
            return Err(Error::new(HFT_E_INVAL));
        }
        let n = count32(events);
        // SAFETY: n events and as many statuses.
        count(unsafe {
            hft_book_apply_n(self.raw.as_ptr(), events.as_mut_ptr(), n, out.as_mut_ptr())
        })
    }

    /// The best of both sides. Error: NOTFOUND, no such instrument.
    #[inline]
    pub fn bbo(&self, instrument: u32) -> Result<Bbo> {
        let mut out = Bbo::default();
        self.bbo_into(instrument, &mut out)?;
        Ok(out)
    }

    /// The same into `out`, without the copy of 72 bytes that a returned value takes.
    #[inline]
    pub fn bbo_into(&self, instrument: u32, out: &mut Bbo) -> Result<()> {
        // SAFETY: room for one.
        check(unsafe { hft_book_bbo(self.raw.as_ptr(), instrument, out) })
    }

    /// Levels of a side, best first, into `out`; those written. Error: NOTFOUND.
    #[inline]
    pub fn levels<'a>(
        &self,
        instrument: u32,
        side: u8,
        out: &'a mut [Level],
    ) -> Result<&'a [Level]> {
        let (room, cap) = (out.as_mut_ptr(), count32(out));
        // SAFETY: room for cap.
        let n = unsafe { hft_book_levels(self.raw.as_ptr(), instrument, side.into(), room, cap) };
        Ok(&out[..count(n)?])
    }

    /// Orders of a side in priority, best level first, into `out`; those written.
    pub fn orders<'a>(
        &self,
        instrument: u32,
        side: u8,
        out: &'a mut [BookOrder],
    ) -> Result<&'a [BookOrder]> {
        let (room, cap) = (out.as_mut_ptr(), count32(out));
        // SAFETY: room for cap.
        let n = unsafe { hft_book_orders(self.raw.as_ptr(), instrument, side.into(), room, cap) };
        Ok(&out[..count(n)?])
    }

    /// A live order; the instrument is needed where ids are scoped by it. Error: NOTFOUND.
    pub fn order(&self, instrument: u32, order_id: u64) -> Result<BookOrder> {
        let mut out = BookOrder::default();
        // SAFETY: room for one.
        check(unsafe { hft_book_order_get(self.raw.as_ptr(), instrument, order_id, &mut out) })?;
        Ok(out)
    }

    /// Where an order stands in its level's queue. Error: NOTFOUND.
    pub fn queue(&self, instrument: u32, order_id: u64) -> Result<QueuePosition> {
        let mut out = QueuePosition::default();
        // SAFETY: room for one.
        check(unsafe { hft_book_queue(self.raw.as_ptr(), instrument, order_id, &mut out) })?;
        Ok(out)
    }

    /// Counts since it was made.
    pub fn stats(&self) -> Result<BookStats> {
        let mut out = BookStats::default();
        // SAFETY: room for one.
        check(unsafe { hft_book_stats_get(self.raw.as_ptr(), &mut out) })?;
        Ok(out)
    }

    /// Events refused so far with this code.
    pub fn refused(&self, code: i32) -> u64 {
        // SAFETY: a live handle.
        unsafe { hft_book_refused(self.raw.as_ptr(), code) }
    }

    /// A hash of every book: ids, prices and open quantities in their order.
    pub fn hash(&self) -> u64 {
        // SAFETY: a live handle.
        unsafe { hft_book_hash(self.raw.as_ptr()) }
    }

    /// Check every invariant; slow. Error: INTERNAL, and the book is poisoned.
    pub fn check(&mut self) -> Result<()> {
        // SAFETY: a live handle that nobody else uses.
        check(unsafe { hft_book_check(self.raw.as_ptr()) })
    }
}

/// Reads what a book has published, from any thread, and never blocks it.
#[derive(Clone)]
pub struct BookReader(Arc<Owner>);

impl BookReader {
    /// The best of both sides. Errors: AGAIN, NOTFOUND, NOTSUP.
    pub fn bbo(&self, instrument: u32) -> Result<Bbo> {
        let mut out = Bbo::default();
        // SAFETY: a call for any thread, and room for one.
        check(unsafe { hft_book_read_bbo(self.0 .0.as_ptr(), instrument, &mut out) })?;
        Ok(out)
    }

    /// A page, both sides of one instant: as many levels as the shorter slice holds.
    /// Errors: AGAIN, NOTFOUND, NOTSUP.
    pub fn page(&self, instrument: u32, bids: &mut [Level], asks: &mut [Level]) -> Result<Page> {
        let cap = count32(bids).min(count32(asks));
        let (bids, asks) = (bids.as_mut_ptr(), asks.as_mut_ptr());
        let mut out = Page::default();
        // SAFETY: a call for any thread, and room for cap levels each.
        check(unsafe {
            hft_book_read_page(self.0 .0.as_ptr(), instrument, &mut out, bids, asks, cap)
        })?;
        Ok(out)
    }
}
