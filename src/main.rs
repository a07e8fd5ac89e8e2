//! The program `rookery`; everything stands in the library.

fn main() -> std::process::ExitCode {
    rookery::cli::main()
}
