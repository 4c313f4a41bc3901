//! How urgent a client is.

use std::fmt;
use std::str::FromStr;

/// How urgent a client is: larger is more urgent. Only the order counts, not the distance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Priority(pub i32);

impl Priority {
    /// `high`: overtakes everything else.
    pub const HIGH: Priority = Priority(100);
    /// `normal`: what a client has that asks for nothing.
    pub const NORMAL: Priority = Priority(0);
    /// `low`: gives way to everything else.
    pub const LOW: Priority = Priority(-100);
}

impl Default for Priority {
    fn default() -> Self {
        Priority::NORMAL
    }
}

/// A priority that is none; says what is accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{given:?} is no priority: use high, normal, low or a whole number from {} to {}",
    i32::MIN,
    i32::MAX
)]
pub struct PriorityError {
    given: String,
}

impl FromStr for Priority {
    type Err = PriorityError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim() {
            "high" => Ok(Priority::HIGH),
            "normal" => Ok(Priority::NORMAL),
            "low" => Ok(Priority::LOW),
            number => number.parse().map(Priority).map_err(|_| PriorityError { given: text.to_owned() }),
        }
    }
}

impl fmt::Display for Priority {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Priority::HIGH => out.pad("high"),
            Priority::NORMAL => out.pad("normal"),
            Priority::LOW => out.pad("low"),
            Priority(other) => out.pad(&other.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_are_read_and_printed_alike() {
        for (text, priority) in [("high", 100), ("normal", 0), ("low", -100), ("7", 7), ("-3", -3)] {
            assert_eq!(text.parse(), Ok(Priority(priority)));
            assert_eq!(Priority(priority).to_string(), text);
        }
        assert_eq!(" high ".parse(), Ok(Priority::HIGH));
        assert_eq!("100".parse(), Ok(Priority::HIGH));
        assert_eq!(format!("{:>8}", Priority::LOW), "     low");
    }

    #[test]
    fn an_error_says_what_was_given_and_what_is_accepted() {
        for bad in ["", "urgent", "1.5", "99999999999", "High"] {
            let said = bad.parse::<Priority>().unwrap_err().to_string();
            assert!(said.contains(&format!("{bad:?}")), "{said}");
            assert!(said.contains("high, normal, low or a whole number"), "{said}");
        }
    }
}
