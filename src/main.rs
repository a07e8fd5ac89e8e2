//! The program `rookery`; everything stands in the library.

// A server that runs for months, with strings of all sizes: this allocator gives memory back and does not fragment.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> std::process::ExitCode {
    rookery::cli::main()
}
