// SPDX-License-Identifier: Apache-2.0

package hft

import "sync/atomic"

// A guard holds a handle's state in one word: whether it is open, whether a call is under way, and
// how many readers of any thread there are. It turns what would be a crash into an error. A handle
// that no constructor made is closed.
type guard struct {
	state atomic.Uint32
}

const (
	stateOpen   = 1
	stateBusy   = 2
	stateReader = 4
)

// open is the constructors' last word.
func (g *guard) open() {
	g.state.Store(stateOpen)
}

// enter claims the handle for one call; leave gives it back.
func (g *guard) enter() error {
	for {
		state := g.state.Load()
		switch {
		case state&stateOpen == 0:
			return ErrClosed
		case state&stateBusy != 0:
			return ErrBusy
		case g.state.CompareAndSwap(state, state|stateBusy):
			return nil
		}
	}
}

func (g *guard) leave() {
	g.state.Add(^uint32(stateBusy - 1))
}

// enterRead is enter for calls that any thread may make at any time.
func (g *guard) enterRead() error {
	if g.state.Add(stateReader)&stateOpen == 0 {
		g.leaveRead()
		return ErrClosed
	}
	return nil
}

func (g *guard) leaveRead() {
	g.state.Add(^uint32(stateReader - 1))
}

// shut closes the guard once. It reports whether the caller is the one who must destroy, and
// ErrBusy while any call is under way.
func (g *guard) shut() (bool, error) {
	for {
		state := g.state.Load()
		if state&stateOpen == 0 {
			return false, nil
		}
		if state != stateOpen {
			return false, ErrBusy
		}
		if g.state.CompareAndSwap(stateOpen, 0) {
			return true, nil
		}
	}
}
