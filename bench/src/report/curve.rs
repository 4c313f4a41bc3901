//! The curve of level 3 against what a switch costs, as a table and as a plot.

use std::fmt::Write;

use plotters::coord::Shift;
use plotters::prelude::*;

use crate::simulate::curve::Curve;

const SIZE: (u32, u32) = (1_100, 460);
const LEVEL_3: RGBColor = RGBColor(0, 68, 136);
const LEVEL_1: RGBColor = RGBColor(51, 187, 238);
const SOLO: RGBColor = RGBColor(90, 90, 90);
const BAR: RGBColor = RGBColor(204, 51, 17);
/// Bulk's share of native that is asked for.
const BULK_BAR: f64 = 0.90;

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Drawn = Result<(), Box<dyn std::error::Error>>;

/// The table.
pub fn curve_table(curve: &Curve) -> String {
    let mut text = format!(
        "level 3 by the cost of a switch, {} ({}); reach {}; {} repeats of {} s, seed {}\n\n",
        curve.about, curve.preset, curve.reach, curve.repeats, curve.window_s, curve.seed
    );
    text += "switch each way   urgent P50   urgent P99   bulk / native   suspended   off for   pays from\n";
    let modes = [("alone", &curve.solo), ("native", &curve.native), ("level 1", &curve.level1)];
    for (name, figures) in modes {
        let bulk = figures.bulk_per_s / curve.native.bulk_per_s;
        let bulk = if figures.bulk_per_s > 0.0 { format!("{bulk:.3}") } else { "-".to_owned() };
        let _ = writeln!(text, "{name:>15} {:>9.2} ms {:>9.2} ms {bulk:>15}", figures.p50_ms, figures.p99_ms);
    }
    for point in &curve.points {
        let _ = writeln!(
            text,
            "{:>12} us {:>9.2} ms {:>9.2} ms {:>15.3} {:>11} {:>6} us {:>8} us",
            point.switch_us,
            point.p50_ms,
            point.p99_ms,
            point.bulk_of_native,
            point.suspensions,
            point.off_us,
            point.break_even_us
        );
    }
    let _ = match curve.stops_paying_us {
        Some(us) => {
            writeln!(text, "\nThe cost model leaves level 3 from {us} us each way on (to a twentieth).")
        }
        None => writeln!(text, "\nThe cost model never left level 3."),
    };
    text
}

/// An SVG document: urgent P99 to the left, bulk's share of native to the right.
///
/// # Errors
/// What cannot be drawn, in words.
pub fn curve_plot(curve: &Curve) -> Result<String, String> {
    let mut svg = String::new();
    draw(&mut svg, curve).map_err(|error| format!("cannot draw the plot: {error}"))?;
    Ok(svg)
}

fn draw(svg: &mut String, curve: &Curve) -> Drawn {
    let root = SVGBackend::with_string(svg, SIZE).into_drawing_area();
    root.fill(&WHITE)?;
    let (title, body) = root.split_vertically(36);
    let line =
        format!("Level 3 by the cost of a switch: {} ({}, {})", curve.about, curve.preset, curve.reach);
    title.draw(&Text::new(line, (16, 10), ("sans-serif", 15)))?;
    let (left, right) = body.split_horizontally(SIZE.0 / 2);
    let p99 = curve.points.iter().map(|point| (point.switch_us as f64 / 1e3, point.p99_ms)).collect();
    let flat = [
        ("level 1", LEVEL_1, curve.level1.p99_ms),
        ("alone", SOLO, curve.solo.p99_ms),
        ("asked for", BAR, curve.p99_bar_ms()),
    ];
    lines(&left, "urgent P99, ms", curve, p99, &flat)?;
    let bulk =
        curve.points.iter().map(|point| (point.switch_us as f64 / 1e3, point.bulk_of_native)).collect();
    let level_1 = curve.level1.bulk_per_s / curve.native.bulk_per_s;
    let flat = [("level 1", LEVEL_1, level_1), ("asked for", BAR, BULK_BAR)];
    lines(&right, "bulk / native", curve, bulk, &flat)?;
    root.present()?;
    Ok(())
}

fn lines(
    area: &Area<'_>,
    caption: &str,
    curve: &Curve,
    points: Vec<(f64, f64)>,
    flat: &[(&str, RGBColor, f64)],
) -> Drawn {
    let costs = || curve.points.iter().map(|point| point.switch_us as f64 / 1e3);
    let (first, last) = (costs().fold(f64::INFINITY, f64::min), costs().fold(0.0, f64::max));
    let top = points.iter().map(|point| point.1).chain(flat.iter().map(|line| line.2)).fold(0.0, f64::max);
    let mut chart = ChartBuilder::on(area)
        .caption(caption, ("sans-serif", 16))
        .margin(12)
        .x_label_area_size(42)
        .y_label_area_size(52)
        .build_cartesian_2d((first * 0.9..last * 1.1).log_scale(), 0.0..top * 1.15)?;
    chart.configure_mesh().x_desc("switch each way, ms").light_line_style(WHITE).draw()?;
    chart
        .draw_series(LineSeries::new(points, LEVEL_3.stroke_width(2)))?
        .label("level 3")
        .legend(|(x, y)| PathElement::new([(x, y), (x + 18, y)], LEVEL_3));
    for &(name, color, value) in flat {
        chart
            .draw_series(DashedLineSeries::new([(first, value), (last, value)], 5, 4, color.stroke_width(1)))?
            .label(name)
            .legend(move |(x, y)| PathElement::new([(x, y), (x + 18, y)], color));
    }
    chart.configure_series_labels().position(SeriesLabelPosition::LowerLeft).draw()?;
    Ok(())
}
