/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HFT_HFT_H
#define HFT_HFT_H
/**
 * @file hft.h
 * Every stable header. Each can also be included alone.
 */
#include <hft/core.h>
#include <hft/event.h>
#include <hft/order.h>
#include <hft/clock.h>
#include <hft/mem.h>
#include <hft/ref.h>
#include <hft/ring.h>
#include <hft/metrics.h>
#include <hft/file.h>
#include <hft/wire.h>
#include <hft/wire/itch50.h>
#include <hft/book.h>
#include <hft/md.h>
#include <hft/journal.h>
#include <hft/match.h>
#include <hft/risk.h>
#include <hft/strategy.h>
#include <hft/engine.h>
#endif
