// SPDX-License-Identifier: Apache-2.0

package hft

import (
	"sync"
	"testing"
)

// A call while another is under way is refused, whichever goroutine makes it, and nothing breaks.
func TestTwoGoroutines(t *testing.T) {
	book := newBook(t)
	var group sync.WaitGroup
	counts := [2]int{}
	for g := range counts {
		group.Add(1)
		go func(g int) {
			defer group.Done()
			for i := 0; i < 20000; i++ {
				event := add(uint64(g*20000+i+1), SideBid, 100, 1)
				switch err := book.Apply(&event); err {
				case nil:
					counts[g]++
				case ErrBusy:
				default:
					t.Error(err)
					return
				}
			}
		}(g)
	}
	group.Wait()
	best, err := book.BBO(1)
	if err != nil || int(best.Orders) != counts[0]+counts[1] || best.Orders == 0 {
		t.Fatal(best, counts, err)
	}
	if err := book.Check(); err != nil {
		t.Fatal(err)
	}
}

// While one goroutine is inside the engine, another's call is ErrBusy: shown, not hoped for.
func TestBusyGoroutines(t *testing.T) {
	inside, leave := make(chan bool), make(chan bool)
	engine := newEngine(t, nil)
	err := engine.RouteAway(1, 1, func(orders []Order) int {
		inside <- true
		<-leave
		return len(orders)
	})
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() {
		_, err := engine.SubmitN([]Order{limit(1, 1, SideBid, 100, 10)})
		done <- err
	}()
	<-inside
	if _, err := engine.Hash(); err != ErrBusy {
		t.Error(err)
	}
	if err := engine.Close(); err != ErrBusy {
		t.Error(err)
	}
	if _, err := engine.ReadPosition(RiskAccount, 1, 1); err != nil {
		t.Error(err)
	}
	leave <- true
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

// Readers of any goroutine see whole pages, and Close waits for none of them: it is refused or
// they are.
func TestReaders(t *testing.T) {
	book := newBook(t)
	var group sync.WaitGroup
	for g := 0; g < 2; g++ {
		group.Add(1)
		go func() {
			defer group.Done()
			var bids, asks [4]Level
			for {
				_, err := book.ReadPage(1, bids[:], asks[:])
				switch err {
				case nil, ErrAgain:
				case ErrClosed:
					return
				default:
					t.Error(err)
					return
				}
			}
		}()
	}
	for i := 0; i < 5000; i++ {
		event := add(uint64(i+1), SideBid, int64(100+i%3), 1)
		if err := book.Apply(&event); err != nil {
			t.Fatal(err)
		}
	}
	for book.Close() == ErrBusy {
	}
	group.Wait()
}
