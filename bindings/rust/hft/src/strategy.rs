// SPDX-License-Identifier: Apache-2.0
use crate::callback::{slice, Failure};
use crate::error::{check, count, Error, Result};
use crate::{config, count32, Bbo, Event, Level, Order, Position, Report, ViewOrder};
use hft_sys::*;
use std::ffi::c_void;

config!(
    /// Who a strategy is and how it is called: the fields of [`hft_strategy_config`], but for what
    /// it sees and its parameters, which are slices beside it.
    StrategyConfig,
    hft_strategy_config,
    hft_strategy_config_init
);

impl StrategyConfig {
    /// As add reads it, with the slices that stand for its pointers.
    pub(crate) fn complete(&self, instruments: &[u32], params: &[i64]) -> hft_strategy_config {
        hft_strategy_config {
            instruments: if instruments.is_empty() {
                std::ptr::null()
            } else {
                instruments.as_ptr()
            },
            instrument_count: count32(instruments),
            params: if params.is_empty() { std::ptr::null() } else { params.as_ptr() },
            param_count: count32(params),
            ..self.checked()
        }
    }
}

/// A strategy inside an engine, called on the engine's thread.
///
/// What it pushes to the answer enters the engine before the next event, under its session. A panic
/// closes it: its orders are cancelled, it is called no more, and
/// [`crate::Engine::strategy_failure`] has the message.
pub trait Strategy: Send {
    /// The books are as after the last of the events.
    fn on_events(&mut self, _events: &[Event], _view: View<'_>, _answer: &mut Answer<'_>) {}
    /// Reports of its orders.
    fn on_reports(&mut self, _reports: &[Report], _view: View<'_>, _answer: &mut Answer<'_>) {}
    /// A timer that it asked for is due.
    fn on_timer(&mut self, _now: i64, _id: u64, _view: View<'_>, _answer: &mut Answer<'_>) {}
}

/// What a strategy may look at, while it is called:
///
/// ```compile_fail
/// struct Keeper(Option<hft::View<'static>>);
/// impl hft::Strategy for Keeper {
///     fn on_events(&mut self, _: &[hft::Event], view: hft::View<'_>, _: &mut hft::Answer<'_>) {
///         self.0 = Some(view);
///     }
/// }
/// ```
#[derive(Clone, Copy)]
pub struct View<'a>(&'a hft_view);

impl View<'_> {
    /// The time of what is being handled.
    pub fn now(self) -> i64 {
        // SAFETY: a live view, here and below.
        unsafe { hft_view_now(self.0) }
    }

    /// The best of both sides. Error: NOTFOUND.
    #[inline]
    pub fn bbo(self, instrument: u32) -> Result<Bbo> {
        let mut out = Bbo::default();
        self.bbo_into(instrument, &mut out)?;
        Ok(out)
    }

    /// The same into `out`, without the copy of 72 bytes that a returned value takes.
    #[inline]
    pub fn bbo_into(self, instrument: u32, out: &mut Bbo) -> Result<()> {
        // SAFETY: room for one.
        check(unsafe { hft_view_bbo(self.0, instrument, out) })
    }

    /// Levels of a side, best first, into `out`; those written. Error: NOTFOUND.
    pub fn levels(self, instrument: u32, side: u8, out: &mut [Level]) -> Result<&[Level]> {
        let (room, cap) = (out.as_mut_ptr(), count32(out));
        // SAFETY: room for cap.
        let n = count(unsafe { hft_view_levels(self.0, instrument, side.into(), room, cap) })?;
        Ok(&out[..n])
    }

    /// The position of the account of the strategy's party. Error: NOTFOUND.
    pub fn position(self, instrument: u32) -> Result<Position> {
        let mut out = Position::default();
        // SAFETY: room for one.
        check(unsafe { hft_view_position(self.0, instrument, &mut out) })?;
        Ok(out)
    }

    /// Its open orders, 0 = of all instruments, oldest first, into `out`; those written.
    pub fn orders(self, instrument: u32, out: &mut [ViewOrder]) -> Result<&[ViewOrder]> {
        let (room, cap) = (out.as_mut_ptr(), count32(out));
        // SAFETY: room for cap.
        let n = count(unsafe { hft_view_orders(self.0, instrument, room, cap) })?;
        Ok(&out[..n])
    }

    /// A parameter, 0 beyond the last.
    pub fn param(self, index: u32) -> i64 {
        // SAFETY: a live view.
        unsafe { hft_view_param(self.0, index) }
    }
}

/// The orders that a strategy answers with.
pub struct Answer<'a> {
    out: &'a mut [Order],
    count: usize,
}

impl Answer<'_> {
    /// Write an order. Error: FULL, no [`Answer::room`] left.
    #[inline]
    pub fn push(&mut self, order: &Order) -> Result<()> {
        let place = self.out.get_mut(self.count).ok_or_else(|| Error::new(HFT_E_FULL))?;
        *place = *order;
        self.count += 1;
        Ok(())
    }

    /// Ask to be called at a time. Error: FULL.
    pub fn timer(&mut self, due: i64, id: u64) -> Result<()> {
        self.push(&Order {
            kind: HFT_ORDER_TIMER,
            ord_type: HFT_TIMER_STRATEGY,
            expire_ts: due,
            ref_id: id,
            ..Order::default()
        })
    }

    /// Orders that still fit; at least 64 at the start.
    pub fn room(&self) -> usize {
        self.out.len() - self.count
    }
}

/// A strategy as C's `user` points to it.
pub(crate) struct Slot<S> {
    pub(crate) strategy: S,
    pub(crate) failure: Failure,
}

/// The callbacks of a slot's type.
pub(crate) fn table<S: Strategy>(slot: *mut Slot<S>) -> hft_strategy {
    hft_strategy {
        size: std::mem::size_of::<hft_strategy>() as u32,
        reserved: 0,
        user: slot.cast(),
        on_events: Some(on_events::<S>),
        on_reports: Some(on_reports::<S>),
        on_timer: Some(on_timer::<S>),
    }
}

/// # Safety
/// `user` is a slot of this type, in nobody else's hands; room for `cap` orders at `out`.
unsafe fn guarded<S: Strategy>(
    user: *mut c_void,
    out: *mut Order,
    cap: u32,
    call: impl FnOnce(&mut S, &mut Answer<'_>),
) -> i32 {
    let slot = &mut *user.cast::<Slot<S>>();
    let strategy = &mut slot.strategy;
    slot.failure.guard(-1, || {
        let out = std::slice::from_raw_parts_mut(out, cap as usize);
        let mut answer = Answer { out, count: 0 };
        call(strategy, &mut answer);
        answer.count as i32
    })
}

unsafe extern "C" fn on_events<S: Strategy>(
    user: *mut c_void,
    events: *const Event,
    n: u32,
    view: *const hft_view,
    out: *mut Order,
    cap: u32,
) -> i32 {
    guarded(user, out, cap, |strategy: &mut S, answer| {
        strategy.on_events(slice(events, n), View(&*view), answer);
    })
}

unsafe extern "C" fn on_reports<S: Strategy>(
    user: *mut c_void,
    reports: *const Report,
    n: u32,
    view: *const hft_view,
    out: *mut Order,
    cap: u32,
) -> i32 {
    guarded(user, out, cap, |strategy: &mut S, answer| {
        strategy.on_reports(slice(reports, n), View(&*view), answer);
    })
}

unsafe extern "C" fn on_timer<S: Strategy>(
    user: *mut c_void,
    now: i64,
    id: u64,
    view: *const hft_view,
    out: *mut Order,
    cap: u32,
) -> i32 {
    guarded(user, out, cap, |strategy: &mut S, answer| {
        strategy.on_timer(now, id, View(&*view), answer);
    })
}
