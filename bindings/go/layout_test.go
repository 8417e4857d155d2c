// SPDX-License-Identifier: Apache-2.0

package hft

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// Every Go struct that C reads or writes, under its C name.
var layouts = map[string]any{
	"hft_event": Event{}, "hft_order": Order{}, "hft_report": Report{}, "hft_bbo": BBO{},
	"hft_level": Level{}, "hft_book_order": BookOrder{}, "hft_queue_position": QueuePosition{},
	"hft_page": Page{}, "hft_book_stats": BookStats{}, "hft_match_order": MatchOrder{},
	"hft_match_stats": MatchStats{}, "hft_position": Position{}, "hft_view_order": ViewOrder{},
	"hft_instrument": Instrument{}, "hft_tick_band": TickBand{}, "hft_party": Party{},
	"hft_risk_limits": Limits{}, "hft_input": Input{}, "hft_engine_stats": EngineStats{},
	"hft_md_stats": DecoderStats{}, "hft_md_type_count": TypeCount{},
	"hft_book_config": BookConfig{}, "hft_match_config": MatchConfig{},
	"hft_md_config": DecoderConfig{}, "hft_engine_config": EngineOptions{},
}

// snake turns a Go name into C's: TSEvent is ts_event, OrderID order_id, Rate1s rate_1s.
func snake(name string) string {
	var out []rune
	runes := []rune(name)
	for i, r := range runes {
		begins := unicode.IsUpper(r) && i > 0 && (unicode.IsLower(runes[i-1]) ||
			unicode.IsDigit(runes[i-1]) ||
			i+1 < len(runes) && unicode.IsLower(runes[i+1]))
		number := unicode.IsDigit(r) && strings.HasPrefix(name, "Rate") &&
			unicode.IsLetter(runes[i-1])
		if begins || number {
			out = append(out, '_')
		}
		out = append(out, unicode.ToLower(r))
	}
	return string(out)
}

// asserts says in C what Go thinks of a struct: size, offsets, widths and signs.
func asserts(out *strings.Builder, name string, of reflect.Type) {
	say := func(format string, args ...any) {
		claim := fmt.Sprintf(format, args...)
		fmt.Fprintf(out, "_Static_assert(%s, %q);\n", claim, name+": "+claim)
	}
	say("sizeof(%s) == %d", name, of.Size())
	for i := 0; i < of.NumField(); i++ {
		field := of.Field(i)
		member := snake(field.Name)
		say("offsetof(%s, %s) == %d", name, member, field.Offset)
		say("sizeof(((%s *)0)->%s) == %d", name, member, field.Type.Size())
		switch field.Type.Kind() {
		case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			say("(__typeof__(((%s *)0)->%s))-1 < 0", name, member)
		case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
			say("(__typeof__(((%s *)0)->%s))-1 > 0", name, member)
		}
	}
}

// compile runs the C compiler with the flags that this package was built with.
func compile(t *testing.T, source string, args ...string) ([]byte, error) {
	t.Helper()
	flags, err := exec.Command("pkg-config", "--cflags", "hft").Output()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "source.c")
	if err := os.WriteFile(file, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	args = append(append(args, strings.Fields(string(flags))...), file)
	return exec.Command("cc", args...).CombinedOutput()
}

func TestLayoutsAreC(t *testing.T) {
	var source strings.Builder
	source.WriteString("#include <stddef.h>\n#include <hft/hft.h>\n")
	for name, value := range layouts {
		asserts(&source, name, reflect.TypeOf(value))
	}
	if out, err := compile(t, source.String(), "-fsyntax-only"); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// The check above is worth nothing if a wrong layout passes it.
func TestLayoutCheckCanFail(t *testing.T) {
	type swapped struct {
		Qty, Price       int64
		Orders, Reserved uint32
	}
	var source strings.Builder
	source.WriteString("#include <stddef.h>\n#include <hft/hft.h>\n")
	asserts(&source, "hft_level", reflect.TypeOf(swapped{}))
	if _, err := compile(t, source.String(), "-fsyntax-only"); err == nil {
		t.Fatal("a swapped layout passed")
	}
}

// No pad bytes, and so no member of C's that Go lacks.
func TestLayoutsAreWhole(t *testing.T) {
	for name, value := range layouts {
		of, sum := reflect.TypeOf(value), uintptr(0)
		for i := 0; i < of.NumField(); i++ {
			sum += of.Field(i).Type.Size()
		}
		if sum != of.Size() {
			t.Errorf("%s: members of %d bytes in %d", name, sum, of.Size())
		}
	}
}

// Values are C's by construction; that none is forgotten, and none under another's name, is not.
func TestConstantsAreWhole(t *testing.T) {
	var source string
	for _, file := range []string{"codes.go", "consts.go", "consts_records.go"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		source += string(text)
	}
	line := regexp.MustCompile(`(?m)^\t(\w+)\s.*= C\.HFT_(\w+)$`)
	named := map[string]bool{}
	for _, pair := range line.FindAllStringSubmatch(source, -1) {
		named["HFT_"+pair[2]] = true
		c := strings.ReplaceAll(pair[2], "_", "")
		if strings.HasPrefix(pair[2], "E_") {
			c = "ERR" + c[1:]
		}
		if strings.ToUpper(pair[1]) != c {
			t.Errorf("%s is C's %s", pair[1], pair[2])
		}
	}
	for _, name := range headerConstants(t) {
		if !named[name] {
			t.Errorf("%s has no Go name", name)
		}
	}
}

// The headers that this package covers.
var covered = []string{"core", "mem", "event", "order", "ref", "risk", "book", "match", "md",
	"journal", "strategy", "engine", "wire"}

func headerConstants(t *testing.T) []string {
	var names []string
	comment := regexp.MustCompile(`(?s)/\*.*?\*/`)
	constant := regexp.MustCompile(`(?m)\b(HFT_\w+)\s*=|^#define (HFT_\w+) [^_]`)
	include, err := exec.Command("pkg-config", "--variable=includedir", "hft").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, header := range covered {
		file := filepath.Join(strings.TrimSpace(string(include)), "hft", header+".h")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range constant.FindAllStringSubmatch(
			comment.ReplaceAllString(string(text), ""), -1) {
			names = append(names, m[1]+m[2])
		}
	}
	if len(names) < 300 {
		t.Fatalf("only %d constants are seen: the check is blind", len(names))
	}
	return names
}
