//! The table and the JSON.

use serde_json::{Value, json};

/// One figure, once per run.
#[derive(Clone, Debug, Default)]
pub struct Samples(Vec<f64>);

impl Samples {
    pub fn push(&mut self, value: f64) {
        self.0.push(value);
    }

    pub fn median(&self) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let middle = sorted.len() / 2;
        let at = |index: usize| sorted.get(index).copied().unwrap_or(f64::NAN);
        if sorted.len() % 2 == 1 {
            at(middle)
        } else {
            (at(middle.wrapping_sub(1)) + at(middle)) / 2.0
        }
    }
}

/// One line of the table.
#[derive(Debug)]
pub struct Row {
    name: String,
    /// What was done.
    load: String,
    unit: &'static str,
    measured: Samples,
    ceiling: Option<(String, Samples)>,
    beside: Vec<(String, &'static str, Samples)>,
}

impl Row {
    pub fn new(name: impl Into<String>, unit: &'static str, load: impl Into<String>) -> Row {
        Row {
            name: name.into(),
            load: load.into(),
            unit,
            measured: Samples::default(),
            ceiling: None,
            beside: Vec::new(),
        }
    }

    /// One run's result.
    pub fn measured(&mut self, value: f64) {
        self.measured.push(value);
    }

    /// One run's ceiling.
    pub fn ceiling(&mut self, what: &str, value: f64) {
        self.ceiling
            .get_or_insert_with(|| (what.to_owned(), Samples::default()))
            .1
            .push(value);
    }

    /// Another figure of one run.
    pub fn beside(&mut self, name: &str, unit: &'static str, value: f64) {
        if let Some((_, _, samples)) = self.beside.iter_mut().find(|(known, ..)| known == name) {
            samples.push(value);
        } else {
            let mut samples = Samples::default();
            samples.push(value);
            self.beside.push((name.to_owned(), unit, samples));
        }
    }

    fn markdown(&self) -> String {
        let (ceiling, ratio) = match &self.ceiling {
            Some((what, samples)) => (
                format!("{} {} ({what})", figure(samples.median()), self.unit),
                format!("{:.2}", self.measured.median() / samples.median()),
            ),
            None => ("-".to_owned(), "-".to_owned()),
        };
        let beside: Vec<String> = self
            .beside
            .iter()
            .map(|(name, unit, samples)| format!("{name} {} {unit}", figure(samples.median())))
            .map(|text| text.trim().to_owned())
            .collect();
        format!(
            "| {} | {} {} | {ceiling} | {ratio} | {} |",
            self.name,
            figure(self.measured.median()),
            self.unit,
            beside.join("; ")
        )
    }

    fn json(&self) -> Value {
        let samples = |samples: &Samples| json!({"median": samples.median(), "runs": samples.0});
        json!({
            "name": self.name,
            "load": self.load,
            "unit": self.unit,
            "measured": samples(&self.measured),
            "ceiling": self.ceiling.as_ref().map(|(what, found)| json!({
                "what": what,
                "measured": samples(found),
                "ratio": self.measured.median() / found.median(),
            })),
            "beside": self.beside.iter().map(|(name, unit, found)| json!({
                "name": name,
                "unit": unit,
                "measured": samples(found),
            })).collect::<Vec<_>>(),
        })
    }
}

/// All rows as a table.
pub fn table(rows: &[Row]) -> String {
    let mut text = String::from(
        "| what | measured | ceiling | ratio | beside |\n| --- | --- | --- | --- | --- |\n",
    );
    for row in rows {
        text.push_str(&row.markdown());
        text.push('\n');
    }
    text.push('\n');
    for row in rows {
        text.push_str(&format!("- **{}**: {}\n", row.name, row.load));
    }
    text
}

/// All rows as data.
pub fn json(rows: &[Row], setting: Value) -> Value {
    json!({"setting": setting, "rows": rows.iter().map(Row::json).collect::<Vec<_>>()})
}

/// A number for people: three digits at least, thousands set apart.
fn figure(value: f64) -> String {
    if !value.is_finite() {
        return "?".to_owned();
    }
    if value.abs() < 10.0 {
        return format!("{value:.2}");
    }
    if value.abs() < 100.0 {
        return format!("{value:.1}");
    }
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
