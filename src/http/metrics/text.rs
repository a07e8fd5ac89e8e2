//! Writing the text format.

use std::fmt::Write;

/// A document that grows at its end.
pub(super) struct Text {
    written: String,
    name: &'static str,
}

impl Text {
    /// A document that begins with what is written already.
    pub fn new(written: String) -> Text {
        Text { written, name: "" }
    }

    /// Begins a family of samples. `help` holds no backslash and no line break.
    pub fn family(&mut self, name: &'static str, kind: &str, help: &str) {
        self.name = name;
        self.put(format_args!("# HELP {name} {help}\n# TYPE {name} {kind}\n"));
    }

    /// A sample of the family that was begun last.
    pub fn sample(&mut self, labels: &[(&str, &str)], value: f64) {
        let name = self.name;
        self.put(format_args!("{name}"));
        let mut before = '{';
        for (label, text) in labels {
            self.put(format_args!("{before}{label}=\""));
            for c in text.chars() {
                match c {
                    '\\' => self.written.push_str("\\\\"),
                    '"' => self.written.push_str("\\\""),
                    '\n' => self.written.push_str("\\n"),
                    c => self.written.push(c),
                }
            }
            self.written.push('"');
            before = ',';
        }
        if !labels.is_empty() {
            self.written.push('}');
        }
        self.put(format_args!(" {value}\n"));
    }

    /// A family of one sample.
    pub fn gauge(&mut self, name: &'static str, help: &str, value: f64) {
        self.family(name, "gauge", help);
        self.sample(&[], value);
    }

    /// The whole document.
    pub fn into_string(self) -> String {
        self.written
    }

    fn put(&mut self, arguments: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.written.write_fmt(arguments);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_follow_their_family_and_labels_are_escaped() {
        let mut text = Text::new("before 1\n".to_owned());
        text.gauge("up", "Whether it is up", 1.0);
        text.family("due", "gauge", "What is due");
        text.sample(&[("a", "b\"\\\n"), ("c", "d")], 0.25);
        assert_eq!(
            text.into_string(),
            "before 1\n# HELP up Whether it is up\n# TYPE up gauge\nup 1\n\
             # HELP due What is due\n# TYPE due gauge\ndue{a=\"b\\\"\\\\\\n\",c=\"d\"} 0.25\n"
        );
    }
}
