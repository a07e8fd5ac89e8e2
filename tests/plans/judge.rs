//! What makes a plan one that grows with the network.

use serde_json::Value;

/// Rows that one step may take in before anything comes out of it, and rows that a statement without a limit may touch, by
/// the planner's reckoning. The largest bounds that the server gives its own lists are 10,000; a generic plan takes an
/// unknown limit for a tenth of what is there and an unknown range for half a percent, so a timeline of millions reckons
/// far above this and what hangs on one post or person far below.
pub const MOST_ROWS: f64 = 20_000.0;

/// Steps that take in everything before they give anything.
const GREEDY: [&str; 5] = ["Sort", "Hash", "Materialize", "SetOp", "WindowAgg"];

/// Functions of Postgres itself that give rows; no name where there are several at once.
const BUILT_IN: [&str; 5] = [
    "",
    "unnest",
    "generate_series",
    "json_to_recordset",
    "pg_stat_get_activity",
];

/// Why a plan is not flat; empty when it is. `grows` tells the tables that grow with the network from those that do not.
pub fn judge(plan: &Value, grows: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut faults = Vec::new();
    walk(plan, false, grows, &mut faults);
    faults
}

/// `stops`: whoever takes these rows stops when it has enough.
fn walk(node: &Value, stops: bool, grows: &dyn Fn(&str) -> bool, faults: &mut Vec<String>) {
    let text = |key: &str| node[key].as_str().unwrap_or_default();
    let (kind, table) = (text("Node Type"), text("Relation Name"));
    let index = text("Index Name");
    // Whole tables are read only up to a limit, and only where every row counts.
    let whole = grows(table) && (!stops || !node["Filter"].is_null());
    match kind {
        "Seq Scan" | "Sample Scan" | "Tid Scan" if whole => {
            faults.push(format!("reads all of {table}"));
        }
        "Index Scan" | "Index Only Scan" if whole && node["Index Cond"].is_null() => {
            faults.push(format!("walks all of {index}"));
        }
        "Bitmap Index Scan" if node["Index Cond"].is_null() => {
            faults.push(format!("walks all of {index}"));
        }
        // What cannot be put in place of its call hides its plan.
        "Function Scan" if !BUILT_IN.contains(&text("Function Name")) => {
            faults.push(format!("{} hides what it reads", text("Function Name")));
        }
        _ => {}
    }
    // A condition that is answered from a set made of all there is, where one look would do: what is a handful for most is
    // millions for some.
    let remembers = node
        .as_object()
        .into_iter()
        .flat_map(|fields| fields.values())
        .filter_map(Value::as_str)
        .any(|text| text.contains("hashed SubPlan"));
    if remembers {
        faults.push(format!("{kind} {table} asks a set of rows"));
    }
    if let Some(rows) = reckoned(node).filter(|rows| *rows > MOST_ROWS && !stops) {
        let what = [kind, table, index].join(" ");
        faults.push(format!("{} gives {rows} rows", what.trim_end()));
    }
    let greedy = GREEDY.contains(&kind) || kind == "Aggregate" || kind == "Incremental Sort";
    for child in node["Plans"].as_array().into_iter().flatten() {
        let place = child["Parent Relationship"].as_str().unwrap_or_default();
        let input = reckoned(child).filter(|rows| *rows > MOST_ROWS);
        let stops = match place {
            "InitPlan" => false,
            // A condition is asked once per row, and stops at the first.
            "SubPlan" => true,
            _ => {
                if let Some(rows) = input.filter(|_| greedy) {
                    let from = child["Node Type"].as_str().unwrap_or_default();
                    faults.push(format!("{kind} of {rows} rows ({from} {})", deepest(child)));
                }
                kind == "Limit" || (stops && !greedy)
            }
        };
        walk(child, stops, grows, faults);
    }
}

/// How many rows a step gives by the planner's reckoning; `None` where it stands above a limit, for a limit that is a
/// parameter is taken for a tenth of everything.
fn reckoned(node: &Value) -> Option<f64> {
    fn limited(node: &Value) -> bool {
        node["Node Type"] == "Limit"
            || node["Plans"].as_array().into_iter().flatten().any(|child| {
                !matches!(
                    child["Parent Relationship"].as_str(),
                    Some("InitPlan" | "SubPlan")
                ) && limited(child)
            })
    }
    if limited(node) {
        return None;
    }
    node["Plan Rows"].as_f64()
}

/// The first table below a step, for the message.
fn deepest(node: &Value) -> String {
    if let Some(table) = node["Relation Name"].as_str() {
        return table.to_owned();
    }
    node["Plans"]
        .as_array()
        .into_iter()
        .flatten()
        .map(deepest)
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}
