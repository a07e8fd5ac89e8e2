//! What processes use, as `/proc` tells it.

use anyhow::{Context, Result};

/// Clock ticks per second in `/proc/PID/stat`: fixed at 100 for user space on every architecture that Debian has.
const TICKS: f64 = 100.0;

/// One line of `/proc/PID/stat`.
struct Process {
    pid: i32,
    parent: i32,
    name: String,
    /// Of itself and of children that have ended.
    seconds: f64,
}

fn parse(stat: &str) -> Option<Process> {
    // The name stands in parentheses and may hold any.
    let (before, after) = stat.rsplit_once(')')?;
    let (pid, name) = before.split_once(" (")?;
    let fields: Vec<&str> = after.split_whitespace().collect();
    let ticks: f64 = fields
        .get(11..15)?
        .iter()
        .filter_map(|field| field.parse::<f64>().ok())
        .sum();
    Some(Process {
        pid: pid.parse().ok()?,
        parent: fields.get(1)?.parse().ok()?,
        name: name.to_owned(),
        seconds: ticks / TICKS,
    })
}

/// A process and what descends from it.
fn family(pid: i32) -> Result<Vec<Process>> {
    let mut all: Vec<Process> = std::fs::read_dir("/proc")?
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            path.file_name()?.to_str()?.parse::<i32>().ok()?;
            parse(&std::fs::read_to_string(path.join("stat")).ok()?)
        })
        .collect();
    let mut known = vec![pid];
    loop {
        let before = known.len();
        for process in &all {
            if known.contains(&process.parent) && !known.contains(&process.pid) {
                known.push(process.pid);
            }
        }
        if known.len() == before {
            break;
        }
    }
    all.retain(|process| known.contains(&process.pid));
    Ok(all)
}

/// The first processes of the services that a server runs: Postgres and Redis. None for one that is just being started.
pub fn services(pid: i32) -> Result<(Option<i32>, Option<i32>)> {
    let family = family(pid)?;
    let child = |name: &str| {
        family
            .iter()
            .find(|process| process.parent == pid && process.name.starts_with(name))
            .map(|process| process.pid)
    };
    Ok((child("postgres"), child("redis")))
}

/// CPU seconds spent so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cpu {
    pub server: f64,
    pub postgres: f64,
    pub redis: f64,
}

impl Cpu {
    /// By the server process `pid` and by the services that it runs.
    pub fn of(pid: i32) -> Result<Cpu> {
        let mut cpu = Cpu::default();
        for process in family(pid)? {
            if process.pid == pid {
                cpu.server += process.seconds;
            } else if process.name.starts_with("postgres") {
                cpu.postgres += process.seconds;
            } else if process.name.starts_with("redis") {
                cpu.redis += process.seconds;
            }
        }
        Ok(cpu)
    }

    pub fn since(self, before: Cpu) -> Cpu {
        Cpu {
            server: self.server - before.server,
            postgres: self.postgres - before.postgres,
            redis: self.redis - before.redis,
        }
    }
}

/// CPU seconds spent by one process.
pub fn cpu_of_one(pid: i32) -> Result<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    Ok(parse(&stat).context("/proc/PID/stat")?.seconds)
}

/// CPU seconds spent by this program.
pub fn own_cpu() -> Result<f64> {
    cpu_of_one(i32::try_from(std::process::id())?)
}

/// Memory, in MiB.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    /// Resident, shared pages included.
    pub server: f64,
    /// Proportional: pages that processes share are counted once.
    pub postgres: f64,
    pub redis: f64,
}

impl Memory {
    pub fn of(pid: i32) -> Result<Memory> {
        let mut memory = Memory::default();
        for process in family(pid)? {
            if process.pid == pid {
                memory.server += field(process.pid, "status", "VmRSS:")?;
            } else if process.name.starts_with("postgres") {
                // A process that is just ending has none.
                memory.postgres += field(process.pid, "smaps_rollup", "Pss:").unwrap_or(0.0);
            } else if process.name.starts_with("redis") {
                memory.redis += field(process.pid, "smaps_rollup", "Pss:").unwrap_or(0.0);
            }
        }
        Ok(memory)
    }
}

fn field(pid: i32, file: &str, name: &str) -> Result<f64> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/{file}"))?;
    let kilobytes: f64 = text
        .lines()
        .find_map(|line| line.strip_prefix(name))
        .and_then(|rest| rest.split_whitespace().next())
        .with_context(|| format!("/proc/{pid}/{file} has no {name}"))?
        .parse()?;
    Ok(kilobytes / 1024.0)
}

/// The machine, for the report.
pub fn machine() -> serde_json::Value {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let value = |text: &str, name: &str| {
        text.lines()
            .find(|line| line.starts_with(name))
            .and_then(|line| line.split_once(':'))
            .map(|(_, value)| value.trim().to_owned())
            .unwrap_or_default()
    };
    serde_json::json!({
        "cpu": value(&read("/proc/cpuinfo"), "model name"),
        "cores": std::thread::available_parallelism().map_or(0, usize::from),
        "memory": value(&read("/proc/meminfo"), "MemTotal"),
        "kernel": read("/proc/sys/kernel/osrelease").trim(),
        "load_before": read("/proc/loadavg").split(' ').next().unwrap_or_default(),
    })
}
