// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import test from 'node:test';

test("the README's program prints what the README says", () => {
  const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [, program, output] = /```js\n(.*?)```\n\n```\n(.*?)```/s.exec(text);
  // By name, as after npm install.
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program],
    { encoding: 'utf8', cwd: new URL('..', import.meta.url) });
  assert.equal(stdout, output, stderr);
});
