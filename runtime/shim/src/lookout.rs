//! What a client's agent sees of the others: who is more urgent, and who else has work.

use hipreempt_board::{ClientView, Life, SLOTS};
use hipreempt_core::slices::Scene;

/// Who is on the board is read this often; activity is read at every look.
const MEMBERS_NS: u64 = 20_000_000;
/// A client that has launched nothing for this long has no work: a training step seldom takes longer.
const WORKING_NS: u64 = 2_000_000_000;

/// A reader's memory of the others.
#[derive(Debug)]
pub(crate) struct Lookout {
    seen: [Seen; SLOTS],
    scene: Scene,
    members_ns: Option<u64>,
}

#[derive(Clone, Copy, Debug)]
struct Seen {
    generation: u32,
    progress: u64,
    moved_ns: Option<u64>,
}

impl Lookout {
    pub(crate) fn new() -> Self {
        let nobody = Seen { generation: 0, progress: 0, moved_ns: None };
        Self { seen: [nobody; SLOTS], scene: Scene::default(), members_ns: None }
    }

    /// The scene for the client in slot `me`.
    pub(crate) fn scene(
        &mut self,
        clients: impl FnOnce() -> Vec<ClientView>,
        me: usize,
        above_active: bool,
        now_ns: u64,
    ) -> Scene {
        if self.members_ns.is_none_or(|read_ns| now_ns.saturating_sub(read_ns) >= MEMBERS_NS) {
            self.members_ns = Some(now_ns);
            self.scene = self.members(&clients(), me, now_ns);
        }
        Scene { above_active, ..self.scene }
    }

    fn members(&mut self, clients: &[ClientView], me: usize, now_ns: u64) -> Scene {
        let there = |client: &&ClientView| !client.leaving && client.life != Life::Dead;
        let clients: Vec<&ClientView> = clients.iter().filter(there).collect();
        let Some(mine) = clients.iter().find(|client| client.slot == me).map(|client| client.priority) else {
            return Scene::default();
        };
        let top = clients.iter().map(|client| client.priority).max().unwrap_or(mine);
        let at_top = clients.iter().filter(|client| client.priority == top).count() as u32;
        let mut scene = Scene { at_top, ..Scene::default() };
        for client in clients.into_iter().filter(|client| client.slot != me) {
            scene.above += u32::from(client.priority > mine);
            scene.equals += u32::from(client.priority == mine);
            scene.below += u32::from(client.priority < mine);
            scene.rivals += u32::from(self.works(client, now_ns) && client.priority < top);
        }
        scene
    }

    /// Whether a client has launched anything lately, as far as this reader saw.
    fn works(&mut self, client: &ClientView, now_ns: u64) -> bool {
        let Some(seen) = self.seen.get_mut(client.slot) else { return false };
        if seen.generation != client.generation {
            *seen = Seen { generation: client.generation, progress: client.progress, moved_ns: None };
        }
        if seen.progress != client.progress {
            (seen.progress, seen.moved_ns) = (client.progress, Some(now_ns));
        }
        seen.moved_ns.is_some_and(|moved_ns| now_ns.saturating_sub(moved_ns) < WORKING_NS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hipreempt_board::{HoldMode, Priority, Why};

    const MS: u64 = 1_000_000;

    fn client(slot: usize, priority: Priority, progress: u64) -> ClientView {
        ClientView {
            slot,
            generation: 1,
            pid: 1,
            name: String::new(),
            priority,
            level: 3,
            why: Why::Asked,
            hold: HoldMode::Untold,
            active: false,
            held: false,
            waiting: 0,
            life: Life::Alive,
            leaving: false,
            launches: 0,
            completions: 0,
            holds: 0,
            held_us: 0,
            passed_after_limit: 0,
            lease: 0,
            progress,
        }
    }

    fn seen_from(me: usize, at_ms: &[(u64, Vec<ClientView>)]) -> Scene {
        let mut lookout = Lookout::new();
        let mut scene = Scene::default();
        for (now_ms, clients) in at_ms {
            scene = lookout.scene(|| clients.clone(), me, false, now_ms * MS);
        }
        scene
    }

    fn three(progress: u64) -> Vec<ClientView> {
        vec![
            client(0, Priority::HIGH, progress),
            client(1, Priority::LOW, progress),
            client(2, Priority::LOW, progress),
        ]
    }

    #[test]
    fn rivals_are_those_that_work_and_have_somebody_above_them() {
        let moving = [(0, three(1)), (20, three(2))];
        assert_eq!(
            seen_from(1, &moving),
            Scene { above: 1, equals: 1, rivals: 1, at_top: 1, ..Scene::default() }
        );
        assert_eq!(seen_from(0, &moving), Scene { below: 2, rivals: 2, at_top: 1, ..Scene::default() });
        let idle = [(0, three(1)), (20, three(2)), (2_100, three(2))];
        assert_eq!(seen_from(1, &idle), Scene { above: 1, equals: 1, at_top: 1, ..Scene::default() });
    }

    #[test]
    fn what_was_done_before_the_first_look_tells_nothing() {
        assert_eq!(seen_from(1, &[(0, three(99))]).rivals, 0);
    }

    #[test]
    fn the_dead_and_the_leaving_do_not_count() {
        let mut clients = three(1);
        clients[0].life = Life::Dead;
        clients[2].leaving = true;
        let alone = Scene { at_top: 1, ..Scene::default() };
        assert_eq!(seen_from(1, &[(0, clients.clone()), (20, clients)]), alone);
    }

    #[test]
    fn a_client_that_is_not_there_itself_changes_nothing() {
        assert_eq!(seen_from(9, &[(0, three(1)), (20, three(2))]), Scene::default());
    }

    #[test]
    fn activity_is_as_fresh_as_the_look_and_members_are_read_seldom() {
        let mut lookout = Lookout::new();
        lookout.scene(|| three(1), 1, false, 0);
        let scene = lookout.scene(|| panic!("read again too soon"), 1, true, MS);
        assert!(scene.above_active && scene.above == 1);
    }
}
