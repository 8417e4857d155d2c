// SPDX-License-Identifier: Apache-2.0
'use strict';
/*
 * driver.js ENGINE STREAM TRADES ROUNDS: what a driver of a package stands on: the stream, the
 * trades, the rounds; rows.h says what they are. ENGINE/peer.js has make(instruments), whose
 * limit, market and cancel put each trade in their last argument: maker, price, qty.
 */
const fs = require('fs');
const path = require('path');

const HEADER = 64;
const ROW = 32;
const [NEW, CANCEL, BUY, MARKET, IOC] = [1, 2, 1, 2, 4];

function row(b, at) {
	return {
		id: String(b.readBigUInt64LE(at)),
		price: Number(b.readBigInt64LE(at + 8)),
		qty: b.readUInt32LE(at + 16),
		instrument: b.readUInt32LE(at + 20),
		kind: b[at + 24],
		buys: b[at + 25] === BUY,
		market: b[at + 26] === MARKET,
		ioc: b[at + 27] === IOC,
	};
}

function read(file) {
	const b = fs.readFileSync(file);
	const count = Number(b.readBigUInt64LE(8));
	const rows = [];

	if (b.toString('latin1', 0, 8) !== 'hftpeer1' || b.length !== HEADER + count * ROW)
		throw new Error('not a stream');
	for (let i = 0; i < count; i++)
		rows.push(row(b, HEADER + i * ROW));
	return { rows, preload: Number(b.readBigUInt64LE(16)), instruments: b.readUInt32LE(32) };
}

/* Where an engine's trades go: counted, and while they are held to the floor's, kept. */
class Sink {
	constructor(keep) {
		this.count = 0;
		this.volume = 0;
		this.kept = keep ? [] : null;
		this.at = 0;
		this.taker = '';
	}

	trade(maker, price, qty) {
		this.count++;
		this.volume += qty;
		if (this.kept !== null)
			this.kept.push([this.at, maker, this.taker, price, qty]);
	}
}

function feed(engine, rows, from, to, sink) {
	for (let i = from; i < to; i++) {
		const r = rows[i];

		sink.at = i;
		sink.taker = r.id;
		if (r.kind === CANCEL)
			engine.cancel(r, sink);
		else if (r.kind !== NEW)
			throw new Error('a replace');
		else if (r.market)
			engine.market(r, sink);
		else
			engine.limit(r, sink);
	}
}

function cpuNs() {
	const { user, system } = process.cpuUsage();

	return (user + system) * 1000;
}

/* The whole stream once. Returns what lay behind the preload took. */
function run(make, stream, sink) {
	const engine = make(stream.instruments);

	feed(engine, stream.rows, 0, stream.preload, sink);
	const start = cpuNs();
	feed(engine, stream.rows, stream.preload, stream.rows.length, sink);
	return cpuNs() - start;
}

function bytes(kept) {
	const drop = Number(process.env.HFT_PEERS_DROP || 0);
	const left = kept.filter((_, i) => i + 1 !== drop);
	const words = new BigUint64Array(left.length * 5);

	left.forEach((trade, i) => trade.forEach((word, j) => { words[i * 5 + j] = BigInt(word); }));
	return Buffer.from(words.buffer);
}

function main(engine, file, out, rounds) {
	const { make } = require(path.join(engine, 'peer.js'));
	const stream = read(file);
	const first = new Sink(true);
	let last = first;
	const ns = [];

	run(make, stream, first);
	fs.writeFileSync(out, bytes(first.kept));
	first.kept = null;
	for (let i = 0; i < rounds; i++) {
		last = new Sink(false);
		ns.push(run(make, stream, last));
	}
	console.log(JSON.stringify({ trades: first.count, volume: first.volume, ns,
		timed_trades: last.count, timed_volume: last.volume }));
}

main(process.argv[2], process.argv[3], process.argv[4], Number(process.argv[5]));
