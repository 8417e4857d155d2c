// SPDX-License-Identifier: Apache-2.0
// Classes of the C structs, made from their layouts: Event is one, EventArray many side by side.
import { inspect } from 'node:util';
import { layouts } from './layouts.js';
import { Memory } from './memory.js';
import { int64, uint64 } from './errors.js';

const integer = (bits, signed) => {
  const kind = `${signed ? 'Int' : 'Uint'}${bits}`;
  const low = signed ? -(2 ** (bits - 1)) : 0, high = low + 2 ** bits - 1;
  return {
    bytes: bits / 8,
    get: (view, at) => view[`get${kind}`](at, true),
    set(view, at, value, name) {
      if (!Number.isInteger(value) || value < low || value > high)
        throw new RangeError(`${name} is ${String(value)}, not an integer of ${low} to ${high}`);
      view[`set${kind}`](at, value, true);
    },
  };
};

const types = {
  u8: integer(8, false), u16: integer(16, false), u32: integer(32, false), i32: integer(32, true),
  u64: {
    bytes: 8,
    get: (view, at) => view.getBigUint64(at, true),
    set: (view, at, value, name) => view.setBigUint64(at, uint64(name, value), true),
  },
  i64: {
    bytes: 8,
    get: (view, at) => view.getBigInt64(at, true),
    set: (view, at, value, name) => view.setBigInt64(at, int64(name, value), true),
  },
};

const bytesAt = (view, at, count) => new Uint8Array(view.buffer, view.byteOffset + at, count);

// A fixed array of bytes that holds a name, zero-padded.
const text = (count) => ({
  bytes: count,
  get: (view, at) => new TextDecoder().decode(bytesAt(view, at, count)).replace(/\0+$/, ''),
  set(view, at, value, name) {
    const encoded = new TextEncoder().encode(value);
    if (typeof value !== 'string' || encoded.length > count || value.includes('\0'))
      throw new RangeError(`${name} is no string of at most ${count} bytes without zeros`);
    const bytes = bytesAt(view, at, count);
    bytes.fill(0);
    bytes.set(encoded);
  },
});

const several = (type, count) => ({
  bytes: type.bytes * count,
  get: (view, at) => Array.from({ length: count }, (_, i) => type.get(view, at + i * type.bytes)),
  set(view, at, values, name) {
    if (values?.length !== count)
      throw new RangeError(`${name} takes ${count} values`);
    values.forEach((value, i) => type.set(view, at + i * type.bytes, value, name));
  },
});

function typeOf(name) {
  const [, kind, count] = /^(\w+?)(?:\[(\d+)\])?$/.exec(name);
  if (kind === 'text')
    return text(Number(count));
  return count ? several(types[kind], Number(count)) : types[kind];
}

const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

/** Members with their offsets, in C's order. */
export function membersOf(layout) {
  let offset = 0;
  return layout.split(' ').map((member) => {
    const [name, kind] = member.split(':');
    const type = typeOf(kind), at = offset;
    offset += type.bytes;
    return { c: name, name: camel(name), kind, type, offset: at };
  });
}

/** One record: in memory of its own, or a view of one in an array. */
class Fields {
  constructor(init, memory, at = 0) {
    this._memory = memory ?? new Memory(this.constructor.BYTES);
    this._at = at;
    if (init !== undefined)
      assign(this, init);
  }

  toJSON() {
    return Object.fromEntries(this.constructor.FIELDS.map((name) => [name, this[name]]));
  }

  [inspect.custom](depth, options) {
    return `${this.constructor.name} ${inspect(this.toJSON(), options)}`;
  }
}

function assign(record, init) {
  for (const [name, value] of Object.entries(init)) {
    if (!record.constructor.MEMBERS.has(name))
      throw new TypeError(`${record.constructor.name} has no field ${name}`);
    record[name] = value;
  }
}

function accessor({ name, type, offset }) {
  const { get, set } = type;
  return {
    enumerable: true,
    get() { return get(this._memory.view, this._at + offset); },
    set(value) { set(this._memory.view, this._at + offset, value, name); },
  };
}

function recordClass(name, layout) {
  const made = { [name]: class extends Fields {} }[name];
  const members = membersOf(layout);
  for (const member of members)
    Object.defineProperty(made.prototype, member.name, accessor(member));
  made.BYTES = members.reduce((sum, { type }) => sum + type.bytes, 0);
  made.MEMBERS = new Set(members.map((member) => member.name));
  made.FIELDS = members.map((member) => member.name)
    .filter((member) => member !== 'size' && !member.startsWith('reserved'));
  return made;
}

/** Records side by side in one ArrayBuffer. */
class Records {
  constructor(source) {
    const { BYTES, name } = this.constructor.RECORD;
    if (typeof source === 'number' && !(Number.isSafeInteger(source) && source >= 0))
      throw new RangeError(`${source} is no count of records`);
    this._memory = new Memory(typeof source === 'number' ? source * BYTES : source);
    if (this._memory.size % BYTES !== 0)
      throw new RangeError(`${this._memory.size} bytes are no multiple of ${name}'s ${BYTES}`);
    this.length = this._memory.size / BYTES;
  }

  static from(records) {
    const list = [...records], made = new this(list.length);
    list.forEach((init, i) => made.set(i, init));
    return made;
  }

  get bytes() {
    return new Uint8Array(this._memory.buffer, this._memory.offset, this._memory.size);
  }

  /** Zeros everywhere. */
  clear() {
    bytesAt(this._memory.view, 0, this._memory.size).fill(0);
  }

  at(index) {
    const i = index < 0 ? this.length + index : index;
    if (!Number.isInteger(i) || i < 0 || i >= this.length)
      throw new RangeError(`no record ${index} of ${this.length}`);
    const { RECORD } = this.constructor;
    return new RECORD(undefined, this._memory, i * RECORD.BYTES);
  }

  set(index, init) {
    const record = this.at(index), { BYTES } = this.constructor.RECORD;
    const plain = init instanceof Fields ? init.toJSON() : init;
    bytesAt(this._memory.view, record._at, BYTES).fill(0);
    assign(record, plain);
  }

  subarray(begin = 0, end = this.length) {
    const { BYTES } = this.constructor.RECORD;
    const { offset, buffer } = this._memory;
    const last = Math.min(end, this.length), first = Math.min(begin, last);
    return new this.constructor(
      new Uint8Array(buffer, offset + first * BYTES, (last - first) * BYTES));
  }

  * [Symbol.iterator]() {
    for (let i = 0; i < this.length; i++)
      yield this.at(i);
  }
}

function arrayClass(record) {
  const name = `${record.name}Array`;
  const made = { [name]: class extends Records {} }[name];
  made.RECORD = record;
  return made;
}

export const records = {};
for (const [name, [, layout]] of Object.entries(layouts)) {
  records[name] = recordClass(name, layout);
  records[`${name}Array`] = arrayClass(records[name]);
}

/** Where a record or an array of records of this class is, for C. */
export function addressOfRecords(name, value, of) {
  if (!(value instanceof of))
    throw new TypeError(`${name} is no ${of.name}`);
  return value._memory.address() + (value._at ?? 0);
}

/** How many of an array's records to take. */
export function countOf(name, array, count = array.length) {
  if (!Number.isInteger(count) || count < 0 || count > array.length)
    throw new RangeError(`${name}: ${String(count)} records of ${array.length}`);
  return count;
}
