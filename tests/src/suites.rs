//! Test modules that several suites make of their victims: the same checks, whichever platform they run on.

/// For each named [`Trial`](crate::compare::Trial) a test alone and one while an urgent program holds it.
#[macro_export]
macro_rules! victims {
    ($($name:ident: $trial:expr;)*) => {
        $(mod $name {
            #[allow(unused_imports)]
            use super::*;

            #[test]
            fn alone() {
                $trial.same_alone();
            }

            #[test]
            fn held() {
                $trial.same_while_held();
            }
        })*
    };
}

/// The orders that a platform promises, by name: each an argument of one trial, alone and while held.
#[macro_export]
macro_rules! orders {
    ($trial:expr; $($name:ident)*) => {
        mod order {
            use super::*;

            $crate::victims! { $($name: $trial.arg(stringify!($name));)* }
        }
    };
}

/// Ways of submitting work, by name: each an argument of one trial, seen, held, and with the same result.
#[macro_export]
macro_rules! kinds {
    ($trial:expr; $($name:ident)*) => {
        mod kind {
            use super::*;

            $(#[test]
            fn $name() {
                $trial.arg(stringify!($name)).holds_min(3).same_while_held();
            })*
        }
    };
}
