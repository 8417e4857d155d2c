// SPDX-License-Identifier: Apache-2.0
// Threads, garbage, and a library of another ABI: each in a process or worker of its own.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import test from 'node:test';
import { MessageChannel, Worker } from 'node:worker_threads';
import * as hft from 'libhft';
import { compile, inFolder } from './compiler.js';
import { add, open } from './shop.js';

test('a handle does not pass to another thread', (t) => {
  const book = open(t, new hft.Book());
  assert.throws(() => structuredClone(book), { name: 'DataCloneError' });
  const { port1 } = new MessageChannel();
  assert.throws(() => port1.postMessage({ book }), { name: 'DataCloneError' });
  port1.close();
});

test('a worker has handles of its own, and takes records', async () => {
  const events = hft.EventArray.from([add(1, hft.SIDE_BID, 100, 5)]);
  const { buffer } = events.bytes;
  const url = new URL('worker.js', import.meta.url);
  const worker = new Worker(url, { workerData: buffer, transferList: [buffer] });
  const [answer] = await once(worker, 'message');
  assert.deepEqual(answer, { applied: 1, bidQty: 5n });
  await worker.terminate();
});

const addressSpace = () => Number(readFileSync('/proc/self/statm', 'utf8').split(' ')[0]);

test('what nobody closed is given back when it is collected', async () => {
  const before = addressSpace();
  for (let i = 0; i < 20; i++) {
    new hft.Book();
    new hft.Engine({ append: () => {}, journal: undefined });
  }
  const all = addressSpace() - before;
  assert.ok(all > 20 * 1000);
  for (let i = 0; i < 50 && addressSpace() - before > all / 2; i++) {
    globalThis.gc();
    await sleep(2);
  }
  const left = addressSpace() - before;
  assert.ok(left < all / 2, `${left} of ${all} pages are left`);
});

test('a libhft of another ABI is refused', () => inFolder((folder) => {
  const source = '#include <stdint.h>\nuint32_t hft_abi_major(void) { return 77; }\n';
  const { status, stderr } = compile(source, '-shared', '-fPIC', '-o', `${folder}/libhft.so.0`);
  assert.equal(status, 0, stderr);
  const ran = run(folder);
  assert.notEqual(ran.status, 0);
  assert.match(ran.stderr, /AbiError: the libhft loaded has ABI 77, this package needs 0: install/);
}));

test('a libhft that is not there is named', { skip: installed() }, () => inFolder((folder) => {
  assert.match(run(folder).stderr, /libhft\.so\.0 was not found: install libhft/);
}));

// Where the system has a libhft, there is always one.
function installed() {
  return spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).stdout?.includes('libhft.so');
}

function run(libraries) {
  return spawnSync(process.execPath, ['--input-type=module', '--eval',
    `await import(${JSON.stringify(new URL('../index.js', import.meta.url).href)})`],
  { encoding: 'utf8', env: { ...process.env, LD_LIBRARY_PATH: libraries } });
}
