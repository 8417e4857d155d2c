// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import * as hft from 'libhft';
import { layouts } from '../lib/layouts.js';
import { membersOf } from '../lib/records.js';
import * as codes from '../lib/codes.js';
import * as constants from '../lib/constants.js';
import { compile, headerConstants } from './compiler.js';

const values = { ...codes, ...constants };

/** What this package thinks of a struct, said in C: size, offsets, widths, signs. */
function claims(struct, layout) {
  const members = membersOf(layout);
  const size = members.reduce((sum, { type }) => sum + type.bytes, 0);
  const said = [`sizeof(${struct}) == ${size}`];
  for (const { c, kind, type, offset } of members) {
    said.push(`offsetof(${struct}, ${c}) == ${offset}`);
    said.push(`sizeof(((${struct} *)0)->${c}) == ${type.bytes}`);
    // Pointers are u64 here, and have no sign.
    if (kind.startsWith('i'))
      said.push(`(__typeof__(((${struct} *)0)->${c}))-1 < 0`);
    else if (/^u\d+$/.test(kind))
      said.push(`(__typeof__(((${struct} *)0)->${c}))-1 > (__typeof__(((${struct} *)0)->${c}))0`);
  }
  return said;
}

const program = (said) => ['#include <stddef.h>', '#include <hft/hft.h>',
  ...said.map((claim) => `_Static_assert(${claim}, "${claim}");`), ''].join('\n');

test('layouts are those of the C compiler', () => {
  const said = Object.values(layouts).flatMap(([struct, layout]) => claims(struct, layout));
  const { status, stderr } = compile(program(said), '-fsyntax-only', '-w');
  assert.equal(status, 0, stderr);
});

test('the check sees swapped, widened and resigned members', () => {
  for (const layout of ['qty:i64 price:i64 orders:u32 reserved:u32', 'price:i64 qty:i64 orders:u64',
    'price:u64 qty:i64 orders:u32 reserved:u32', 'price:i64 qty:i64 orders:u32']) {
    const { status } = compile(program(claims('hft_level', layout)), '-fsyntax-only', '-w');
    assert.notEqual(status, 0, layout);
  }
});

test('constants have the values of the C compiler', () => {
  const said = Object.entries(values).map(([name, value]) => `HFT_${name} == ${value}`
    .replace('n', '').replace('9223372036854775807', 'INT64_MAX'));
  const { status, stderr } = compile(program(said), '-fsyntax-only');
  assert.equal(status, 0, stderr);
});

test('every constant of the headers is here', () => {
  const names = headerConstants();
  assert.ok(names.length > 300, `only ${names.length} constants are seen`);
  assert.deepEqual(names.filter((name) => hft[name] === undefined), []);
});

test('the declarations tell the same constants, fields and exports', () => {
  const declared = (name) => readFileSync(new URL(`../${name}.d.ts`, import.meta.url), 'utf8');
  const text = declared('lib/codes') + declared('lib/constants');
  for (const [name, value] of Object.entries(values)) {
    const literal = typeof value === 'bigint' ? `${value}n` : value;
    assert.ok(text.includes(`export const ${name}: ${literal};`), name);
  }
  const records = declared('lib/records');
  const index = declared('index') + records + text;
  for (const name of Object.keys(hft))
    assert.match(index, new RegExp(`export (declare )?(const|class|function) ${name}\\b`), name);
  for (const [name, fields] of Object.entries(layouts).filter(([name]) => hft[name])) {
    const [, body] = new RegExp(`interface ${name}Fields \\{(.*?)\\}`, 's').exec(records);
    const told = [...body.matchAll(/^  (\w+): ([\w[\]]+);$/gm)].map((line) => line.slice(1));
    assert.deepEqual(told, hft[name].FIELDS.map((field) => [field, typeName(fields[1], field)]));
  }
});

function typeName(layout, field) {
  const { kind } = membersOf(layout).find(({ name }) => name === field);
  if (kind.startsWith('text'))
    return 'string';
  if (kind.includes('['))
    return 'bigint[]';
  return kind.endsWith('64') ? 'bigint' : 'number';
}
