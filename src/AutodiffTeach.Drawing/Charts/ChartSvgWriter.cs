using System.Text;
using AutodiffTeach.Drawing.Charts.Colours;
using AutodiffTeach.Drawing.Charts.Marks;
using AutodiffTeach.Drawing.Charts.Plots;
using AutodiffTeach.Drawing.Charts.Rasters;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Charts;

/// <summary>
/// Writes a chart as SVG: standalone or to be placed inline in a page, with a title and a description of the data in words. It needs
/// no script, font file or network.
/// </summary>
/// <param name="options">Theme and id prefix; null for the automatic theme.</param>
public sealed class ChartSvgWriter(SvgOptions? options = null)
{
    // Beyond this many cells a map is an image; before, it is shapes, which print at any size.
    private const int MostShapes = 2500;

    private readonly SvgOptions _options = options ?? new SvgOptions();

    /// <summary>Writes the whole document. The same chart gives the same characters, whatever the culture and the machine.</summary>
    /// <param name="chart">What to draw.</param>
    /// <param name="output">Where to write; stays open.</param>
    public void Write(Chart chart, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(output);
        var picture = ChartDrawing.Draw(chart);
        var prefix = _options.IdPrefix ?? FigureId.Of(new Document(picture, _options, "").Write());
        output.Write(new Document(picture, _options, prefix).Write());
    }

    private sealed class Document(Picture picture, SvgOptions options, string prefix)
    {
        private readonly Markup _svg = new();
        private readonly string _prefix = Markup.Identifier(prefix);
        private readonly bool _isPrint = options.Theme == Theme.Print;
        private int _groups;
        private int _masks;

        public string Write()
        {
            var (width, height) = (Math.Ceiling(picture.Size.Width), Math.Ceiling(picture.Size.Height));
            _svg.Open("svg").Attribute("xmlns", "http://www.w3.org/2000/svg").Attribute("xml:space", "preserve").Attribute("id", _prefix)
                .Attribute("viewBox", $"0 0 {Markup.Number(width)} {Markup.Number(height)}").Attribute("width", width).Attribute("height", height)
                .Attribute("role", "img").Attribute("aria-labelledby", $"{_prefix}-title {_prefix}-desc").Content();
            _svg.Open("title").Attribute("id", _prefix + "-title").Text(picture.Title).Close();
            _svg.Open("desc").Attribute("id", _prefix + "-desc").Text(picture.Description).Close();
            var sheet = new ChartStyleSheet(_prefix, options.Theme);
            foreach (var paint in PaintsOf(picture.Marks))
                sheet.Use(paint);
            _svg.Open("style").Raw("\n" + sheet.Write()).Close();
            if (HasHatching(picture.Marks))
                WriteHatch();
            _svg.Open("rect").Attribute("class", "paper").Attribute("width", width).Attribute("height", height).Close();
            foreach (var mark in picture.Marks)
                WriteMark(mark);
            _svg.Close();
            return _svg.ToString();
        }

        private void WriteMark(Mark mark)
        {
            switch (mark)
            {
                case Mark.Line line:
                    _svg.Open("path").Attribute("class", "line " + ChartStyleSheet.Stroke(line.Paint)).Attribute("stroke-width", line.Width);
                    if (line.Dash.Length > 0)
                        _svg.Attribute("stroke-dasharray", line.Dash);
                    _svg.Attribute("d", Path(line.Points)).Close();
                    break;
                case Mark.Area { Corners.Count: > 2 } area:
                    _svg.Open("path").Attribute("class", ChartStyleSheet.Fill(area.Paint)).Attribute("fill-opacity", area.Opacity).Attribute("d", Path(area.Corners) + "Z").Close();
                    break;
                case Mark.Markers markers:
                    WriteMarkers(markers);
                    break;
                case Mark.Frame frame:
                    Rectangle(frame.Region, "line " + ChartStyleSheet.Stroke(frame.Paint)).Attribute("stroke-width", frame.Width).Close();
                    break;
                case Mark.Hatching hatching:
                    Rectangle(hatching.Region, "").Attribute("fill", $"url(#{_prefix}-hatch)").Close();
                    break;
                case Mark.Text text:
                    WriteText(text);
                    break;
                case Mark.Cells cells:
                    WriteCells(cells);
                    break;
                case Mark.Image image:
                    _svg.Open("g").Attribute("role", "img").Content();
                    _svg.Open("title").Text(image.Name).Close();
                    WriteImage(image.Region, Png.Write(image.Raster));
                    _svg.Close();
                    break;
                case Mark.Group group:
                    WriteGroup(group);
                    break;
            }
        }

        private void WriteGroup(Mark.Group group)
        {
            _svg.Open("g").Attribute("id", $"{_prefix}-g-{Markup.Number(++_groups)}");
            if (group.Offset != default)
                _svg.Attribute("transform", $"translate({SvgPath.Point(group.Offset)})");
            _svg.Content();
            _svg.Open("title").Text(group.Name).Close();
            foreach (var mark in group.Items)
                WriteMark(mark);
            _svg.Close();
        }

        private void WriteMarkers(Mark.Markers markers)
        {
            var d = new StringBuilder();
            foreach (var center in markers.Centers)
                d.Append(MarkerPath.At(markers.Shape, center, markers.Radius));
            var cssClass = MarkerPath.IsFilled(markers.Shape) ? ChartStyleSheet.Fill(markers.Paint) : "hollow " + ChartStyleSheet.Stroke(markers.Paint);
            _svg.Open("path").Attribute("class", cssClass).Attribute("d", d.ToString()).Close();
        }

        private void WriteText(Mark.Text text)
        {
            if (text.Angle != 0)
                _svg.Open("g").Attribute("transform", $"rotate({Markup.Number(text.Angle)} {SvgPath.Point(text.Placed.Origin)})").Content();
            SvgText.Write(_svg, text.Placed, ChartStyleSheet.Fill(text.Paint));
            if (text.Angle != 0)
                _svg.Close();
        }

        private void WriteCells(Mark.Cells cells)
        {
            var (levels, region) = (cells.Levels, cells.Region);
            if (levels.Levels.Length > MostShapes || levels.Columns == 1 && levels.Rows > LevelGrid.Highest)
            {
                WriteImage(region, Png.WriteIndexed(levels.Columns, levels.Rows, levels.Levels, ColourRamp.Of(cells.Map, _isPrint)));
                if (levels.Levels.Contains(LevelGrid.Hatched))
                    WriteMask(cells);
                return;
            }

            var (width, height) = (region.Width / levels.Columns, region.Height / levels.Rows);
            _svg.Open("g").Attribute("shape-rendering", "crispEdges").Content();
            foreach (var (row, column, length, level) in levels.Runs().Where(run => run.Level != LevelGrid.Empty))
            {
                var (left, top) = (region.Left + column * width, region.Top + row * height);
                var fill = level == LevelGrid.Hatched ? $"url(#{_prefix}-hatch)" : ColourRamp.Of(cells.Map, _isPrint)[level].Hex;
                Rectangle(new Region(left, top, left + length * width, top + height), "").Attribute("fill", fill).Close();
            }

            _svg.Close();
        }

        // Where there may be thousands of hatched cells one rectangle is seen through an image of them.
        private void WriteMask(Mark.Cells cells)
        {
            var id = $"{_prefix}-mask-{Markup.Number(++_masks)}";
            byte[] holes = [.. cells.Levels.Levels.Select(level => (byte)(level == LevelGrid.Hatched ? 0 : 1))];
            _svg.Open("mask").Attribute("id", id).Content();
            WriteImage(cells.Region, Png.WriteIndexed(cells.Levels.Columns, cells.Levels.Rows, holes, [Rgb.Of(0xffffff)]));
            _svg.Close();
            Rectangle(cells.Region, "").Attribute("fill", $"url(#{_prefix}-hatch)").Attribute("mask", $"url(#{id})").Close();
        }

        private void WriteImage(Region region, byte[] png) => _svg.Open("image").Attribute("class", "pixels").Attribute("x", region.Left).Attribute("y", region.Top)
            .Attribute("width", region.Width).Attribute("height", region.Height).Attribute("preserveAspectRatio", "none")
            .Attribute("href", "data:image/png;base64," + Convert.ToBase64String(png)).Close();

        private void WriteHatch()
        {
            _svg.Open("defs").Content();
            _svg.Open("pattern").Attribute("id", _prefix + "-hatch").Attribute("patternUnits", "userSpaceOnUse").Attribute("width", 6).Attribute("height", 6).Content();
            _svg.Open("path").Attribute("class", "line " + ChartStyleSheet.Stroke(Paint.Muted)).Attribute("stroke-width", 1).Attribute("d", "M0 6L6 0M-1 1L1 -1M5 7L7 5").Close();
            _svg.Close().Close();
        }

        private Markup Rectangle(Region region, string cssClass)
        {
            _svg.Open("rect");
            if (cssClass.Length > 0)
                _svg.Attribute("class", cssClass);
            return _svg.Attribute("x", region.Left).Attribute("y", region.Top).Attribute("width", region.Width).Attribute("height", region.Height);
        }

        private static string Path(IReadOnlyList<Point> points) => "M" + string.Join("L", points.Select(SvgPath.Point));

        private static IEnumerable<Paint> PaintsOf(IEnumerable<Mark> marks) => marks.SelectMany(mark => mark switch
        {
            Mark.Line line => [line.Paint],
            Mark.Area area => [area.Paint],
            Mark.Markers markers => [markers.Paint],
            Mark.Frame frame => [frame.Paint],
            Mark.Text text => [text.Paint],
            Mark.Group group => PaintsOf(group.Items),
            _ => Enumerable.Empty<Paint>(),
        });

        private static bool HasHatching(IEnumerable<Mark> marks) => marks.Any(mark =>
            mark is Mark.Hatching || mark is Mark.Group group && HasHatching(group.Items));
    }
}
