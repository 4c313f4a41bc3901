//! The table of `hipreempt status`. What needs attention comes first.

use std::fmt::Write;

use super::{BoardStatus, ClientStatus, Status};

/// The whole text.
pub fn table(status: &Status) -> String {
    let mut text = String::new();
    for problem in &status.problems {
        line(&mut text, format_args!("unusable: {problem}"));
    }
    status.boards.iter().for_each(|board| board_table(&mut text, board));
    if status.boards.is_empty() {
        line(&mut text, format_args!("no GPU has a board yet: nobody was started with `hipreempt run`"));
    }
    if !status.not_on_a_board.is_empty() {
        line(&mut text, format_args!("\nGPU users on no board (they run unscheduled):"));
    }
    for one in &status.not_on_a_board {
        line(&mut text, format_args!("  {:>8}  {:<16} {}; {}", one.pid, one.program, one.seen, one.why));
    }
    text
}

fn board_table(text: &mut String, board: &BoardStatus) {
    line(text, format_args!("GPU {}   board {}", board.gpu, board.uuid));
    if board.refused_joins > 0 {
        line(text, format_args!("  {} programs found no free slot and run unscheduled", board.refused_joins));
    }
    if board.clients.is_empty() {
        return line(text, format_args!("  nobody"));
    }
    line(text, format_args!("  {HEADINGS}"));
    board.clients.iter().for_each(|client| line(text, format_args!("  {}", client_row(client))));
}

const HEADINGS: &str = "slot      pid  program          priority  level  hold    state     launches     holds    held (s)  past limit  why this level";

fn client_row(client: &ClientStatus) -> String {
    format!(
        "{:>4} {:>8}  {:<16} {:>8}  {:>5}  {:<6}  {:<7} {:>10} {:>9} {:>11.3} {:>11}  {}",
        client.slot,
        client.pid,
        client.program,
        client.priority_name,
        client.level,
        client.hold,
        client.state,
        client.launches,
        client.holds,
        client.held_us as f64 / 1e6,
        client.passed_after_limit,
        client.why,
    )
}

fn line(text: &mut String, content: std::fmt::Arguments<'_>) {
    writeln!(text, "{content}").expect("a String takes every line");
}

#[cfg(test)]
mod tests {
    use super::super::outsiders::Outsider;
    use super::*;

    fn client() -> ClientStatus {
        ClientStatus {
            slot: 3,
            pid: 4711,
            program: "python3".to_owned(),
            priority: -100,
            priority_name: "low".to_owned(),
            level: 1,
            why: "as asked for".to_owned(),
            hold: "queue".to_owned(),
            state: "held",
            waiting: 1,
            launches: 123_456,
            holds: 789,
            held_us: 1_500_000,
            passed_after_limit: 2,
        }
    }

    #[test]
    fn columns_line_up_with_their_headings() {
        let row = client_row(&client());
        for (heading, cell) in
            [("pid", "4711"), ("priority", "low"), ("launches", "123456"), ("held (s)", "1.500")]
        {
            let heading_end = HEADINGS.find(heading).unwrap() + heading.len();
            let cell_end = row.find(cell).unwrap() + cell.len();
            assert_eq!(heading_end, cell_end, "{heading}\n{HEADINGS}\n{row}");
        }
        for (heading, cell) in [("hold ", "queue"), ("why this level", "as asked for")] {
            assert_eq!(HEADINGS.find(heading), row.find(cell), "{heading}");
        }
    }

    #[test]
    fn what_needs_attention_comes_first() {
        let board = BoardStatus {
            gpu: "amd-0".to_owned(),
            uuid: "u".to_owned(),
            path: "p".to_owned(),
            refused_joins: 7,
            clients: vec![client()],
        };
        let outsider =
            Outsider { pid: 9, program: "x".to_owned(), seen: "queues".to_owned(), why: "no preload" };
        let status = Status {
            boards: vec![board],
            not_on_a_board: vec![outsider],
            problems: vec!["the board b belongs to user 0".to_owned()],
        };
        let text = table(&status);
        let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("no {part:?} in\n{text}"));
        assert!(
            at("unusable") < at("GPU amd-0") && at("7 programs") < at("4711") && at("4711") < at("no board")
        );
    }
}
