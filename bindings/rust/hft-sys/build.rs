// SPDX-License-Identifier: Apache-2.0
//! Links what pkg-config says of libhft.
use std::process::Command;

const MISSING: &str = "libhft was not found: install it, and put the folder of its hft.pc into \
                       PKG_CONFIG_PATH; pkg-config said:";

fn pkg_config() -> Result<String, String> {
    let output = Command::new(std::env::var_os("PKG_CONFIG").unwrap_or("pkg-config".into()))
        .args(["--libs", "hft"])
        .output()
        .map_err(|why| why.to_string())?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

fn main() {
    for name in ["PKG_CONFIG", "PKG_CONFIG_PATH"] {
        println!("cargo:rerun-if-env-changed={name}");
    }
    let flags = pkg_config().unwrap_or_else(|why| panic!("{MISSING}\n{why}"));
    for flag in flags.split_whitespace() {
        match flag.split_at(2) {
            ("-L", folder) => println!("cargo:rustc-link-search=native={folder}"),
            ("-l", name) => println!("cargo:rustc-link-lib={name}"),
            _ => println!("cargo:rustc-link-arg={flag}"),
        }
    }
}
