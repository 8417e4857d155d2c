// SPDX-License-Identifier: Apache-2.0
//! What a driver of a crate stands on: the stream, the trades, the rounds. rows.h says what the
//! files are.
use std::os::raw::{c_int, c_long};
use std::{env, fs, process};

const HEADER: usize = 64;
const ROW: usize = 32;

pub const NEW: u8 = 1;
pub const CANCEL: u8 = 2;
pub const REPLACE: u8 = 3;
pub const BUY: u8 = 1;
pub const MARKET: u8 = 2;
pub const IOC: u8 = 4;

#[derive(Clone, Copy)]
#[repr(C)]
pub struct Row {
    pub id: u64,
    pub price: i64,
    pub qty: u32,
    pub instrument: u32,
    pub kind: u8,
    pub side: u8,
    pub order_type: u8,
    pub tif: u8,
}

pub struct Stream {
    pub rows: Vec<Row>,
    pub preload: usize,
    pub ids: usize,
    pub instruments: usize,
    pub live_peak: usize,
}

/// Where an engine's trades go: counted, and while they are held to the floor's, kept.
pub struct Sink {
    pub count: u64,
    pub volume: u64,
    at: u64,
    drop: u64,
    kept: Option<Vec<u8>>,
}

impl Sink {
    fn new(keep: bool) -> Sink {
        let drop = env::var("HFT_PEERS_DROP").ok().and_then(|v| v.parse().ok());
        let (drop, kept) = (drop.unwrap_or(0), keep.then(Vec::new));
        Sink { count: 0, volume: 0, at: 0, drop, kept }
    }

    #[inline]
    pub fn trade(&mut self, maker: u64, taker: u64, price: u64, qty: u64) {
        self.count += 1;
        self.volume += qty;
        if self.kept.is_some() {
            self.keep([self.at, maker, taker, price, qty]);
        }
    }

    fn keep(&mut self, words: [u64; 5]) {
        if self.count != self.drop {
            let bytes = words.iter().flat_map(|word| word.to_le_bytes());
            self.kept.as_mut().unwrap().extend(bytes);
        }
    }
}

pub trait Engine {
    fn new(stream: &Stream) -> Self;
    fn apply(&mut self, row: &Row, sink: &mut Sink);
}

fn word(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap())
}

fn half(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap())
}

fn row(b: &[u8]) -> Row {
    Row {
        id: word(b, 0),
        price: word(b, 8) as i64,
        qty: half(b, 16),
        instrument: half(b, 20),
        kind: b[24],
        side: b[25],
        order_type: b[26],
        tif: b[27],
    }
}

fn read(path: &str) -> Stream {
    let bytes = fs::read(path).expect("a stream to read");
    assert_eq!(&bytes[..8], b"hftpeer1");
    let stream = Stream {
        rows: bytes[HEADER..].chunks_exact(ROW).map(row).collect(),
        preload: word(&bytes, 16) as usize,
        ids: word(&bytes, 24) as usize,
        instruments: half(&bytes, 32) as usize,
        live_peak: half(&bytes, 36) as usize,
    };
    assert_eq!(stream.rows.len() as u64, word(&bytes, 8));
    stream
}

#[repr(C)]
struct Timespec {
    seconds: c_long,
    ns: c_long,
}

extern "C" {
    fn clock_gettime(clock: c_int, out: *mut Timespec) -> c_int;
}

/// CPU time of the process, which on Linux is clock 2.
fn cpu_ns() -> u64 {
    let mut now = Timespec { seconds: 0, ns: 0 };
    assert_eq!(unsafe { clock_gettime(2, &mut now) }, 0);
    now.seconds as u64 * 1_000_000_000 + now.ns as u64
}

/// The whole stream once. Returns what lay behind the preload took.
fn run<E: Engine>(stream: &Stream, sink: &mut Sink) -> u64 {
    let mut engine = E::new(stream);
    let (before, timed) = stream.rows.split_at(stream.preload);
    for row in before {
        engine.apply(row, sink);
        sink.at += 1;
    }
    let start = cpu_ns();
    for row in timed {
        engine.apply(row, sink);
        sink.at += 1;
    }
    cpu_ns() - start
}

/// DRIVER STREAM TRADES ROUNDS: write the trades, then time the rounds and print the line.
pub fn main<E: Engine>() {
    let args: Vec<String> = env::args().collect();
    if args.len() != 4 {
        eprintln!("usage: {} STREAM TRADES ROUNDS", args[0]);
        process::exit(2);
    }
    let stream = read(&args[1]);
    let rounds: u32 = args[3].parse().expect("a number of rounds");
    let mut first = Sink::new(true);
    run::<E>(&stream, &mut first);
    fs::write(&args[2], first.kept.take().unwrap()).expect("trades to write");
    let mut last = Sink::new(false);
    let mut ns = Vec::new();
    for _ in 0..rounds {
        last = Sink::new(false);
        ns.push(run::<E>(&stream, &mut last).to_string());
    }
    println!(
        "{{\"trades\": {}, \"volume\": {}, \"ns\": [{}], \"timed_trades\": {}, \
         \"timed_volume\": {}}}",
        first.count, first.volume, ns.join(", "), last.count, last.volume
    );
}
