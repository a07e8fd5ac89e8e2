//! What makes a plan one that grows with the network.

use serde_json::Value;

/// Rows that one step may take in before anything comes out of it, and rows that a statement without a limit may touch, by
/// the planner's reckoning. The largest bounds that the server gives its own lists are 10,000; a generic plan takes an
/// unknown limit for a tenth of what is there and an unknown range for half a percent, so a timeline of millions reckons
/// far above this and what hangs on one post or person far below.
pub const MOST_ROWS: f64 = 20_000.0;

/// Steps that take in everything before they give anything.
const GREEDY: [&str; 5] = ["Sort", "Hash", "Materialize", "SetOp", "WindowAgg"];

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
    let rows = node["Plan Rows"].as_f64().unwrap_or_default();
    // Whole tables are read only up to a limit, and only where every row counts.
    let enough = stops && node["Filter"].is_null();
    match kind {
        "Seq Scan" | "Sample Scan" | "Tid Scan" if grows(table) && !enough => {
            faults.push(format!("reads all of {table}"));
        }
        "Index Scan" | "Index Only Scan"
            if node["Index Cond"].is_null() && grows(table) && !enough =>
        {
            faults.push(format!("walks all of {index}"));
        }
        "Bitmap Index Scan" if node["Index Cond"].is_null() => {
            faults.push(format!("walks all of {index}"));
        }
        // What cannot be put in place of its call hides its plan.
        "Function Scan" if !matches!(text("Function Name"), "unnest" | "generate_series") => {
            faults.push(format!("{} hides what it reads", text("Function Name")));
        }
        _ => {}
    }
    if rows > MOST_ROWS && !stops {
        let what = [kind, table, index].join(" ");
        faults.push(format!("{} gives {rows} rows", what.trim_end()));
    }
    let greedy = GREEDY.contains(&kind) || kind == "Aggregate" || kind == "Incremental Sort";
    for child in node["Plans"].as_array().into_iter().flatten() {
        let aside = matches!(
            child["Parent Relationship"].as_str(),
            Some("InitPlan" | "SubPlan")
        );
        let input = child["Plan Rows"].as_f64().unwrap_or_default();
        if greedy && !aside && input > MOST_ROWS {
            let (table, from) = (
                deepest(child),
                child["Node Type"].as_str().unwrap_or_default(),
            );
            faults.push(format!("{kind} of {input} rows ({from} {table})"));
        }
        // A condition is asked once per row, and EXISTS stops at the first; what is set aside is read to its end.
        let child_stops = if aside {
            text("Node Type") == "Limit" || child["Parent Relationship"] == "SubPlan"
        } else {
            kind == "Limit" || (stops && !greedy)
        };
        walk(child, child_stops, grows, faults);
    }
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
