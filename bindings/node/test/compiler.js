// SPDX-License-Identifier: Apache-2.0
// The C compiler, with the flags that users of the library have.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function pkgConfig(what) {
  return spawnSync('pkg-config', [what, 'hft'], { encoding: 'utf8' }).stdout.trim();
}

/** Run body with a folder that is gone afterwards. */
export function inFolder(body) {
  const folder = mkdtempSync(join(tmpdir(), 'hft-node-'));
  try {
    return body(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const compile = (source, ...args) => inFolder((folder) => {
  const file = join(folder, 'source.c');
  writeFileSync(file, source);
  const flags = pkgConfig('--cflags').split(' ').filter(Boolean);
  return spawnSync('cc', [...args, ...flags, file], { encoding: 'utf8' });
});

// The headers that this package covers.
const headers = ['core', 'mem', 'event', 'order', 'ref', 'risk', 'book', 'match', 'md', 'journal',
  'strategy', 'engine', 'wire'];

/** Constants of the headers, without HFT_. */
export function headerConstants() {
  const include = pkgConfig('--variable=includedir');
  return headers.flatMap((name) => {
    const text = readFileSync(join(include, 'hft', `${name}.h`), 'utf8')
      .replace(/\/\*.*?\*\//gs, '');
    return [...text.matchAll(/\bHFT_(\w+)\s*=|^#define HFT_(\w+) [^_]/gm)]
      .map(([, constant, macro]) => constant ?? macro);
  });
}
