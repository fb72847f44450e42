//! The radar chart of the areas beside the minimum of the target.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker,
    ChartMarkerType, ChartSolidFill, ChartType, ObjectMovement, Worksheet, XlsxError,
};

use super::styles;

/// Where the figures stand on the summary sheet (zero-based rows and columns).
pub(super) struct Source {
    pub sheet: &'static str,
    pub rows: (u32, u32),
    pub names: u16,
    pub unit: u16,
    pub minimum: u16,
}

/// Puts the chart into the sheet.
pub(super) fn insert(
    sheet: &mut Worksheet,
    at: (u32, u16),
    size: (u32, u32),
    source: &Source,
    target: &str,
) -> Result<(), XlsxError> {
    let (first, last) = source.rows;
    let range = |column: u16| (source.sheet, first, column, last, column);
    let mut chart = Chart::new(ChartType::RadarWithMarkers);
    let small = || {
        let mut font = ChartFont::new();
        font.set_name("Arial").set_size(8).set_color(styles::INK);
        font
    };
    let mut line = |name: &str,
                    column: u16,
                    colour: u32,
                    width: f64,
                    dash: ChartLineDashType,
                    marker: ChartMarkerType| {
        let mut stroke = ChartLine::new();
        stroke.set_color(colour).set_width(width).set_dash_type(dash);
        let mut fill = ChartFormat::new();
        fill.set_solid_fill(ChartSolidFill::new().set_color(colour));
        let mut dot = ChartMarker::new();
        dot.set_type(marker).set_size(4).set_format(&mut fill);
        chart
            .add_series()
            .set_name(name)
            .set_categories(range(source.names))
            .set_values(range(column))
            .set_format(ChartFormat::new().set_line(&stroke))
            .set_marker(&dot);
    };
    line(
        "Unit (nilai pasti)",
        source.unit,
        styles::ACCENT,
        2.75,
        ChartLineDashType::Solid,
        ChartMarkerType::Circle,
    );
    let minimum = format!("Minimal {target}");
    line(&minimum, source.minimum, styles::SOFT_INK, 1.5, ChartLineDashType::Dash, ChartMarkerType::Diamond);
    chart.title().set_name("Capaian per area (%)").set_font(small().set_bold().set_size(10));
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&small());
    chart.x_axis().set_font(&small());
    let mut grid = ChartLine::new();
    grid.set_color(styles::LINE).set_width(0.75);
    chart
        .y_axis()
        .set_min(0)
        .set_max(100)
        .set_major_unit(25)
        .set_font(small().set_size(7))
        .set_num_format("0");
    chart.y_axis().set_major_gridlines_line(&grid);
    // The labels stand in a hidden column.
    chart.show_hidden_data();
    chart.set_width(size.0).set_height(size.1);
    chart.set_object_movement(ObjectMovement::MoveAndSizeWithCells);
    chart.set_alt_text("Radar capaian tiap area dibandingkan dengan nilai minimal predikat yang dituju");
    sheet.insert_chart_with_offset(at.0, at.1, &chart, 6, 0)?;
    Ok(())
}
