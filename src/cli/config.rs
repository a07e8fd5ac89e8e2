//! `rookery config`

use crate::config::Config;

/// Prints the effective configuration, and what it loosens.
///
/// # Errors
/// None at present; the form is that of every command.
pub async fn run(config: Config) -> anyhow::Result<()> {
    match &config.file {
        Some(file) => println!(
            "# from {}, the environment and the defaults",
            file.display()
        ),
        None => println!("# from the environment and the defaults; there is no rookery.toml here"),
    }
    print!("{}", config.to_toml());
    let loosened = config.loosened();
    if !loosened.is_empty() {
        println!("\n# looser than production should be:");
        for line in loosened {
            println!("#   {line}");
        }
    }
    Ok(())
}
