using System.Text;

namespace AutodiffTeach.Networks.Logs.Reading;

/// <summary>The lines of a log that may still be written: one at a time, and none that is not ended, since a crash may have cut it.</summary>
/// <param name="path">The file, of UTF-8.</param>
/// <param name="longest">How many characters a line may have; a file that is no log may have no lines at all.</param>
internal sealed class LogLines(string path, int longest) : IDisposable
{
    private readonly StreamReader _reader = new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), Encoding.UTF8);
    private readonly char[] _buffer = new char[longest + 1];
    private int _next;
    private int _end;
    private Range _line;

    /// <summary>The line, without its end.</summary>
    public ReadOnlySpan<char> Line => _buffer.AsSpan(_line).TrimEnd('\r');

    /// <summary>Its number, counted from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the line was longer than it may be; then it is not all there.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Whether the file has been read to its end and ends within a line.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Goes to the next line.</summary>
    /// <returns>False where there is none.</returns>
    public bool Read()
    {
        IsTooLong = false;
        for (int searched = 0; ;)
        {
            int length = _buffer.AsSpan((_next + searched).._end).IndexOf('\n');
            if (length >= 0)
            {
                _line = _next..(_next + searched + length);
                _next = _line.End.Value + 1;
                Number++;
                return true;
            }

            searched = MoveToFront();
            int read = _reader.Read(_buffer.AsSpan(_end));
            _end += read;
            if (read == 0)
            {
                IsCut = searched > 0 || IsTooLong;
                return false;
            }
        }
    }

    public void Dispose() => _reader.Dispose();

    // Makes room behind what has been read of a line; what fills the buffer is too long to keep.
    private int MoveToFront()
    {
        int length = _end - _next;
        if (length == _buffer.Length)
        {
            IsTooLong = true;
            length = 0;
        }

        _buffer.AsSpan(_next, length).CopyTo(_buffer);
        (_next, _end) = (0, length);
        return length;
    }
}
