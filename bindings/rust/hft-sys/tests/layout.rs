// SPDX-License-Identifier: Apache-2.0
//! Every constant, size and offset as the C compiler has it, and every function in the library.
use hft_sys::*;
use std::mem::{size_of, size_of_val, MaybeUninit};
use std::process::Command;

type Row = (String, i128);

macro_rules! constants {
    ($($name:ident),* $(,)?) => {
        fn constants() -> Vec<Row> {
            vec![$((stringify!($name).to_string(), $name as i128)),*]
        }
    };
}

macro_rules! structs {
    ($($name:ident { $($field:ident),* $(,)? })*) => {
        fn structs() -> Vec<Row> {
            let mut rows = Vec::new();
            $(
                let name = stringify!($name);
                let value = $name::default();
                let place = MaybeUninit::<$name>::uninit();
                let base = place.as_ptr();
                rows.push((format!("sizeof({name})"), size_of::<$name>() as i128));
                $(
                    let field = stringify!($field).trim_start_matches("r#");
                    // SAFETY: the address of a place inside it; nothing is read.
                    let at = unsafe { std::ptr::addr_of!((*base).$field) } as usize;
                    rows.push((format!("offsetof({name}, {field})"), (at - base as usize) as i128));
                    rows.push((
                        format!("sizeof((({name} *)0)->{field})"),
                        size_of_val(&value.$field) as i128,
                    ));
                )*
            )*
            rows
        }
    };
}

macro_rules! functions {
    ($($name:ident),* $(,)?) => {
        fn functions() -> Vec<(&'static str, usize)> {
            vec![$((stringify!($name), $name as *const () as usize)),*]
        }
    };
}

include!("layout/table.rs");

fn run(command: &mut Command) -> String {
    let output = command.output().expect("the tests need pkg-config and a C compiler");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The values of C expressions, in their order.
fn in_c(rows: &[Row]) -> Vec<i128> {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let (source, program) = (folder.join("layout.c"), folder.join("layout"));
    let prints: String = rows
        .iter()
        .map(|(expression, _)| format!("\tprintf(\"%lld\\n\", (long long)({expression}));\n"))
        .collect();
    let text =
        format!("#include <stdio.h>\n#include <hft/hft.h>\nint main(void)\n{{\n{prints}}}\n");
    std::fs::write(&source, text).unwrap();
    let flags = run(Command::new("pkg-config").args(["--cflags", "hft"]));
    run(Command::new("cc").args(flags.split_whitespace()).arg("-o").args([&program, &source]));
    run(&mut Command::new(&program)).lines().map(|line| line.parse().unwrap()).collect()
}

#[test]
fn values_and_layouts_are_the_c_compilers() {
    let mut rows = constants();
    rows.extend(structs());
    assert!(rows.len() > 800, "{} rows", rows.len());
    let values = in_c(&rows);
    assert_eq!(values.len(), rows.len());
    for ((name, here), there) in rows.iter().zip(values) {
        assert_eq!(*here, there, "{name}");
    }
}

#[test]
fn every_function_is_in_the_library() {
    let functions = functions();
    assert!(functions.len() > 150, "{} functions", functions.len());
    assert!(functions.iter().all(|(_, address)| *address != 0));
}
