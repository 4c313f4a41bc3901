use super::*;

#[test]
fn a_lone_kernel_takes_its_solo_time() {
    for workgroups in [1, 50, 100, 800, 801, 100_000] {
        let (mut model, queues) = card(Parameters::plain(), 1);
        let ticket = model.submit(1_000, queues[0], kernel(workgroups, 50_000)).unwrap();
        assert_eq!(done_at(&mut model, ticket), 51_000, "{workgroups} workgroups");
    }
}

#[test]
fn launches_gaps_and_markers_cost_what_the_card_says() {
    let costs = Parameters { launch_ns: 4_000, gap_ns: 1_000, marker_ns: 500, ..Parameters::plain() };
    let (mut model, queues) = card(costs, 1);
    let first = model.submit(0, queues[0], kernel(800, 10_000)).unwrap();
    let second = model.submit(0, queues[0], kernel(800, 10_000)).unwrap();
    let marker = model.submit(0, queues[0], Command::Marker).unwrap();
    assert_eq!(done_at(&mut model, marker), 25_500);
    assert_eq!(model.status(second), Status::Done { at_ns: 25_000 });
    assert_eq!(model.status(first), Status::Done { at_ns: 14_000 });
}

#[test]
fn in_arrival_order_a_small_kernel_waits_until_the_large_one_is_dispatched() {
    let (mut model, queues) = card(Parameters::plain(), 2);
    // Ten waves of 100 µs: the last workgroup is dispatched after 900 µs, and a quarter of the card comes free
    // within a quarter of the 100 µs over which the last wave ends.
    let large = model.submit(0, queues[0], kernel(8_000, 1_000_000)).unwrap();
    let small = model.submit(1_000, queues[1], kernel(200, 10_000)).unwrap();
    let small_ns = done_at(&mut model, small);
    assert!((934_000..=936_000).contains(&small_ns), "{small_ns}");
    assert_eq!(model.status(large), Status::Done { at_ns: 1_000_000 });
}

#[test]
fn in_turns_a_small_kernel_waits_for_a_few_workgroups_only() {
    let turns = Parameters { dispatch: Dispatch::RoundRobin, ..Parameters::plain() };
    let (mut model, queues) = card(turns, 2);
    model.submit(0, queues[0], kernel(8_000, 1_000_000)).unwrap();
    let small = model.submit(1_000, queues[1], kernel(200, 10_000)).unwrap();
    // A quarter of the card comes free in 25 µs, of which every second unit is the small kernel's.
    let small_ns = done_at(&mut model, small);
    assert!((60_000..=62_000).contains(&small_ns), "{small_ns}");
}

#[test]
fn by_priority_the_more_urgent_queue_gets_every_unit_that_comes_free() {
    let urgent = Parameters { dispatch: Dispatch::Priority, ..Parameters::plain() };
    let finish = |large: i32, small: i32| {
        let mut model = Model::new(urgent);
        let queues = [large, small].map(|priority| model.create_queue(0, priority).unwrap());
        model.submit(0, queues[0], kernel(8_000, 1_000_000)).unwrap();
        let ticket = model.submit(1_000, queues[1], kernel(200, 10_000)).unwrap();
        done_at(&mut model, ticket)
    };
    assert!((36_000..=37_000).contains(&finish(0, -1)), "{}", finish(0, -1));
    assert_eq!(finish(0, 0), finish(-1, 0));
    assert!(finish(0, 0) > 900_000);
}

#[test]
fn a_kernel_of_one_wave_gives_nothing_back_before_its_stagger() {
    let (mut model, queues) = card(Parameters::plain(), 2);
    model.submit(0, queues[0], kernel(100, 1_000_000)).unwrap();
    let small = model.submit(1_000, queues[1], kernel(8, 10_000)).unwrap();
    // The first workgroup ends after 700 µs; one unit is free 3 µs later.
    let small_ns = done_at(&mut model, small);
    assert!((712_000..=714_000).contains(&small_ns), "{small_ns}");
}

#[test]
fn two_kernels_that_fit_run_together() {
    let (mut model, queues) = card(Parameters::plain(), 2);
    let a = model.submit(0, queues[0], kernel(400, 50_000)).unwrap();
    let b = model.submit(0, queues[1], kernel(400, 50_000)).unwrap();
    assert_eq!((done_at(&mut model, a), done_at(&mut model, b)), (50_000, 50_000));
}

#[test]
fn a_small_kernel_beside_a_large_one_is_slowed_more_than_that_one() {
    let slow =
        Parameters { corun_slowdown_permille: 2000, dispatch: Dispatch::RoundRobin, ..Parameters::plain() };
    let (mut model, queues) = card(slow, 2);
    let large = model.submit(0, queues[0], kernel(80_000, 10_000_000)).unwrap();
    let small = model.submit(0, queues[1], kernel(8, 50_000)).unwrap();
    let small_ns = done_at(&mut model, small);
    assert!((99_000..=103_000).contains(&small_ns), "{small_ns}");
    let Status::Done { at_ns } = model.status(large) else { panic!("done by now") };
    assert!((10_000_000..=10_010_000).contains(&at_ns), "{at_ns}");
}

#[test]
fn copies_share_the_engines() {
    let (mut model, queues) = card(Parameters::plain(), 3);
    let copy = Command::Copy { bytes: 25_000_000, host: true };
    let tickets: Vec<_> = queues.iter().map(|&queue| model.submit(0, queue, copy).unwrap()).collect();
    let ends: Vec<_> = tickets.into_iter().map(|ticket| done_at(&mut model, ticket)).collect();
    assert_eq!(ends, [1_000_000, 1_000_000, 2_000_000]);
}

#[test]
fn a_queue_waits_for_another_and_for_the_host() {
    let (mut model, queues) = card(Parameters::plain(), 2);
    let host = model.submit(0, queues[0], Command::Host).unwrap();
    let after = model.submit(0, queues[0], kernel(8, 1_000)).unwrap();
    model.submit(0, queues[1], Command::Wait(after)).unwrap();
    let last = model.submit(0, queues[1], kernel(8, 1_000)).unwrap();
    model.advance(50_000).unwrap();
    assert_eq!(model.status(last), Status::Pending { predicted_ns: None });
    model.complete_host(60_000, host).unwrap();
    assert_eq!(model.status(last), Status::Pending { predicted_ns: Some(62_000) });
    assert_eq!(done_at(&mut model, last), 62_000);
}

#[test]
fn waits_for_what_can_never_be_hold_nobody() {
    let (mut model, queues) = card(Parameters::plain(), 2);
    let never = Ticket { queue: queues[1], sequence: 5 };
    let own = Ticket { queue: queues[0], sequence: 9 };
    let nowhere = Ticket { queue: QueueId(1_000_000), sequence: 1 };
    let tickets = [never, own, nowhere].map(|on| model.submit(0, queues[0], Command::Wait(on)).unwrap());
    assert_eq!(done_at(&mut model, tickets[2]), 0);
}

#[test]
fn a_suspended_kernel_goes_on_where_it_stopped() {
    let (mut model, queues) =
        card(Parameters { switch_out_ns: 5_000, switch_in_ns: 5_000, ..Parameters::plain() }, 2);
    let kernel_ns = 100_000;
    let ticket = model.submit(0, queues[0], kernel(8_000, kernel_ns)).unwrap();
    model.set_queue_share(35_000, queues[0], 0).unwrap();
    model.advance(50_000).unwrap();
    let other = model.submit(50_000, queues[1], kernel(8_000, 10_000)).unwrap();
    model.advance(200_000).unwrap();
    assert_eq!(model.status(other), Status::Done { at_ns: 60_000 });
    assert_eq!(model.status(ticket), Status::Pending { predicted_ns: None });
    model.set_queue_share(295_000, queues[0], 100).unwrap();
    // It ran for 35 µs and goes on at 300 µs.
    assert_eq!(done_at(&mut model, ticket), 300_000 + kernel_ns - 35_000);
}

#[test]
fn waves_hold_their_units_until_they_are_saved() {
    let costs = Parameters { switch_out_ns: 20_000, switch_in_ns: 30_000, ..Parameters::plain() };
    let (mut model, queues) = card(costs, 2);
    let large = model.submit(0, queues[0], kernel(8_000, 1_000_000)).unwrap();
    model.set_queue_share(100_000, queues[0], 0).unwrap();
    assert_eq!(model.switches_until(queues[0]), Some(120_000));
    let urgent = model.submit(100_000, queues[1], kernel(8_000, 10_000)).unwrap();
    model.advance(140_000).unwrap();
    assert_eq!(model.status(urgent), Status::Done { at_ns: 130_000 });
    assert_eq!(model.switches_until(queues[0]), None);
    model.set_queue_share(140_000, queues[0], 100).unwrap();
    assert_eq!(done_at(&mut model, large), 170_000 + 900_000);
}

#[test]
fn a_queue_that_is_told_what_it_is_leaves_the_card_and_comes_back() {
    let costs = Parameters {
        switch_call_ns: 1_000,
        switch_out_ns: 20_000,
        switch_in_ns: 30_000,
        ..Parameters::plain()
    };
    let (mut model, queues) = card(costs, 1);
    model.set_queue_share(0, queues[0], 100).unwrap();
    model.advance(2_000).unwrap();
    assert_eq!(model.switches_until(queues[0]), None, "no waves to save");
    let ticket = model.submit(2_000, queues[0], kernel(8_000, 100_000)).unwrap();
    model.set_queue_share(12_000, queues[0], 100).unwrap();
    assert_eq!(done_at(&mut model, ticket), 102_000 + 52_000);
}

#[test]
fn a_suspended_queue_that_is_destroyed_runs_out_all_the_same() {
    for at_ns in [1_000, 30_000] {
        let costs = Parameters { switch_out_ns: 5_000, switch_in_ns: 5_000, ..Parameters::plain() };
        let (mut model, queues) = card(costs, 1);
        let ticket = model.submit(0, queues[0], kernel(8_000, 100_000)).unwrap();
        model.set_queue_share(1_000, queues[0], 0).unwrap();
        model.advance(at_ns).unwrap();
        model.destroy_queue(queues[0]).unwrap();
        assert_eq!(done_at(&mut model, ticket), at_ns.max(6_000) + 5_000 + 99_000);
        assert_eq!(model.create_queue(0, 0), Ok(queues[0]), "it is free again");
    }
}

#[test]
fn a_dead_clients_suspended_waves_are_gone_at_once() {
    let (mut model, queues) = card(Parameters { switch_out_ns: 5_000, ..Parameters::plain() }, 1);
    let other = model.create_queue(1, 0).unwrap();
    model.submit(0, queues[0], kernel(8_000, 100_000)).unwrap();
    model.set_queue_share(1_000, queues[0], 0).unwrap();
    model.advance(3_000).unwrap();
    model.retire_client(0);
    let ticket = model.submit(3_000, other, kernel(8_000, 10_000)).unwrap();
    assert_eq!(done_at(&mut model, ticket), 13_000);
}

#[test]
fn a_full_queue_takes_nothing_until_something_completes() {
    let (mut model, queues) = card(Parameters::plain(), 1);
    for _ in 0..DEPTH {
        model.submit(0, queues[0], kernel(8, 1_000)).unwrap();
    }
    assert_eq!(model.submit(999, queues[0], Command::Marker), Err(Fault::QueueFull));
    assert!(model.submit(1_000, queues[0], Command::Marker).is_ok());
}

#[test]
fn a_destroyed_queue_runs_out_and_is_free_again() {
    let (mut model, queues) = card(Parameters::plain(), 1);
    let ticket = model.submit(0, queues[0], kernel(8, 1_000)).unwrap();
    model.destroy_queue(queues[0]).unwrap();
    assert_eq!(model.submit(0, queues[0], Command::Marker), Err(Fault::NoQueue));
    assert_ne!(model.create_queue(0, 0).unwrap(), queues[0]);
    assert_eq!(done_at(&mut model, ticket), 1_000);
    let again = model.create_queue(1, 0).unwrap();
    assert_eq!(again, queues[0]);
    let next = model.submit(model.core().now_ns, again, Command::Marker).unwrap();
    assert_eq!(next.sequence, 2, "an old ticket must stay complete");
    assert!(matches!(model.status(ticket), Status::Done { .. }));
}

#[test]
fn of_a_dead_client_only_what_has_begun_runs_out() {
    let (mut model, queues) = card(Parameters::plain(), 2);
    let running = model.submit(0, queues[0], kernel(8_000, 100_000)).unwrap();
    let dropped = model.submit(0, queues[0], kernel(8_000, 100_000)).unwrap();
    model.submit(0, queues[1], Command::Host).unwrap();
    let other = model.create_queue(1, 0).unwrap();
    model.submit(0, other, Command::Wait(dropped)).unwrap();
    let behind = model.submit(0, other, kernel(8_000, 10_000)).unwrap();
    model.advance(1_000).unwrap();
    model.retire_client(0);
    assert_eq!(done_at(&mut model, behind), 110_000, "a wait for what was dropped ends with what had begun");
    assert_eq!(model.status(running), Status::Done { at_ns: 100_000 });
    assert_eq!(model.core().clients[0].kernels_completed, 1);
    assert!(model.core().queues[..2].iter().all(|queue| queue.owner == 0));
}

#[test]
fn totals_count_kernels_and_their_time() {
    let (mut model, queues) = card(Parameters::plain(), 1);
    model.submit(0, queues[0], kernel(8_000, 100_000)).unwrap();
    model.submit(0, queues[0], Command::Marker).unwrap();
    let last = model.submit(0, queues[0], kernel(8, 1_000)).unwrap();
    done_at(&mut model, last);
    let expected = ClientTotals { commands: 3, kernels_submitted: 2, kernels_completed: 2, busy_ns: 101_000 };
    assert_eq!(model.core().clients[0], expected);
}

#[test]
fn completion_times_are_kept_for_the_history_and_bounded_beyond() {
    let (mut model, queues) = card(Parameters::plain(), 1);
    let first = model.submit(0, queues[0], kernel(8, 1_000)).unwrap();
    assert_eq!(done_at(&mut model, first), 1_000);
    let start_ns = model.core().now_ns;
    for index in 0..HISTORY {
        model.submit(start_ns + index * 2_000, queues[0], kernel(8, 1_000)).unwrap();
    }
    let Status::Done { at_ns } = model.status(first) else { panic!("it was complete") };
    assert!(at_ns >= 1_000);
}

#[test]
fn a_kernel_that_waits_behind_another_client_leaves_a_sound_state() {
    let (mut model, queues) = card(Parameters::plain(), 2);
    model.submit(0, queues[1], kernel(8_000, 10_000)).unwrap();
    model.submit(0, queues[0], kernel(8_000, 1_000_000)).unwrap();
    model.submit(0, queues[1], kernel(8, 10_000)).unwrap();
    for now_ns in (0..1_100_000).step_by(1_000) {
        model.advance(now_ns).unwrap();
        assert!(model.core().is_sound(), "{:?}", &model.core().queues[..2]);
    }
}
