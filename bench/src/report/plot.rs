//! The plot: how the urgent latency is distributed in each mode, and what both sides got done.

use plotters::coord::Shift;
use plotters::prelude::*;

use super::words::{device_line, verdict_line};
use crate::record::{Experiment, Mode};
use crate::verdict::{ModeFigures, Verdict};

const WIDTH: u32 = 1_200;
const HEIGHT: u32 = 560;
/// A curve needs no more points than the plot has pixels.
const POINTS_AT_MOST: usize = 600;

/// The plot could not be drawn.
#[derive(Debug, thiserror::Error)]
#[error("cannot draw the plot: {0}")]
pub struct PlotError(String);

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Drawn = Result<(), Box<dyn std::error::Error>>;

/// An SVG document: latency distributions to the left, throughputs to the right, device and verdict above.
///
/// # Errors
/// [`PlotError`] if the figures cannot be laid out.
pub fn plot(experiment: &Experiment, verdict: &Verdict) -> Result<String, PlotError> {
    let mut svg = String::new();
    draw(&mut svg, experiment, verdict).map_err(|error| PlotError(error.to_string()))?;
    Ok(svg)
}

fn draw(svg: &mut String, experiment: &Experiment, verdict: &Verdict) -> Drawn {
    let root = SVGBackend::with_string(svg, (WIDTH, HEIGHT)).into_drawing_area();
    root.fill(&WHITE)?;
    let (title, body) = root.split_vertically(56);
    title.draw(&Text::new(device_line(&experiment.device), (16, 10), ("sans-serif", 15)))?;
    title.draw(&Text::new(verdict_line(verdict), (16, 32), ("sans-serif", 15)))?;
    let (left, right) = body.split_horizontally(WIDTH * 13 / 20);
    let (upper, lower) = right.split_vertically((HEIGHT - 56) / 2);
    distributions(&left, experiment, verdict)?;
    bars(&upper, verdict, "urgent requests a second", |mode| Some(mode.urgent.as_ref()?.throughput_per_s))?;
    bars(&lower, verdict, "bulk iterations a second", |mode| Some(mode.bulk.as_ref()?.iterations_per_s))?;
    root.present()?;
    Ok(())
}

fn color(mode: Mode) -> RGBColor {
    match mode {
        Mode::SoloUrgent => RGBColor(90, 90, 90),
        Mode::SoloBulk => RGBColor(150, 150, 150),
        Mode::Native => RGBColor(204, 51, 17),
        Mode::NativePriority => RGBColor(238, 153, 0),
        Mode::Hipreempt => RGBColor(0, 119, 187),
        Mode::Level1 => RGBColor(51, 187, 238),
        Mode::Level3 => RGBColor(0, 68, 136),
        Mode::Apart => RGBColor(0, 153, 136),
        Mode::Mps => RGBColor(170, 51, 119),
        Mode::MpsPriority => RGBColor(238, 119, 51),
        Mode::Level1Mps => RGBColor(136, 204, 238),
        Mode::Level1MpsPriority => RGBColor(34, 136, 51),
    }
}

/// One curve: the share of requests that took at most so long. A request that was never served is in none.
struct Curve {
    mode: Mode,
    label: String,
    points: Vec<(f64, f64)>,
}

/// From the scheduled arrival; of a saturated server from the issue, since its response tells how long the run was.
fn curve(experiment: &Experiment, verdict: &Verdict, mode: Mode) -> Option<Curve> {
    let saturated = verdict.modes.get(&mode)?.urgent.as_ref()?.saturated;
    let requests = experiment.of(mode).filter_map(|run| run.urgent.as_ref()).flat_map(|side| &side.requests);
    let mut count = 0_usize;
    let mut served_ms = Vec::new();
    for request in requests {
        count += 1;
        let took = if saturated { request.service_ns() } else { request.response_ns() };
        served_ms.extend(took.map(|ns| (ns as f64 / 1e6).max(0.01)));
    }
    served_ms.sort_by(f64::total_cmp);
    let step = served_ms.len().div_ceil(POINTS_AT_MOST).max(1);
    let last = served_ms.len().checked_sub(1)?;
    let kept = (0..=last).filter(|index| index % step == 0 || *index == last);
    let points = kept.map(|index| (served_ms[index], (index + 1) as f64 / count as f64)).collect();
    let note = if saturated { " (saturated: from the issue)" } else { "" };
    Some(Curve { mode, label: format!("{}{note}", mode.name()), points })
}

fn distributions(area: &Area<'_>, experiment: &Experiment, verdict: &Verdict) -> Drawn {
    let curves: Vec<Curve> =
        Mode::ALL.into_iter().filter_map(|mode| curve(experiment, verdict, mode)).collect();
    let values = || curves.iter().flat_map(|curve| &curve.points).map(|point| point.0);
    let shortest = values().fold(f64::INFINITY, f64::min).min(1e6);
    let longest = values().fold(0.0, f64::max).max(shortest * 2.0);
    let range = shortest * 0.8..longest * 1.25;
    let goal = Some(experiment.plan.goal.p99_ms).filter(|goal| range.contains(goal));
    let (head, body) = area.split_vertically(70);
    legend(&head, &curves, goal)?;
    let mut chart = ChartBuilder::on(&body)
        .margin(12)
        .margin_top(0)
        .x_label_area_size(42)
        .y_label_area_size(52)
        .build_cartesian_2d(range.log_scale(), 0.0..1.0)?;
    chart
        .configure_mesh()
        .x_desc("milliseconds")
        .x_labels(14)
        .x_label_formatter(&|ms| short(*ms))
        .y_label_formatter(&|share| format!("{:.0} %", share * 100.0))
        .light_line_style(WHITE)
        .draw()?;
    for curve in curves {
        chart.draw_series(LineSeries::new(curve.points, color(curve.mode).stroke_width(2)))?;
    }
    if let Some(goal) = goal {
        chart.draw_series(DashedLineSeries::new([(goal, 0.0), (goal, 1.0)], 5, 5, BLACK.stroke_width(1)))?;
    }
    Ok(())
}

/// In a line of its own above the curves, which may run anywhere.
fn legend(area: &Area<'_>, curves: &[Curve], goal: Option<f64>) -> Drawn {
    let caption = "urgent latency from the scheduled arrival: share of requests served";
    area.draw(&Text::new(caption, (64, 10), ("sans-serif", 16)))?;
    let modes = curves.iter().map(|curve| (color(curve.mode), curve.label.clone()));
    let goal = goal.map(|goal| (BLACK, format!("goal: P99 within {goal} ms")));
    let (mut x, mut y) = (64, 36);
    for (color, label) in modes.chain(goal) {
        // Text cannot be measured without fonts; no letter of this size is wider on average.
        let width = 24 + 7 * label.chars().count() as i32 + 12;
        if x + width > WIDTH as i32 * 13 / 20 {
            (x, y) = (64, y + 18);
        }
        area.draw(&PathElement::new([(x, y), (x + 18, y)], color.stroke_width(2)))?;
        area.draw(&Text::new(label, (x + 24, y - 6), ("sans-serif", 13)))?;
        x += width;
    }
    Ok(())
}

fn short(ms: f64) -> String {
    if ms >= 10.0 { format!("{ms:.0}") } else { format!("{ms:.1}") }
}

fn bars(area: &Area<'_>, verdict: &Verdict, caption: &str, value: fn(&ModeFigures) -> Option<f64>) -> Drawn {
    let bars: Vec<(Mode, f64)> =
        verdict.modes.iter().filter_map(|(mode, figures)| Some((*mode, value(figures)?))).collect();
    let largest = bars.iter().map(|bar| bar.1).fold(0.0, f64::max);
    let top = if largest > 0.0 && largest.is_finite() { largest * 1.2 } else { 1.0 };
    let mut chart = ChartBuilder::on(area)
        .caption(caption, ("sans-serif", 16))
        .margin(12)
        .x_label_area_size(28)
        .y_label_area_size(42)
        .build_cartesian_2d(0.0..bars.len().max(1) as f64, 0.0..top)?;
    chart.configure_mesh().disable_x_mesh().disable_x_axis().light_line_style(WHITE).draw()?;
    for (place, (mode, value)) in bars.into_iter().enumerate() {
        let (left, right) = (place as f64 + 0.15, place as f64 + 0.85);
        let value = value.min(top);
        let bar = Rectangle::new([(left, 0.0), (right, value)], color(mode).filled());
        let name = Text::new(mode.name(), (left, -top * 0.03), ("sans-serif", 12));
        let figure = Text::new(format!("{value:.2}"), (left, value + top * 0.09), ("sans-serif", 12));
        chart.plotting_area().draw(&bar)?;
        chart.plotting_area().draw(&figure)?;
        chart.plotting_area().draw(&name)?;
    }
    Ok(())
}
