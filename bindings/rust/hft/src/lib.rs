// SPDX-License-Identifier: Apache-2.0
//! Order books, matching, risk and trading engines, over libhft.
//!
//! Each handle is a type that owns it: [`Book`], [`Match`], [`Decoder`], [`Engine`]. They may be
//! sent to another thread, not shared; what other threads may read at any time has a reader of its
//! own ([`BookReader`], [`PositionReader`]). A handle that was closed cannot be named any more.
//!
//! ```
//! use hft::{price, sys::*, Book, Event};
//!
//! # fn main() -> hft::Result<()> {
//! let mut book = Book::new()?;
//! let mut add = Event {
//!     kind: HFT_EVENT_ADD, side: HFT_SIDE_BID, instrument: 1, order_id: 7,
//!     price: price("321.50")?, qty: 60, ..Event::default()
//! };
//! book.apply(&mut add)?;
//! assert_eq!(book.bbo(1)?.bid_qty, 60);
//! # Ok(())
//! # }
//! ```
//!
//! Records are the C structs themselves, and their constants are in [`sys`], under the names that
//! the C headers explain. Prices count 1e-9 of the quote unit, time ns UTC.
#![warn(missing_docs, unreachable_pub)]
#![allow(clippy::needless_update)]

mod book;
mod callback;
mod decoder;
mod engine;
mod error;
mod matching;
mod strategy;
mod text;

pub use book::{Book, BookConfig, BookReader};
pub use decoder::{Decoder, DecoderConfig};
pub use engine::{Author, Engine, EngineBuilder, EngineConfig, PositionReader};
pub use error::{Error, Result};
pub use matching::{Match, MatchConfig};
pub use strategy::{Answer, Strategy, StrategyConfig, View};
pub use text::{abi_major, event_kind_name, price, price_text};
pub use text::{reason_text, report_kind_name, text, version};

/// libhft's C interface: every constant, record and call.
pub use hft_sys as sys;

pub use hft_sys::{
    hft_bbo as Bbo, hft_book_order as BookOrder, hft_book_stats as BookStats,
    hft_engine_stats as EngineStats, hft_event as Event, hft_input as Input,
    hft_instrument as Instrument, hft_level as Level, hft_match_order as MatchOrder,
    hft_match_stats as MatchStats, hft_md_stats as DecoderStats, hft_md_type_count as TypeCount,
    hft_order as Order, hft_page as Page, hft_party as Party, hft_position as Position,
    hft_queue_position as QueuePosition, hft_report as Report, hft_risk_limits as RiskLimits,
    hft_tick_band as TickBand, hft_view_order as ViewOrder,
};

#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

/// The C library counts in 32 bits; of a longer slice it sees the front.
fn count32<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}

/// So that results of handles can be unwrapped and printed.
macro_rules! debug {
    ($($name:ident),*) => {
        $(impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        })*
    };
}
debug!(Book, BookReader, Match, Decoder, Engine, EngineBuilder, PositionReader);

/// A config struct of the C library with its defaults.
macro_rules! config {
    ($(#[$doc:meta])* $name:ident, $raw:ident, $init:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name(hft_sys::$raw);

        impl Default for $name {
            fn default() -> Self {
                let mut raw = hft_sys::$raw::default();
                // SAFETY: the struct and its size.
                unsafe { hft_sys::$init(&mut raw, std::mem::size_of_val(&raw) as u32) };
                Self(raw)
            }
        }

        impl std::ops::Deref for $name {
            type Target = hft_sys::$raw;
            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        impl std::ops::DerefMut for $name {
            fn deref_mut(&mut self) -> &mut Self::Target {
                &mut self.0
            }
        }

        impl $name {
            /// As create reads it. The size is always the struct's own, whatever was written there.
            fn checked(&self) -> hft_sys::$raw {
                hft_sys::$raw { size: std::mem::size_of::<hft_sys::$raw>() as u32, ..self.0 }
            }
        }
    };
}
use config;
