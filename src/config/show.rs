//! Printing the effective configuration.

use serde_json::Value;

use super::Config;

pub(super) fn to_toml(config: &Config) -> String {
    let mut text = String::new();
    let Ok(Value::Object(sections)) = serde_json::to_value(config) else {
        return text;
    };
    for (section, keys) in &sections {
        let Value::Object(keys) = keys else { continue };
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&format!("[{section}]\n"));
        for (key, value) in keys {
            match literal(value) {
                Some(value) => text.push_str(&format!("{key} = {value}\n")),
                None => text.push_str(&format!("# {key} is not set\n")),
            }
        }
    }
    text
}

/// A value as TOML writes it on one line; `None` for what is not set.
fn literal(value: &Value) -> Option<String> {
    toml::Value::try_from(value)
        .ok()
        .map(|value| value.to_string())
}
