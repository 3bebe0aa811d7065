//! Statements on the steps of the set-up.

use zhike_store::{row, sql};

row! {
    /// A step that is done.
    pub struct Done {
        step: String,
    }
}

sql! {
    STEPS = "select step from setup_step order by done_at, step";
    STEP_DONE = "insert into setup_step (step, done_at) values (?1, ?2) \
                 on conflict (step) do nothing";
}
