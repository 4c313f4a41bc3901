//! The computing kernels' CPU bodies, against references in f64, at any size and shape; and the cooperative kernel,
//! which may be interrupted anywhere and must not show it in a single bit.

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;

/// An argument: a pointer to a value that outlives the launch.
fn arg<T>(value: &T) -> *const c_void {
    std::ptr::from_ref(value).cast()
}

/// Runs a kernel's body as a software device does.
///
/// # Safety
/// `args` are those that the kernel documents, and pointers among them lead to as many elements as it may touch.
unsafe fn run(kernel: Kernel, grid: [u32; 3], block: [u32; 3], args: &[*const c_void]) {
    let described = descriptor(kernel);
    assert_eq!(described.arg_count as usize, args.len());
    let launch = Launch { grid, block, shared_bytes: 0 };
    // SAFETY: as the caller promises.
    unsafe { (described.body.expect("every computing kernel has one"))(&launch, args.as_ptr()) };
}

/// One dimension.
fn line(length: u32) -> [u32; 3] {
    [length, 1, 1]
}

/// How far a sum of `terms` roundings, of values that together are `magnitude`, may be from the exact one.
fn bound(terms: f64, magnitude: f64) -> f64 {
    terms * f64::from(f32::EPSILON) * magnitude + f64::from(f32::MIN_POSITIVE)
}

fn near(found: f32, exact: f64, bound: f64) -> Result<(), TestCaseError> {
    prop_assert!((f64::from(found) - exact).abs() <= bound, "{found} is not {exact} within {bound}");
    Ok(())
}

fn value() -> impl Strategy<Value = f32> {
    -1000.0f32..1000.0
}

fn product(a: &[f32], b: &[f32], [m, n, k]: [u32; 3]) -> Vec<f32> {
    let mut product = vec![f32::NAN; (m * n) as usize];
    let (a, b, to) = (a.as_ptr(), b.as_ptr(), product.as_mut_ptr());
    let grid = [n.div_ceil(MATMUL_TILE).max(1), m.div_ceil(MATMUL_TILE).max(1), 1];
    // SAFETY: the matrices have m×k, k×n and m×n elements.
    unsafe {
        let args = [arg(&a), arg(&b), arg(&to), arg(&m), arg(&n), arg(&k)];
        run(Kernel::Matmul, grid, [MATMUL_TILE, MATMUL_TILE, 1], &args);
    }
    product
}

fn sum(values: &[f32], groups: u32, lanes: u32) -> f32 {
    let mut partial = vec![f32::NAN; groups as usize];
    let (mut total, n, count) = (f32::NAN, values.len() as u64, u64::from(groups));
    let (from, to, result) = (values.as_ptr(), partial.as_mut_ptr(), &raw mut total);
    // SAFETY: `n` values and one partial sum a group; then those sums and one total.
    unsafe {
        run(Kernel::Reduce, line(groups), line(lanes), &[arg(&from), arg(&to), arg(&n)]);
        run(Kernel::Reduce, line(1), line(lanes), &[arg(&to), arg(&result), arg(&count)]);
    }
    total
}

/// What the cooperative kernel keeps between launches, and its shape.
#[derive(Clone)]
struct Cooperative {
    carry: Vec<f32>,
    places: Vec<u64>,
    lanes: u32,
}

impl Cooperative {
    fn new(groups: u32, lanes: u32) -> Self {
        Cooperative { carry: vec![0.0; (groups * lanes) as usize], places: vec![0; groups as usize], lanes }
    }

    fn launch(&mut self, turn: &CooperativeTurn, steps: u64, iterations: u32) {
        let (carry, places) = (self.carry.as_mut_ptr(), self.places.as_mut_ptr());
        let turn = std::ptr::from_ref(turn);
        let args = [arg(&carry), arg(&places), arg(&turn), arg(&steps), arg(&iterations)];
        // SAFETY: a value for every item and a place for every group; the turn is made of atomics.
        unsafe { run(Kernel::Cooperative, line(self.places.len() as u32), line(self.lanes), &args) };
    }

    fn bits(&self) -> Vec<u32> {
        self.carry.iter().map(|value| value.to_bits()).collect()
    }

    /// The same work without a kernel, in f64.
    fn exact(&self, item: u64, iterations: u32) -> f64 {
        let step = |value: f64, step: u64| {
            let added = 0.125 + ((item + step) & 1023) as f64 / 1024.0;
            (0..iterations).fold(value, |value, _| value * 0.75 + added)
        };
        (0..self.places[(item / u64::from(self.lanes)) as usize]).fold(0.0, step)
    }
}

fn turn(steps_max: u64) -> CooperativeTurn {
    CooperativeTurn { steps_max: steps_max.into(), ..CooperativeTurn::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn vectors_are_added(pairs in vec((value(), value()), 0..700), groups in 1u32..5, lanes in 1u32..130) {
        let (a, b): (Vec<f32>, Vec<f32>) = pairs.iter().copied().unzip();
        let mut sum = vec![f32::NAN; pairs.len()];
        let (from_a, from_b, to, n) = (a.as_ptr(), b.as_ptr(), sum.as_mut_ptr(), pairs.len() as u64);
        // SAFETY: three vectors of `n` elements.
        unsafe { run(Kernel::VectorAdd, line(groups), line(lanes), &[arg(&from_a), arg(&from_b), arg(&to), arg(&n)]) };
        for (found, (a, b)) in sum.iter().zip(&pairs) {
            prop_assert_eq!(*found, (f64::from(*a) + f64::from(*b)) as f32);
        }
    }

    #[test]
    fn saxpy_rounds_once(
        alpha in value(), pairs in vec((value(), value()), 0..700), groups in 1u32..5, lanes in 1u32..130,
    ) {
        let (x, mut y): (Vec<f32>, Vec<f32>) = pairs.iter().copied().unzip();
        let (from, to, n) = (x.as_ptr(), y.as_mut_ptr(), pairs.len() as u64);
        // SAFETY: two vectors of `n` elements.
        unsafe { run(Kernel::Saxpy, line(groups), line(lanes), &[arg(&alpha), arg(&from), arg(&to), arg(&n)]) };
        for (found, (x, y)) in y.iter().zip(&pairs) {
            // The product is exact in f64; the sum may be rounded there first, in the last of 29 more bits.
            let exact = f64::from(alpha) * f64::from(*x) + f64::from(*y);
            near(*found, exact, f64::from(f32::EPSILON) * 0.5001 * exact.abs() + 1e-40)?;
            prop_assert_eq!(*found, alpha.mul_add(*x, *y));
        }
    }

    #[test]
    fn words_are_copied_and_no_more(from in vec(any::<u32>(), 0..700), groups in 1u32..5, lanes in 1u32..130) {
        let mut to = vec![7u32; from.len() + 3];
        let (source, target, words) = (from.as_ptr(), to.as_mut_ptr(), from.len() as u64);
        // SAFETY: `words` words there and more here.
        unsafe { run(Kernel::Copy, line(groups), line(lanes), &[arg(&target), arg(&source), arg(&words)]) };
        prop_assert_eq!(&to[..from.len()], &from[..]);
        prop_assert_eq!(&to[from.len()..], &[7, 7, 7]);
    }

    #[test]
    fn matrices_are_multiplied(m in 0u32..40, n in 0u32..40, k in 0u32..40, seed in any::<u32>()) {
        let element = |at: u32| (at.wrapping_mul(2_654_435_761).wrapping_add(seed) >> 16) as f32 / 65536.0 - 0.5;
        let a: Vec<f32> = (0..m * k).map(element).collect();
        let b: Vec<f32> = (0..k * n).map(|at| element(at + m * k)).collect();
        let found = product(&a, &b, [m, n, k]);
        for (row, column) in (0..m).flat_map(|row| (0..n).map(move |column| (row, column))) {
            let terms = (0..k).map(|i| f64::from(a[(row * k + i) as usize]) * f64::from(b[(i * n + column) as usize]));
            let (exact, magnitude) = terms.fold((0.0, 0.0), |(sum, all), term| (sum + term, all + term.abs()));
            near(found[(row * n + column) as usize], exact, bound(f64::from(k), magnitude))?;
        }
    }

    #[test]
    fn a_sum_is_near_the_exact_one(values in vec(value(), 0..3000), groups in 1u32..9, lanes in 1u32..600) {
        let exact: f64 = values.iter().map(|value| f64::from(*value)).sum();
        let magnitude: f64 = values.iter().map(|value| f64::from(value.abs())).sum();
        let rounds = values.len() as f64 / f64::from(lanes.min(256)) + f64::from(groups) + 18.0;
        near(sum(&values, groups, lanes), exact, bound(rounds, magnitude))?;
    }

    /// However the turns are cut, and whichever target an earlier launch had.
    #[test]
    fn interrupted_work_ends_with_the_same_bits(
        groups in 1u32..5, lanes in 1u32..40, steps in 1u64..30, iterations in 0u32..5,
        turns in vec(0u64..6, 0..12), sooner in 0u64..30,
    ) {
        let mut whole = Cooperative::new(groups, lanes);
        whole.launch(&turn(u64::MAX), steps, iterations);
        let mut cut = Cooperative::new(groups, lanes);
        let mut reached = 0;
        for allowed in turns {
            let target = steps.min(sooner);
            let target = if reached < target { target } else { steps };
            cut.launch(&turn(allowed), target, iterations);
            reached = target.min(reached + allowed);
            prop_assert!(cut.places.iter().all(|place| *place == reached), "{:?}, not {reached}", cut.places);
        }
        cut.launch(&turn(u64::MAX), steps, iterations);
        prop_assert_eq!(&cut.places, &whole.places);
        prop_assert_eq!(cut.bits(), whole.bits());
        for (item, found) in whole.carry.iter().enumerate() {
            // Each rounding is damped by 0.75 from then on: together at most four times the last one's.
            let exact = whole.exact(item as u64, iterations);
            near(*found, exact, bound(4.0, exact))?;
        }
    }
}

#[test]
fn a_spin_is_one_items_work_and_takes_its_time() {
    let (mut result, solo_ns, iterations) = (0.0f32, 70_000u64, 9u32);
    let to = &raw mut result;
    let args = [arg(&to), arg(&solo_ns), arg(&iterations)];
    let launch = Launch { grid: line(5), block: line(64), shared_bytes: 0 };
    // SAFETY: one result.
    unsafe {
        run(Kernel::Spin, launch.grid, launch.block, &args);
        assert_eq!((descriptor(Kernel::Spin).solo_ns.unwrap())(&launch, args.as_ptr()), solo_ns);
    }
    let exact = (0..9).fold(1.0f64, |x, _| x * 0.75 + 0.125);
    assert!((f64::from(result) - exact).abs() < 1e-6, "{result} is not {exact}");
}

#[test]
fn a_product_in_groups_of_another_shape_does_nothing() {
    let (a, mut to, one) = (1.0f32, 5.0f32, 1u32);
    let (from, target) = (&raw const a, &raw mut to);
    let args = [arg(&from), arg(&from), arg(&target), arg(&one), arg(&one), arg(&one)];
    // SAFETY: matrices of one element.
    unsafe { run(Kernel::Matmul, line(1), line(256), &args) };
    assert_eq!(to, 5.0);
}

/// The host takes the turn back while the kernel runs, which would otherwise go on for years.
#[test]
fn a_running_kernel_leaves_when_its_turn_is_taken_back() {
    const FOR_YEARS: u64 = 1 << 50;
    let taken = turn(u64::MAX);
    let mut cut = Cooperative::new(3, 32);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while taken.step_seen.load(Relaxed) < 10 {
                std::hint::spin_loop();
            }
            taken.steps_max.store(0, Relaxed);
        });
        cut.launch(&taken, FOR_YEARS, 8);
    });
    let reached = cut.places[0];
    assert!((10..FOR_YEARS).contains(&reached), "in the middle: {reached}");
    assert_eq!(cut.places[1..], [0, 0], "groups that had not begun");
    cut.launch(&turn(u64::MAX), reached + 20, 8);
    let mut whole = Cooperative::new(3, 32);
    whole.launch(&turn(u64::MAX), reached + 20, 8);
    assert_eq!((cut.places.clone(), cut.bits()), (whole.places.clone(), whole.bits()));
}
