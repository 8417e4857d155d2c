// SPDX-License-Identifier: Apache-2.0
//! libhft's C interface as it is: the names, values and layouts of its public headers, which hold
//! the contract of each call. The crate `hft` is the safe way to it.
#![allow(non_camel_case_types)]

use std::ffi::c_void;
use std::marker::{PhantomData, PhantomPinned};
use std::os::raw::c_char;

/// A handle's type: never made, moved or shared by Rust.
macro_rules! opaque {
    ($name:ident) => {
        #[repr(C)]
        pub struct $name {
            _bytes: [u8; 0],
            _marker: PhantomData<(*mut u8, PhantomPinned)>,
        }
    };
}

/// Records start as zeros, as in C.
macro_rules! zeros {
    ($name:ident) => {
        impl Default for $name {
            fn default() -> Self {
                // SAFETY: integers, arrays of them, nullable pointers and functions: zeros are fine.
                unsafe { std::mem::zeroed() }
            }
        }
    };
}

#[rustfmt::skip]
mod generated;
pub use generated::*;
