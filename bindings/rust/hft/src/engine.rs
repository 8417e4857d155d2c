// SPDX-License-Identifier: Apache-2.0
use crate::callback::{slice, Failure, Kept};
use crate::error::{check, count, create, Error, Result};
use crate::strategy::{table, Slot, Strategy, StrategyConfig};
use crate::{config, count32, Bbo, EngineStats, Event, Input, Instrument, Order, Party, Position};
use crate::{Report, RiskLimits, TickBand};
use hft_sys::*;
use std::any::TypeId;
use std::ffi::{c_void, CStr};
use std::os::raw::c_char;
use std::ptr::{null, null_mut, NonNull};
use std::sync::{Arc, Mutex};

config!(
    /// How large an engine is: the fields of [`hft_engine_config`]. Its pointers are not read: the
    /// functions are given to the [`EngineBuilder`].
    EngineConfig,
    hft_engine_config,
    hft_engine_config_init
);

type JournalFn = dyn FnMut(&Input, &[u8]) -> Result<()> + Send;
type VerifyFn = dyn FnMut(&CStr, &[u8; 32], &[u8]) -> bool + Send;
type RouteFn = dyn FnMut(&[Order]) -> usize + Send;

/// Who asks to loosen a limit, and by what right.
#[derive(Clone, Copy)]
pub struct Author<'a> {
    /// Who.
    pub name: &'a CStr,
    /// What the engine's verify function is to judge.
    pub signature: &'a [u8],
}

/// A function as C's `user` points to it.
struct Called<F: ?Sized> {
    call: Box<F>,
    failure: Failure,
}

/// The handle and what it calls, given back when the engine and its last reader are gone.
struct Owner {
    raw: NonNull<hft_engine>,
    kept: Mutex<Vec<Box<dyn Send>>>,
}

// SAFETY: handles belong to no thread, and readers make no calls but those that any thread may.
unsafe impl Send for Owner {}
unsafe impl Sync for Owner {}

impl Drop for Owner {
    fn drop(&mut self) {
        // SAFETY: nobody else has it any more; its functions are dropped behind it.
        unsafe { hft_engine_destroy(self.raw.as_ptr()) }
    }
}

/// Makes an engine that calls functions of the host's.
#[derive(Default)]
pub struct EngineBuilder {
    config: EngineConfig,
    journal: Option<Box<JournalFn>>,
    verify: Option<Box<VerifyFn>>,
}

impl EngineBuilder {
    /// How large it is.
    pub fn config(mut self, config: &EngineConfig) -> Self {
        self.config = *config;
        self
    }

    /// Records each input before it is acted on. An error, or a panic, closes the engine.
    pub fn journal(mut self, f: impl FnMut(&Input, &[u8]) -> Result<()> + Send + 'static) -> Self {
        self.journal = Some(Box::new(f));
        self
    }

    /// Says whether an author may loosen: name, digest of what is asked, signature.
    pub fn verify(
        mut self,
        f: impl FnMut(&CStr, &[u8; 32], &[u8]) -> bool + Send + 'static,
    ) -> Self {
        self.verify = Some(Box::new(f));
        self
    }

    /// Make it. Errors: INVAL, NOMEM, PERM, NOTSUP.
    pub fn build(self) -> Result<Engine> {
        let failure = Failure::default();
        let mut kept: Vec<Box<dyn Send>> = Vec::new();
        let mut config = hft_engine_config {
            journal: None,
            journal_user: null_mut(),
            clock: null(),
            verify: None,
            verify_user: null_mut(),
            ..self.config.checked()
        };
        if let Some(call) = self.journal {
            let called = Kept::new(Called { call, failure: failure.clone() });
            config.journal = Some(append);
            config.journal_user = called.as_ptr().cast();
            kept.push(Box::new(called));
        }
        if let Some(call) = self.verify {
            let called = Kept::new(Called { call, failure: failure.clone() });
            config.verify = Some(verify);
            config.verify_user = called.as_ptr().cast();
            kept.push(Box::new(called));
        }
        // SAFETY: a config of its own size; the functions stay as long as the engine.
        let raw = create(|out| unsafe { hft_engine_create(&config, out) })?;
        let owner = Arc::new(Owner { raw, kept: Mutex::new(kept) });
        Ok(Engine { raw, owner, failure, strategies: Vec::new() })
    }
}

/// # Safety
/// `user` is what build made; the payload has the bytes that the input tells.
unsafe extern "C" fn append(user: *mut c_void, input: *const Input, payload: *const c_void) -> i32 {
    let called = &mut *user.cast::<Called<JournalFn>>();
    let call = &mut called.call;
    called.failure.guard(HFT_E_IO, || {
        let bytes = slice(payload.cast(), (*input).bytes);
        call(&*input, bytes).map_or_else(Error::code, |()| HFT_OK)
    })
}

/// # Safety
/// `user` is what build made; the rest as the C library promises.
unsafe extern "C" fn verify(
    user: *mut c_void,
    author: *const c_char,
    digest: *const u8,
    signature: *const u8,
    size: u32,
) -> i32 {
    let called = &mut *user.cast::<Called<VerifyFn>>();
    let call = &mut called.call;
    called
        .failure
        .guard(0, || call(CStr::from_ptr(author), &*digest.cast(), slice(signature, size)).into())
}

/// # Safety
/// `user` is what route_away made; n orders.
unsafe extern "C" fn send_n(user: *mut c_void, orders: *const Order, n: u32) -> i64 {
    let called = &mut *user.cast::<Called<RouteFn>>();
    let call = &mut called.call;
    called.failure.guard(0, || call(slice(orders, n)).min(n as usize) as i64)
}

/// What is known of a strategy that was added.
struct Added {
    failure: Failure,
    slot: *const c_void,
    kind: TypeId,
}

/// One shard of a trading system: inputs numbered and journaled, checked by risk, matched here or
/// sent away, answered, and seen by the strategies.
///
/// ```compile_fail,E0277
/// fn shared<T: Sync>() {}
/// shared::<hft::Engine>();
/// ```
///
/// Functions given to it must be able to go to another thread with it:
///
/// ```compile_fail,E0277
/// let sent = std::rc::Rc::new(std::cell::Cell::new(0));
/// let mut engine = hft::Engine::new().unwrap();
/// engine.route_away(0, 1, move |orders| { sent.set(orders.len()); orders.len() });
/// ```
pub struct Engine {
    raw: NonNull<hft_engine>,
    owner: Arc<Owner>,
    failure: Failure,
    strategies: Vec<Added>,
}

// SAFETY: the handle belongs to no thread, and what it calls is Send. It is not Sync.
unsafe impl Send for Engine {}

impl Engine {
    /// An engine of the default size, without a journal. Errors: NOMEM, PERM, NOTSUP.
    pub fn new() -> Result<Self> {
        EngineBuilder::default().build()
    }

    /// For an engine of another size, or with functions of the host's.
    pub fn builder() -> EngineBuilder {
        EngineBuilder::default()
    }

    /// Give everything back, once the readers are gone too. Dropping does the same.
    pub fn close(self) {}

    /// What other threads read positions with, at any time.
    pub fn positions(&self) -> PositionReader {
        PositionReader(Arc::clone(&self.owner))
    }

    fn id(value: i64) -> Result<u32> {
        count(value).map(|id| id as u32)
    }

    /// Add or change an instrument; its id. Errors: INVAL, EXISTS, FULL, NOTFOUND, MORE.
    pub fn instrument_add(&mut self, ts: i64, row: &Instrument) -> Result<u32> {
        // SAFETY: a live handle that nobody else uses, here and below.
        Self::id(unsafe { hft_engine_instrument_add(self.raw.as_ptr(), ts, row) })
    }

    /// Add or change a party; its id. Errors: as instruments.
    pub fn party_add(&mut self, ts: i64, row: &Party) -> Result<u32> {
        // SAFETY: as above.
        Self::id(unsafe { hft_engine_party_add(self.raw.as_ptr(), ts, row) })
    }

    /// Add a tick table; its id. Errors: as instruments.
    pub fn tick_table_add(&mut self, ts: i64, bands: &[TickBand]) -> Result<u32> {
        let (first, n) = (bands.as_ptr(), count32(bands));
        // SAFETY: n bands.
        Self::id(unsafe { hft_engine_tick_table_add(self.raw.as_ptr(), ts, first, n) })
    }

    /// Set a scope's limits; to let one grow needs an author. Errors: INVAL, NOTFOUND, RISK_LOOSEN.
    pub fn limits_set(
        &mut self,
        ts: i64,
        scope: i32,
        id: u32,
        limits: &RiskLimits,
        author: Option<Author<'_>>,
    ) -> Result<()> {
        let size = std::mem::size_of::<RiskLimits>() as u32;
        let limits = RiskLimits { size, ..*limits };
        let author = author.map(raw_author);
        let author = author.as_ref().map_or(null(), |author| author as *const _);
        // SAFETY: limits of their own size, an author or none.
        check(unsafe { hft_engine_limits_set(self.raw.as_ptr(), ts, scope, id, &limits, author) })
    }

    /// Set a scope's kill state; `HFT_RISK_CLOSED` also cancels its open orders. Errors: as limits.
    pub fn state_set(
        &mut self,
        ts: i64,
        scope: i32,
        id: u32,
        state: i32,
        author: Option<Author<'_>>,
    ) -> Result<()> {
        let author = author.map(raw_author);
        let author = author.as_ref().map_or(null(), |author| author as *const _);
        // SAFETY: an author or none.
        check(unsafe { hft_engine_state_set(self.raw.as_ptr(), ts, scope, id, state, author) })
    }

    /// Orders of this instrument are matched here. Errors: NOTFOUND, EXISTS, MORE.
    pub fn route_local(&mut self, ts: i64, instrument: u32) -> Result<()> {
        // SAFETY: no route is needed.
        check(unsafe {
            hft_engine_route_set(self.raw.as_ptr(), ts, instrument, HFT_ROUTE_LOCAL, null())
        })
    }

    /// Orders of this instrument leave by `send`, which returns how many it took; the rest are
    /// refused, and all of them if it panics. Errors: as local.
    pub fn route_away(
        &mut self,
        ts: i64,
        instrument: u32,
        send: impl FnMut(&[Order]) -> usize + Send + 'static,
    ) -> Result<()> {
        let call: Box<RouteFn> = Box::new(send);
        let called = Kept::new(Called { call, failure: self.failure.clone() });
        let route = hft_route {
            size: std::mem::size_of::<hft_route>() as u32,
            reserved: 0,
            user: called.as_ptr().cast(),
            send_n: Some(send_n),
        };
        // SAFETY: a route of its own size, whose function stays as long as the engine.
        check(unsafe {
            hft_engine_route_set(self.raw.as_ptr(), ts, instrument, HFT_ROUTE_AWAY, &route)
        })?;
        self.keep(called);
        Ok(())
    }

    fn keep(&self, called: impl Send + 'static) {
        let mut kept = self.owner.kept.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        kept.push(Box::new(called));
    }

    /// Take commands; how many were taken. Errors: MORE (drain), CLOSED (the journal failed).
    #[inline]
    pub fn submit_n(&mut self, orders: &[Order]) -> Result<usize> {
        let (first, n) = (orders.as_ptr(), count32(orders));
        // SAFETY: n orders.
        count(unsafe { hft_engine_submit_n(self.raw.as_ptr(), first, n) })
    }

    /// Apply market data and show it to the strategies; how many were taken. Errors: as above.
    #[inline]
    pub fn feed_n(&mut self, events: &mut [Event]) -> Result<usize> {
        let (first, n) = (events.as_mut_ptr(), count32(events));
        // SAFETY: n events.
        count(unsafe { hft_engine_feed_n(self.raw.as_ptr(), first, n) })
    }

    /// Take a venue's answers; how many were taken. Errors: as above.
    pub fn answer_n(&mut self, answers: &[Report]) -> Result<usize> {
        let (first, n) = (answers.as_ptr(), count32(answers));
        // SAFETY: n reports.
        count(unsafe { hft_engine_answer_n(self.raw.as_ptr(), first, n) })
    }

    /// Let time pass; the timers that were due. Errors: as above.
    pub fn advance(&mut self, now: i64) -> Result<usize> {
        // SAFETY: a live handle.
        count(unsafe { hft_engine_advance(self.raw.as_ptr(), now) })
    }

    /// Do one journaled input again. Errors: MORE, MALFORMED, TRUNCATED, CLOSED.
    pub fn input(&mut self, input: &Input, payload: &[u8]) -> Result<()> {
        if payload.len() < input.bytes as usize {
            return Err(Error::new(HFT_E_TRUNCATED));
        }
        // SAFETY: as many bytes as the input tells.
        check(unsafe { hft_engine_input(self.raw.as_ptr(), input, payload.as_ptr().cast()) })
    }

    /// Take reports out, then go on with a suspended command; those written to `out`.
    #[inline]
    pub fn drain_reports<'a>(&mut self, out: &'a mut [Report]) -> Result<&'a [Report]> {
        let (room, cap) = (out.as_mut_ptr(), count32(out));
        // SAFETY: room for cap reports.
        let n = unsafe { hft_engine_drain_reports(self.raw.as_ptr(), room, null_mut(), cap) };
        Ok(&out[..count(n)?])
    }

    /// Take the market data of local books out, where `HFT_ENGINE_EVENTS` keeps it.
    pub fn drain_events<'a>(&mut self, out: &'a mut [Event]) -> Result<&'a mut [Event]> {
        let (room, cap) = (out.as_mut_ptr(), count32(out));
        // SAFETY: room for cap events.
        let n = unsafe { hft_engine_drain_events(self.raw.as_ptr(), room, cap) };
        Ok(&mut out[..count(n)?])
    }

    /// Is a command suspended?
    pub fn pending(&self) -> bool {
        // SAFETY: a live handle.
        unsafe { hft_engine_pending(self.raw.as_ptr()) > 0 }
    }

    /// Add a strategy that sees these instruments (none: all) and has these parameters; its number.
    /// Errors: INVAL, EXISTS (session), FULL, MORE.
    pub fn strategy_add<S: Strategy + 'static>(
        &mut self,
        strategy: S,
        config: &StrategyConfig,
        instruments: &[u32],
        params: &[i64],
    ) -> Result<u32> {
        let failure = Failure::default();
        let slot = Kept::new(Slot { strategy, failure: failure.clone() });
        let config = config.complete(instruments, params);
        let table = table(slot.as_ptr());
        // SAFETY: structs of their own sizes; the slot stays as long as the engine.
        let number =
            Self::id(unsafe { hft_engine_strategy_add(self.raw.as_ptr(), &table, &config) })?;
        let kind = TypeId::of::<S>();
        self.strategies.push(Added { failure, slot: slot.as_ptr().cast(), kind });
        self.keep(slot);
        Ok(number)
    }

    /// Ok while it runs. Errors: CLOSED, NOTFOUND.
    pub fn strategy_status(&self, number: u32) -> Result<()> {
        // SAFETY: a live handle.
        check(unsafe { hft_engine_strategy_status(self.raw.as_ptr(), number) })
    }

    /// A strategy as it stands, if it is of this type.
    pub fn strategy<S: Strategy + 'static>(&self, number: u32) -> Option<&S> {
        let added = self.strategies.get(number as usize)?;
        // SAFETY: a slot of this type; the engine calls it only through calls that borrow &mut self.
        (added.kind == TypeId::of::<S>())
            .then(|| unsafe { &(*added.slot.cast::<Slot<S>>()).strategy })
    }

    /// The message of the panic that closed a strategy.
    pub fn strategy_failure(&self, number: u32) -> Option<String> {
        self.strategies.get(number as usize)?.failure.get()
    }

    /// The message of the last panic in the journal, verify or a route.
    pub fn callback_failure(&self) -> Option<String> {
        self.failure.get()
    }

    /// The best of both sides of a local book. Error: NOTFOUND.
    pub fn local_bbo(&self, instrument: u32) -> Result<Bbo> {
        let mut out = Bbo::default();
        // SAFETY: matching lives as long as the engine.
        let book = unsafe { hft_engine_match(self.raw.as_ptr()) };
        check(unsafe { hft_match_bbo(book, instrument, &mut out) })?;
        Ok(out)
    }

    /// The best of both sides of a market-data book. Error: NOTFOUND.
    pub fn market_bbo(&self, instrument: u32) -> Result<Bbo> {
        let mut out = Bbo::default();
        // SAFETY: the book lives as long as the engine.
        let book = unsafe { hft_engine_book(self.raw.as_ptr()) };
        check(unsafe { hft_book_bbo(book, instrument, &mut out) })?;
        Ok(out)
    }

    /// Position of an account or trader (`HFT_RISK_`) in an instrument. Error: NOTFOUND.
    pub fn position(&self, scope: i32, owner: u32, instrument: u32) -> Result<Position> {
        self.owner.position(scope, owner, instrument)
    }

    /// Counts since it was made.
    pub fn stats(&self) -> Result<EngineStats> {
        let mut out = EngineStats::default();
        // SAFETY: room for one.
        check(unsafe { hft_engine_stats_get(self.raw.as_ptr(), &mut out) })?;
        Ok(out)
    }

    /// A hash of the whole state.
    pub fn hash(&self) -> u64 {
        // SAFETY: a live handle.
        unsafe { hft_engine_hash(self.raw.as_ptr()) }
    }

    /// Check every invariant of every part; slow. Error: INTERNAL.
    pub fn check(&mut self) -> Result<()> {
        // SAFETY: a live handle that nobody else uses.
        check(unsafe { hft_engine_check(self.raw.as_ptr()) })
    }
}

fn raw_author(author: Author<'_>) -> hft_risk_author {
    hft_risk_author {
        name: author.name.as_ptr(),
        signature: author.signature.as_ptr(),
        signature_size: count32(author.signature),
        reserved: 0,
    }
}

impl Owner {
    fn position(&self, scope: i32, owner: u32, instrument: u32) -> Result<Position> {
        let mut out = Position::default();
        // SAFETY: a call for any thread; risk lives as long as the engine.
        let risk = unsafe { hft_engine_risk(self.raw.as_ptr()) };
        check(unsafe { hft_risk_position_read(risk, scope, owner, instrument, &mut out) })?;
        Ok(out)
    }
}

/// Reads positions from any thread, and never blocks the engine.
#[derive(Clone)]
pub struct PositionReader(Arc<Owner>);

impl PositionReader {
    /// One row, of one instant. Errors: NOTFOUND, AGAIN.
    pub fn get(&self, scope: i32, owner: u32, instrument: u32) -> Result<Position> {
        self.0.position(scope, owner, instrument)
    }

    /// Rows from number `from` on into `out`; those written. Error: AGAIN.
    pub fn rows<'a>(&self, from: u32, out: &'a mut [Position]) -> Result<&'a [Position]> {
        let (room, cap) = (out.as_mut_ptr(), count32(out));
        // SAFETY: a call for any thread, and room for cap.
        let n = unsafe {
            hft_risk_positions_read(hft_engine_risk(self.0.raw.as_ptr()), from, room, cap)
        };
        Ok(&out[..count(n)?])
    }
}
