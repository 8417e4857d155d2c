// SPDX-License-Identifier: Apache-2.0
import { parentPort, workerData } from 'node:worker_threads';
import * as hft from 'libhft';

const book = new hft.Book();
const applied = book.applyN(new hft.EventArray(workerData));
parentPort.postMessage({ applied, bidQty: book.bbo(1).bidQty });
book.close();
